"""How far the loudness moves within half a second: what a person who startles easily would notice.

Windows are 400 ms (momentary loudness, stricter than the 3 s of EBU R128's short-term loudness, in which a
step is spread out). What lies under -55 LUFS is taken to be at -55: with a voice at -20, heard at some 60 dB,
that is 25 dB in the room, the noise of a quiet bedroom.
"""

import numpy as np

from audio.loudness import LoudnessMeter

HEARD = -55.0
SHORT_TERM = 30
STEP = 5
"""Tenths of a second: of short-term loudness, and within which nothing may step."""


def largest_step(sound):
    """The largest difference, in LU, between two windows half a second or less apart, where sound goes on."""
    meter = LoudnessMeter(2)
    meter.add(sound)
    meter.finish()
    loudness = np.maximum(meter.momentary(), HEARD)
    return max(float(np.abs(loudness[apart:] - loudness[:-apart]).max()) for apart in range(1, STEP + 1))


def largest_step_of_voice(sound, gate=-32.0):
    """The same for what is spoken: short-term loudness (3 s) as if there were no pauses.

    A word after a silence is a step by any other measure, and none that could be heard as one. So the
    windows of 400 ms in which nothing is louder than any background are taken away first; words before a
    pause, a seek or a restart stand beside those after it.
    """
    meter = LoudnessMeter(2)
    meter.add(sound)
    meter.finish()
    momentary = meter.momentary()
    energies = 10.0 ** (momentary[momentary > gate] / 10.0)
    if len(energies) < SHORT_TERM + STEP:
        message = "hardly anything is spoken there"
        raise ValueError(message)
    level = 10.0 * np.log10(np.convolve(energies, np.full(SHORT_TERM, 1 / SHORT_TERM), mode="valid"))
    return max(float(np.abs(level[apart:] - level[:-apart]).max()) for apart in range(1, STEP + 1))
