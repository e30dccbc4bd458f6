"""What is wrong with files, as a person meets it: which file, in one sentence; where and what, in details."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from player.language.catalogue import _, counted
from player.practice.display_text import isolated, one_line
from player.practice.errors import Problem
from player.practice.files_said import path_said
from player.practice.plain_words import joined

_NAMED: Final = 3
"""So many files are called by their names; of more, how many they are."""

_DETAILED: Final = 20
"""So many problems are told in details: that is as much as anyone reads."""


class FilesLeftOut(NamedTuple):
    """What is said of files that can't be used.

    Attributes:
        text: which they are, and that nothing else is missing.
        details: where each is, and what is wrong in it, line by line; empty for none.
    """

    text: str
    details: str


def problem_said(problem: Problem) -> str:
    """What is wrong and what to do, without its file, its place and its code."""
    found = _(" Found: {found!r}.").format(found=problem.found) if problem.found else ""
    words = one_line(f"{problem.message}{found} {problem.expected}".strip())
    if problem.place.line == 1:
        # As often as not it is the whole file that is meant.
        return words
    return _("Line {line}: {words}").format(line=problem.place.line, words=words)


def files_left_out(problems: Iterable[Problem]) -> FilesLeftOut:
    """All files that can't be used, said together; there is at least one problem."""
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.place.file, []).append(problem)
    names = [isolated(Path(file).name) for file in by_file]
    shown, more = names[:_NAMED], len(names) - _NAMED
    if more > 0:
        shown.append(counted("{number} more", "{number} more", more))
    text = counted(
        "{names} can't be used as it is, and is left out. Everything else is here.",
        "{names} can't be used as they are, and are left out. Everything else is here.",
        len(names),
        names=joined(shown),
    )
    return FilesLeftOut(text, "\n".join(_details(by_file)))


def _details(by_file: dict[str, list[Problem]]) -> list[str]:
    lines: list[str] = []
    told, all_of_them = 0, sum(map(len, by_file.values()))
    for file, problems in by_file.items():
        if told >= _DETAILED:
            break
        lines.append(path_said(Path(file)))
        lines += [problem_said(problem) for problem in problems[: _DETAILED - told]]
        told += len(problems[: _DETAILED - told])
    if told < all_of_them:
        lines.append(counted("And {number} more.", "And {number} more.", all_of_them - told))
    return lines
