"""Parts of documents that are archives, unpacked within bounds: a small file can unpack to terabytes."""

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Final
from xml.parsers import expat

from player.language.catalogue import _
from player.library.documents.document_tables import Tables
from player.practice.errors import NotUsableError, Place, Problem, Severity

LARGEST_PART: Final = 8 * 1024 * 1024
"""Bytes once unpacked; a document of a hundred pages has about one million."""

LONGEST_TEXT: Final = 256 * 1024
"""Characters; a script has fewer."""

_FAULTS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    expat.ExpatError,
    UnicodeError,
)
"""What a damaged archive, or one that is protected by a password, raises."""


class TooLargeError(Exception):
    """It unpacks to more than is read."""


class LockedError(Exception):
    """A shop or a library has encrypted it."""


class Archive:
    """A zip archive whose parts are read within a bound for all of them together.

    Args:
        data: its bytes.

    Raises:
        zipfile.BadZipFile: it is none.
    """

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._left = LARGEST_PART
        self.names = frozenset(self._zip.namelist())

    def part(self, name: str) -> bytes:
        """One part.

        Raises:
            KeyError: there is none of this name.
            TooLargeError: it and those read before are larger than ``LARGEST_PART``.
        """
        with self._zip.open(name) as opened:
            # The size that stands in the archive need not be true.
            found = opened.read(self._left + 1)
        self._left -= len(found)
        if self._left < 0:
            raise TooLargeError
        return found


class TextParts:
    """Collects the text between tags, as a parser without a tree meets it; nesting costs nothing."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.tables = Tables(self._parts)

    def read(self, body: bytes) -> str:
        """The text of an XML document.

        Raises:
            expat.ExpatError: it isn't well formed.
            TooLargeError: there is more of it than is read.
        """
        parser = parser_without_entities()
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.words
        parser.Parse(body, True)
        return "".join(self._parts)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag begins."""
        raise NotImplementedError

    def end(self, name: str) -> None:
        """A tag ends."""
        raise NotImplementedError

    def words(self, words: str) -> None:
        """Text between tags."""
        raise NotImplementedError

    def add(self, words: str) -> None:
        """Add to the text."""
        self._parts.append(words)
        self._length += len(words)
        if self._length > LONGEST_TEXT:
            raise TooLargeError


def parser_without_entities() -> expat.XMLParserType:
    """A parser of XML that takes a DOCTYPE for a fault: without one there are no entities that could grow."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_given: object) -> None:
    raise expat.ExpatError("DOCTYPE")


def archive_text(data: bytes, file: str, read: Callable[[Archive], str]) -> str:
    """The text of a document that is an archive.

    Args:
        data: the file's bytes.
        file: its name, for messages.
        read: gives the text in its parts, a blank line between paragraphs, headings begun with ``#``.

    Raises:
        NotUsableError: it is damaged, protected by a password, locked, or larger than any script.
    """
    try:
        return read(Archive(data))
    except _FAULTS as fault:
        raise _unreadable(file, _("This document can't be read: {error}.").format(error=fault)) from fault
    except LockedError as fault:
        locked = _("This book is locked by the shop or library that it came from.")
        raise _unreadable(file, locked) from fault
    except TooLargeError as fault:
        raise _unreadable(file, _("This document is larger than any script.")) from fault


def _unreadable(file: str, message: str) -> NotUsableError:
    """The error for a document that can't be read, with what to do."""
    expected = _("Save it as plain text (.txt) in the program that made it, and give that.")
    return NotUsableError([Problem(Place(file, 1, 1), Severity.ERROR, "unreadable", message, "", expected)])
