"""Measures how loud a sound is. ``audio.analysis.programme`` turns that into a gain.

Measured: programme loudness and true peak (``audio.analysis.loudness``), and the noise floor: the level
under which the quietest twentieth of its 400 ms windows lies, leaving out digital silence, which is no
noise. Material without pauses (music, rain) has no audible floor: where the quietest twentieth lies less
than 15 LU under the programme, there is no noise floor.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from audio.analysis.loudness import LoudnessMeter
from audio.analysis.programme import LONE_PEAKS, PROGRAMME, SILENT, gain_to
from audio.units import CHANNELS, Lufs

Block = NDArray[np.float32]

_DIGITAL_SILENCE: Final = -90.0
_QUIETEST: Final = 5.0
_PAUSE_DEPTH: Final = 15.0
_LEAST_SPEECH: Final = 10
_USUAL_PEAKS: Final = 99.0


@dataclass(frozen=True)
class Level:
    """What was measured.

    Attributes:
        loudness: of the programme, in LUFS.
        true_peak: in dBTP.
        noise: the noise floor in LUFS; None for material without pauses.
    """

    loudness: float
    true_peak: float
    noise: float | None

    def gain(self, target: Lufs = PROGRAMME) -> float:
        """The linear gain that reaches a loudness, limited by true peak and noise floor."""
        return gain_to(target, Lufs(self.loudness), self.true_peak, self.noise)


def metered(blocks: Iterable[Block]) -> LoudnessMeter:
    """A meter that has taken in a stream of blocks at ``SAMPLE_RATE``, each of shape (n, channels)."""
    meter: LoudnessMeter | None = None
    for block in blocks:
        meter = meter or LoudnessMeter(block.shape[1])
        meter.add(block)
    meter = meter or LoudnessMeter(CHANNELS)
    meter.finish()
    return meter


def level_in(meter: LoudnessMeter) -> Level:
    """The level of what a meter has taken in so far."""
    loudness = meter.integrated()
    return Level(loudness, meter.true_peak(), _noise_floor(meter.momentary(), loudness))


def voice_level(meter: LoudnessMeter, speaking: NDArray[np.bool_], quiet: NDArray[np.bool_]) -> Level:
    """The level of what is said; of everything where hardly anything is.

    Its peak is that of the speech: what is higher and lone is left to the limiter, up to ``LONE_PEAKS``.

    Args:
        meter: what it has taken in so far.
        speaking: whether somebody speaks, for each tenth of a second.
        quiet: whether it lies in a pause without music.
    """
    whole = level_in(meter)
    peaks = meter.peaks()
    said = np.flatnonzero(speaking[: len(peaks)])
    loudness = meter.gated(speaking)
    if len(said) < _LEAST_SPEECH or loudness <= SILENT:
        return whole
    usual = float(np.percentile(peaks[said], _USUAL_PEAKS))
    peak = min(whole.true_peak, max(usual, whole.true_peak - LONE_PEAKS))
    return Level(loudness, peak, _noise_in(meter, quiet))


def _noise_in(meter: LoudnessMeter, quiet: NDArray[np.bool_]) -> float | None:
    """The noise in pauses; None where they are digital silence, or there are none."""
    windows = meter.momentary_in(quiet)
    heard = windows[windows > _DIGITAL_SILENCE]
    return float(np.median(heard)) if len(heard) > len(windows) / 2 else None


def _noise_floor(windows: NDArray[np.float64], loudness: float) -> float | None:
    heard = windows[windows > _DIGITAL_SILENCE]
    if len(heard) == 0:
        return None
    quietest = float(np.percentile(heard, _QUIETEST))
    return quietest if quietest < loudness - _PAUSE_DEPTH else None
