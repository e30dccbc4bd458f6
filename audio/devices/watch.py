"""Where the sound system sends our sound: whether it moved, and which new default to offer."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A place that sound can go.

    Attributes:
        key: identifies it: the device, and its port where it has several.
        words: its name for a person.
    """

    key: str
    words: str


class Watch:
    """Written by the thread that watches the outputs, read by the engine's loop.

    Args:
        chosen: whether the person chose the device; then no other is offered.

    Attributes:
        offered: the new default's name for a person, while the sound goes elsewhere; else empty.
        chosen: whether the person chose the device.
        stays_with_output: whether an open stream stays with its output, so that what moves is only the
            default; then the stream is opened again when the person goes on. Set by the thread that watches.
    """

    def __init__(self, *, chosen: bool = False) -> None:
        self.offered = ""
        self.chosen = chosen
        self.stays_with_output = False
        self._here: Place | None = None
        self._first_default: Place | None = None
        self._moved = ""

    def seen(self, here: Place, default: Place | None) -> None:
        """The sound goes here now, and the system's default is that."""
        if self._here is not None and here.key != self._here.key:
            self._moved = here.words
        self._here = here
        self._first_default = self._first_default or default
        new = default is not None and default != self._first_default and default.key != here.key
        self.offered = default.words if new and default is not None and not self.chosen else ""

    def take_moved(self) -> str:
        """Where the sound moved since the last call, in a person's words; empty if it didn't."""
        moved, self._moved = self._moved, ""
        return moved
