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
