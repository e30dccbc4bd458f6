"""Whether the sound of an MP4 file is encrypted. Decoded all the same, it would be loud noise.

The name of a track's format says so (ISO/IEC 14496-12, 8.12: ``enca``; Apple's ``drms``; Audible's ``aavd``).
"""

import os
import struct
from typing import BinaryIO, Final

_BOX: Final = 8
_WIDE: Final = 16
_LARGEST: Final = 16 * 1024 * 1024
"""Bytes of the index that are looked through; that of ten hours has four million."""

_ENCRYPTED: Final = (b"enca", b"drms", b"aavd")
_FORMATS: Final = b"stsd"
_TO_NAME: Final = 16
"""Bytes from the box of formats to the name of its first: its own name, version, count and a length."""

_MOST_BOXES: Final = 10_000


def is_protected(raw: BinaryIO) -> bool:
    """Whether any of its tracks is encrypted.

    Args:
        raw: any file, open for reading; its position isn't kept.
    """
    index = _index(raw)
    at = index.find(_FORMATS)
    while at >= 0:
        if index[at + _TO_NAME : at + _TO_NAME + 4] in _ENCRYPTED:
            return True
        at = index.find(_FORMATS, at + 4)
    return False


def _index(raw: BinaryIO) -> bytes:
    """What an MP4 file says of its tracks; empty for another file."""
    raw.seek(0)
    if raw.read(_BOX)[4:] != b"ftyp":
        return b""
    at, end = 0, os.fstat(raw.fileno()).st_size
    for _ in range(_MOST_BOXES):
        raw.seek(at)
        head = raw.read(_WIDE)
        if len(head) < _BOX:
            break
        size, name = struct.unpack(">I4s", head[:_BOX])
        if size == 1 and len(head) == _WIDE:
            size = struct.unpack(">Q", head[_BOX:])[0]
        if name == b"moov":
            raw.seek(at)
            return raw.read(min(size or end, _LARGEST))
        if size < _BOX:
            break
        at += size
    return b""
