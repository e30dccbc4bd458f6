"""Which file beside a recording has its captions."""

import os
import re
import unicodedata
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Final

ENDINGS: Final = (
    *(".vtt", ".srt", ".ttml", ".dfxp", ".sbv", ".ass", ".ssa", ".smi", ".sami", ".json3", ".srv3", ".sub"),
    *(
        ".itt",
        ".lrc",
        ".usf",
        ".scc",
        ".eaf",
        ".textgrid",
        ".jss",
        ".rt",
        ".cap",
        ".stl",
        ".mpl",
        ".tsv",
        ".csv",
        ".json",
        ".srv1",
        ".xml",
    ),
)
"""The best first: SubStation's are often decorated, lyrics have no ends, and the last may be anything."""

UNSURE: Final = frozenset(
    {".json", ".tsv", ".csv", ".sub", ".smi", ".stl", ".mpl", ".rt", ".cap", ".jss", ".xml"}
)
"""Files that may hold something else altogether."""

_LANGUAGE: Final = re.compile(r"\.(?P<language>[a-z]{2,12})(?:[-_.][a-z0-9]{1,12}){0,3}")
"""As video sites and programs name it: ``.en``, ``.en-GB``, ``.en-orig``, ``.eng.sdh``, ``.english``."""

_BESIDE: Final = re.compile(
    r"(?: ?[_-] ?| ?[\[(])(?P<language>(?:en|de|fr|es|it|pt|nl|sv|da|no|nb|fi|pl|cs|ru|uk|tr|ar|he|"
    r"hi|ja|ko|zh|el|hu|"
    r"ro|vi|id|th|eng|deu|ger|fra|fre|spa|ita|por|nld|dut|english|german|deutsch|french|spanish))"
    r"(?:[-_][a-z0-9]{2,4})?[\])]?"
)
"""The same behind another sign, where only a language's own letters tell it from a name."""

_SAME_LANGUAGE: Final = frozenset({"en", "eng", "english"})


def caption_file(recording: Path) -> Path | None:
    """The captions of a recording: ``talk.vtt``, ``talk.en.srt`` or ``talk.mp3.SRT`` beside ``talk.mp3``.

    Of several that one counts whose name says no language, or English before the others; then the first of
    ``ENDINGS``; then ``talk.vtt`` before ``talk.mp3.vtt``. Big and small letters are alike. Never raises.
    """
    try:
        names = sorted(os.listdir(recording.parent))  # noqa: PTH208 - names, not paths, are compared
    except (OSError, ValueError):
        return None
    # Beside a thousand other recordings only a few are called like this one.
    names = [name for name in names if _alike(name).startswith(_alike(recording.stem))]
    others = {_alike(Path(name).stem) for name in names if not _alike(name).endswith(ENDINGS)}
    ranked = ((_rank(name, recording, others), name) for name in names if name != recording.name)
    found = sorted((rank, name) for rank, name in ranked if rank is not None)
    paths = (recording.with_name(name) for _, name in found)
    return next((path for path in paths if os.path.isfile(path)), None)  # noqa: PTH113 - Path.is_file raises where one may not look


_Rank = tuple[int, int, int, int]


def _rank(name: str, recording: Path, others: AbstractSet[str]) -> _Rank | None:
    """How near a name is to a recording's, the nearest lowest; None where it isn't its captions'."""
    plain, dot, letters = _alike(name).rpartition(".")
    ending = dot + letters
    for whole, own in enumerate((recording.stem, recording.name)):
        if ending not in ENDINGS or not plain.startswith(_alike(own)):
            continue
        otherwise_written = int(not name.startswith(own))
        tail = plain[len(_alike(own)) :]
        language = _LANGUAGE.fullmatch(tail) or _BESIDE.fullmatch(tail)
        if not tail:
            return 0, ENDINGS.index(ending), whole, otherwise_written
        # Captions of talk.two.mp3 aren't talk.mp3's.
        if language and plain not in others:
            foreign = language["language"] not in _SAME_LANGUAGE
            return 1 + foreign, ENDINGS.index(ending), whole, otherwise_written
    return None


def _alike(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
