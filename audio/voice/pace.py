"""How long a line should take, how long it rests where, and bringing its speech to that length.

What was measured before this was decided is in ``docs/voice.md``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio.voice.joints import Joint, Rank
from audio.voice.shaping.pauses import Pause, with_pauses
from audio.voice.shaping.stretch import stretched
from audio.voice.trim import rests

Samples = NDArray[np.float32]

SHORTEST_REST: Final = 0.06
"""Seconds: silences shorter than this are closures of consonants (p, t, k) and stay as they are."""

WIDEST_STRETCH: Final = 1.3
"""More costs more naturalness than the engine's slowest speed does (docs/voice.md)."""

_NARROWEST: Final = 0.9
UNHEARD: Final = 0.06
"""A line that is off its length by less is left as the engine spoke it: such differences even out over a
script, and every stretch costs naturalness."""

_LONGEST_UNWANTED: Final = 0.17
"""Seconds: a pause that the engine makes where no joint is."""

_WORD_SHARE: Final = 0.7
_VARIATION: Final = 0.3
_SHORT_PHRASE: Final = 2
_SHORT_PHRASE_SHARE: Final = 0.65
_FAR_SECONDS, _FAR_SHARE = 0.3, 0.06
_SHORTEST_AT_JOINT: Final = 0.095
"""Seconds, at the edges of which the guards of the speech are left out: of 136 joints at speed 0.5 the
engine rests at 112 for 0.13 s or more, while closures of consonants have a median of 0.08 s and a 95th
percentile of 0.14."""

_USUAL_PACE: Final = 105.0
_RESTS: Final = {Rank.COMMA: (0.32, 0.60), Rank.CLAUSE: (0.62, 0.75), Rank.SENTENCE: (0.85, 1.05)}
"""Seconds at 105 words a minute, shortest and longest, in the proportion of the pace elsewhere. Around what
the engine does by itself at that pace; nobody has judged them."""

_MOST: Final = {Rank.COMMA: (0.44, 0.60), Rank.CLAUSE: (0.64, 0.75), Rank.SENTENCE: (1.05, 1.25)}
"""Seconds at any pace, the shortest and the longest. A rest inside a sentence stays under eight tenths, so
that it stays one utterance."""


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


@dataclass(frozen=True)
class Rest:
    """A rest inside a line, in seconds.

    Attributes:
        place: where in the line it is, 0 to 1, by letters.
        shortest, longest: the engine's own pause stays as it is between these, and is brought to the nearer
            one otherwise.
    """

    place: float
    shortest: float
    longest: float

    @property
    def likely(self) -> float:
        """How long it will probably be, before anything is spoken: the engine's pauses are rather long."""
        return (self.shortest + 2 * self.longest) / 3


def rests_at(
    line: str, words: int, joints: Sequence[Joint], places: Sequence[float], words_per_minute: float
) -> list[Rest]:
    """How long the line may rest at each joint.

    By rank and pace, and no two ranks overlap; shorter beside a phrase of one word. The edges vary with the
    line's own text, so that no two neighbouring rests are alike and the same line is always the same.

    Args:
        line: its text.
        words: how many it has.
        joints: where it may rest.
        places: where in the line these are, 0 to 1, by letters.
        words_per_minute: the pace.
    """
    edges = [0, *(joint.word for joint in joints), words]
    found = []
    for number, (joint, place) in enumerate(zip(joints, places, strict=True)):
        limits = zip(_RESTS[joint.rank], _MOST[joint.rank], strict=True)
        shortest, longest = (min(most, rest * _USUAL_PACE / words_per_minute) for rest, most in limits)
        before, after = edges[number + 1] - edges[number], edges[number + 2] - edges[number + 1]
        if min(before, after) < _SHORT_PHRASE and joint.rank is Rank.COMMA:
            shortest, longest = shortest * _SHORT_PHRASE_SHARE, longest * _SHORT_PHRASE_SHARE
        room = (longest - shortest) * _VARIATION
        up, down = _drawn(line, 2 * number), _drawn(line, 2 * number + 1)
        found.append(Rest(place, shortest + room * up, longest - room * down))
    return found


def _drawn(line: str, number: int) -> float:
    """A number from 0 to 1 that belongs to this place of this line."""
    drawn = blake2b(f"{number} {line}".encode(), digest_size=4).digest()
    return int.from_bytes(drawn, "big") / 2**32


def sounding_seconds(speech: Samples, rate: int) -> float:
    """The length of trimmed speech without its rests, in seconds."""
    return sum(len(phrase) for phrase in _split_at_rests(speech, rate)[0]) / rate


