"""The text that a web page shows."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Final

from player.library.documents.document_tables import Tables
from player.library.documents.left_out import left_out

_UNSEEN: Final = frozenset(
    {"head", "script", "style", "template", "noscript", "nav", "svg", "button", "form"}
    | {"aside", "footer", "figcaption", "iframe", "select", "rt", "rp", "textarea", "dialog"}
)
"""What stands in a web page and is no part of its text."""

_HEADED: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_WITHIN: Final = frozenset(
    {"a", "abbr", "b", "cite", "code", "em", "font", "i", "img", "mark", "q", "s", "small", "span", "strong"}
    | {"sub", "sup", "time", "u", "wbr", "break", "ins", "del", "strike", "kbd", "samp", "var", "big", "dfn"}
    | {"bdi", "bdo", "data", "ruby", "rb", "rt", "rp", "tt", "nobr", "o:p"}
)
"""Marks within a sentence; all others part paragraphs."""

_FOLDED: Final = frozenset({"details", "summary"})
"""Stays as it is: a draft says whether it is read."""

_STRUCK: Final = frozenset({"del", "s", "strike"})
_VOID: Final = frozenset(
    {"img", "br", "hr", "input", "wbr", "meta", "link", "area", "base", "col", "embed", "source"}
)
_NOT_SHOWN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|line-through", re.IGNORECASE)
_BOXES: Final = frozenset({"div", "section", "ul", "ol", "p"})
_OF_THE_SITE: Final = re.compile(
    r"\s(?:sharedaddy|shar(?:e|ing)(?:[-_]\w+)*|social(?:[-_]\w+)*|comments?(?:[-_]\w+)*|"
    r"related(?:[-_]\w+)*|jp-relatedposts|sidebar|breadcrumbs?|cookie\S*|newsletter\S*|post-nav\S*|"
    r"site-(?:header|footer|navigation)|menu)(?=\s)",
    re.IGNORECASE,
)
_REFERS: Final = frozenset({"noteref", "doc-noteref"})
_ON_PAPER: Final = frozenset(
    {"pagebreak", "doc-pagebreak", "footnote", "doc-footnote", "endnotes", "doc-endnotes"}
)
"""What a link to a footnote is called in e-books, and what a number of a printed page and notes are called
(EPUB 3 Structural Semantics, DPUB-ARIA)."""

_SITE: Final = re.compile(r"\s+[|·»–—-]\s+")
_NO_TITLE: Final = re.compile(
    r"\W*(?:untitled|document ?[0-9]*|microsoft word\b.*|[^ ]+\.\w{2,4})?\W*", re.IGNORECASE
)
_NOTES, _NOTED = ("#cmnt", "#ftnt"), ("#cmnt_ref", "#ftnt_ref")
"""Where Google's documents lead to comments and footnotes, and back from them."""

_TITLED: Final = frozenset({"title", "msotitle", "p-title", "doc-title"})
"""Classes of the paragraph that has the title, in what Google's documents and Word save."""

_TABLES: Final = {"table": "table", "tr": "row", "td": "cell", "th": "cell"}
_BETWEEN_ROWS: Final = re.compile(r"\|\n\n(?=\|)\|")
_SPACES: Final = re.compile(r"\s+")


def page_text(text: str, *, titled: bool = False) -> str:
    """Paragraphs with a blank line between, and headings as Markdown has them.

    Args:
        text: of an HTML page.
        titled: whether a page without a highest heading begins with its title.
    """
    page = _WebPage()
    page.feed(text)
    page.close()
    lines = (line.strip() for line in "".join(page.parts).split("\n"))
    shown = "\n\n".join(line for line in lines if line.strip("# "))
    title = _SITE.split(" ".join(page.title.split()))[0]
    if titled and shown and not re.search("^# ", shown, re.MULTILINE) and not _NO_TITLE.fullmatch(title):
        shown = f"# {title}\n\n{shown}"
    return _BETWEEN_ROWS.sub("|\n|", shown)


