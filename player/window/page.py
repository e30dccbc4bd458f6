"""What every page can do, and what some can do besides."""

from typing import Protocol, runtime_checkable

from player.window.intents import Destination, Intent
from player.window.state import View


class Page(Protocol):
    """What happens on one screen. Pages never raise for what a person does or a file holds."""

    def view(self) -> View:
        """What the screen shows now."""

    def handle(self, intent: Intent) -> Destination | None:
        """Take an intent; gives where it leads, or None to stay. Unknown intents are let go."""

    def tick(self) -> Destination | None:
        """Called some ten times a second; gives where it leads, or None to stay."""


@runtime_checkable
class Keeps(Protocol):
    """A page on which something was written that is to be kept, however it is left."""

    def leave(self) -> None:
        """Keep it. Called whenever another page is shown and when the window closes."""


@runtime_checkable
class Postpones(Protocol):
    """A page whose question is passed over when somebody eases back and doesn't come back to it."""

    def pass_over(self) -> None:
        """Not now."""


@runtime_checkable
class HoldsSitting(Protocol):
    """A page with a sitting: paused, it can wait behind another page."""

    @property
    def under_way(self) -> bool:
        """Whether the sitting has neither ended nor been stopped."""

    def pause(self) -> None:
        """Pause while another page is shown."""

    def hold_up(self) -> None:
        """Pause because the computer is about to sleep."""

    def ease_back(self) -> Destination:
        """Stop the sitting by choice; gives the way out of it."""

    def closed(self) -> None:
        """The window closes: the sitting was stopped by choice."""
