"""Captions that show a line again, moved up or grown by a few words: each is shown once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from player.practice.session.cues import Cue

_TIMES_WITHIN: Final = re.compile(r"<(?:\d{2}:)?\d{2}:\d{2}[.,]\d{3}>")
"""As video sites write captions that roll."""

_AT_ONCE: Final = 0.1
"""Seconds between two captions of which the second goes on with the first."""

_LEAST_PAIRS: Final = 3
"""So many captions at least, and half of all, show the one before again, where a file rolls."""


def shown_once(cues: Sequence[Cue], text: str) -> list[Cue]:
    """Captions without the lines and words that the one before has shown.

    Args:
        cues: by their start, their text in lines.
        text: of the file.
    """
    if _TIMES_WITHIN.search(text) or _most(_rolls(*pair) for pair in pairwise(cues)):
        return list(_unrolled(cues))
    if _most(_grows(*pair) for pair in pairwise(cues)):
        return list(_grown(cues))
    return list(cues)


def _most(pairs: Iterator[bool]) -> bool:
    found = list(pairs)
    return sum(found) >= _LEAST_PAIRS and sum(found) * 2 >= len(found)


def _rolls(before: Cue, cue: Cue) -> bool:
    """Whether a caption's first line is the last one of the caption before, with another below it."""
    lines = cue.text.split("\n")
    return len(lines) > 1 and lines[0] == before.text.split("\n")[-1]


def _grows(before: Cue, cue: Cue) -> bool:
    """Whether a caption has the words of the one before, and more at once."""
    longer = len(cue.text) > len(before.text) and cue.text.startswith(before.text)
    return longer and cue.start - before.end < _AT_ONCE


def _grown(cues: Sequence[Cue]) -> Iterator[Cue]:
    held: Cue | None = None
    for cue in cues:
        if held is not None and _grows(held, cue):
            held = replace(cue, start=held.start)
            continue
        if held is not None:
            yield held
        held = cue
    if held is not None:
        yield held


def _unrolled(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Captions that roll up line by line, with each line shown once."""
    held: Cue | None = None
    last = ""
    for cue in cues:
        lines = cue.text.split("\n")
        # With another line below it, it is the old one moved up, however long nobody spoke.
        moved = held is not None and (len(lines) > 1 or cue.start - held.end < _AT_ONCE)
        goes_on = moved and lines[0] == last
        fresh = lines[1:] if goes_on else lines
        last = lines[-1]
        if held is not None and not fresh:
            held = replace(held, end=max(held.end, cue.end))
            continue
        if held is not None:
            yield held
        held = replace(cue, text="\n".join(fresh))
    if held is not None:
        yield held
