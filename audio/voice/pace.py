"""How long a line should take, and bringing its speech to that length.

The decision and its measurements are in ``docs/adr/0007-slow-speech.md``.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio.voice.stretch import stretched
from audio.voice.trim import rests, with_soft_edges

Samples = NDArray[np.float32]

SHORTEST_REST: Final = 0.06
"""Seconds: silences shorter than this are closures of consonants (p, t, k) and stay as they are."""

_WORD_SHARE: Final = 0.7
_EASY_STRETCH: Final = 1.15
_WIDEST_STRETCH: Final = 2.2
_NARROWEST: Final = 0.75


def target_seconds(words: int, natural: float, natural_word: float, words_per_minute: float) -> float:
    """How long a line takes at a pace.

    Mostly from its word count, so that a whole script keeps the pace; partly from the voice's natural length,
    so that a line of long words isn't rushed and one of short words isn't drawn out.

    Args:
        words: in the line.
        natural: seconds of sound (without rests) that the voice took for it.
        natural_word: the same for one word at the same speed, on average over many lines.
        words_per_minute: the pace.
    """
    word = 60.0 / words_per_minute
    return words * word * _WORD_SHARE + natural / natural_word * word * (1.0 - _WORD_SHARE)


def longest_rest(words_per_minute: float) -> float:
    """The longest rest inside a line, in seconds: from 0.72 (at 85 words a minute) down to 0.35 (at 140)."""
    return float(np.interp(words_per_minute, [85.0, 105.0, 140.0], [0.72, 0.65, 0.35]))


def rests_needed(words: int, natural_word: float, words_per_minute: float) -> int:
    """How many rests a line of this many words needs, so that a mild stretch does the remainder."""
    missing = words * (60.0 / words_per_minute - natural_word * _EASY_STRETCH)
    return max(0, int(np.ceil(missing / longest_rest(words_per_minute))))


def sounding_seconds(speech: Samples, rate: int) -> float:
    """The length of trimmed speech without its rests, in seconds."""
    return sum(len(phrase) for phrase in _split_at_rests(speech, rate)[0]) / rate


def paced(speech: Samples, rate: int, target: float, longest: float) -> Samples:
    """Bring trimmed speech to a length, first by lengthening rests up to their limit, then by stretching.

    Args:
        speech: trimmed, mono.
        rate: in hertz.
        target: seconds it should last.
        longest: seconds a rest may last.

    Returns:
        The speech; its length is exact unless that would need a stretch outside 0.75 to 2.2.
    """
    phrases, gaps = _split_at_rests(speech, rate)
    spoken = sum(len(phrase) for phrase in phrases) / rate
    kept = [min(gap, longest) for gap in gaps]
    room = target - spoken * _EASY_STRETCH - sum(kept)
    widened = _widened(kept, room, longest)
    ratio = (target - sum(widened)) / spoken
    ratio = min(_WIDEST_STRETCH, max(_NARROWEST, ratio))
    return _joined([stretched(phrase, rate, ratio) for phrase in phrases], widened, rate)


def _split_at_rests(speech: Samples, rate: int) -> tuple[list[Samples], list[float]]:
    """The phrases, and the seconds of silence between them."""
    found = rests(speech, rate, SHORTEST_REST)
    # A silence's edges hold the tail of one sound and the onset of the next, so they stay with the speech.
    guard = int(rate * SHORTEST_REST / 4)
    edges = [(start + guard, end - guard) for start, end in found]
    starts = [0, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), len(speech)]
    phrases = [speech[start:end] for start, end in zip(starts, ends, strict=True)]
    return phrases, [(end - start) / rate for start, end in edges]


def _widened(kept: list[float], room: float, longest: float) -> list[float]:
    """The rests, each longer by its share of ``room`` up to ``longest``; consonant closures are unchanged."""
    able = [index for index, gap in enumerate(kept) if gap >= SHORTEST_REST]
    free = sum(longest - kept[index] for index in able)
    if room <= 0 or free <= 0:
        return kept
    share = min(1.0, room / free)
    grown = list(kept)
    for index in able:
        grown[index] += share * (longest - kept[index])
    return grown


def _joined(phrases: list[Samples], gaps: list[float], rate: int) -> Samples:
    parts: list[Samples] = []
    for index, phrase in enumerate(phrases):
        if index:
            parts.append(np.zeros(round(gaps[index - 1] * rate), np.float32))
        parts.append(with_soft_edges(phrase, rate))
    return np.concatenate(parts)
