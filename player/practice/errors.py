"""What can be wrong with something a person wrote, and the errors of the practice room."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from player.language.catalogue import _, later
from player.practice.display_text import one_line


class Severity(StrEnum):
    """An error stops the file from being used; a warning is advice; a note is something left to decide."""

    ERROR = later("error")
    WARNING = later("warning")
    NOTE = later("note")

    @property
    def words(self) -> str:
        """The same for a person."""
        return _(self.value)


class Place(NamedTuple):
    """Where in a file: line and column count from 1, columns in characters."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Problem(NamedTuple):
    """One thing wrong in one place.

    Attributes:
        place: where it starts.
        severity: error, warning or note.
        code: a short stable name such as ``unknown-mark``.
        message: what was wrong, in a plain sentence.
        found: the text at fault, as it stands in the file (may be empty).
        expected: what was expected, or what to do.
    """

    place: Place
    severity: Severity
    code: str
    message: str
    found: str
    expected: str

    def __str__(self) -> str:
        found = _(" Found: {found!r}.").format(found=self.found) if self.found else ""
        words = f"{self.place}: {self.severity.words}: {self.message}{found} {self.expected} [{self.code}]"
        return one_line(words)


class PracticeError(Exception):
    """Base of every error that the practice room raises."""


class NotUsableError(PracticeError):
    """A script or preset file holds errors; ``problems`` has all of them, in file order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
