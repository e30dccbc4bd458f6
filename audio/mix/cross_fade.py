"""Cross-fades one stretch of a mix into another, where a timeline takes another's place while it is heard."""

import numpy as np

from audio.mix.blocks import StereoBlock, WideBlock
from audio.mix.buses import PLACES, Bus
from audio.mix.limiter import LIMIT


def cross_faded(old: WideBlock, new: WideBlock) -> WideBlock:
    """Cross-fade each bus at equal power; a bus that doesn't change is left as it is.

    Args:
        old: what is heard so far, shape (``BUSES``, frames, 2).
        new: what is heard from here on, of the same shape.
    """
    count = old.shape[1]
    phase = (np.arange(1, count + 1, dtype=np.float32) / (count + 1))[:, np.newaxis]
    out = old * np.cos(phase * np.pi / 2) + new * np.sin(phase * np.pi / 2)
    if np.abs(out).sum(axis=0).max() > LIMIT / 2:
        # At equal power two loud sides could add up to more than either; at equal amplitude they can't.
        out = old + (new - old) * phase
    for bus, place in PLACES.items():
        if np.array_equal(old[place], new[place]):
            out[place] = new[place]
        elif bus is Bus.BACKGROUND or _alike(old[place], new[place]):
            # For nearly the same sound, such as a line with room tone and without, equal power would swell.
            out[place] = old[place] + (new[place] - old[place]) * phase
    return np.asarray(out, np.float32)


def _alike(old: StereoBlock, new: StereoBlock) -> bool:
    """Whether two sounds are more alike than not: their difference has less than half of their energies."""
    return bool(4 * np.vdot(old, new) > np.vdot(old, old) + np.vdot(new, new))
