"""Two channels out of any number, and no value that would harm."""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

Block = NDArray[np.float32]

_LOUDEST: Final = 8.0
_BESIDE: Final = 0.7071
"""How much is heard on each side of what stands in the middle, and on its own of what stands behind (ITU-R
BS.775-4, annex 4). The volume follows from the loudness that is measured."""

_LEFT, _RIGHT, _MIDDLE, _NONE = (1.0, 0.0), (0.0, 1.0), (_BESIDE, _BESIDE), (0.0, 0.0)
_LEFT_BEHIND, _RIGHT_BEHIND = (_BESIDE, 0.0), (0.0, _BESIDE)
_BEHIND: Final = (_LEFT_BEHIND, _RIGHT_BEHIND)

_USUAL: Final = {
    3: (_LEFT, _RIGHT, _MIDDLE),
    4: (_LEFT, _RIGHT, *_BEHIND),
    5: (_LEFT, _RIGHT, _MIDDLE, *_BEHIND),
    6: (_LEFT, _RIGHT, _MIDDLE, _NONE, *_BEHIND),
    7: (_LEFT, _RIGHT, _MIDDLE, _NONE, _MIDDLE, *_BEHIND),
    8: (_LEFT, _RIGHT, _MIDDLE, _NONE, *_BEHIND, *_BEHIND),
}
"""What is heard of each channel on the left and on the right, as WAV and FLAC order them (RFC 9639, 9.1.3).
The one for low effects has nothing that a voice has."""

_OF_OGG: Final = {
    3: (_LEFT, _MIDDLE, _RIGHT),
    4: (_LEFT, _RIGHT, *_BEHIND),
    5: (_LEFT, _MIDDLE, _RIGHT, *_BEHIND),
    6: (_LEFT, _MIDDLE, _RIGHT, *_BEHIND, _NONE),
    7: (_LEFT, _MIDDLE, _RIGHT, *_BEHIND, _MIDDLE, _NONE),
    8: (_LEFT, _MIDDLE, _RIGHT, *_BEHIND, *_BEHIND, _NONE),
}
"""As Vorbis and Opus order them (Vorbis I specification, 4.3.9; RFC 7845, 5.1.1.2)."""

_CANCELLED: Final = 0.1
"""Where what two channels share has less than so much of the power of what parts them, they cancel out."""

_ORDERS: Final[Mapping[str, Mapping[int, tuple[tuple[float, float], ...]]]] = {"OGG": _OF_OGG}


def sane(block: Block, container: str = "") -> Block:
    """Replace harmful values (NaN, infinite, beyond any real level); mix down to two channels at most.

    Args:
        block: shape (n, channels).
        container: the format's name in libsndfile, which tells the order of the channels.
    """
    # Nearly every block is; what isn't a number compares as false.
    is_sane = len(block) > 0 and block.min() >= -_LOUDEST and block.max() <= _LOUDEST
    clean = (
        block if is_sane else np.clip(np.nan_to_num(block, nan=0, posinf=0, neginf=0), -_LOUDEST, _LOUDEST)
    )
    count = clean.shape[1]
    if count <= 2:  # noqa: PLR2004 - stereo
        return clean
    heard = _ORDERS.get(container, _USUAL).get(count)
    if heard is None:
        left, right = clean[:, 0::2].mean(axis=1), clean[:, 1::2].mean(axis=1)
        return np.stack([left, right], axis=1)
    return np.asarray(clean @ np.asarray(heard, np.float32), np.float32)


class OneChannel:
    """One channel out of two: what they share, or what parts them where one is the other's mirror image.

    A microphone's cable in the wrong socket turns one of two channels over; added up, no voice would be left.
    All blocks that came so far tell which it is.
    """

    def __init__(self) -> None:
        self._shared = self._parting = 0.0

    def of(self, block: Block) -> Block:
        """One channel of the next block.

        Args:
            block: shape (n, channels).

        Returns:
            Shape (n,).
        """
        shared = np.asarray(block.mean(axis=1), np.float32)
        if block.shape[1] != 2:  # noqa: PLR2004 - stereo
            return shared
        parting = np.asarray((block[:, 0] - block[:, 1]) / 2, np.float32)
        self._shared += _power(shared)
        self._parting += _power(parting)
        return parting if self._parting * _CANCELLED > self._shared else shared


def _power(samples: Block) -> float:
    return float(np.sum(np.square(samples, dtype=np.float64)))
