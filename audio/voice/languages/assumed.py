"""The pace and loudness of a language's narrator: as somebody measured them, or what is likely."""

from dataclasses import dataclass, replace
from typing import Final

from audio.analysis.programme import PROGRAMME
from audio.voice.languages.language_narrator import Engine
from audio.voice.narrator import Narrator


@dataclass(frozen=True)
class Measured:
    """What was measured of a voice at its usual speed.

    Attributes:
        words_per_minute: of its language, rests not counted.
        letter_seconds, line_seconds: how long a line sounds: so much for each letter or digit, and so much
            besides.
        loudness: of an average line, in LUFS.
    """

    words_per_minute: float
    letter_seconds: float
    line_seconds: float
    loudness: float


_USUAL_SPEED: Final = {Engine.KOKORO: 0.5, Engine.PIPER: 0.5}
_SPEEDS: Final = {Engine.KOKORO: (0.38, 0.5, 0.85), Engine.PIPER: (0.3, 0.5, 1.2)}
_SHARES: Final = {Engine.KOKORO: (0.75, 1.0, 1.78), Engine.PIPER: (0.6, 1.0, 2.4)}
"""The speeds that are used, and the pace at each as a share of the usual one: Kokoro's as measured of four
voices (docs/adr/0017-narrators.md), Piper's by its own rule: speed is in the length of sounds."""

_LIKELY: Final = {
    Engine.KOKORO: Measured(133.0, 0.108, 0.5, -19.0),
    Engine.PIPER: Measured(160.0, 0.107, 0.11, -21.5),
}
"""In English, what Kokoro's four voices have in common; of Piper, one voice (joe) on 24 German lines. Letters
last as long in German, though words do not."""


def usual_speed(engine: Engine) -> float:
    """The speed of an engine at which a voice is measured."""
    return _USUAL_SPEED[engine]


def spoken_as(engine: Engine, voice: str, pace: float, measured: Measured | None = None) -> Narrator:
    """What pacing needs to know of a voice.

    Args:
        engine: what makes its sound.
        voice: its name there.
        pace: how many words of its language take as long as one English word.
        measured: what was measured; None for what is likely. Then more lines are spoken a second time, and
            the loudness of each is taken from it alone.
    """
    likely = _LIKELY[engine]
    usual = measured or replace(likely, words_per_minute=likely.words_per_minute * pace)
    return Narrator(
        engine=engine.value,
        voice=voice,
        speeds=_SPEEDS[engine],
        paces=tuple(usual.words_per_minute * share for share in _SHARES[engine]),
        usual_gain_db=None if measured is None else PROGRAMME - measured.loudness,
        usual_speed=_USUAL_SPEED[engine],
        letter_seconds=usual.letter_seconds,
        line_seconds=usual.line_seconds,
    )
