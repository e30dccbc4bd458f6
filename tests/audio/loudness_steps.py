"""How far the loudness moves within half a second: what a person who startles easily would notice.

Windows are 400 ms (momentary loudness, stricter than the 3 s of EBU R128's short-term loudness, in which a
step is spread out). What lies under -55 LUFS is taken to be at -55: with a voice at -20, heard at some 60 dB,
that is 25 dB in the room, the noise of a quiet bedroom.
"""

import numpy as np

from audio.analysis.loudness import LoudnessMeter

BOTH_SIDES = 10.0 * np.log10(2.0)
"""LU by which the same sound from two loudspeakers is louder than from one."""

HEARD = -55.0
SHORT_TERM = 30
STEP = 5
"""Tenths of a second: of short-term loudness, and within which nothing may step."""


class _WithoutPeaks(LoudnessMeter):
    """Looking between the samples for peaks takes most of the time, and no step is found there."""

    def _measure_peak(self, samples, *, last):
        pass


def momentary(sound):
    """Loudness of every 400 ms, one each 100 ms, of samples of shape (frames, channels)."""
    meter = _WithoutPeaks(sound.shape[1])
    meter.add(sound)
    meter.finish()
    return meter.momentary()


def largest_step(sound):
    """The largest difference, in LU, between two windows half a second or less apart, where sound goes on."""
    return largest_step_among(momentary(sound))


def largest_step_among(windows):
    """The same, of windows that were measured."""
    return _largest(np.maximum(windows, HEARD))


def largest_step_of_voice(sound):
    """The same for what is spoken: short-term loudness (3 s) as if there were no pauses."""
    return largest_step_of_voice_among(momentary(sound))


def largest_step_of_voice_among(windows, gate=-32.0):
    """The same, of windows of 400 ms that were measured.

    A word after a silence is a step by any other measure, and none that could be heard as one. So the
    windows in which nothing is louder than any background are taken away first; words before a pause, a
    seek or a restart stand beside those after it.
    """
    energies = 10.0 ** (windows[windows > gate] / 10.0)
    if len(energies) < SHORT_TERM + STEP:
        message = "hardly anything is spoken there"
        raise ValueError(message)
    return _largest(10.0 * np.log10(np.convolve(energies, np.full(SHORT_TERM, 1 / SHORT_TERM), mode="valid")))


def _largest(level):
    return max(float(np.abs(level[apart:] - level[:-apart]).max()) for apart in range(1, STEP + 1))
