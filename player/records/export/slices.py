"""Long work in slices, so that a window can do other things between them."""

from collections.abc import Generator
from typing import Final, TypeVar

_Result = TypeVar("_Result")

SITTINGS: Final = 100
"""Sittings to a slice: some tens of milliseconds at the most."""

Slices = Generator[int, None, _Result]
"""Yields how many sittings are done after each slice; returns the result."""


def run_to_end(slices: Slices[_Result]) -> _Result:
    """All of the work at once, where nobody waits at a window."""
    while True:
        try:
            next(slices)
        except StopIteration as stop:
            result: _Result = stop.value
            return result
