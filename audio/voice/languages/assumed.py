"""The pace and loudness of a language's narrator: as somebody measured them, or what is likely."""

from dataclasses import dataclass
from typing import Final

from audio.analysis.programme import PROGRAMME
from audio.voice.languages.language_narrator import Engine
from audio.voice.narrator import Narrator

ENGLISH_PACE: Final = 133.0
"""Words a minute of sound at the usual speed, in English: that of all of Kindpace's own narrators."""

_USUAL_SPEED: Final = {Engine.KOKORO: 0.5, Engine.PIPER: 0.65}
_SPEEDS: Final = {Engine.KOKORO: (0.38, 0.5, 0.85), Engine.PIPER: (0.4, 0.65, 1.2)}
_SHARES: Final = {Engine.KOKORO: (0.75, 1.0, 1.78), Engine.PIPER: (0.62, 1.0, 1.85)}
"""The speeds that are used, and the pace at each as a share of the usual one: Kokoro's as measured of four
voices (docs/adr/0017-narrators.md), Piper's by its own rule: speed is in the length of sounds."""

_LETTER_SECONDS, _LINE_SECONDS = 0.108, 0.5
"""As with Kindpace's own narrators. In German letters sound as long, though words do not."""


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


def usual_speed(engine: Engine) -> float:
    """The speed of an engine at which a voice is measured."""
    return _USUAL_SPEED[engine]


def spoken_as(engine: Engine, voice: str, pace: float, measured: Measured | None = None) -> Narrator:
    """What pacing needs to know of a voice.

    Args:
        engine: what makes its sound.
        voice: its name there.
        pace: how many words of its language take as long as one English word.
        measured: what was measured; None for what is likely. Then a line may be spoken twice more often, and
            its loudness is taken from the line alone.
    """
    usual = measured or Measured(ENGLISH_PACE * pace, _LETTER_SECONDS, _LINE_SECONDS, 0.0)
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
