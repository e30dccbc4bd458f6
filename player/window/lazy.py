"""What is made late: when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T_co = TypeVar("T_co", covariant=True)


class Lazy(Generic[T_co]):
    """A value that is made once, when it is first needed.

    Args:
        make: makes it.
    """

    def __init__(self, make: Callable[[], T_co]) -> None:
        self._make = make
        self._made: tuple[T_co] | tuple[()] = ()

    def get(self) -> T_co:
        """The value, made by now."""
        if not self._made:
            self._made = (self._make(),)
        return self._made[0]

    @property
    def made(self) -> bool:
        """Whether it has been made; asking doesn't make it."""
        return bool(self._made)

    def forget(self) -> None:
        """Hold it no longer; it is made again when it is next needed."""
        self._made = ()
