"""The words in XML that other programs keep their practices in, and in outlines (OPML).

What a tag or an attribute is called says what it holds, as in data (``data_text``).
"""

import re
from typing import Final

from player.library.documents.archives import TextParts
from player.library.documents.data_text import HEADINGS, is_quiet, is_said, pause_in_words

_WITHIN: Final = frozenset({"b", "i", "em", "strong", "span", "emphasis", "u", "prosody", "s", "voice", "a"})
"""Marks within a sentence; all others part paragraphs."""

_STRINGS: Final = frozenset({"string", "item", "data", "entry", "key", "resource", "text", "line"})
_PROGRAMS: Final = re.compile(r"[a-z0-9]+(?:[_.-][a-z0-9]+)+|[a-z]{1,8}[0-9]+")
"""A name that a program gives, as ``intro_1``."""

_HIDDEN: Final = frozenset({"binary", "stylesheet", "styles", "coverpage", "image", "script"})
"""Pictures in letters, and how things look."""

_BELLS: Final = frozenset({"bell", "gong", "chime"})
_ABOUT: Final = frozenset(
    [
        "author",
        "date",
        "datecreated",
        "datemodified",
        "ownername",
        "owneremail",
        "license",
        "url",
        "link",
        "id",
        "language",
        "rights",
        "version",
        "duration",
        "style",
        "mood",
        "category",
        "tag",
        "tags",
        "description",
    ]
)
_LENGTHS: Final = (
    "seconds",
    "sec",
    "s",
    "duration",
    "time",
    "length",
    "value",
    "ms",
    "msec",
    "milliseconds",
    "dur",
)


def marked_text(body: bytes) -> str:
    """Paragraphs with a blank line between, headings as Markdown has them, pauses in brackets.

    Args:
        body: of an XML document.

    Raises:
        expat.ExpatError: it isn't well formed.
        TooLargeError: it has more text than any script.
    """
    return _Words().read(body)


class _Words(TextParts):
    """Reads tag by tag."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self._held = ""
        """Words of an attribute: a heading where tags stand within its own, else what is said."""

        self._length = 0
        self._quiet = ""
        self._about = ""
        self._behind = ""
        """A pause that an attribute has, for behind the words."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag: a heading, a pause, or words in its attributes."""
        if self._held:
            self.add(f"\n\n{'#' if len(self._open) == 1 else '##'} {self._held}\n\n")
            self._held = ""
        plain = _plain(name)
        self._open.append(plain)
        self._quiet = self._about = ""
        named = {_plain(key): value for key, value in attributes.items()}
        if is_quiet(plain):
            given = next(((key, named[key]) for key in _LENGTHS if key in named), None)
            self._quiet = _pause(*given) if given else "(pause)"
        elif plain in HEADINGS:
            self.add("\n\n# " if plain == "title" and "head" in self._open else "\n\n## ")
        elif plain not in _WITHIN and "title" not in self._open[:-1]:
            self.add("\n\n")
        # What a string is called by programs is no title.
        titles = (
            value
            for key, value in named.items()
            if key in HEADINGS and plain not in _WITHIN | _STRINGS and not _PROGRAMS.fullmatch(value)
        )
        if is_said(plain) and (quiet := next((key for key in named if is_quiet(key)), None)) is not None:
            self._behind = _pause(quiet, named[quiet])
        if plain in _BELLS:
            self.add("\n\n(bell)\n\n")
        said = (value for key, value in named.items() if is_said(key) and key not in {"middle", "main"})
        self._held = " ".join(" ".join(part.split()) for part in (*titles, *said) if part.strip())

    def end(self, name: str) -> None:
        """The end of one."""
        plain = self._open.pop() if self._open else ""
        if self._held:
            self.add(f"\n\n{self._held}\n\n")
            self._held = ""
        if self._quiet and is_quiet(plain):
            self.add(f"\n\n{self._quiet}\n\n")
        if self._behind and is_said(plain):
            self.add(f" {self._behind}")
            self._behind = ""
        if self._about:
            self.add(f"\n\n[{plain}: {self._about}]\n\n")
        self._quiet = self._about = ""
        if _plain(name) not in _WITHIN:
            self.add(" " if "title" in self._open else "\n\n")

    def words(self, words: str) -> None:
        """Text between tags; within a pause it says how long it is."""
        said = " ".join(words.split())
        if not said or _HIDDEN.intersection(self._open):
            self.add(" " if words else "")
        elif self._open and is_quiet(self._open[-1]):
            self._quiet = _pause(self._open[-1], said)
        elif self._open and self._open[-1] in _ABOUT:
            self._about = f"{self._about} {said}".strip()
        else:
            self.add(words.replace("\n", " "))


def _plain(name: str) -> str:
    return name.rpartition(":")[2].lower()


def _pause(name: str, value: str) -> str:
    return pause_in_words(name, value) or "(pause)"
