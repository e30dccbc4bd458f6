"""Reads the weights of a network from an ONNX file, without the runtime that runs such files.

Only so much of the format as holds them: Protocol Buffers' wire format
(https://protobuf.dev/programming-guides/encoding) and four fields of ``onnx.proto``.
"""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audio.files.regular_file import read_regular

Weights = NDArray[np.float32]

_GRAPH: Final = 7
"""Of a model."""

_INITIALIZER: Final = 5
"""Of a graph."""

_SIZES, _NAME, _RAW = 1, 8, 9
"""Of a tensor."""

_VARINT, _EIGHT_BYTES, _LENGTH, _FOUR_BYTES = 0, 1, 2, 5
_MORE: Final = 0x80


class _Field(NamedTuple):
    """One field of a message: its number, and what is in it (nothing where it is of a fixed width)."""

    number: int
    value: int
    content: memoryview


def read_weights(path: Path) -> dict[str, Weights]:
    """The named weights of a network, in single precision.

    Args:
        path: of an ONNX file that holds them itself.

    Raises:
        FileUnreadableError: it can't be read.
        ValueError: it isn't such a file.
    """
    found: dict[str, Weights] = {}
    try:
        for graph in _contents(memoryview(read_regular(path)), _GRAPH):
            for tensor in _contents(graph, _INITIALIZER):
                found.update(_weights(tensor))
    except IndexError as fault:
        raise ValueError(path) from fault
    return found


def _weights(tensor: memoryview) -> dict[str, Weights]:
    sizes, name, raw = list[int](), "", memoryview(b"")
    for field in _fields(tensor):
        if field.number == _SIZES:
            sizes += [field.value] if not field.content else list(_varints(field.content))
        elif field.number == _NAME:
            name = bytes(field.content).decode()
        elif field.number == _RAW:
            raw = field.content
    if len(raw) != 4 * math.prod(sizes):
        return {}
    return {name: np.frombuffer(raw, np.dtype("<f4")).reshape(sizes)}


def _contents(message: memoryview, number: int) -> Iterator[memoryview]:
    return (field.content for field in _fields(message) if field.number == number)


def _fields(message: memoryview) -> Iterator[_Field]:
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        number, kind = key >> 3, key & 7
        value, width = 0, {_EIGHT_BYTES: 8, _FOUR_BYTES: 4}.get(kind, 0)
        if kind in (_VARINT, _LENGTH):
            value, at = _varint(message, at)
            width = value if kind == _LENGTH else 0
        elif not width:
            raise ValueError(kind)
        yield _Field(number, value, message[at : at + width if kind == _LENGTH else at])
        at += width


def _varints(packed: memoryview) -> Iterator[int]:
    at = 0
    while at < len(packed):
        value, at = _varint(packed, at)
        yield value


def _varint(message: memoryview, at: int) -> tuple[int, int]:
    """A number, seven bits a byte, the lowest first; and where the next one begins."""
    value = shift = 0
    while message[at] & _MORE:
        value |= (message[at] & ~_MORE) << shift
        at, shift = at + 1, shift + 7
    return value | message[at] << shift, at + 1
