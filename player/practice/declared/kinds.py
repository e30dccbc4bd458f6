"""What a declared value may be: its range, and whether something is in it."""

from abc import ABC, abstractmethod
from typing import Any, Generic, TypeVar

from player.language.catalogue import _
from player.practice.declared.values import NEVER, Value
from player.practice.plain_words import within_sentence

T = TypeVar("T")


class UnusableValueError(ValueError):
    """A value that can't be used.

    Attributes:
        fault: what is wrong, to go on after the value's name.
        code: of the problem.
    """

    def __init__(self, fault: str, expected: str, code: str = "bad-value") -> None:
        super().__init__(expected)
        self.fault = fault
        self.code = code


class Kind(ABC, Generic[T]):
    """A kind of value, with its range.

    Kinds are plain classes: the window waits for them at every start (docs/adr/0012-start.md).
    """

    @property
    def unit(self) -> str:
        """Of a number; empty where there is none."""
        return ""

    @property
    def bounds(self) -> tuple[float, float] | None:
        """The safe range of a number, both ends included; None for anything else."""
        return None

    @property
    def step(self) -> float:
        """How far one step of a slider turns a number."""
        return 1.0

    @property
    def options(self) -> tuple[str, ...]:
        """What there is to choose from; empty where nothing is listed."""
        return ()

    @property
    def may_be_never(self) -> bool:
        """Whether "never" is a value too."""
        return False

    @property
    @abstractmethod
    def range_words(self) -> str:
        """What it may be, in words, without the unit."""

    @property
    def words(self) -> str:
        """What it may be, in words, with the unit."""
        return f"{self.range_words} {self.unit}".rstrip()

    @abstractmethod
    def check(self, found: object) -> T:
        """What a file holds, made into a value.

        Raises:
            UnusableValueError: it is none; its text says what was expected.
        """

    def nearest(self, value: Value) -> T:
        """A plain value made into one of this kind, numbers clipped to the safe range.

        Raises:
            UnusableValueError: it is none.
        """
        return self.check(value)

    @abstractmethod
    def typed(self, text: str) -> object:
        """What was typed on the command line, as ``check`` takes it."""

    @abstractmethod
    def figure(self, value: Value) -> str:
        """A plain value in a few words, as the window shows it, such as ``"15 s"``."""

    @abstractmethod
    def schema(self) -> dict[str, Any]:
        """Its JSON Schema."""

    def order(self, value: Value) -> float | None:
        """Where a plain value stands, from low to high; None where it stands nowhere."""
        return float(value) if isinstance(value, int | float) else None

    def unusable(self, fault: str, code: str = "bad-value") -> UnusableValueError:
        """The error that says what is wrong and what was expected."""
        return UnusableValueError(fault, self.words, code)


class OnOff(Kind[bool]):
    """Yes or no."""

    @property
    def range_words(self) -> str:
        """Yes or no, as people say it."""
        return _("yes or no")

    def check(self, found: object) -> bool:
        """The value itself."""
        if not isinstance(found, bool):
            raise UnusableValueError(_("is neither true nor false"), _("true or false"))
        return found

    def typed(self, text: str) -> object:
        """Yes or no in any of their usual spellings."""
        return {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}.get(
            text.lower(), text
        )

    def figure(self, value: Value) -> str:
        """Yes or no."""
        return within_sentence(_("Yes") if value else _("No"))

    def schema(self) -> dict[str, Any]:
        """A boolean."""
        return {"type": "boolean"}


class OrNever(Kind[T | None]):
    """Another kind, or never.

    Args:
        kind: the other one.
        below: True where never stands below every number (no contact at all), False where it stands above
            (an offer that doesn't come at any rating).
    """

    def __init__(self, kind: Kind[T], *, below: bool) -> None:
        self.kind = kind
        self.below = below

    @property
    def unit(self) -> str:
        """Of the number."""
        return self.kind.unit

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Of the number."""
        return self.kind.bounds

    @property
    def step(self) -> float:
        """Of the number."""
        return self.kind.step

    @property
    def may_be_never(self) -> bool:
        """It may."""
        return True

    @property
    def range_words(self) -> str:
        """The other kind's, or never."""
        return _("{range_words}, or {never}").format(range_words=self.kind.range_words, never=NEVER)

    @property
    def words(self) -> str:
        """The other kind's, or never."""
        return _("{words}, or {never}").format(words=self.kind.words, never=NEVER)

    def check(self, found: object) -> T | None:
        """None for never."""
        try:
            return None if found == NEVER else self.kind.check(found)
        except UnusableValueError as error:
            raise self.unusable(error.fault, error.code) from None

    def nearest(self, value: Value) -> T | None:
        """None for never."""
        return None if value is None else self.kind.nearest(value)

    def typed(self, text: str) -> object:
        """Never stays a word."""
        return text if text == NEVER else self.kind.typed(text)

    def figure(self, value: Value) -> str:
        """The other kind's, or never."""
        return _("never") if value is None else self.kind.figure(value)

    def schema(self) -> dict[str, Any]:
        """The other kind's, or never."""
        return {"anyOf": [self.kind.schema(), {"const": NEVER}]}

    def order(self, value: Value) -> float | None:
        """Never stands below or above everything else."""
        if value is None:
            return float("-inf") if self.below else float("inf")
        return self.kind.order(value)
