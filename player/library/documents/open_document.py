"""The words of an OpenDocument text (.odt), as LibreOffice and others write it.

ISO/IEC 26300-1: paragraphs are ``text:p``, headings ``text:h`` with a level.
"""

from typing import Final

from player.library.documents.archives import Archive, TextParts

_BODY: Final = "content.xml"
_UNSAID: Final = frozenset(
    {"office:annotation", "text:tracked-changes", "text:note", "office:forms", "text:sequence-decls"}
    | {"draw:object", "text:table-of-content", "svg:title", "svg:desc"}
)
"""Remarks in the margin, what was deleted, footnotes, lists of headings, and what pictures are called."""

_TABLES: Final = {"table:table": "table", "table:table-row": "row", "table:table-cell": "cell"}
_PARAGRAPHS: Final = frozenset({"text:p", "text:h"})
_DEEPEST: Final = 6
_MOST_SPACES: Final = 80


def open_document_text(archive: Archive) -> str:
    """The text of a document, for ``archive_text``."""
    return _Words().read(archive.part(_BODY))


class _Words(TextParts):
    """Text stands within paragraphs."""

    def __init__(self) -> None:
        super().__init__()
        self._unsaid = 0
        self._within = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A paragraph, a break within one, or something that isn't read."""
        self._unsaid += name in _UNSAID
        if self._unsaid:
            return
        if name in _TABLES:
            self.tables.begins(_TABLES[name])
        elif name in _PARAGRAPHS:
            self._within += 1
            self.add(_sign_of(name, attributes))
        elif name == "text:line-break":
            self.add("\n")
        elif name in {"text:tab", "text:s"}:
            count = attributes.get("text:c", "1")
            self.add(" " * (min(int(count), _MOST_SPACES) if count.isdecimal() else 1))

    def end(self, name: str) -> None:
        """The end of one of these."""
        if name in _UNSAID:
            self._unsaid -= 1
        elif name in _PARAGRAPHS and not self._unsaid:
            self._within -= 1
            self.add("\n\n")
        elif name in _TABLES and not self._unsaid:
            self.tables.ends(_TABLES[name])

    def words(self, words: str) -> None:
        """Text, and what is none."""
        if self._within and not self._unsaid:
            self.add(" ".join(words.split("\n")))


def _sign_of(name: str, attributes: dict[str, str]) -> str:
    if attributes.get("text:style-name") == "Title":
        return "# "
    if name != "text:h":
        return ""
    level = attributes.get("text:outline-level", "1")
    return "#" * min(int(level) + 1 if level.isdecimal() else 2, _DEEPEST) + " "
