"""Rain, a stream, brown noise and a soft drone: synthesised once, then played as loops.

Each loop is synthesised as a periodic signal, so there is no seam: noise is shaped as a spectrum whose period
is the loop, drops wrap around its end, and every tone and slow movement has a whole number of cycles.
Synthesis happens once (two or three seconds, best not in the window's thread); playing reads from the cache.

All are at ``LOUDNESS``, 16 LU under the voice: with the 6 dB that the background gives way under a line that
makes 22, where the Web Content Accessibility Guidelines (2.2, criterion 1.4.7) ask for at least 20.
"""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio.analysis.loudness import measured
from audio.analysis.programme import gain_to
from audio.files.clip_cache import ClipCache
from audio.mix.stored_sounds import LOOP_SECONDS, PIECE, Ambience, background_of, stored
from audio.mix.timeline import Background
from audio.units import CHANNELS, SAMPLE_RATE, Lufs

Samples = NDArray[np.float32]
_Wave = NDArray[np.float64]

LOUDNESS: Final = Lufs(-36.0)

_COUNT: Final = LOOP_SECONDS * SAMPLE_RATE
_SEED: Final = 20261122


def background_loop(ambience: Ambience) -> Samples:
    """One period of a background's loop; its last sample is followed by its first.

    Returns:
        Stereo samples at ``SAMPLE_RATE``, shape (frames, 2), at ``LOUDNESS``, true peak under -2 dBTP.
    """
    generator = np.random.default_rng(_SEED)
    sides = _MAKERS[ambience](generator)
    sound = np.stack(sides, axis=1)
    sound -= sound.mean(axis=0)
    return _levelled(np.asarray(sound / np.max(np.abs(sound)), np.float32))


def ensure_background(cache: ClipCache, ambience: Ambience) -> Background:
    """A background's clips, made where the cache doesn't have them (two or three seconds).

    Raises:
        CacheNotWritableError: the cache's folder can't be written.
    """
    background = background_of(ambience)
    if stored(cache, background) is None:
        loop = background_loop(ambience)
        for number, piece in enumerate(background.pieces):
            cache.store(piece, loop[number * PIECE : (number + 1) * PIECE])
    return background


def _levelled(sound: Samples) -> Samples:
    # Preceded by its own end, so that it is measured as heard: without a beginning.
    found, true_peak = measured(np.concatenate([sound[-SAMPLE_RATE:], sound]))
    gain = gain_to(LOUDNESS, found, true_peak)
    return np.asarray(sound * gain, np.float32)


def _noise(generator: np.random.Generator, shape: Callable[[_Wave], _Wave]) -> _Wave:
    """Noise that is periodic in the loop, with this amplitude over frequency (in hertz)."""
    frequencies = np.asarray(np.fft.rfftfreq(_COUNT, 1 / SAMPLE_RATE), np.float64)
    frequencies[0] = frequencies[1]
    bins = len(frequencies)
    dots = generator.standard_normal(bins) + 1j * generator.standard_normal(bins)
    spectrum = dots * shape(frequencies)
    spectrum[0] = 0.0
    wave = np.fft.irfft(spectrum, _COUNT)
    return np.asarray(wave / np.sqrt(np.mean(wave**2)))


def _band(low: float, high: float, slope: float = 1.0) -> Callable[[_Wave], _Wave]:
    """Amplitude of a band with soft edges, falling inside with frequency to the power of ``slope`` / 2."""

    def shape(frequencies: _Wave) -> _Wave:
        edges = 1 / np.sqrt(1 + (low / frequencies) ** 4) / np.sqrt(1 + (frequencies / high) ** 4)
        return np.asarray(edges * frequencies ** (-slope / 2))

    return shape


def _movement(generator: np.random.Generator, slowest: float, fastest: float, depth: float) -> _Wave:
    """A slow, irregular movement around 1, periodic in the loop; depth in decibels (one sigma)."""
    wander = _noise(generator, _band(slowest, fastest, 2.0))
    return np.asarray(10 ** (depth * np.clip(wander, -2.0, 2.0) / 20))


