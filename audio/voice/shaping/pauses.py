"""Making the pauses of speech longer or shorter, out of the quiet that the voice itself makes there.

Digital silence between two words costs more predicted naturalness than any length of the voice's own quiet
(docs/voice.md). So the end of one word and the beginning of the next stay as they are: a pause is changed at
its quietest place, and what is put in is noise shaped like the voice's floor, as low as it is there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio.mix.room_tone import floor_noise

Samples = NDArray[np.float32]

_FADE_SECONDS: Final = 0.010
"""From the quiet before to the quiet after: noise in noise, at equal power."""

_LOOK_SECONDS: Final = 0.020
_EDGE: Final = 3
"""A third of a pause at either end is left alone: a sound dies away in it, or begins."""

_FLOOR_SECONDS: Final = 4
"""Longer than any pause, so that none repeats itself."""


@dataclass(frozen=True)
class Pause:
    """A silence in speech, and how long it shall be.

    Attributes:
        start, end: its first sample, and the first one after it.
        length: samples that it shall have.
    """

    start: int
    end: int
    length: int


def with_pauses(speech: Samples, rate: int, pauses: Sequence[Pause]) -> Samples:
    """The speech with each of these silences as long as it shall be.

    Args:
        speech: mono.
        rate: in hertz.
        pauses: in any order; none overlaps another.
    """
    made = np.array(speech, np.float32)
    # From the last on: what is before a place stays where it is.
    for pause in sorted(pauses, key=lambda pause: pause.start, reverse=True):
        if pause.length > pause.end - pause.start:
            made = _longer(made, rate, pause)
        elif pause.length < pause.end - pause.start:
            made = _shorter(made, rate, pause)
    return made


def _longer(speech: Samples, rate: int, pause: Pause) -> Samples:
    fade = _fade(rate, pause)
    place, level = _quietest(speech, rate, pause)
    own = pause.end - pause.start
    edge = max(fade, own // _EDGE)
    place = min(max(place, pause.start + edge), pause.end - edge)
    more = pause.length - own
    # Another stretch of it each time, so that two rests of a line differ.
    first = (place * 7919) % (_FLOOR_SECONDS * rate - more - fade)
    quiet = _floor(rate)[first : first + more + fade] * np.float32(level)
    half = fade // 2
    head, tail = speech[: place + fade - half], speech[place - half :]
    return _joined(_joined(head, quiet, fade), tail, fade)


def _shorter(speech: Samples, rate: int, pause: Pause) -> Samples:
    fade = min(_fade(rate, pause), pause.length)
    less = pause.end - pause.start - pause.length
    place, _ = _quietest(speech, rate, pause)
    half, edge = fade // 2, max(fade // 2, pause.length // _EDGE)
    begin = min(max(place - less // 2, pause.start + edge), pause.end - less - max(fade - half, edge))
    return _joined(speech[: begin + half], speech[begin + less - (fade - half) :], fade)


def _fade(rate: int, pause: Pause) -> int:
    return min(int(rate * _FADE_SECONDS), (pause.end - pause.start) // 2)


def _quietest(speech: Samples, rate: int, pause: Pause) -> tuple[int, float]:
    """The middle of the quietest place in a pause, and the root mean square there."""
    width = min(int(rate * _LOOK_SECONDS), pause.end - pause.start)
    energy = np.concatenate([[0.0], np.cumsum(speech[pause.start : pause.end].astype(np.float64) ** 2)])
    power = (energy[width:] - energy[:-width]) / width
    quietest = int(power.argmin())
    return pause.start + quietest + width // 2, float(np.sqrt(max(power[quietest], 0.0)))


def _joined(before: Samples, after: Samples, fade: int) -> Samples:
    """One after the other, overlapping by ``fade`` samples at equal power."""
    if fade == 0:
        return np.concatenate([before, after])
    into = np.sin(np.linspace(0.0, np.pi / 2, fade, dtype=np.float32))
    over = before[-fade:] * into[::-1] + after[:fade] * into
    return np.concatenate([before[:-fade], over, after[fade:]])


@lru_cache(maxsize=2)
def _floor(rate: int) -> Samples:
    """Noise of the floor's shape with a root mean square of 1."""
    return floor_noise(_FLOOR_SECONDS * rate, rate)
