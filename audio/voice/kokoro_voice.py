"""The other narrators: Kokoro-82M, read, paced and levelled by what the present voice uses.

It loads 92 MB of model and is about as fast as speech on one core, so lines are prepared ahead. Only the
worker process and the command line import this module.
"""

import hashlib
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np

from audio.voice.hibari_voice import HibariVoice
from audio.voice.identity import SEED
from audio.voice.narrator_catalog import (
    KOKORO,
    MODEL_PARTS,
    MODEL_SHA256,
    KokoroNarrator,
    NarratorMissingError,
    identity_of,
    why_missing,
)
from audio.voice.narrator_files import read_voice
from audio.voice.protocol import Samples, VoiceFailedError

# After the module above, which turns the runtime's telemetry off before it is imported.
import onnxruntime  # isort: skip
from hibari import Hibari  # isort: skip
from hibari.g2p import G2P  # isort: skip

_STYLE: Final = 256
_LONGEST: Final = 509
"""Phonemes: the last row of a voice."""

_PADS: Final = 2


class KokoroVoice(HibariVoice):
    """A narrator of Kokoro, which speaks as the present voice does but for its sound.

    Args:
        name: of the narrator.
        folder: where the voices' files lie; None for where they are taken in.

    Raises:
        NarratorMissingError: its files aren't here, or aren't those that are known.
        VoiceFailedError: the model could not be loaded.
    """

    def __init__(self, name: str, folder: Path | None = None) -> None:
        missing = why_missing(name, folder)
        if missing:
            raise NarratorMissingError(name, missing)
        # In the place of the present voice's engine: the pace, its rests and the loudness are made there.
        self._engine = _engine_of(KOKORO[name], folder)
        self._narrator = KOKORO[name].spoken
        self._name = name

    @property
    def identity(self) -> str:
        """Voice, engine and versions in one string: part of every cache key."""
        return identity_of(self._name)


class KokoroEngine:
    """The engine, called as the present voice's is.

    Args:
        styles: a voice's file.
        read: gives the sounds of each sentence of a text, in the model's signs.
        numbers: gives the model's numbers of these signs, with a pad at either end.

    Raises:
        OSError, ValueError: the model isn't here, or isn't the one that is known.
    """

    def __init__(
        self, styles: bytes, read: Callable[[str], list[str]], numbers: Callable[[str], list[int]]
    ) -> None:
        self._styles = np.frombuffer(styles, "<f4").reshape(-1, 1, _STYLE)
        self._session = _session(_model())
        self._read = read
        self._numbers = numbers

    def __call__(self, text: str, *, speed: float, seed: int) -> Samples:  # noqa: ARG002  # set when it is loaded
        """Samples of a text, with the silence that the model puts around each sentence."""
        spoken = [self._sentence(phonemes, speed) for phonemes in self._read(text)]
        return np.concatenate(spoken) if spoken else np.zeros(0, np.float32)

    def _sentence(self, phonemes: str, speed: float) -> Samples:
        ids = self._numbers(phonemes)
        inputs = {
            "tokens": np.array([ids], np.int64),
            "style": self._styles[min(len(ids) - _PADS, _LONGEST)],
            "speed": np.array([speed], np.float32),
        }
        (samples,) = self._session.run(None, inputs)
        return np.asarray(samples, np.float32).ravel()


def _engine_of(narrator: KokoroNarrator, folder: Path | None) -> KokoroEngine:
    try:
        styles = read_voice(narrator, folder)
        reader = Hibari(voice="heart", threads=1, g2p=G2P(british=narrator.spoken.british))
        return KokoroEngine(styles, reader.phonemize, reader.ids)
    except (OSError, ValueError) as fault:
        raise NarratorMissingError(narrator.name, f"{fault} isn't what it should be") from fault
    except Exception as fault:
        # Whatever the model's loader raises, callers get one error.
        raise VoiceFailedError("the first line", str(fault)) from fault


def kokoro_numbers() -> Callable[[str], list[int]]:
    """Gives the model's numbers of its signs: the present voice's library has the same alphabet."""
    numbers: Callable[[str], list[int]] = Hibari(voice="heart", threads=1).ids
    return numbers


def _model() -> bytes:
    """The model's file. Its parts are read as files: no code of their packages is run.

    Raises:
        OSError: a part can't be read.
        ValueError: together they aren't the model that is known.
    """
    model = b"".join(_part(name).read_bytes() for name in MODEL_PARTS)
    if hashlib.sha256(model).hexdigest() != MODEL_SHA256:
        raise ValueError("the model")
    return model


def _part(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(name)
    return Path(spec.origin).with_name("part.bin")


def _session(model: bytes) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The model's own noise: read when a session is made.
    onnxruntime.set_seed(SEED)
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
