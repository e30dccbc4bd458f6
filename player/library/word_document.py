"""The words of a Word document (.docx): paragraphs and headings, read as they come."""

import io
import zipfile
import zlib
from typing import Final
from xml.parsers import expat

from player.language.catalogue import _
from player.practice.errors import NotUsableError, Place, Problem, Severity

_BODY: Final = "word/document.xml"
_LARGEST_BODY: Final = 8 * 1024 * 1024
"""Bytes once unpacked; a document of a hundred pages has about one million."""

_LONGEST_TEXT: Final = 256 * 1024
_HEADING: Final = "heading"
_TITLE: Final = "title"
_DEEPEST_HEADING: Final = 6


def word_text(data: bytes, file: str) -> str:
    """The text of a document, a blank line between paragraphs, headings begun with ``#``.

    Args:
        data: the file's bytes.
        file: its name, for messages.

    Raises:
        NotUsableError: it is damaged, protected by a password, or larger than any script.
    """
    try:
        body = _body(data)
        return _Words().read(body)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError, RuntimeError) as error:
        raise _refused(file, _("This Word document can't be read: {error}.").format(error=error)) from error
    except expat.ExpatError as error:
        raise _refused(file, _("This Word document is damaged.")) from error
    except _TooLargeError as error:
        raise _refused(file, _("This Word document is larger than any script.")) from error


class _TooLargeError(Exception):
    """It unpacks to more than is read."""


def _body(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_BODY) as part:
        # The size that stands in the archive need not be true.
        body = part.read(_LARGEST_BODY + 1)
    if len(body) > _LARGEST_BODY:
        raise _TooLargeError
    return body


def _refused(file: str, message: str) -> NotUsableError:
    expected = _("Save it as plain text (.txt) in the program that made it, and give that.")
    return NotUsableError([Problem(Place(file, 1, 1), Severity.ERROR, "unreadable", message, "", expected)])


class _Words:
    """Collects the words between the tags. Nothing is kept of the tree, so nesting costs nothing."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._in_text = False
        self._length = 0

    def read(self, body: bytes) -> str:
        """The words of ``word/document.xml``."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        # No document has a DOCTYPE; without one there are no entities that could grow.
        parser.StartDoctypeDeclHandler = self._doctype
        parser.Parse(body, True)
        return "".join(self._parts)

    def _doctype(self, *_: object) -> None:
        raise _TooLargeError

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "w:t":
            self._in_text = True
        elif name in {"w:br", "w:cr"}:
            self._add("\n")
        elif name == "w:tab":
            self._add(" ")
        elif name == "w:pStyle":
            self._add(_sign_of(attributes.get("w:val", "")))

    def _end(self, name: str) -> None:
        if name == "w:t":
            self._in_text = False
        elif name == "w:p":
            self._add("\n\n")

    def _words(self, words: str) -> None:
        if self._in_text:
            self._add(words)

    def _add(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)
        if self._length > _LONGEST_TEXT:
            raise _TooLargeError


def _sign_of(style: str) -> str:
    """What a paragraph of that style begins with; nothing for one that is no heading."""
    plain = style.lower().replace(" ", "")
    if plain == _TITLE:
        return "# "
    level = plain.removeprefix(_HEADING)
    is_heading = plain.startswith(_HEADING) and level.isdecimal() and 0 < int(level) <= _DEEPEST_HEADING
    return "#" * min(int(level) + 1, _DEEPEST_HEADING) + " " if is_heading else ""
