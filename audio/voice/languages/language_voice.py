"""The voice of a language's narrator: its engine reads that language, all else is as with Kindpace's own.

Only the worker process and the command line import this module.
"""

from collections.abc import Callable, Collection

import numpy as np

from audio.files.regular_file import read_regular
from audio.voice.hibari_voice import ENGINE_RATE, HibariVoice
from audio.voice.joints import Joint, marked_joints
from audio.voice.kokoro_voice import KokoroEngine, kokoro_numbers
from audio.voice.languages.language_narrator import (
    Engine,
    LanguageNarrator,
    LanguageNarratorMissingError,
    why_silent,
)
from audio.voice.languages.piper_engine import PiperEngine
from audio.voice.languages.reading import in_kokoro_signs, sentences
from audio.voice.narrator_catalog import VOICE_BYTES
from audio.voice.protocol import Samples, VoiceError


class LanguageVoice(HibariVoice):
    """A narrator that a language's folder names.

    Args:
        narrator: as the folder names it.

    Raises:
        LanguageNarratorMissingError: it can't speak here, or its voice can't be loaded.
    """

    def __init__(self, narrator: LanguageNarrator) -> None:
        missing = why_silent(narrator)
        if missing:
            raise LanguageNarratorMissingError(narrator, missing)
        try:
            self._engine = _engine(narrator)
        except VoiceError:
            raise
        except Exception as fault:
            # Whatever a stranger's file brings the loader to raise, callers get one error.
            raise LanguageNarratorMissingError(narrator, str(fault)) from fault
        self._who = narrator
        self._narrator = narrator.spoken

    @property
    def identity(self) -> str:
        """Voice, engine and versions in one string: part of every cache key."""
        return self._who.identity

    def _read(self, line: str, chosen: Collection[int]) -> tuple[str, tuple[Joint, ...]]:  # noqa: ARG002  # for English
        """The line as it is, and its marks: where else one may rest is known of English only."""
        return line, marked_joints(line)


def _engine(narrator: LanguageNarrator) -> Callable[..., Samples]:
    if narrator.engine is Engine.PIPER:
        return PiperEngine(narrator, ENGINE_RATE)
    styles = read_regular(narrator.voice, VOICE_BYTES)
    if len(styles) != VOICE_BYTES or not np.isfinite(np.frombuffer(styles, "<f4")).all():
        raise ValueError(f"{narrator.voice.name} is no voice of Kokoro")

    def read(text: str) -> list[str]:
        return [in_kokoro_signs(sentence) for sentence in sentences(text, narrator.phonemes)]

    return KokoroEngine(styles, read, kokoro_numbers())
