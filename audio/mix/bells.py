"""Singing bowls, synthesised: partials that beat and die away, struck softly.

Ratios of the partials: the Tibetan prayer bowl measured by G. Essl and P. R. Cook, "Banded waveguides on
circular topologies and of beating modes: Tibetan singing bowls and glass harmonicas" (ICMC 2002), as
published in the Synthesis ToolKit (BandedWG, preset 3). Most modes of a bowl are a pair a few thousandths
apart, because no bowl is perfectly round: the pair makes the slow beating. The decays are ours: a bowl of
hand size rings for ten to twenty seconds, and higher modes die away sooner.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio.analysis.loudness import measured
from audio.analysis.programme import PROGRAMME, factor, gain_to
from audio.files.clip_cache import ClipCache
from audio.mix.stored_sounds import Timbre, bell_name
from audio.units import SAMPLE_RATE, ClipName, Lufs

Samples = NDArray[np.float32]

# Pairs of ratios to the fundamental, from the source above.
_PARTIALS: Final = (
    (0.996108344, 1.0038916562),
    (2.979178, 2.99329767),
    (5.704452, 5.704452),
    (8.9982, 9.01549726),
    (12.83303, 12.807382),
    (17.2808219, 17.2808219),
)
_STRIKE_SECONDS: Final = 0.3
_FADE_SECONDS: Final = 2.0
_BELOW_VOICE_DB: Final = 3.0
_HIGHEST: Final = 12_000.0
# A bowl's loudness is that of its first seconds, not of its long tail.
_HEARD_SECONDS: Final = 3.0


@dataclass(frozen=True)
class _Bowl:
    """One bowl.

    Attributes:
        pitch: of the fundamental, in hertz.
        ring: seconds until the fundamental has fallen by 60 dB.
        brightness: level of each partial relative to the one below, in decibels.
        wobble: factor on the distance within the pairs.
    """

    pitch: float
    ring: float
    brightness: float
    wobble: float


_BOWLS: Final = {
    Timbre.DEEP: _Bowl(pitch=116.0, ring=20.0, brightness=-7.0, wobble=0.5),
    Timbre.WARM: _Bowl(pitch=196.0, ring=16.0, brightness=-9.0, wobble=0.4),
    Timbre.CLEAR: _Bowl(pitch=329.6, ring=12.0, brightness=-8.0, wobble=0.25),
}


def bell_clip(timbre: Timbre) -> Samples:
    """One soft strike of a bowl.

    Returns:
        Mono samples at ``SAMPLE_RATE``, shape (frames,); the first seconds are 3 dB under programme loudness,
        so that a bowl stays softer than the voice; starts and ends in silence.
    """
    bowl = _BOWLS[timbre]
    count = round((bowl.ring * 0.75 + _FADE_SECONDS) * SAMPLE_RATE)
    time = np.arange(count) / SAMPLE_RATE
    sound = np.zeros(count)
    for index, pair in enumerate(_PARTIALS):
        sound += _pair(bowl, index, pair, time)
    sound *= _strike(time) * _ending(count)
    return _levelled(np.asarray(sound / np.max(np.abs(sound)), np.float32))


def ensure_bells(cache: ClipCache) -> dict[Timbre, ClipName]:
    """The clips of all bowls, made where the cache doesn't have them (half a second in all).

    Raises:
        CacheNotWritableError: the cache's folder can't be written.
    """
    names = {timbre: bell_name(timbre) for timbre in Timbre}
    for timbre, name in names.items():
        if not cache.has(name):
            cache.store(name, bell_clip(timbre))
    return names


def _pair(
    bowl: _Bowl, index: int, pair: tuple[float, float], time: NDArray[np.float64]
) -> NDArray[np.float64]:
    middle = (pair[0] + pair[1]) / 2
    if bowl.pitch * middle > _HIGHEST:
        return np.zeros(len(time))
    level = factor(bowl.brightness * index)
    # 6.91 is the natural logarithm of 60 dB.
    decay = np.exp(-6.91 * time * middle**0.7 / bowl.ring)
    sound = np.zeros(len(time))
    for share, ratio in zip((0.65, 0.35), pair, strict=True):
        frequency = bowl.pitch * (middle + (ratio - middle) * bowl.wobble)
        sound += share * np.sin(2 * np.pi * frequency * time)
    return np.asarray(level * decay * sound)


def _strike(time: NDArray[np.float64]) -> NDArray[np.float64]:
    """A soft mallet, leant rather than struck: the sound rises over 0.3 s, so that nobody starts."""
    rise = np.minimum(time / _STRIKE_SECONDS, 1.0)
    return np.asarray(np.sin(rise * np.pi / 2) ** 2)


def _ending(count: int) -> NDArray[np.float64]:
    fade = round(_FADE_SECONDS * SAMPLE_RATE)
    shape = np.ones(count)
    shape[-fade:] = np.cos(np.linspace(0, np.pi / 2, fade)) ** 2
    return shape


def _levelled(sound: Samples) -> Samples:
    found, _ = measured(sound[: round(_HEARD_SECONDS * SAMPLE_RATE)])
    _, true_peak = measured(sound)
    target = Lufs(PROGRAMME - _BELOW_VOICE_DB)
    return np.asarray(sound * gain_to(target, found, true_peak), np.float32)
