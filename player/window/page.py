"""What every page can do."""

from typing import Protocol, runtime_checkable

from player.window.intents import Intent
from player.window.state import View


class Page(Protocol):
    """One screen's doings. Pages never raise for what a person does or a file holds."""

    def view(self) -> View:
        """What the screen shows now."""

    def take(self, intent: Intent) -> "Page | None":
        """Take an intent; the page to show next, or None for this one. Unknown intents are let go."""

    def tick(self) -> "Page | None":
        """Called some twenty times a second; the page to show next, or None for this one."""


@runtime_checkable
class Keeps(Protocol):
    """A page on which something was written that is to be kept, however it is left."""

    def leave(self) -> None:
        """Keep it. Called whenever another page is shown and when the window closes."""
