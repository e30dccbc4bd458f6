"""Splits long work into slices, so that a window stays responsive between them."""

from collections.abc import Callable, Generator
from typing import Final, TypeVar

_Result = TypeVar("_Result")

SITTINGS: Final = 100
"""Sittings per slice: some tens of milliseconds at most."""

Slices = Generator[int, None, _Result]
"""Yields how many sittings are done after each slice; returns the result."""


def run_to_end(slices: Slices[_Result]) -> _Result:
    """Do all the work at once, where there is no window to keep responsive."""
    while True:
        try:
            next(slices)
        except StopIteration as stop:
            result: _Result = stop.value
            return result


def joined(sittings: int, *parts: Callable[[], str]) -> Slices[str]:
    """What these make, one after another, each a slice of its own over so many sittings."""
    made: list[str] = []
    for part in parts:
        made.append(part())
        yield sittings
    return "".join(made)
