"""The text that a web page shows."""

import re
from html.parser import HTMLParser
from typing import Final

from player.library.documents.document_tables import Tables

_UNSEEN: Final = frozenset(
    {"head", "script", "style", "template", "noscript", "nav", "svg", "button", "form"}
    | {"aside", "footer", "figcaption", "iframe", "select"}
)
"""What stands in a web page and is no part of its text."""

_HEADED: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_WITHIN: Final = frozenset(
    {"a", "abbr", "b", "cite", "code", "em", "font", "i", "img", "mark", "q", "s", "small", "span", "strong"}
    | {"sub", "sup", "time", "u", "wbr", "break"}
)
"""Marks within a sentence; all others part paragraphs."""

_NOTES, _NOTED = ("#cmnt", "#ftnt"), ("#cmnt_ref", "#ftnt_ref")
"""Where Google's documents lead to comments and footnotes, and back from them."""

_TABLES: Final = {"table": "table", "tr": "row", "td": "cell", "th": "cell"}
_BETWEEN_ROWS: Final = re.compile(r"\|\n\n(?=\|)\|")
_SPACES: Final = re.compile(r"\s+")


def page_text(text: str) -> str:
    """Paragraphs with a blank line between, and headings as Markdown has them.

    Args:
        text: of an HTML page.
    """
    page = _WebPage()
    page.feed(text)
    page.close()
    lines = (line.strip() for line in "".join(page.parts).split("\n"))
    shown = "\n\n".join(line for line in lines if line.strip("# "))
    return _BETWEEN_ROWS.sub("|\n|", shown)


class _WebPage(HTMLParser):
    """Collects the text, and the marks of headings."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._unseen = 0
        self._mark = self._note = False
        self._tables = Tables(self.parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A paragraph, a heading, or something that isn't read."""
        given = {name: value or "" for name, value in attrs}
        self._end_note(tag)
        self._mark = self._mark or (tag == "a" and given.get("href", "").startswith(_NOTES))
        if tag == "a" and given.get("href", "").startswith(_NOTED):
            # A draft reports what stands in such brackets, and doesn't say it.
            self.parts.append("[")
            self._note = True
        if tag == "body":
            self._unseen = 0
        self._unseen += tag in _UNSEEN
        if tag == "break":
            # Of speech markup: it says how long a pause is.
            self.parts.append(self.get_starttag_text() or "")
        elif tag == "p" and "title" in given.get("class", "").split():
            self.parts.append("\n\n# ")
        elif tag in _HEADED:
            self.parts.append(f"\n\n{'#' * int(tag[1])} ")
        elif tag not in _WITHIN:
            self.parts.append("\n\n")
        if tag in _TABLES:
            self._tables.begins(_TABLES[tag])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that ends itself; an e-book's ``<title/>`` hides nothing."""
        if tag not in _UNSEEN:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """The end of one of these."""
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        self._mark = self._mark and tag != "a"
        self._end_note(tag)
        if tag in _TABLES:
            self._tables.ends(_TABLES[tag])
        if tag not in _WITHIN:
            self.parts.append("\n\n")

    def _end_note(self, tag: str) -> None:
        if self._note and tag not in _WITHIN:
            self.parts.append("]")
            self._note = False

    def handle_data(self, data: str) -> None:
        """Words."""
        if not (self._unseen or self._mark):
            self.parts.append(_SPACES.sub(" ", data))
