"""Keeps ``None`` alive under PySide6 wheels that lose references to it.

Measured with pyside6-essentials 6.12.0 on CPython 3.11.7: each call that returns nothing
(``widget.update()``) takes one reference too many from ``None``, because the wheel is built with headers in
which ``None`` is immortal (PEP 683, CPython 3.12). After some 5,000 calls the program ends with
"none_dealloc: deallocating None". CPython 3.12 and later need nothing, nor does PySide6 6.11.0.
"""

import ctypes
import sys

_IMMORTAL_SINCE = (3, 12)
_PLENTY = 1 << 40
"""At a million lost references a second this lasts for twelve days."""


def keep_none_alive() -> None:
    """Give ``None`` more references than a program can lose. Calling it again does no harm."""
    if sys.version_info >= _IMMORTAL_SINCE or sys.implementation.name != "cpython":
        return
    # A CPython object begins with its reference count.
    count = ctypes.c_ssize_t.from_address(id(None))
    if count.value < _PLENTY // 2:
        count.value += _PLENTY
