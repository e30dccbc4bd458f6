"""Screenplays of Final Draft (.fdx): only what somebody says in them is said."""

import re
from typing import Final

from player.library.documents.archives import TextParts

_START: Final = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*)?<FinalDraft\b")
_SAID: Final = frozenset({"Dialogue", "Lyrics", "Singing"})
_SCENE: Final = "Scene Heading"
_CONTENT: Final = "Content"


def is_final_draft(text: str) -> bool:
    """Whether a text is such a screenplay."""
    return _START.match(text) is not None


def final_draft_text(text: str) -> str:
    """The words that are said, scenes as headings, all else in brackets, which a draft reports.

    Raises:
        expat.ExpatError: it isn't well formed.
        TooLargeError: it has more text than any script.
    """
    return _Words().read(text.strip().encode())


class _Words(TextParts):
    """Text stands in ``Text`` within ``Paragraph``, and the script in ``Content``."""

    def __init__(self) -> None:
        super().__init__()
        self._within = self._in_text = False
        self._kind = ""
        self._held = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """The script, a paragraph of a kind, or text in it."""
        self._within = self._within or name == _CONTENT
        self._in_text = name == "Text"
        if name == "Paragraph":
            self._kind, self._held = attributes.get("Type", ""), ""

    def end(self, name: str) -> None:
        """The end of one of these."""
        self._in_text = False
        if name == _CONTENT:
            self._within = False
        words = " ".join(self._held.split())
        if name == "Paragraph" and words:
            bare = words.strip("()[]")
            as_said = f"## {words}" if self._kind == _SCENE else words if self._kind in _SAID else f"[{bare}]"
            self.add(f"{as_said}\n\n")
            self._held = ""

    def words(self, words: str) -> None:
        """Text of the script."""
        if self._within and self._in_text:
            self._held += words
