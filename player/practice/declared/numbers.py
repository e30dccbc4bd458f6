"""Numbers in a range: any number, a whole one, a rung of the ladder."""

import math
from abc import abstractmethod
from typing import Any, ClassVar, TypeVar

from player.language.catalogue import _
from player.language.numbers import figure
from player.practice.declared.kinds import Kind, UnusableValueError
from player.practice.declared.values import Value
from player.practice.units import Rung

N = TypeVar("N", bound=float)

_TIMES = "times"
"""The unit of a factor, which is shown as a sign."""

_SHOWN = {_TIMES: _("times"), "rung": _("rung")}
"""Units that are compared, as a person reads them; the others are sentences already."""


class _Ranged(Kind[N]):
    """A number between two ends, both included.

    Args:
        low, high: the safe range.
        unit: in words.
        step: how far one step of a slider turns it.
    """

    unit = ""
    step = 1.0
    whole: ClassVar[bool]

    def __init__(self, low: float, high: float, unit: str = "", step: float = 1.0) -> None:
        self.low = low
        self.high = high
        self.unit = unit
        self.step = step

    @abstractmethod
    def _made(self, number: float) -> N:
        """The number as a value."""

    @property
    def bounds(self) -> tuple[float, float]:
        """Both ends."""
        return self.low, self.high

    @property
    def range_words(self) -> str:
        """Such as ``"1 to 20"``."""
        return _("{low:g} to {high:g}").format(low=self.low, high=self.high)

    @property
    def words(self) -> str:
        """Such as ``"1 to 20 min"``."""
        unit = _SHOWN.get(self.unit, self.unit)
        return f"{self.range_words} {unit}".rstrip()

    def check(self, found: object) -> N:
        """The number; a whole one may be written with a point."""
        if isinstance(found, bool) or not isinstance(found, int | float) or not math.isfinite(found):
            raise self.unusable(_("is not a number"))
        if self.whole and found != int(found):
            raise self.unusable(_("is not a whole number"))
        if not self.low <= found <= self.high:
            raise self.unusable(_("is outside its safe range"), "out-of-range")
        return self._made(found)

    def nearest(self, value: Value) -> N:
        """The nearest in the range."""
        if not isinstance(value, int | float):
            return self.check(value)
        return self._made(min(max(value, self.low), self.high))

    def typed(self, text: str) -> object:
        """The number, or the text where it is none."""
        try:
            return float(text)
        except ValueError:
            return text

    def figure(self, value: Value) -> str:
        """Such as ``"15 s"`` or ``"× 1.5"``."""
        if not isinstance(value, int | float):
            raise UnusableValueError(_("is not a number"), self.words)
        return f"× {figure(value)}" if self.unit == _TIMES else f"{figure(value)} {self.unit}".rstrip()

    def schema(self) -> dict[str, Any]:
        """A number with its ends."""
        kind = "integer" if self.whole else "number"
        return {"type": kind, "minimum": self.low, "maximum": self.high}


class Number(_Ranged[float]):
    """Any number in a range."""

    whole: ClassVar[bool] = False

    def _made(self, number: float) -> float:
        return float(number)


class Whole(_Ranged[int]):
    """A whole number in a range."""

    whole: ClassVar[bool] = True

    def _made(self, number: float) -> int:
        return int(number)


class OnLadder(_Ranged[Rung]):
    """A rung of the ladder."""

    whole: ClassVar[bool] = True

    def __init__(self) -> None:
        super().__init__(Rung.GROUNDING, Rung.SELF_KINDNESS, "rung")

    def _made(self, number: float) -> Rung:
        return Rung(int(number))

    def figure(self, value: Value) -> str:
        """The rung in words."""
        return self.check(value).words
