"""The words of a Word document (.docx): paragraphs and headings, read as they come."""

from dataclasses import dataclass
from typing import Final

from player.library.documents.archives import Archive, TextParts
from player.library.documents.left_out import left_out
from player.library.documents.markup.word_diagram import diagrams_of

_BODY: Final = "word/document.xml"
_STYLES: Final = "word/styles.xml"
_TABLES: Final = {"w:tbl": "table", "w:tr": "row", "w:tc": "cell"}
_DIAGRAM: Final = "dgm:relIds"
"""Stands where a diagram is shown; its words are in another part."""

_HEADING: Final = "heading"
_TITLE: Final = "title"
_DEEPEST_HEADING: Final = 6
_UNSAID: Final = frozenset({"mc:Fallback", "w:del", "w:moveFrom", "w:instrText"})
"""A second form of what stands before it for older programs, and what was deleted or moved elsewhere."""

_TAKEN_OUT: Final = frozenset({"w:vanish", "w:strike", "w:dstrike", "w:specVanish", "w:webHidden"})
"""How a run looks whose words nobody sees, or that somebody struck out."""

_FILLED_IN: Final = frozenset(
    {"PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "DATE", "TIME", "SAVEDATE", "CREATEDATE", "PRINTDATE"}
    | {"FILENAME", "AUTHOR", "USERNAME", "LASTSAVEDBY", "NUMWORDS", "NUMCHARS", "REVNUM", "EDITTIME"}
)
"""Fields that Word fills in by itself (ISO/IEC 29500-1, 17.16.5), and that nobody says."""

_OFF: Final = frozenset({"0", "false", "off"})
_SIGNS: Final = {"w:br": "\n", "w:cr": "\n", "w:tab": " ", "w:noBreakHyphen": "-"}


def word_text(archive: Archive) -> str:
    """The text of a document, for ``archive_text``."""
    names = _Styles().names_in(archive.part(_STYLES)) if _STYLES in archive.names else {}
    return _Words(names, diagrams_of(archive)).read(archive.part(_BODY))


class _Styles(TextParts):
    """What styles are called in English; in a document they may have names of any language."""

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[str, str] = {}
        self._style = ""

    def names_in(self, body: bytes) -> dict[str, str]:
        """The names by the styles' own."""
        self.read(body)
        return self._names

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A style, or its name."""
        if name == "w:style":
            self._style = attributes.get("w:styleId", "")
        elif name == "w:name" and self._style:
            self._names[self._style] = attributes.get("w:val", "")
            self._style = ""

    def end(self, name: str) -> None:
        """Nothing ends that counts here."""

    def words(self, words: str) -> None:
        """It has none."""


@dataclass
class _Field:
    """A field that has begun: what it asks for, and whether its result has begun."""

    asks_for: str = ""
    has_result: bool = False

    @property
    def is_filled_in(self) -> bool:
        """Whether Word fills its result in, as a page's number."""
        return self.has_result and self.asks_for.strip().partition(" ")[0].upper() in _FILLED_IN


class _FilledIn:
    """Follows what Word puts into a text by itself: results of fields, and what a form asks."""

    def __init__(self) -> None:
        self._fields: list[_Field] = []
        self._contents: list[bool] = []
        """Of each form that is open, whether its content only asks for words."""

        self._in_instruction = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag begins."""
        self._in_instruction = name == "w:instrText"
        if name == "w:fldSimple":
            self._fields.append(_Field(attributes.get("w:instr", ""), has_result=True))
        elif name == "w:fldChar":
            self._follow(attributes.get("w:fldCharType", ""))
        elif name == "w:sdt":
            self._contents.append(False)
        elif name == "w:showingPlcHdr" and self._contents:
            self._contents[-1] = True

    def _follow(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].has_result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def end(self, name: str) -> None:
        """A tag ends."""
        if name == "w:fldSimple" and self._fields:
            self._fields.pop()
        elif name == "w:sdt" and self._contents:
            self._contents.pop()

    def takes(self, words: str) -> bool:
        """Whether some words are nobody's, but what a field asks for or what Word put there."""
        if self._in_instruction and self._fields:
            self._fields[-1].asks_for += words
        return any(self._contents) or any(field.is_filled_in for field in self._fields)


class _Words(TextParts):
    """Text stands in ``w:t`` alone."""

    def __init__(self, names: dict[str, str], diagrams: dict[str, str]) -> None:
        super().__init__()
        self._names = names
        self._diagrams = diagrams
        self._listed = False
        self._in_text = self._taken_out = False
        self._unsaid = 0
        self._filled_in = _FilledIn()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A run of text, a break, or a paragraph's style."""
        self._filled_in.start(name, attributes)
        self._unsaid += name in _UNSAID
        if self._unsaid:
            return
        if name == "w:r":
            self._taken_out = False
        elif name in _TAKEN_OUT:
            self._taken_out = attributes.get("w:val", "") not in _OFF
        elif name == "w:t":
            self._in_text = True
        elif name in _SIGNS:
            self.add(_SIGNS[name])
        else:
            self._start_part(name, attributes)

    def _start_part(self, name: str, attributes: dict[str, str]) -> None:
        """What is larger than a run."""
        if name == _DIAGRAM:
            self._add_diagram(attributes.get("r:dm", ""))
        elif name in _TABLES:
            self.tables.begins(_TABLES[name])
        elif name == "w:gridSpan":
            self.tables.goes_over(attributes.get("w:val", ""))
        elif name == "w:pStyle":
            style = attributes.get("w:val", "")
            style = self._names.get(style, style)
            self._listed = style.lower().startswith("toc")
            self.add(_sign_of(style))
        elif name == "w:p":
            self._listed = False

    def _add_diagram(self, name: str) -> None:
        words = self._diagrams.get(name)
        self.add(left_out("its words can't be read", "diagram") if words is None else f"\n\n{words}\n\n")

    def end(self, name: str) -> None:
        """The end of a run, or of a paragraph."""
        self._filled_in.end(name)
        if name in _UNSAID:
            self._unsaid -= 1
        elif self._unsaid:
            return
        elif name == "w:t":
            self._in_text = False
        elif name == "w:r":
            self._taken_out = False
        elif name == "w:p":
            self.add("\n\n")
        elif name in _TABLES:
            self.tables.ends(_TABLES[name])

    def words(self, words: str) -> None:
        """Text, and what is none."""
        if self._filled_in.takes(words):
            return
        if self._in_text and self._listed:
            self.add(left_out(words, "table of contents"))
        elif self._in_text and self._taken_out and not self._unsaid:
            self.add(left_out(words, "hidden or struck out"))
        elif self._in_text and not self._unsaid:
            self.add(words)


def _sign_of(style: str) -> str:
    """What a paragraph of that style begins with; nothing for one that is no heading."""
    plain = style.lower().replace(" ", "")
    if plain == _TITLE:
        return "# "
    level = plain.removeprefix(_HEADING)
    is_heading = plain.startswith(_HEADING) and level.isdecimal() and 0 < int(level) <= _DEEPEST_HEADING
    return "#" * min(int(level) + 1, _DEEPEST_HEADING) + " " if is_heading else ""
