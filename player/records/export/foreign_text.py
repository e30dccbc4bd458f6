"""Checks the strings in a JSON file, with their places, before anything uses them."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Final

from player.language.catalogue import _
from player.practice.characters import find_hidden
from player.practice.errors import Place
from player.practice.script.source import Problems, TooManyProblemsError, hidden_character
from player.records.errors import NotAnExportError

_SUSPECT: Final = re.compile(
    # Every character, and every escape, that could be a hidden one.
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200c-\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb"
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
    r"|\\u(?:00[01789]|061|180|20|[dD][89a-fA-F]|[fF])|\\[bf]"
)
_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_CHARACTER: Final = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|.", re.DOTALL
)


def check_json(data: bytes, file: str) -> None:
    """Refuse a JSON file whose strings hold invisible characters, literal or escaped.

    Invalid JSON is left for its reader to report.

    Raises:
        NotUsableError: with every problem, in file order.
        NotAnExportError: it is not UTF-8.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        where = _place(before, len(before), file)
        raise NotAnExportError(
            file,
            _("line {line}, column {column}").format(line=where.line, column=where.column),
            _("it is not UTF-8"),
        ) from error
    # A normal export has none of these, so this is fast.
    if _SUSPECT.search(text) is None:
        return
    problems = Problems(file)
    with suppress(TooManyProblemsError):
        for at, character in _hidden_in(text):
            problems.add(hidden_character(_place(text, at, file), character))
    problems.raise_if_any()


def _hidden_in(text: str) -> Iterator[tuple[int, str]]:
    """The first hidden character of every string: its position in the file, and the character."""
    for found in _STRING.finditer(text):
        words = _decoded(found[0]) if _SUSPECT.search(found[0]) else ""
        at = find_hidden(words)
        if at >= 0:
            # One piece of the file is one character of the string.
            pieces = _CHARACTER.finditer(text, found.start() + 1, found.end() - 1)
            yield next((piece.start() for piece in islice(pieces, at, None)), found.start()), words[at]


def _decoded(literal: str) -> str:
    try:
        return str(json.loads(literal, strict=False))
    except ValueError:
        return literal[1:-1]


def _place(text: str, at: int, file: str) -> Place:
    line = text.count("\n", 0, at) + 1
    return Place(file, line, at - text.rfind("\n", 0, at))
