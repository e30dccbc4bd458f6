"""The words of a diagram in a Word document (SmartArt), which lie in a part of their own."""

from collections import defaultdict
from posixpath import normpath
from typing import Final
from xml.parsers import expat

from player.library.documents.archives import Archive, TextParts

_RELATED: Final = "word/_rels/document.xml.rels"
_DATA: Final = "/diagramData"
_SHOWN: Final = frozenset({"", "node", "asst"})
"""Kinds of points that hold somebody's words (ECMA-376, 21.4.7.51); the others are what Word draws."""

_YES: Final = frozenset({"1", "true", "on"})


def diagrams_of(archive: Archive) -> dict[str, str]:
    """The words of each diagram, a blank line between its points, by the name that the body has for it.

    One that is damaged has none.

    Raises:
        expat.ExpatError: the list of a document's parts isn't well formed.
        TooLargeError: there is more of it than is read.
    """
    if _RELATED not in archive.names:
        return {}
    found = {}
    for name, part in _Related().parts_in(archive.part(_RELATED)).items():
        if part in archive.names:
            try:
                found[name] = _Points().words_in(archive.part(part))
            except expat.ExpatError:
                continue
    return found


class _Related(TextParts):
    """Which part a name stands for."""

    def __init__(self) -> None:
        super().__init__()
        self._parts_by_name: dict[str, str] = {}

    def parts_in(self, body: bytes) -> dict[str, str]:
        """The parts with diagrams' words, by their names."""
        self.read(body)
        return self._parts_by_name

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A part."""
        if name == "Relationship" and attributes.get("Type", "").endswith(_DATA):
            target = attributes.get("Target", "")
            whole = target.lstrip("/") if target.startswith("/") else normpath(f"word/{target}")
            self._parts_by_name[attributes.get("Id", "")] = whole

    def end(self, name: str) -> None:
        """Nothing ends that counts here."""

    def words(self, words: str) -> None:
        """It has none."""


class _Points(TextParts):
    """Points in the order in which they belong together, each before those below it."""

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[str, str] = {}
        self._below: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._point = ""
        self._in_text = False

    def words_in(self, body: bytes) -> str:
        """The words of all points."""
        self.read(body)
        lower = {point for points in self._below.values() for _order, point in points}
        # A stack and what was seen: points that belong to each other in a ring end too.
        waiting, seen = [point for point in reversed(self._said) if point not in lower], dict[str, None]()
        while waiting:
            point = waiting.pop()
            if point not in seen:
                seen[point] = None
                waiting += [each for _order, each in sorted(self._below[point], reverse=True)]
        # A ring has no first point: its words come as they lie in the file.
        in_order = dict.fromkeys((*seen, *self._said))
        said = (self._said.get(point, "").strip() for point in in_order)
        return "\n\n".join(words for words in said if words)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A point, a line between two, or a run of text."""
        if name == "dgm:pt":
            # A document's point holds no words, and all others are below it.
            kind = attributes.get("type", "")
            self._point = attributes.get("modelId", "") if kind in _SHOWN | {"doc"} else ""
            if self._point:
                self._said[self._point] = ""
        elif name == "dgm:cxn" and attributes.get("type", "parOf") == "parOf":
            order = attributes.get("srcOrd", "")
            below = (int(order) if order.isdecimal() else 0, attributes.get("destId", ""))
            self._below[attributes.get("srcId", "")].append(below)
        elif name == "dgm:prSet" and attributes.get("phldr", "0") in _YES:
            # It only asks for words.
            self._said.pop(self._point, None)
            self._point = ""
        elif name == "a:t":
            self._in_text = True
        elif name == "a:br":
            self._add("\n")

    def end(self, name: str) -> None:
        """The end of a point, a paragraph or a run."""
        if name == "dgm:pt":
            self._point = ""
        elif name == "a:p":
            self._add("\n\n")
        elif name == "a:t":
            self._in_text = False

    def words(self, words: str) -> None:
        """Text, and what is none."""
        if self._in_text:
            self._add(words)

    def _add(self, words: str) -> None:
        if self._point:
            self.add(words)
            self._said[self._point] += words
