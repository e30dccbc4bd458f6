"""The one loudness rule for everything that plays, and its limits.

Narration, bells, backgrounds and a person's own files all get their gain here (docs/adr/0005-sound-
engine.md). Measuring is in ``audio.analysis.loudness``; this module needs no sound library, so the
engine's process can import it.
"""

import math
from typing import Final

from audio.units import Lufs

SILENT: Final = Lufs(-70.0)
"""The absolute gate of BS.1770-4; material below it has no programme loudness."""

PROGRAMME: Final = Lufs(-20.0)
"""The target for everything that plays: between broadcast's -23 and streaming's -16. The peaks of the
voice stand 15 dB above its loudness (18 by one channel's measure, engineering.md): 3 dB under the limit."""

TRUE_PEAK_LIMIT: Final = -2.0
"""The limit in dBTP for the sum of all buses."""

CLIP_PEAK: Final = TRUE_PEAK_LIMIT - 0.1
"""The highest peak in dBTP that one clip is raised to: below the limit by the error of measuring peaks."""

LOUDEST_NOISE: Final = Lufs(-58.0)
"""A voice at -20 LUFS is heard at some 60 dB in a room; this is 22, as quiet as the quietest rooms are."""

LONE_PEAKS: Final = 12.0
"""Decibels by which the limiter may hold down lone peaks (a bell, a cough), for a voice's sake."""

HIGHEST_GAIN: Final = 12.0
"""Decibels. More would also raise the background noise of a quiet recording."""


def decibels(factor: float) -> float:
    """A linear factor in decibels; -200 for zero."""
    return 20.0 * math.log10(max(factor, 1e-10))


def factor(decibel: float) -> float:
    """Decibels as a linear factor."""
    return float(10.0 ** (decibel / 20.0))


def gain_to(target: Lufs, found: Lufs, true_peak: float, noise: float | None = None) -> float:
    """The linear gain that brings a programme to a loudness, limited by peak and noise.

    Args:
        target: the loudness wanted.
        found: the loudness measured; at ``SILENT`` nothing is raised or lowered.
        true_peak: in dBTP; never raised over ``CLIP_PEAK``, and lowered to it.
        noise: the noise floor in LUFS, never raised over ``LOUDEST_NOISE``; None where there is none.
    """
    if found <= SILENT:
        return 1.0
    wanted = min(target - found, CLIP_PEAK - true_peak, HIGHEST_GAIN)
    if noise is not None and wanted > 0.0:
        wanted = max(0.0, min(wanted, LOUDEST_NOISE - noise))
    return factor(wanted)
