"""Measures a language's narrator on lines of that language: what stands under ``measured`` in its file."""

from collections.abc import Callable, Sequence

import numpy as np
import soxr

from audio.analysis.loudness import measured
from audio.units import SAMPLE_RATE
from audio.voice.hibari_voice import ENGINE_RATE
from audio.voice.languages.assumed import Measured, usual_speed
from audio.voice.languages.language_narrator import LanguageNarrator
from audio.voice.languages.language_voice import LanguageVoice
from audio.voice.pace import sounding_seconds
from audio.voice.phrases import cleaned, without_marks, word_count
from audio.voice.protocol import Samples


def measure(narrator: LanguageNarrator, lines: Sequence[str], done: Callable[[int], None]) -> Measured:
    """Speak lines at the engine's usual speed, and measure them.

    Args:
        narrator: whose voice it is.
        lines: of many lengths, as written; with fewer than eight, how long a letter sounds is a guess.
        done: called after each line with the number done.

    Raises:
        VoiceError: it can't speak here, or not a line.
    """
    voice = LanguageVoice(narrator)
    spoken = []
    for number, line in enumerate(map(cleaned, lines), 1):
        spoken.append((line, voice.spoken_plainly(line, usual_speed(narrator.engine))))
        done(number)
    return measured_of(spoken)


def measured_of(spoken: Sequence[tuple[str, Samples]]) -> Measured:
    """What was measured of lines that were spoken at the usual speed.

    Args:
        spoken: each line and its speech, trimmed, at the engine's rate.
    """
    seconds = np.array([sounding_seconds(speech, ENGINE_RATE) for _, speech in spoken])
    letters = np.array([sum(map(str.isalnum, without_marks(line))) for line, _ in spoken], float)
    words = sum(word_count(line) for line, _ in spoken)
    slope, rest = np.polyfit(letters, seconds, 1)
    loudness = [measured(_at_mix_rate(speech))[0] for _, speech in spoken]
    return Measured(
        words_per_minute=round(words * 60.0 / float(seconds.sum()), 1),
        letter_seconds=round(float(slope), 4),
        line_seconds=round(max(0.0, float(rest)), 3),
        loudness=round(float(np.mean(loudness)), 1),
    )


def _at_mix_rate(speech: Samples) -> Samples:
    return np.asarray(soxr.resample(speech, ENGINE_RATE, SAMPLE_RATE, quality="HQ"), np.float32)
