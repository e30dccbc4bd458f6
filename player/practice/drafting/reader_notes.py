"""Paragraphs for whoever leads a practice: ``Note to facilitator: …``, ``Debrief questions``."""

import re
from collections.abc import Sequence
from typing import Final

_LEADERS: Final = (
    r"(?:teachers?|facilitators?|instructors?|guides?|leaders?|readers?|narrators?|therapists?|clinicians?|"
    r"trainers?|practitioners?|parents?|speakers?|voice[- ]?actors?|lehrende|lehrpersonen|anleitende|leitung|"
    r"kursleitung)"
)
_NOTES: Final = (
    r"(?:notes?|instructions?|guidance|directions|tips|hints|preparations?|reminders?|"
    r"hinweise?|anleitung|notizen)"
)
_FOR: Final = (
    rf"(?:{_NOTES} (?:for|to|für) (?:the |die |you,? the )?{_LEADERS}|"
    rf"{_LEADERS}(?:['’]s?|s['’])? {_NOTES})"
)
_HEADED: Final = re.compile(
    rf"\W*(?:{_FOR}|(?:(?:debrief|inquiry|discussion|follow-up)(?:ing)?(?: questions?)?)|"
    r"(?:questions|topics) for (?:discussion|debrief\w*|sharing)|"
    r"after the (?:practice|exercise):? debrief)\W*",
    re.IGNORECASE,
)
_BEGUN: Final = re.compile(rf"\W*{_FOR}\s*(?:[:：]|[–—-] )\s*\S", re.IGNORECASE)
_MARKED: Final = re.compile(r"\s*(#{1,6})\s")


def notes_for_readers(lines: Sequence[str], blocks: Sequence[Sequence[int]]) -> list[int]:
    """Which lines are for whoever leads a practice.

    Args:
        lines: of the text.
        blocks: the lines of each paragraph, by their places.
    """
    places: list[int] = []
    for at, block in enumerate(blocks):
        first = lines[block[0]]
        if _BEGUN.match(first):
            places += block
        elif _HEADED.fullmatch(first):
            places += block
            marked = _MARKED.match(first)
            within = blocks[at + 1 :] if len(block) == 1 else ()
            places += _below(lines, within, len(marked[1]) if marked else 0)
    return sorted(set(places))


def _below(lines: Sequence[str], blocks: Sequence[Sequence[int]], level: int) -> list[int]:
    """What stands below such a heading: all up to the next as high, or one paragraph where none is marked."""
    places: list[int] = []
    for block in blocks:
        marked = _MARKED.match(lines[block[0]])
        if marked is not None and len(marked[1]) <= max(level, 1):
            break
        places += block
        if not level:
            break
    return places
