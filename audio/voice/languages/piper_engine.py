"""Speaks with a voice in Piper's form: a VITS network in ONNX, and a file of settings beside it.

Written against the voices' own files; Piper's program isn't used or shipped. The network is a file that
somebody put into a language's folder: it is loaded as bytes in the worker process, and names no other file.
"""

from pathlib import Path
from typing import Final

import numpy as np
import soxr

from audio.files.regular_file import read_regular
from audio.isolation.telemetry import turn_off_telemetry
from audio.voice.identity import SEED
from audio.voice.languages.language_narrator import LARGEST_VOICE, LanguageNarrator
from audio.voice.languages.piper_settings import read_piper_settings
from audio.voice.languages.reading import in_piper_signs, sentences
from audio.voice.protocol import Samples

turn_off_telemetry()

import onnxruntime  # noqa: E402

_LEADS_OUT: Final = b"\x0a\x08location"
"""How ONNX writes that numbers of the network stand in another file (the key of ``external_data``)."""

_SPEAKER: Final = "sid"


class PiperEngine:
    """The engine, called as the present voice's is.

    Args:
        narrator: whose voice it is.
        rate: of the samples that are wanted, in hertz.

    Raises:
        FileUnreadableError: the voice can't be read.
        PiperSettingsError: the file beside it can't be used.
        ValueError: the network names other files.
    """

    def __init__(self, narrator: LanguageNarrator, rate: int) -> None:
        self._settings = read_piper_settings(narrator.settings)
        self._language = narrator.phonemes
        self._rate = rate
        self._session = _session(narrator.voice)
        self._many = any(wanted.name == _SPEAKER for wanted in self._session.get_inputs())

    def __call__(self, text: str, *, speed: float, seed: int) -> Samples:  # noqa: ARG002  # set when it is loaded
        """Samples of a text, with the silence that the network puts around it."""
        signs = in_piper_signs(" ".join(sentences(text, self._language)))
        if not signs:
            return np.zeros(0, np.float32)
        ids, (noise, rhythm) = self._settings.ids(signs), self._settings.noise
        inputs = {
            "input": np.array([ids], np.int64),
            "input_lengths": np.array([len(ids)], np.int64),
            "scales": np.array([noise, self._settings.length / speed, rhythm], np.float32),
        }
        if self._many:
            inputs[_SPEAKER] = np.array([0], np.int64)
        samples = np.asarray(self._session.run(None, inputs)[0], np.float32).ravel()
        return np.asarray(soxr.resample(samples, self._settings.rate, self._rate, quality="HQ"), np.float32)


def _session(voice: Path) -> onnxruntime.InferenceSession:
    network = read_regular(voice, LARGEST_VOICE)
    if _LEADS_OUT in network:
        raise ValueError(f"{voice.name} names other files")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The network's own noise: read when a session is made.
    onnxruntime.set_seed(SEED)
    return onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
