"""The words of an OpenDocument text (.odt), as LibreOffice and others write it.

ISO/IEC 26300-1: paragraphs are ``text:p``, headings ``text:h`` with a level.
"""

from typing import Final

from player.library.documents.archives import Archive, TextParts
from player.library.documents.left_out import left_out

_BODY: Final = "content.xml"
_UNSAID: Final = frozenset(
    {"office:annotation", "text:tracked-changes", "text:note", "office:forms", "text:sequence-decls"}
    | {"draw:object", "text:table-of-content", "svg:title", "svg:desc", "text:hidden-text"}
    | {"text:page-number", "text:page-count", "text:author-name", "text:file-name", "text:ruby-text"}
)
"""Remarks in the margin, what was deleted, footnotes, lists of headings, what pictures are called, what a
program fills in, and how a word is read."""

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
        self._style = ""
        self._hiding: set[str] = set()
        self._spans: list[bool] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A paragraph, a break within one, or something that isn't read."""
        self._unsaid += name in _UNSAID
        if self._unsaid:
            return
        if name == "style:style":
            self._style = attributes.get("style:name", "")
        elif name == "style:text-properties" and _hides(attributes):
            self._hiding.add(self._style)
        elif name == "text:span":
            self._spans.append(attributes.get("text:style-name") in self._hiding)
        elif name in _TABLES:
            self.tables.begins(_TABLES[name], over=attributes.get("table:number-columns-spanned", ""))
        elif name == "table:covered-table-cell":
            self.tables.covered(attributes.get("table:number-columns-repeated", ""))
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
        elif name == "text:span" and self._spans and not self._unsaid:
            self._spans.pop()
        elif name in _TABLES and not self._unsaid:
            self.tables.ends(_TABLES[name])

    def words(self, words: str) -> None:
        """Text, and what is none."""
        if not self._within or self._unsaid:
            return
        if any(self._spans):
            self.add(left_out(words, "hidden or struck out"))
        else:
            self.add(" ".join(words.split("\n")))


def _hides(properties: dict[str, str]) -> bool:
    """Whether text that looks so isn't seen, or is struck out."""
    struck = properties.get("style:text-line-through-style", "none") != "none"
    return struck or properties.get("text:display") == "none"


def _sign_of(name: str, attributes: dict[str, str]) -> str:
    if attributes.get("text:style-name") == "Title":
        return "# "
    if name != "text:h":
        return ""
    level = attributes.get("text:outline-level", "1")
    return "#" * min(int(level) + 1 if level.isdecimal() else 2, _DEEPEST) + " "
