"""Who speaks: one value with all that pacing needs to know. Another engine brings another value."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from audio.voice.phrases import without_marks


@dataclass(frozen=True)
class Narrator:
    """A voice of an engine, with its measured pace.

    Attributes:
        engine: the library that speaks.
        voice: its name there.
        speeds: the engine's speed settings that are used, slowest first.
        paces: words a minute at those speeds, rests not counted.
        usual_gain_db: what brings an average line to programme loudness; None where nobody measured it.
        usual_speed: at which it was measured how long lines sound.
        letter_seconds, line_seconds: how long they sound there without rests: so much for each letter or
            digit, and so much besides.
        british: whether it reads British English.
    """

    engine: str
    voice: str
    speeds: tuple[float, ...]
    paces: tuple[float, ...]
    usual_gain_db: float | None
    usual_speed: float
    letter_seconds: float
    line_seconds: float
    british: bool = False

    def usual_seconds(self, line: str) -> float:
        """Seconds that a line sounds at the usual speed without its rests: a guess from its letters."""
        letters = sum(1 for sign in without_marks(line) if sign.isalnum())
        return letters * self.letter_seconds + self.line_seconds

    def pace_at(self, speed: float) -> float:
        """Words a minute that it speaks at a speed, rests not counted."""
        return _between(speed, self.speeds, self.paces)

    def speed_for(self, pace: float) -> float:
        """The speed at which it speaks so many words a minute; its slowest or fastest where it can't."""
        return _between(pace, self.paces, self.speeds)


def _between(value: float, known: Sequence[float], results: Sequence[float]) -> float:
    """Linear interpolation; the first or last result outside of what is known."""
    above = bisect_right(known, value)
    if above in {0, len(known)}:
        return results[min(above, len(known) - 1)]
    share = (value - known[above - 1]) / (known[above] - known[above - 1])
    return results[above - 1] + share * (results[above] - results[above - 1])


HEART: Final = Narrator(
    engine="hibari",
    voice="heart",
    speeds=(0.35, 0.40, 0.45, 0.50, 0.55, 0.60, 0.70, 0.80, 1.00, 1.15),
    paces=(95.0, 110.0, 127.0, 133.0, 139.0, 157.0, 182.0, 209.0, 255.0, 267.0),
    usual_gain_db=2.8,
    usual_speed=0.50,
    letter_seconds=0.105,
    line_seconds=0.49,
)
"""hibari's voice "heart", as measured by ``make voice-report`` on 90 shipped lines (docs/voice.md); the
seconds on 150, where the guess has a standard deviation of 7 %."""

BELLA: Final = Narrator(
    engine="kokoro",
    voice="af_bella",
    speeds=(0.38, 0.50, 0.85),
    paces=(100.0, 133.0, 237.0),
    usual_gain_db=-0.6,
    usual_speed=0.50,
    letter_seconds=0.108,
    line_seconds=0.50,
)
EMMA: Final = Narrator(
    engine="kokoro",
    voice="bf_emma",
    speeds=(0.40, 0.52, 0.85),
    paces=(104.0, 128.0, 235.0),
    usual_gain_db=-2.8,
    usual_speed=0.52,
    letter_seconds=0.113,
    line_seconds=0.53,
    british=True,
)
MICHAEL: Final = Narrator(
    engine="kokoro",
    voice="am_michael",
    speeds=(0.42, 0.57, 0.95),
    paces=(101.0, 133.0, 243.0),
    usual_gain_db=0.6,
    usual_speed=0.57,
    letter_seconds=0.108,
    line_seconds=0.505,
)
GEORGE: Final = Narrator(
    engine="kokoro",
    voice="bm_george",
    speeds=(0.46, 0.62, 1.05),
    paces=(98.0, 133.0, 233.0),
    usual_gain_db=-1.4,
    usual_speed=0.62,
    letter_seconds=0.109,
    line_seconds=0.51,
    british=True,
)
"""Kokoro's voices on ten shipped lines at the middle speed, and on three of them at the others; the guess of
the seconds has a standard deviation of 5 % (Emma: 8 %)."""
