"""``dataclass``, whose methods are made when the first value is made, not when the module is imported.

The standard decorator writes and compiles source for every class: about a millisecond each, and the window's
intents and views are over a hundred, most of which one sitting never meets (docs/adr/0012-start.md). Classes
decorated with this one are ordinary dataclasses as soon as anybody looks: an instance, ``fields``,
``replace``, ``is_dataclass`` or a subclass makes them so.
"""

import dataclasses
from threading import RLock
from typing import TYPE_CHECKING, Any

_FIELDS = "__dataclass_fields__"
_making = RLock()

if TYPE_CHECKING:
    # To the type checker they are one and the same.
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - said to be exported
else:

    def dataclass(cls: type | None = None, **options: Any) -> Any:
        """Take the options of ``dataclasses.dataclass`` but ``slots``, which needs a new class at once."""

        def late(one: type) -> type:
            if "__init__" in one.__dict__:
                return dataclasses.dataclass(**options)(one)
            if options == {"frozen": True} and _adds_nothing(one):
                # Most intents: all but what refuses changes is as in the class above it.
                one.__setattr__ = one.__delattr__ = _refuse
            else:
                _Unmade(one, options).put()
            return one

        return late if cls is None else late(cls)


def _adds_nothing(cls: type) -> bool:
    above = cls.__bases__
    return len(above) == 1 and any(_FIELDS in one.__dict__ for one in above) and not cls.__annotations__


def _refuse(self: object, name: str, *_value: object) -> None:
    message = f"cannot change {name!r} of a frozen {type(self).__name__}"
    raise dataclasses.FrozenInstanceError(message)


class _Unmade:
    """Stands in a class's dictionary as its fields until somebody asks for them.

    Args:
        cls: the class.
        options: of ``dataclasses.dataclass``.
    """

    def __init__(self, cls: type, options: dict[str, Any]) -> None:
        self._cls = cls
        self._options = options

    def put(self) -> None:
        """Wait for the first look at the fields, or for the first instance."""
        cls, make = self._cls, self.make

        def __init__(self: Any, *arguments: Any, **named: Any) -> None:  # noqa: N807 - becomes a method
            make()
            # By now the class's own, and not this one any longer.
            type(self).__init__(self, *arguments, **named)

        type.__setattr__(cls, "__init__", __init__)
        type.__setattr__(cls, _FIELDS, self)

    def __get__(self, instance: object, owner: type) -> Any:
        """Make the methods, and give the fields that ``dataclasses`` asked for."""
        self.make()
        return getattr(owner, _FIELDS)

    def make(self) -> None:
        """Make the methods, once, whichever thread is first."""
        with _making:
            if self._cls.__dict__.get(_FIELDS) is not self:
                return
            delattr(self._cls, _FIELDS)
            delattr(self._cls, "__init__")
            dataclasses.dataclass(**self._options)(self._cls)
