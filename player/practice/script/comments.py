"""Comments in a script: remarks for its authors that are never spoken. Some ask for a decision."""

import re
from typing import Final

from player.language.catalogue import _
from player.practice.errors import Problem, Severity
from player.practice.script.model import Comment, Script
from player.practice.script.source import Line, Problems

_COMMENT: Final = re.compile(r" {0,3}<!--(?P<text>(?:(?!-->).)*)--> *")
_IN_YAML: Final = re.compile(r" *#(?P<text>.*)")
_DECIDE: Final = re.compile(r"decide: *(?P<text>.*)", re.IGNORECASE)


def split_comments(
    lines: tuple[Line, ...], problems: Problems
) -> tuple[tuple[Line, ...], tuple[Comment, ...]]:
    """The lines of a body without its comment lines, and the comments.

    A comment doesn't end the paragraph it is in: the lines before and after it are read as neighbours.
    """
    text_lines, comments = [], []
    for line in lines:
        found = _COMMENT.fullmatch(line.text)
        if found is None:
            text_lines.append(line)
        else:
            comments.append(Comment(found["text"].strip(), problems.place(line.number, 1)))
    return tuple(text_lines), tuple(comments)


def front_matter_comments(lines: tuple[Line, ...], problems: Problems) -> tuple[Comment, ...]:
    """The comments of the front matter that have a line of their own."""
    found = ((line, _IN_YAML.fullmatch(line.text)) for line in lines)
    return tuple(
        Comment(match["text"].strip(), problems.place(line.number, 1)) for line, match in found if match
    )


def undecided(script: Script) -> tuple[Problem, ...]:
    """The comments that begin with ``decide:``, as notes: what a draft leaves to its author."""
    return tuple(
        Problem(
            comment.place,
            Severity.NOTE,
            "decide",
            _("To decide: {rstrip}.").format(rstrip=asked["text"].rstrip(".")),
            "",
            _("Take this comment out once you have."),
        )
        for comment in script.comments
        if (asked := _DECIDE.match(comment.text))
    )
