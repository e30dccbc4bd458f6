"""What every page can do, what some pages can do as well, and what the way to one is."""

from typing import Final, NamedTuple, Protocol, runtime_checkable

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


class Route(NamedTuple):
    """The way to a screen, and what is checked on it.

    Attributes:
        folder: the screen's, below ``player.window``; its module ``page`` has what happens there.
        page: what makes the page: a class, or a function that returns None, with a message, if it can't. Its
            parameters are named like parts in ``player.window.given`` or like fields of the destination.
        needs_log: if a person went on without the log's passphrase, it is asked for again first.
        behind_pin: if the clinic has a PIN, it is asked for first, but not between two such screens.
        over: the page before it is kept, and shown again by ``Back``.
        once: nothing happens if it is shown already.
        told_of_sitting: the page is given ``sitting_waits``: whether one does, to which it can lead back.
    """

    folder: str
    page: str
    needs_log: bool = False
    behind_pin: bool = False
    over: bool = False
    once: bool = False
    told_of_sitting: bool = False


TODAY: Final = Route("practise", "PractisePage")
"""Where the window opens. All others are in ``player.window.routes``."""
