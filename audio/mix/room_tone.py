"""The quiet of a room under the narrator, in place of digital silence.

Shaped like the narrator's own floor, measured on the quiet that the engine puts around its lines (octave
bands, median of 338 windows of 12 lines): from 63 Hz to 1 kHz within 2 dB of each other, then 1, 3, 4.5 and
4.3 dB less at 2, 4, 8 and 11 kHz. It is lower than anything else that is played.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio.analysis.programme import factor
from audio.files.clip_cache import ClipCache
from audio.mix.stored_sounds import ROOM_TONE_LENGTH, room_tone, stored
from audio.mix.timeline import Background
from audio.units import SAMPLE_RATE

Samples = NDArray[np.float32]

LEVEL_DB: Final = -72.0
"""Root mean square, in dBFS: 52 dB under the voice."""

_SEED: Final = 20261128
_LOWEST: Final = 40.0
_BANDS: Final = (63.0, 1000.0, 2000.0, 4000.0, 8000.0, 20000.0)
_DECIBELS: Final = (0.0, 0.0, -1.0, -3.0, -4.5, -4.5)


def room_tone_loop() -> Samples:
    """One period of it; its last sample is followed by its first.

    Returns:
        Mono samples at ``SAMPLE_RATE``, shape (frames,), at ``LEVEL_DB``.
    """
    return np.asarray(floor_noise(ROOM_TONE_LENGTH, SAMPLE_RATE) * np.float32(factor(LEVEL_DB)), np.float32)


def floor_noise(count: int, rate: int) -> Samples:
    """Noise shaped like the narrator's floor, with a root mean square of 1.

    Args:
        count: of samples; the last is followed by the first.
        rate: in hertz.
    """
    generator = np.random.default_rng(_SEED)
    frequencies = np.fft.rfftfreq(count, 1 / rate)
    shape = 10 ** (np.interp(np.log(np.maximum(frequencies, 1.0)), np.log(_BANDS), _DECIBELS) / 20)
    shape[frequencies < _LOWEST] = 0.0
    bins = len(frequencies)
    spectrum = shape * (generator.standard_normal(bins) + 1j * generator.standard_normal(bins))
    wave = np.fft.irfft(spectrum, count)
    return np.asarray(wave / np.sqrt(np.mean(wave**2)), np.float32)


def ensure_room_tone(cache: ClipCache) -> Background:
    """Its clip as a loop, made where the cache doesn't have it (a fifth of a second).

    Raises:
        CacheNotWritableError: the cache's folder can't be written.
    """
    background = room_tone()
    if stored(cache, background) is None:
        cache.store(background.pieces[0], room_tone_loop())
    return background
