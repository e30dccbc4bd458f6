"""The narrator: hibari-tts, the one module that imports it.

It loads onnxruntime and 14 MB of model, so only the worker process and the command line import this module.
"""

from collections.abc import Collection
from typing import Final

import numpy as np
import soxr

from audio.analysis.loudness import measured
from audio.analysis.programme import PROGRAMME, gain_to
from audio.isolation.telemetry import turn_off_telemetry
from audio.units import SAMPLE_RATE, Lufs
from audio.voice.identity import SEED, narrator_identity
from audio.voice.joints import Joint, units, with_commas
from audio.voice.joints import joints as joints_in
from audio.voice.narrator import HEART, Narrator
from audio.voice.pace import (
    UNHEARD,
    paced,
    pauses_in,
    resting_seconds,
    rests_at,
    sounding_seconds,
    target_seconds,
    unpaused_seconds,
)
from audio.voice.phrases import cleaned, without_marks, word_count
from audio.voice.protocol import (
    FASTEST,
    SLOWEST,
    LineTooLongError,
    NothingToSayError,
    PaceOutOfRangeError,
    Samples,
    SpokenLine,
    VoiceFailedError,
)
from audio.voice.readings import mended
from audio.voice.trim import trim, with_soft_edges

# The runtime reads the environment at import; its own switch, below, would come too late.
turn_off_telemetry()

import onnxruntime  # noqa: E402
from hibari import SAMPLE_RATE as VOICE_RATE  # noqa: E402
from hibari import Hibari  # noqa: E402

onnxruntime.disable_telemetry_events()

ENGINE_RATE: Final[int] = VOICE_RATE
"""Hertz: of the samples that an engine in this one's place gives."""

LONGEST_LINE: Final = 2000
"""Characters: about three minutes at the slowest pace, far beyond any sentence."""

_GAIN_SPREAD_DB: Final = 2.0


class HibariVoice:
    """hibari's voice "heart", slowed to a meditation's pace."""

    _narrator: Narrator = HEART

    def __init__(self) -> None:
        try:
            self._engine = Hibari(voice=HEART.voice, threads=1)
        except Exception as fault:
            # Whatever the model's loader raises, callers get one error.
            raise VoiceFailedError("the first line", str(fault)) from fault

    @property
    def identity(self) -> str:
        """Voice, engine and versions in one string: part of every cache key."""
        return narrator_identity()

    def warm(self) -> None:
        """Speak a word and discard it, so that the first real line isn't slow."""
        self.speak("You are welcome, just as you are.", 105.0)

    def speak(self, text: str, words_per_minute: float, joints: Collection[int] = ()) -> SpokenLine:
        """Speak one line at a pace counted within it.

        Args:
            text: the line; may hold pronunciations as ``[word](/phonemes/)``.
            words_per_minute: 60 to 200.
            joints: how many words stand before each place that a reader chose for a rest; empty where the
                rules find the places.

        Returns:
            Trimmed speech at ``SAMPLE_RATE``, at programme loudness.

        Raises:
            NothingToSayError: no word in the text.
            PaceOutOfRangeError: a pace that isn't between 60 and 200.
            LineTooLongError: a text of more than ``LONGEST_LINE`` characters.
            VoiceFailedError: the engine failed or returned nothing.
        """
        # Written so that NaN fails too.
        if not SLOWEST <= words_per_minute <= FASTEST:
            raise PaceOutOfRangeError(words_per_minute, text)
        if len(text) > LONGEST_LINE:
            raise LineTooLongError(text, LONGEST_LINE)
        line = cleaned(text)
        if word_count(line) == 0:
            raise NothingToSayError(text)
        return SpokenLine(_finished(self._paced(line, joints, words_per_minute), self._narrator))

    def _paced(self, line: str, chosen: Collection[int], words_per_minute: float) -> Samples:
        narrator, words = self._narrator, word_count(line)
        text, places = self._read(line, chosen)
        shares = _shares(line, [joint.word for joint in places])
        wanted = rests_at(line, len(units(line)), places, shares, words_per_minute)

        def aimed(speed: float, natural: float, spoken: float, resting: float) -> tuple[float, float]:
            """Seconds that the line should last, and the speed for it.

            At ``speed`` it sounds ``natural`` seconds, or ``spoken`` with all that isn't one of its rests.
            """
            pace = narrator.pace_at(speed)
            target = target_seconds(words, natural, 60.0 / pace, words_per_minute)
            left = max(target - resting, spoken * 0.5)
            return target, narrator.speed_for(pace * spoken / left)

        natural = narrator.usual_seconds(line)
        _, speed = aimed(narrator.usual_speed, natural, natural, sum(rest.likely for rest in wanted))
        speech = self.spoken_plainly(text, speed)
        pauses, natural = pauses_in(speech, VOICE_RATE, wanted), sounding_seconds(speech, VOICE_RATE)
        unpaused = unpaused_seconds(speech, pauses, VOICE_RATE)
        target, better = aimed(speed, natural, unpaused, resting_seconds(pauses, VOICE_RATE))
        # About one line in three is spoken again, a little slower or faster, rather than stretched.
        if abs(better / speed - 1.0) > UNHEARD:
            speech = self.spoken_plainly(text, better)
        return paced(speech, VOICE_RATE, target, wanted)

    def _read(self, line: str, chosen: Collection[int]) -> tuple[str, tuple[Joint, ...]]:
        """A cleaned line as the engine is given it, and where it may rest."""
        places = joints_in(line, chosen)
        return mended(with_commas(line, places), in_british=self._narrator.british), places

    def spoken_plainly(self, line: str, speed: float) -> Samples:
        """A line as the engine speaks it, trimmed.

        Args:
            line: as ``mended`` gives it.
            speed: of the engine.

        Raises:
            VoiceFailedError: the engine failed or returned nothing.
        """
        try:
            raw = self._engine(line, speed=speed, seed=SEED)
        except Exception as fault:
            # The engine raises errors of many kinds; callers need the line at fault.
            raise VoiceFailedError(line, str(fault)) from fault
        speech = trim(np.asarray(raw, np.float32), VOICE_RATE)
        if len(speech) == 0:
            raise VoiceFailedError(line, "it returned only silence")
        return speech


def _shares(line: str, places: list[int]) -> list[float]:
    """How far into the line each of these words begins, 0 to 1, by letters."""
    letters = [len(without_marks(word)) + 1 for word in units(line)]
    whole = sum(letters)
    return [sum(letters[:place]) / whole for place in places]


def _finished(speech: Samples, narrator: Narrator) -> Samples:
    """Resample to the engine's rate and bring to programme loudness."""
    full = np.asarray(soxr.resample(speech, VOICE_RATE, SAMPLE_RATE, quality="HQ"), np.float32)
    found, true_peak = measured(full)
    gain = gain_to(PROGRAMME, _believed(found, narrator.usual_gain_db), true_peak)
    return with_soft_edges(full * np.float32(gain), SAMPLE_RATE)


def _believed(found: Lufs, usual_gain_db: float | None) -> Lufs:
    """A line's loudness. Short lines measure unreliably; a voice is even, so it is kept near the usual."""
    if usual_gain_db is None:
        return found
    usual = PROGRAMME - usual_gain_db
    return Lufs(float(np.clip(found, usual - _GAIN_SPREAD_DB, usual + _GAIN_SPREAD_DB)))