def pauses_in(speech: Samples, rate: int, wanted: Sequence[Rest]) -> list[Pause]:
    """The pauses of a line that have to change, or are rests, and how long each will be.

    Args:
        speech: trimmed, mono.
        rate: in hertz.
        wanted: its rests.
    """
    phrases, gaps = _split_at_rests(speech, rate)
    sounding = list(accumulate(len(phrase) / rate for phrase in phrases))
    chosen = _silences_of_joints(sounding, gaps, [rest.place for rest in wanted])
    limits = dict.fromkeys(range(len(gaps)), (0.0, _LONGEST_UNWANTED))
    at_joints = {
        gap: (rest.shortest, rest.longest)
        for gap, rest in zip(chosen, wanted, strict=True)
        if gap is not None
    }
    found = []
    for number, (start, end) in enumerate(rests(speech, rate, SHORTEST_REST)):
        shortest, longest = (limits | at_joints)[number]
        length = min(max(end - start, round(shortest * rate)), round(longest * rate))
        if number in at_joints or length != end - start:
            found.append(Pause(start, end, length))
    return found


def paced(speech: Samples, rate: int, target: float, wanted: Sequence[Rest]) -> Samples:
    """Bring trimmed speech to a length: rests at its joints, and what is missing by a mild stretch.

    Args:
        speech: trimmed, mono.
        rate: in hertz.
        target: seconds it should last.
        wanted: its rests.

    Returns:
        The speech. Its length differs by up to ``UNHEARD``, and by more where it would need a stretch of over
        ``WIDEST_STRETCH``.
    """
    pauses = pauses_in(speech, rate, wanted)
    ratio = (target - resting_seconds(pauses, rate)) / unpaused_seconds(speech, pauses, rate)
    if abs(ratio - 1.0) > UNHEARD:
        speech = stretched(speech, rate, min(WIDEST_STRETCH, max(_NARROWEST, ratio)))
        pauses = pauses_in(speech, rate, wanted)
    return with_pauses(speech, rate, pauses)


def resting_seconds(pauses: Sequence[Pause], rate: int) -> float:
    """How long these pauses last together, once they are as they shall be."""
    return sum(pause.length for pause in pauses) / rate


def unpaused_seconds(speech: Samples, pauses: Sequence[Pause], rate: int) -> float:
    """How long the speech lasts without these pauses."""
    return (len(speech) - sum(pause.end - pause.start for pause in pauses)) / rate


def _split_at_rests(speech: Samples, rate: int) -> tuple[list[Samples], list[float]]:
    """The phrases, and the seconds of silence between them."""
    edges = _edges(speech, rate)
    starts = [0, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), len(speech)]
    phrases = [speech[start:end] for start, end in zip(starts, ends, strict=True)]
    return phrases, [(end - start) / rate for start, end in edges]


def _edges(speech: Samples, rate: int) -> list[tuple[int, int]]:
    """Where each silence begins and ends, in samples."""
    # A silence's edges hold the tail of one sound and the onset of the next, so they stay with the speech.
    guard = int(rate * SHORTEST_REST / 4)
    return [(start + guard, end - guard) for start, end in rests(speech, rate, SHORTEST_REST)]


def _silences_of_joints(
    sounding: Sequence[float], gaps: Sequence[float], places: Sequence[float]
) -> list[int | None]:
    """For each joint the silence that the engine made for it: in order, near its place, rather a long one.

    The best pairing of all. A joint without such a silence has no rest: speech is never cut.

    Args:
        sounding: seconds of sound before each silence, and last of all the sound there is.
        gaps: seconds of each silence.
        places: of the joints, as shares of the sound.
    """
    far = _FAR_SECONDS + _FAR_SHARE * sounding[-1]
    # For each number of silences: how well the joints so far fit to them, and which each has.
    best: list[tuple[float, list[int | None]]] = [(0.0, [])] * (len(gaps) + 1)
    for place in places:
        fresh: list[tuple[float, list[int | None]]] = []
        for count in range(len(gaps) + 1):
            without, pairing = best[count]
            options = [(without, [*pairing, None]), *fresh[-1:]]
            if count:
                fit = _fit(abs(sounding[count - 1] - place * sounding[-1]) / far, gaps[count - 1])
                before, earlier = best[count - 1]
                options.append((before + fit, [*earlier, count - 1]))
            fresh.append(max(options, key=lambda option: option[0]))
        best = fresh
    return best[-1][1]


def _fit(distance: float, gap: float) -> float:
    """How well a silence fits a joint; below nothing where it is too far or too short to be its."""
    return gap + 0.5 * (1.0 - distance) if distance <= 1.0 and gap >= _SHORTEST_AT_JOINT else -1.0
