"""Decodes a file, splits it into lines, and collects problems with their places."""

import re
from bisect import bisect_right
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable
from dataclasses import dataclass, field

from player.language.catalogue import _
from player.practice.characters import find_invisible, named, without_hidden, without_invisible
from player.practice.errors import NotUsableError, Place, PracticeError, Problem, Severity

LARGEST_FILE = 128 * 1024
"""In bytes. A script of twenty minutes has about ten thousand; a file this large is read within a second."""

MOST_LINES = 5000
"""A script of twenty minutes has about three hundred."""

MOST_PROBLEMS = 200
"""After this many, reading stops: nobody reads that far, and a hostile file must not take long."""

_LINE_END = re.compile(r"\r\n|\n|\r")
_SHOWN_AT_MOST = 60


class TooManyProblemsError(PracticeError):
    """Reading stopped early; ``Problems.found`` holds the problems found so far."""


@dataclass(frozen=True)
class Line:
    """One line without its end, and its number from 1."""

    number: int
    text: str


@dataclass
class Problems:
    """Collects the problems of one file."""

    file: str
    found: list[Problem] = field(default_factory=list)

    def place(self, line: int, column: int) -> Place:
        """A place in this file."""
        return Place(self.file, line, column)

    def error(self, place: Place, code: str, message: str, found: str, expected: str) -> None:
        """Add an error.

        Raises:
            TooManyProblemsError: ``MOST_PROBLEMS`` has been reached.
        """
        self.add(Problem(place, Severity.ERROR, code, message, shortened(found), expected))

    def add(self, problem: Problem) -> None:
        """Add a problem.

        Raises:
            TooManyProblemsError: ``MOST_PROBLEMS`` has been reached.
        """
        self.found.append(problem)
        if len(self.found) >= MOST_PROBLEMS:
            self.found.append(
                Problem(
                    problem.place,
                    Severity.ERROR,
                    "too-many-problems",
                    _("There are {most_problems} problems up to here, so reading stopped.").format(
                        most_problems=MOST_PROBLEMS
                    ),
                    "",
                    _("Mend these first, then check again."),
                )
            )
            raise TooManyProblemsError

    def raise_if_any(self) -> None:
        """Raise if there are problems.

        Raises:
            NotUsableError: holds all problems, in file order.
        """
        if self.found:
            raise NotUsableError(sorted(self.found, key=lambda problem: problem.place))


@dataclass(frozen=True)
class Passage:
    """The text of one or more lines joined by spaces, with the place of each character in the file.

    Attributes:
        text: the joined text.
        starts: for each line, the offset in ``text`` where it begins.
        places: for each line, the place of its first character.
    """

    text: str
    starts: tuple[int, ...]
    places: tuple[Place, ...]

    def place(self, offset: int) -> Place:
        """The place in the file of the character at ``offset``."""
        index = max(bisect_right(self.starts, offset) - 1, 0)
        start = self.places[index]
        return Place(start.file, start.line, start.column + offset - self.starts[index])

    def after(self, offset: int) -> "Passage":
        """The passage from ``offset`` on."""
        index = max(bisect_right(self.starts, offset) - 1, 0)
        starts = (0, *(start - offset for start in self.starts[index + 1 :]))
        return Passage(self.text[offset:], starts, (self.place(offset), *self.places[index + 1 :]))


def join_lines(file: str, parts: Iterable[tuple[Line, int]]) -> Passage:
    """The lines joined to one text, each from its index on and without the spaces around it."""
    texts, starts, places, length = [], [], [], 0
    for line, index in parts:
        text = line.text[index:]
        lead = len(text) - len(text.lstrip(" "))
        texts.append(text.strip(" "))
        starts.append(length)
        places.append(Place(file, line.number, index + lead + 1))
        length += len(texts[-1]) + 1
    return Passage(" ".join(texts), tuple(starts), tuple(places))


def shortened(text: str) -> str:
    """The text as a problem shows it: cut to 60 characters."""
    return text if len(text) <= _SHOWN_AT_MOST else text[: _SHOWN_AT_MOST - 1] + "…"


