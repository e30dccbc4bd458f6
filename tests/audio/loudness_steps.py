"""How far the loudness moves within half a second: what a person who startles easily would notice.

Windows are 400 ms (momentary loudness, stricter than the 3 s of EBU R128's short-term loudness, in which a
step is spread out). Anything under -55 LUFS is taken as -55: with a voice at -20, heard at some 60 dB,
that is 25 dB in the room, the noise of a quiet bedroom.
"""

import numpy as np

from audio.analysis.loudness import LoudnessMeter

BOTH_SIDES = 10.0 * np.log10(2.0)
"""How much louder the same sound is from two loudspeakers than from one, in LU."""

HEARD = -55.0
SHORT_TERM = 30
STEP = 5
"""Tenths of a second: the window of short-term loudness, and the one within which nothing may step."""


def momentary(sound):
    """Loudness of 400 ms windows, one every 100 ms; samples of shape (frames, channels)."""
    return _metered(sound).momentary()


def loudness(sound):
    """Programme loudness in LUFS, of samples as in ``momentary``."""
    return _metered(sound).integrated()


def _metered(sound):
    # A meter counts a single channel for both sides, so of two that are the same it needs one.
    one = sound[:, :1] if np.array_equal(sound[:, 0], sound[:, -1]) else sound
    meter = LoudnessMeter(one.shape[1])
    meter.add(one)
    meter.finish()
    return meter


def largest_step(sound):
    """The largest difference in LU between two windows at most half a second apart."""
    return largest_step_among(momentary(sound))


def largest_step_among(windows):
    """As ``largest_step``, from measured windows."""
    return _largest(np.maximum(windows, HEARD))


def largest_step_of_voice(sound):
    """As ``largest_step``, for speech: short-term loudness (3 s) as if there were no pauses."""
    return largest_step_of_voice_among(momentary(sound))


def largest_step_of_voice_among(windows, gate=-32.0):
    """As ``largest_step_of_voice``, from measured windows of 400 ms.

    Any other measure takes a word after a silence for a step, which nobody would hear as one. So windows
    no louder than a background are removed first, which puts words before a pause, a seek or a restart
    next to those after it.
    """
    energies = 10.0 ** (windows[windows > gate] / 10.0)
    if len(energies) < SHORT_TERM + STEP:
        message = "hardly anything is spoken there"
        raise ValueError(message)
    return _largest(10.0 * np.log10(np.convolve(energies, np.full(SHORT_TERM, 1 / SHORT_TERM), mode="valid")))


def _largest(level):
    return max(float(np.abs(level[apart:] - level[:-apart]).max()) for apart in range(1, STEP + 1))