def _rain(generator: np.random.Generator) -> tuple[_Wave, _Wave]:
    """A broad hiss, and drops near by: short, soft, each with its own place and pitch."""
    hiss = [_noise(generator, _band(400, 7000, 1.2)) for _ in range(CHANNELS)]
    drops = _drops(generator, per_second=60, low=900.0, high=4500.0, decay=0.006)
    breath = _movement(generator, 0.05, 0.2, 0.8)
    left, right = (breath * (side + 0.35 * drop) for side, drop in zip(hiss, drops, strict=True))
    return left, right


def _stream(generator: np.random.Generator) -> tuple[_Wave, _Wave]:
    """Water over stones: three bands that swell independently, and bubbles."""
    sides = []
    shared = [_movement(generator, 0.2, 1.5, 1.0) for _ in range(3)]
    bubbles = _drops(generator, per_second=25, low=350.0, high=1400.0, decay=0.03)
    for bubble in bubbles:
        bands = ((180.0, 500.0, 0.9), (500.0, 1400.0, 1.0), (1400.0, 4500.0, 0.5))
        water = sum(
            level * moving * _noise(generator, _band(low, high))
            for (low, high, level), moving in zip(bands, shared, strict=True)
        )
        sides.append(np.asarray(water + 0.3 * bubble))
    return sides[0], sides[1]


def _brown_noise(generator: np.random.Generator) -> tuple[_Wave, _Wave]:
    """Power that falls by 6 dB an octave, without inaudible low frequencies."""
    left, right = (_noise(generator, _band(40, 8000, 2.0)) for _ in range(CHANNELS))
    return left, right


def _drone(generator: np.random.Generator) -> tuple[_Wave, _Wave]:
    """A fifth and its octaves in just ratios, each tone a cluster that beats very slowly."""
    time = np.arange(_COUNT) / SAMPLE_RATE
    tones = ((110.0, 1.0), (165.0, 0.6), (220.0, 0.5), (330.0, 0.25), (440.0, 0.12))
    sides = [np.zeros(_COUNT) for _ in range(CHANNELS)]
    for pitch, level in tones:
        for turn in (-3, 0, 2):
            # Whole cycles per loop: the detuning is a few fortieths of a hertz.
            frequency = (round(pitch * LOOP_SECONDS) + turn) / LOOP_SECONDS
            for number in range(CHANNELS):
                sides[number] += level * np.sin(2 * np.pi * (frequency * time + generator.random()))
    return sides[0], sides[1]


def _drops(
    generator: np.random.Generator, per_second: float, low: float, high: float, decay: float
) -> tuple[_Wave, _Wave]:
    """Small rounded sounds at random times, wrapping around the loop's end."""
    sides = np.zeros((CHANNELS, _COUNT))
    span = np.arange(round(decay * 8 * SAMPLE_RATE)) / SAMPLE_RATE
    # Rises within a fifth of its decay: no drop is a click.
    shape = (1 - np.exp(-span / (decay / 5))) * np.exp(-span / decay)
    for start in generator.integers(0, _COUNT, round(per_second * LOOP_SECONDS)):
        pitch = low * (high / low) ** generator.random()
        level, side = generator.exponential(0.5), generator.random()
        drop = min(level, 2.0) * shape * np.sin(2 * np.pi * pitch * span)
        places = np.arange(start, start + len(span)) % _COUNT
        sides[0, places] += np.cos(side * np.pi / 2) * drop
        sides[1, places] += np.sin(side * np.pi / 2) * drop
    sides /= np.sqrt(np.mean(sides**2))
    return sides[0], sides[1]


_MAKERS: Final[Mapping[Ambience, Callable[[np.random.Generator], tuple[_Wave, _Wave]]]] = {
    Ambience.RAIN: _rain,
    Ambience.STREAM: _stream,
    Ambience.BROWN_NOISE: _brown_noise,
    Ambience.DRONE: _drone,
}