def hidden_character(place: Place, character: str) -> Problem:
    """The error for a character that can't be seen."""
    message = _("There is a character here that can't be seen ({named}).").format(named=named(character))
    expected = _("Delete it, or write the line again.")
    return Problem(place, Severity.ERROR, "hidden-character", message, character, expected)


def decoded(data: bytes, problems: Problems) -> str:
    """The text of a file, without a leading byte order mark.

    Raises:
        NotUsableError: the file is too big, not UTF-8, or has a NUL in it. The error holds only this problem,
            since nothing else in such a file can be trusted.
    """
    body = data.removeprefix(BOM_UTF8)
    refused = _refused_as_a_whole(data, problems.file) or _nul_in(data, body, problems.file)
    if refused is None:
        try:
            return body.decode("utf-8")
        except UnicodeDecodeError as error:
            refused = _not_utf_8(data, body, error.start, problems.file)
    raise NotUsableError([refused])


def _refused_as_a_whole(data: bytes, file: str) -> Problem | None:
    """What is wrong with all of a file; none where that has to be looked for."""
    place = Place(file, 1, 1)
    if len(data) > LARGEST_FILE:
        message = _("The file has {count} bytes; at most {largest_file} are read.").format(
            count=len(data), largest_file=LARGEST_FILE
        )
        expected = _("Keep it to spoken lines: 128 KiB at most, and a script of twenty minutes needs 10.")
        return Problem(place, Severity.ERROR, "too-big", message, "", expected)
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        message = _("The file is saved as UTF-16.")
        expected = _("Save it again with the encoding UTF-8.")
        return Problem(place, Severity.ERROR, "not-utf-8", message, "", expected)
    return None


def _nul_in(data: bytes, body: bytes, file: str) -> Problem | None:
    index = body.find(b"\0")
    if index < 0:
        return None
    message = _("Byte {index} (counted from 0) is a NUL.").format(index=data.index(0))
    expected = _("Save it as a plain text file in UTF-8.")
    return Problem(_place_of_byte(body, index, file), Severity.ERROR, "nul", message, "\0", expected)


def _not_utf_8(data: bytes, body: bytes, start: int, file: str) -> Problem:
    offset = start + len(data) - len(body)
    message = _("Byte {offset} (counted from 0) is not UTF-8.").format(offset=offset)
    expected = _("Save the file again with the encoding UTF-8.")
    found = body[start : start + 1].hex()
    return Problem(_place_of_byte(body, start, file), Severity.ERROR, "not-utf-8", message, found, expected)


def _place_of_byte(body: bytes, offset: int, file: str) -> Place:
    lines = _LINE_END.split(body[:offset].decode("utf-8", errors="replace"))
    return Place(file, len(lines), len(lines[-1]) + 1)


def lines_of(text: str, problems: Problems) -> tuple[Line, ...]:
    """The lines of a text. Tabs and characters that can't be seen are reported and replaced by spaces."""
    lines = _LINE_END.split(text)
    if len(lines) > MOST_LINES:
        message = _("The file has {count} lines; {most_lines} are read.").format(
            count=len(lines), most_lines=MOST_LINES
        )
        problems.error(problems.place(MOST_LINES + 1, 1), "too-many-lines", message, "", _("Shorten it."))
    return tuple(
        Line(number, _printable(line, number, problems))
        for number, line in enumerate(lines[:MOST_LINES], start=1)
    )


def _printable(line: str, number: int, problems: Problems) -> str:
    if "\t" in line:
        column = line.index("\t") + 1
        problems.error(
            problems.place(number, column), "tab", _("There is a tab here."), "\t", _("Use spaces instead.")
        )
        line = line.replace("\t", " ")
    return replace_invisible(line, problems.place(number, 1), problems)


def replace_invisible(text: str, start: Place, problems: Problems, *, escaped: bool = False) -> str:
    """The text with spaces in place of characters that can't be seen; the first of them is reported.

    Args:
        text: after decoding.
        start: the place where the text begins.
        problems: collects the problem.
        escaped: True where the text may come from escapes in the file, so that only its start has a place.
    """
    offset = find_invisible(text)
    if offset < 0:
        return text
    place = start if escaped else Place(start.file, start.line, start.column + offset)
    problems.add(hidden_character(place, text[offset]))
    return without_hidden(without_invisible(text, " "), " ")
