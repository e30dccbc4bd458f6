"""What every page can do, and what some pages can do as well."""

from typing import Protocol, runtime_checkable

from player.window.intents import Destination, Intent
from player.window.state import View


class Page(Protocol):
    """What happens on one screen. Pages never raise because of what a person does or what is in a file."""

    def view(self) -> View:
        """What the screen shows now."""

    def handle(self, intent: Intent) -> Destination | None:
        """Handle an intent; returns where it leads, or None to stay. Unknown intents are ignored."""

    def tick(self) -> Destination | None:
        """Called about ten times a second; returns where it leads, or None to stay."""


@runtime_checkable
class Keeps(Protocol):
    """A page with something to do however it is left: store what was written, or end a sound."""

    def leave(self) -> None:
        """Do it. Called whenever another page is shown, and when the window closes."""


@runtime_checkable
class Postpones(Protocol):
    """A page whose question counts as skipped when somebody eases back and doesn't come back to it."""

    def pass_over(self) -> None:
        """Skip the question for now."""


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
        """Stop the sitting by choice; returns the way out of it."""

    def closed(self) -> None:
        """Stop the sitting by choice, because the window closes."""
