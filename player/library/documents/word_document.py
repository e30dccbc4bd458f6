"""The words of a Word document (.docx): paragraphs and headings, read as they come."""

from typing import Final

from player.library.documents.archives import Archive, TextParts

_BODY: Final = "word/document.xml"
_TABLES: Final = {"w:tbl": "table", "w:tr": "row", "w:tc": "cell"}
_HEADING: Final = "heading"
_TITLE: Final = "title"
_DEEPEST_HEADING: Final = 6


def word_text(archive: Archive) -> str:
    """The text of a document, for ``archive_text``."""
    return _Words().read(archive.part(_BODY))


class _Words(TextParts):
    """Text stands in ``w:t`` alone."""

    def __init__(self) -> None:
        super().__init__()
        self._in_text = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A run of text, a break, or a paragraph's style."""
        if name == "w:t":
            self._in_text = True
        elif name in {"w:br", "w:cr"}:
            self.add("\n")
        elif name == "w:tab":
            self.add(" ")
        elif name in _TABLES:
            self.tables.begins(_TABLES[name])
        elif name == "w:pStyle":
            self.add(_sign_of(attributes.get("w:val", "")))

    def end(self, name: str) -> None:
        """The end of a run, or of a paragraph."""
        if name == "w:t":
            self._in_text = False
        elif name == "w:p":
            self.add("\n\n")
        elif name in _TABLES:
            self.tables.ends(_TABLES[name])

    def words(self, words: str) -> None:
        """Text, and what is none."""
        if self._in_text:
            self.add(words)


def _sign_of(style: str) -> str:
    """What a paragraph of that style begins with; nothing for one that is no heading."""
    plain = style.lower().replace(" ", "")
    if plain == _TITLE:
        return "# "
    level = plain.removeprefix(_HEADING)
    is_heading = plain.startswith(_HEADING) and level.isdecimal() and 0 < int(level) <= _DEEPEST_HEADING
    return "#" * min(int(level) + 1, _DEEPEST_HEADING) + " " if is_heading else ""
