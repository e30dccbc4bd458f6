"""One or several of a few names."""

from typing import Any, Generic, TypeVar

from player.language.catalogue import _
from player.practice.declared.kinds import Kind
from player.practice.declared.values import Value
from player.practice.declared.worded import Worded
from player.practice.plain_words import within_sentence

W = TypeVar("W", bound=Worded)


class OneOf(Kind[W], Generic[W]):
    """One of a few names: the ``members`` of an enumeration."""

    def __init__(self, members: type[W]) -> None:
        self.members = members

    @property
    def options(self) -> tuple[str, ...]:
        """The names."""
        return tuple(str(member) for member in self.members)

    @property
    def range_words(self) -> str:
        """All of them."""
        return _("one of {value}").format(value=", ".join(self.options))

    def check(self, found: object) -> W:
        """The name as its enumeration has it."""
        if not isinstance(found, str) or found not in self.options:
            raise self.unusable(_("is not one of its options"))
        return self.members(str(found))

    def typed(self, text: str) -> object:
        """The text."""
        return text

    def figure(self, value: Value) -> str:
        """In words."""
        return self.check(value).words

    def schema(self) -> dict[str, Any]:
        """One of the names."""
        return {"enum": list(self.options)}


class SomeOf(Kind[tuple[W, ...]], Generic[W]):
    """Several of a few names, each at most once.

    Args:
        members: all of them.
        may_be_empty: whether none may be chosen.
        ordered: whether their order says something: a sitting starts with the first.
    """

    def __init__(self, members: type[W], *, may_be_empty: bool = False, ordered: bool = False) -> None:
        self.members = members
        self.may_be_empty = may_be_empty
        self.ordered = ordered

    @property
    def options(self) -> tuple[str, ...]:
        """The names."""
        return tuple(str(member) for member in self.members)

    @property
    def range_words(self) -> str:
        """All of them."""
        return _("any of {value}").format(value=", ".join(self.options))

    def check(self, found: object) -> tuple[W, ...]:
        """The names as their enumeration has them."""
        if not isinstance(found, list | tuple) or not all(isinstance(item, str) for item in found):
            raise self.unusable(_("is not a list"))
        if not found and not self.may_be_empty:
            raise self.unusable(_("is empty"))
        if len(set(found)) < len(found):
            raise self.unusable(_("names something twice"))
        unknown = [item for item in found if item not in self.options]
        if unknown:
            raise self.unusable(_("has no option “{value}”").format(value=unknown[0][:40]))
        return tuple(self.members(str(item)) for item in found)

    def typed(self, text: str) -> object:
        """Names between commas; ``none`` for an empty list."""
        if text in {"", "none"} and self.may_be_empty:
            return []
        return [part.strip() for part in text.split(",")]

    def figure(self, value: Value) -> str:
        """In words."""
        return ", ".join(within_sentence(item.words) for item in self.check(value)) or _("none")

    def schema(self) -> dict[str, Any]:
        """A list of the names."""
        items = {"enum": list(self.options)}
        least = 0 if self.may_be_empty else 1
        return {"type": "array", "items": items, "uniqueItems": True, "minItems": least}
