"""Blocks of sound at the engine's rate, streamed."""

from collections.abc import Callable, Iterator

import numpy as np
import soxr
from numpy.typing import NDArray

from audio.units import SAMPLE_RATE

Block = NDArray[np.float32]


def resampled(blocks: Iterator[Block], rate: int) -> Iterator[Block]:
    """The blocks of a file at ``SAMPLE_RATE``.

    Args:
        blocks: shape (n, channels), the same channels throughout.
        rate: theirs, in hertz.
    """
    if rate == SAMPLE_RATE:
        yield from blocks
        return
    resample: Callable[..., Block] | None = None
    channels = 1
    for block in blocks:
        if resample is None:
            channels = block.shape[1]
            stream = soxr.ResampleStream(rate, SAMPLE_RATE, channels, dtype="float32", quality="HQ")
            resample = stream.resample_chunk
        yield from _some(resample(np.ascontiguousarray(block)))
    if resample is not None:
        yield from _some(resample(np.zeros((0, channels), np.float32), last=True))


def _some(block: Block) -> Iterator[Block]:
    """Nothing of a block without frames, as a resampler gives them before it has enough."""
    if len(block):
        yield block