class _WebPage(HTMLParser):
    """Collects the text, and the marks of headings."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.title = ""
        self._in_title = False
        self._unseen = 0
        self._hidden: list[str] = []
        """The element that isn't shown, and those of its name within it."""

        self._boxes: list[str] = []
        """The same of a box that belongs to the site, such as buttons to share a page."""

        self._ended = False
        self._mark = self._note = False
        self._tables = Tables(self.parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A paragraph, a heading, or something that isn't read."""
        given = {name: value or "" for name, value in attrs}
        self._end_note(tag)
        self._in_title = tag == "title"
        self._hide(tag, given)
        if tag == "main":
            self._begin_main()
        self._mark = self._mark or (tag == "a" and _leads_to_note(given))
        if tag == "a" and given.get("href", "").startswith(_NOTED):
            # A draft reports what stands in such brackets, and doesn't say it.
            self.parts.append("[")
            self._note = True
        if tag == "body":
            self._unseen = 0
        self._unseen += tag in _UNSEEN
        if tag in {"break", "time"}:
            # Of speech markup, which says how long a pause is; and what stands apart from a name.
            self.parts.append((self.get_starttag_text() or "") if tag == "break" else " ")
        elif tag == "p" and _TITLED.intersection(given.get("class", "").lower().split()):
            self.parts.append("\n\n# ")
        elif tag in _HEADED:
            self.parts.append(f"\n\n{'#' * int(tag[1])} ")
        elif tag in _FOLDED:
            self.parts.append(f"\n\n<{tag}{' open' if 'open' in given else ''}>")
        elif tag not in _WITHIN:
            self.parts.append("\n\n")
        if tag in _TABLES:
            across, down = given.get("colspan", ""), given.get("rowspan", "")
            self._tables.begins(_TABLES[tag], across=across, down=down)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that ends itself; an e-book's ``<title/>`` hides nothing."""
        if tag not in _UNSEEN:
            hidden, boxes = len(self._hidden), len(self._boxes)
            self.handle_starttag(tag, attrs)
            # Nothing stands within it.
            del self._hidden[hidden:], self._boxes[boxes:]

    def handle_endtag(self, tag: str) -> None:
        """The end of one of these."""
        self._in_title = False
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        if self._hidden and tag == self._hidden[-1]:
            self._hidden.pop()
        if self._boxes and tag == self._boxes[-1]:
            self._boxes.pop()
        self._ended = self._ended or tag == "main"
        self._mark = self._mark and tag != "a"
        self._end_note(tag)
        if tag in _TABLES:
            self._tables.ends(_TABLES[tag])
        if tag in _FOLDED:
            self.parts.append(f"</{tag}>")
        if tag not in _WITHIN:
            self.parts.append("\n\n")

    def _end_note(self, tag: str) -> None:
        if self._note and tag not in _WITHIN:
            self.parts.append("]")
            self._note = False

    def handle_data(self, data: str) -> None:
        """Words."""
        if self._in_title:
            self.title += data
        if self._unseen or self._mark or self._ended or self._boxes:
            return
        if self._hidden:
            self.parts.append(left_out(data, "hidden or struck out"))
        else:
            self.parts.append(_SPACES.sub(" ", data))

    def _hide(self, tag: str, given: Mapping[str, str]) -> None:
        """Follow what isn't shown up to its end."""
        if tag in _VOID or tag in _UNSEEN:
            return
        style = given.get("style", "")
        if _OF_THE_SITE.search(f" {given.get('class', '')} {given.get('id', '')} ") and tag in _BOXES:
            self._boxes = self._boxes or [tag]
        elif self._boxes and tag == self._boxes[-1]:
            self._boxes.append(tag)
        hides = (
            bool(_ON_PAPER & _kinds(given))
            or tag in _STRUCK
            or "hidden" in given
            or _NOT_SHOWN.search(style) is not None
        )
        if self._hidden and tag == self._hidden[-1]:
            self._hidden.append(tag)
        elif hides and not self._hidden:
            self._hidden = [tag]

    def _begin_main(self) -> None:
        """What stands before the page's own part belongs to the site, but for the page's heading."""
        if not self._ended:
            shown = "".join(self.parts).split("\n")
            self.parts[:] = ["".join(f"{line}\n\n" for line in shown if re.match(r"# .*\w", line))]
        self._ended = False


def _leads_to_note(given: Mapping[str, str]) -> bool:
    return given.get("href", "").startswith(_NOTES) or bool(_REFERS & _kinds(given))


def _kinds(given: Mapping[str, str]) -> set[str]:
    return set(f"{given.get('epub:type', '')} {given.get('role', '')}".split())
