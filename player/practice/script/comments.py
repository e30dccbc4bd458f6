"""Comments in a script: remarks for authors, of which nothing is heard. Some ask for a decision."""

import re
from typing import Final

from player.practice.errors import Problem, Severity
from player.practice.script.model import Comment, Script
from player.practice.script.source import Line, Problems

_COMMENT: Final = re.compile(r" {0,3}<!--(?P<text>(?:(?!-->).)*)--> *")
_IN_YAML: Final = re.compile(r" *#(?P<text>.*)")
_DECIDE: Final = re.compile(r"decide: *(?P<text>.*)", re.IGNORECASE)


def without_comments(
    lines: tuple[Line, ...], problems: Problems
) -> tuple[tuple[Line, ...], tuple[Comment, ...]]:
    """The lines of a body without those that are comments, and these.

    What stands around a comment is read as if it weren't there: a paragraph goes on behind it.
    """
    kept, comments = [], []
    for line in lines:
        found = _COMMENT.fullmatch(line.text)
        if found is None:
            kept.append(line)
        else:
            comments.append(Comment(found["text"].strip(), problems.place(line.number, 1)))
    return tuple(kept), tuple(comments)


def yaml_comments(lines: tuple[Line, ...], problems: Problems) -> tuple[Comment, ...]:
    """The comments of the front matter that have a line of their own."""
    found = ((line, _IN_YAML.fullmatch(line.text)) for line in lines)
    return tuple(
        Comment(match["text"].strip(), problems.place(line.number, 1)) for line, match in found if match
    )


def undecided(script: Script) -> tuple[Problem, ...]:
    """The comments that begin with ``decide:``, as notes: what a draft left for its author to decide."""
    return tuple(
        Problem(
            comment.place,
            Severity.NOTE,
            "decide",
            f"To decide: {asked['text'].rstrip('.')}.",
            "",
            "Take this comment out once you have.",
        )
        for comment in script.comments
        if (asked := _DECIDE.match(comment.text))
    )
