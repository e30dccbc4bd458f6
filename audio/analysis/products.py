"""Products of large matrices: by NumPy where it has a library for them, else by the runtime of the voice.

In the package NumPy has none (docs/packaging.md): its own loops are some thirty times slower, and onnxruntime
is there in any case. It is given a network of one node, a hundred bytes as ``onnx.proto`` has them.
"""

from functools import lru_cache
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from audio.isolation.telemetry import turn_off_telemetry

_Number = TypeVar("_Number", np.float32, np.float64)

_KINDS: Final = {"float32": 1, "float64": 11}
"""``TensorProto.DataType`` of what NumPy calls so."""

_FORMAT: Final = 8
_OPERATORS: Final = 13
"""Versions of the file's format and of its operators: old enough for any runtime since 2021."""


def product(first: NDArray[_Number], second: NDArray[_Number]) -> NDArray[_Number]:
    """The product of two matrices of one type, in single or double precision, in one thread.

    Args:
        first: shape (n, m).
        second: shape (m, k).

    Returns:
        Shape (n, k).
    """
    if numpy_has_a_library():
        return first @ second
    (found,) = _session(first.dtype.name).run(None, {"first": first, "second": second})
    return np.asarray(found, first.dtype)


@lru_cache(maxsize=1)
def numpy_has_a_library() -> bool:
    """Whether NumPy was built with one for linear algebra."""
    built: Any = np.show_config(mode="dicts")
    return bool(built.get("Build Dependencies", {}).get("blas", {}).get("found"))


@lru_cache(maxsize=2)
def _session(kind: str) -> Any:
    # The runtime reads the environment at import; its own switch, below, would come too late.
    turn_off_telemetry()
    # A fifth of a second, which whoever only asks how loud something may be needn't wait for.
    import onnxruntime  # noqa: PLC0415

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(_network(_KINDS[kind]), options, providers=["CPUExecutionProvider"])


def _network(kind: int) -> bytes:
    """A model whose graph multiplies its two inputs."""
    node = _field(1, b"first") + _field(1, b"second") + _field(2, b"product") + _field(4, b"MatMul")
    graph = _field(1, node) + _field(2, b"product")
    graph += _field(11, _named(b"first", kind)) + _field(11, _named(b"second", kind))
    graph += _field(12, _named(b"product", kind))
    return _number(1, _FORMAT) + _field(7, graph) + _field(8, _number(2, _OPERATORS))


def _named(name: bytes, kind: int) -> bytes:
    """A matrix of any size that goes in or comes out."""
    size = _field(1, b"")
    return _field(1, name) + _field(2, _field(1, _number(1, kind) + _field(2, size + size)))


def _field(number: int, content: bytes) -> bytes:
    # Each of these is shorter than 128 bytes, so one byte says how long it is.
    return bytes([number << 3 | 2, len(content)]) + content


def _number(number: int, value: int) -> bytes:
    return bytes([number << 3, value])
