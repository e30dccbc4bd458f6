"""How much sound a file says that it holds, so that one that was cut off can be told from one that ends.

WAV counts the bytes of its sound (Microsoft's RIFF specification, 1991, chapter 3), an MP3 that an encoder
wrote has a first frame with the frames and bytes behind it (the Xing header; or ``Info``), and each frame
says how long it is.
"""

import os
import struct
from typing import BinaryIO, Final

from audio.files.headers.mp3_length import after_tag, frame_at, samples_in

_CHUNK: Final = struct.Struct("<4sI")
_RIFF: Final = 12
_MOST_CHUNKS: Final = 64
_OPEN_END: Final = 0x7FFF_0000
"""Sizes from here on are written by programs that didn't know how much would come; so is 0."""

_SLACK: Final = 8
_MARKS: Final = (b"Xing", b"Info")
_LOOKED_AT: Final = 64
_COUNTS_FRAMES, _COUNTS_BYTES = 1, 2

_WHOLE, _LAST_S = 0.99, 0.5
"""Of what a file states, so much is there, but for the last moments, where nothing is missed."""


def falls_short(found: float, stated: float) -> bool:
    """Whether a file of so many seconds states so many more that something of it is missing."""
    return found < stated * _WHOLE - _LAST_S


def stated_samples(raw: BinaryIO, container: str) -> int:
    """Samples of each channel that a file says it has; 0 where it says nothing, or no more than there is.

    Of an MP3 at least those of the frames that stand in it.

    Args:
        raw: the file, open for reading; its position isn't kept.
        container: the format's name in libsndfile.
    """
    if container in {"WAV", "WAVEX"}:
        return _of_wav(raw)
    # Where much is damaged, libsndfile ends without a word; the frames that are there are counted too.
    return max(_of_mp3(raw), samples_in(raw)) if container == "MP3" else 0


def _of_wav(raw: BinaryIO) -> int:
    whole, align, at = os.fstat(raw.fileno()).st_size, 0, _RIFF
    for _chunk in range(_MOST_CHUNKS):
        raw.seek(at)
        head = raw.read(_CHUNK.size)
        if len(head) < _CHUNK.size:
            return 0
        name, size = _CHUNK.unpack(head)
        at += _CHUNK.size
        if name == b"fmt ":
            given = raw.read(14)
            align = int.from_bytes(given[12:14], "little")
        elif name == b"data":
            is_cut = 0 < size < _OPEN_END and at + size > whole + _SLACK
            return size // align if is_cut and align else 0
        at += size + size % 2
    return 0


def _of_mp3(raw: BinaryIO) -> int:
    whole = os.fstat(raw.fileno()).st_size
    raw.seek(0)
    begin = after_tag(raw.read(10))
    raw.seek(begin)
    first = raw.read(4 + _LOOKED_AT)
    frame = frame_at(first)
    at = next((place for mark in _MARKS if (place := first.find(mark)) > 0), -1)
    if frame is None or at < 0:
        return 0
    flags, frames, size = struct.unpack(">III", (first[at + 4 : at + 16]).ljust(12, b"\0"))
    counts = flags & _COUNTS_FRAMES and flags & _COUNTS_BYTES
    # Both must say so: what only cut a piece out of a file leaves such a frame as well.
    return frames * frame.samples if counts and begin + size > whole + _SLACK else 0
