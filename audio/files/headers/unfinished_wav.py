"""WAV files that were not finished by what recorded them: their header, written first, says too little.

Sound counts as such behind the stated end where no chunk begins there, and where the whole file's size isn't
what the header says either (RIFF, Microsoft 1991, chapter 2; RF64, EBU Tech 3306).
"""

import os
import struct
from typing import BinaryIO, Final

_CHUNK: Final = struct.Struct("<4sI")
_LONG_SIZES: Final = struct.Struct("<QQ")
_RIFF: Final = 12
_MOST_CHUNKS: Final = 64
_SAYS_NOTHING: Final = 0xFFFF_FFFF
_LEAST_MORE: Final = 4096
"""So many bytes more are no padding."""


def unstated_seconds(raw: BinaryIO) -> float:
    """How much sound a WAV file holds whose header says too little; 0 where what the header says counts.

    Args:
        raw: the file, open for reading; its position isn't kept.
    """
    whole, at, rate = os.fstat(raw.fileno()).st_size, _RIFF, 0
    raw.seek(0)
    stated = _CHUNK.unpack(raw.read(_CHUNK.size).ljust(_CHUNK.size, b"\0"))[1]
    long_data: int | None = None
    for _chunk in range(_MOST_CHUNKS):
        name, size = _chunk_at(raw, at)
        if name == b"ds64":
            stated, long_data = _LONG_SIZES.unpack(raw.read(_LONG_SIZES.size).ljust(_LONG_SIZES.size, b"\0"))
        elif name == b"fmt ":
            rate = int.from_bytes(raw.read(12)[8:12], "little")
        elif name == b"data":
            size = long_data if size == _SAYS_NOTHING and long_data is not None else size
            begins, ends = at + _CHUNK.size, at + _CHUNK.size + size
            says_too_little = ends + _LEAST_MORE < whole and stated + _CHUNK.size + _LEAST_MORE < whole
            follows = _is_chunk(raw, ends + size % 2, whole)
            return (whole - begins) / rate if says_too_little and rate and not follows else 0.0
        elif not name:
            return 0.0
        at += _CHUNK.size + size + size % 2
    return 0.0


def _chunk_at(raw: BinaryIO, at: int) -> tuple[bytes, int]:
    raw.seek(at)
    head = raw.read(_CHUNK.size)
    return _CHUNK.unpack(head) if len(head) == _CHUNK.size else (b"", 0)


def _is_chunk(raw: BinaryIO, at: int, whole: int) -> bool:
    name, size = _chunk_at(raw, at)
    return name.isascii() and name.decode("latin-1").isprintable() and at + size <= whole
