"""How far the loudness moves within half a second: what a person who startles easily would notice.

Windows are 400 ms (momentary loudness, stricter than the 3 s of EBU R128's short-term loudness, in which a
step is spread out). What lies under -55 LUFS is taken to be at -55: with a voice at -20, heard at some 60 dB,
that is 25 dB in the room, the noise of a quiet bedroom.
"""

import numpy as np

from audio.loudness import LoudnessMeter

HEARD = -55.0


def largest_step(sound):
    """The largest difference, in LU, between two windows half a second or less apart, where sound goes on."""
    meter = LoudnessMeter(2)
    meter.add(sound)
    meter.finish()
    loudness = np.maximum(meter.momentary(), HEARD)
    return max(float(np.abs(loudness[apart:] - loudness[:-apart]).max()) for apart in range(1, 6))


def largest_step_of_voice(sound, gate=-32.0):
    """The same for what is spoken: the mean of those 100 ms in 3 s that are louder than any background.

    A word after a silence is a step by any other measure, and none that could be heard as one.
    """
    meter = LoudnessMeter(2)
    meter.add(sound)
    meter.finish()
    energies = 10.0 ** (meter.momentary() / 10.0)
    spoken = energies > 10.0 ** (gate / 10.0)
    windows = np.ones(30)
    count = np.convolve(spoken, windows, mode="valid")
    level = 10.0 * np.log10(
        np.convolve(energies * spoken, windows, mode="valid") / np.maximum(count, 1) + 1e-12
    )
    steps = [
        np.abs(level[apart:] - level[:-apart])[(count[apart:] > 2) & (count[:-apart] > 2)]
        for apart in range(1, 6)
    ]
    return float(np.concatenate(steps).max())
