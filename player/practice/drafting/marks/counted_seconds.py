"""Numbers and times in brackets or between signs that are seconds: ``[5]``, ``/ 10 /``, ``(0:45)``.

A single number may be anything: a footnote, a verse, a page. Several of one kind that don't count up are
how long it is quiet; a draft asks about each.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from player.practice.drafting.transcript_times import seconds_of

_BEHIND: Final = r"(?:(?<=[.!?…])|(?<=[.!?…] )|(?<=[.!?…][\"”’»])|^)[ \t]*"
_BEFORE: Final = r"(?=[ \t]+[^\W\d_a-z]|[ \t]*$)"
_CLOCK: Final = r"[0-9]{1,2}:[0-5][0-9]"
_KINDS: Final = tuple(
    (re.compile(f"{_BEHIND}{opens}[ \t]*(?P<length>{length})[ \t]*{closes}{_BEFORE}", re.MULTILINE), least)
    for opens, closes, length, least in (
        (r"\(", r"\)", "[0-9]{1,3}", 3),
        (r"\[", r"\]", "[0-9]{1,3}", 2),
        (r"\{", r"\}", "[0-9]{1,3}", 2),
        ("<", ">", "[0-9]{1,3}", 2),
        ("/{1,2}", "/{1,2}", "[0-9]{1,3}", 1),
        (r"\|", r"\|", "[0-9]{1,3}", 1),
        ("~{1,3}", "~{1,3}", "[0-9]{1,3}", 2),
        ("={1,3}", "={1,3}", "[0-9]{1,3}", 2),
        ("-{2,}", "-{2,}", "[0-9]{1,3}", 2),
        (r"\(", r"\)", _CLOCK, 2),
        (r"\[", r"\]", _CLOCK, 2),
    )
)
"""Signs around a length, and how many of a kind there are at least (our own): a few numbers in round brackets
may be said, and what strokes enclose can hardly be anything else."""

_AMID: Final = re.compile(r"(?<=\w) --+ ?(?P<length>[0-9]{1,3}) ?--+ (?=[^\W\d_])")
_WITHIN: Final = re.compile(r"[ \t]*\((?P<length>[0-9]{1,3})\)(?P<sign>[.!?…])(?=\s|$)")
"""A number before the full stop of its sentence."""

_NOTE: Final = re.compile(r"^[ \t]*\[[0-9]{1,3}\]:?[ \t]+\S", re.MULTILINE)
_LONGEST: Final = 600.0
_EVEN: Final = 5
"""Lengths that only ever grow are multiples of it; other such numbers are those of footnotes."""

_GO_BACK: Final = 3
"""One of so many times at least isn't later than the one before, where they are lengths."""


def with_seconds_named(lines: Sequence[str]) -> list[str]:
    """The lines, with ``(some 5 seconds)`` for each number that is a length."""
    text = "\n".join(lines)
    for kind, least in (*_KINDS, (_AMID, 2)):
        moved = _WITHIN.sub(r"\g<sign> (\g<length>)", text) if r"\(" in kind.pattern else text
        found = [match["length"] for match in kind.finditer(moved)]
        as_notes = r"\[" in kind.pattern
        explained = as_notes and _NOTE.search(text) is not None
        if len(found) >= least and _are_lengths(found, as_notes=as_notes) and not explained:
            text = kind.sub(_named, moved)
    return text.split("\n")


def _named(found: re.Match[str]) -> str:
    return f" (some {seconds_of(found['length']):g} seconds) "


def _are_lengths(written: Sequence[str], *, as_notes: bool) -> bool:
    """Whether numbers are neither counted nor the times at which something begins, nor those of footnotes."""
    numbers = [seconds_of(each) for each in written]
    if not all(0 < number <= _LONGEST for number in numbers):
        return False
    steps = [after - before for before, after in pairwise(numbers)]
    if ":" in written[0]:
        return sum(step <= 0 for step in steps) * _GO_BACK >= len(steps)
    if steps and set(steps) in ({1}, {-1}):
        return False
    even = all(number % _EVEN == 0 for number in numbers)
    return not as_notes or not steps or even or min(steps) <= 0
