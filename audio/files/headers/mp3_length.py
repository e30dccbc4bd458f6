"""How long an MP3 really is, where its own header doesn't say so.

libsndfile takes a file of variable bitrate without a Xing header for one of constant bitrate, and reads only
a part of it; nor does it read more frames than a wrong header counts. So the frames are counted here. Their
headers are described in ISO/IEC 11172-3, 2.4.1.3, and ISO/IEC 13818-3, 2.4.2.3.
"""

import os
from functools import lru_cache
from typing import BinaryIO, Final, NamedTuple

_HEADER: Final = 4
_TAG: Final = 10
_LAYER_3: Final = 1
_MPEG_1: Final = 3
_KBITS: Final = {
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""Of layer 3, for MPEG 1 and for the others; 0 is a bitrate of the file's own, which isn't counted."""

_RATES: Final = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
"""In hertz, by the bits that name the version."""

_AT_ONCE: Final = 1 << 18
_SEARCHED: Final = 1 << 16
"""Bytes that are looked through for the next frame, where none stands; then the sound has ended."""


class Frame(NamedTuple):
    """Bytes with its header, and samples of each channel."""

    size: int
    samples: int


def samples_in(raw: BinaryIO) -> int:
    """Samples of each channel in the frames of an MP3; 0 where there are none.

    Args:
        raw: the file, open for reading; its position isn't kept.
    """
    facts = os.fstat(raw.fileno())
    known = (facts.st_dev, facts.st_ino, facts.st_size, facts.st_mtime_ns)
    if known not in _counted:
        while len(_counted) >= _MOST_KNOWN:
            del _counted[next(iter(_counted))]
        _counted[known] = _count(raw)
    return _counted[known]


_MOST_KNOWN: Final = 64
_counted: Final[dict[tuple[int, int, int, int], int]] = {}


def _count(raw: BinaryIO) -> int:
    raw.seek(0)
    at = after_tag(raw.read(_TAG))
    raw.seek(at)
    held, samples, lost = raw.read(_AT_ONCE), 0, 0
    at, known, length = 0, _frame, len(held)
    while True:
        if at + _HEADER > length:
            raw.seek(at - length, os.SEEK_CUR)
            held, at = raw.read(_AT_ONCE), 0
            length = len(held)
            if length < _HEADER:
                return samples
        frame = known(held[at], held[at + 1], held[at + 2])
        if frame is not None:
            size, more = frame
            samples, at, lost = samples + more, at + size, 0
        elif lost > _SEARCHED:
            return samples
        else:
            at, lost = at + 1, lost + 1


def after_tag(beginning: bytes) -> int:
    """Where the sound begins behind a tag (ID3v2.4, 3.1: its length has seven bits a byte)."""
    if not beginning.startswith(b"ID3") or len(beginning) < _TAG:
        return 0
    length = 0
    for part in beginning[6:_TAG]:
        length = length << 7 | part & 0x7F
    return length + _TAG


def frame_at(beginning: bytes) -> Frame | None:
    """The frame that bytes begin with; None where none does, or they are fewer than its header."""
    return _frame(*beginning[:3]) if len(beginning) >= _HEADER else None


@lru_cache(maxsize=1 << 12)
def _frame(first: int, second: int, third: int) -> Frame | None:
    """The frame that begins so; None where none does."""
    version, layer = second >> 3 & 3, second >> 1 & 3
    rate_index, bits_index = third >> 2 & 3, third >> 4
    if first != 0xFF or second < 0xE0 or layer != _LAYER_3 or version not in _RATES:  # noqa: PLR2004 - eleven bits set
        return None
    new = version == _MPEG_1
    if rate_index >= len(_RATES[version]) or not 0 < bits_index < len(_KBITS[new]):
        return None
    samples = 1152 if new else 576
    size = samples // 8 * 1000 * _KBITS[new][bits_index] // _RATES[version][rate_index] + (third >> 1 & 1)
    return Frame(size, samples)
