"""Which page is shown, and the ways from one to another. Without Qt.

Where a destination leads is in ``player.window.routes``. That table and a page's module are imported when
somebody first goes there (docs/adr/0012-start.md).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from player.language.catalogue import _
from player.window import intents as pressed
from player.window.page import TODAY, HoldsSitting, Keeps, Postpones

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from player.window.given import Given
    from player.window.intents import Destination, Intent
    from player.window.page import Page, Route
    from player.window.state import View


WISHED: Final = _("One moment: Kindpace goes there as soon as it is done with the log.")

_FILES_WAIT: Final = frozenset({"first_visit", "unlock", "ease_back"})


class _Shown(NamedTuple):
    """A page, the route that led to it, and the page before, if this one is shown over it.

    Attributes:
        holds: the page, if it holds a sitting: looked up once, since each tick asks several times.
    """

    page: Page
    route: Route
    holds: HoldsSitting | None
    behind: _Shown | None = None


class Router:
    """Holds the page shown, and the sitting that waits behind another page, paused.

    Args:
        given: everything that pages can be given.
    """

    def __init__(self, given: Given) -> None:
        self._given = given
        self._waiting: _Shown | None = None
        self._files: tuple[str, ...] = ()
        self._wished: Destination | None = None
        self._shown = self._practices()

    def start_afresh(self) -> None:
        """End a waiting sitting and forget the pages before: everything is being deleted."""
        waiting = self._sitting_in(self._waiting)
        if waiting is not None:
            waiting.closed()
        self._waiting = None

    @property
    def page(self) -> Page:
        """The page shown."""
        return self._shown.page

    @property
    def in_sitting(self) -> bool:
        """Whether a sitting is under way, on the page shown or waiting."""
        return self._sitting() is not None

    def view(self) -> View:
        """The view of the page shown."""
        return self.page.view()

    def abandon(self) -> None:
        """Leave a page that can't be shown any more for the list of practices; a sitting on it is held."""
        shown = self._practices()
        sitting = self._sitting_in(self._shown)
        if sitting is not None:
            sitting.pause()
        self._shown = shown

    def ask_for_passphrase(self) -> None:
        """Ask for the log's passphrase at the start, if it has one; somebody who skips it is asked later."""
        # For those alone whose log has a passphrase.
        from player.window.destinations import AskPassphrase  # noqa: PLC0415

        self.go(AskPassphrase(then=pressed.OpenPractise()))

    def welcome(self) -> None:
        """Before anything else, on the very first visit. It can be passed over, and doesn't come again."""
        # For those alone who come for the first time.
        from player.window.destinations import FirstVisit  # noqa: PLC0415

        self.go(FirstVisit())

    def tick(self) -> None:
        """Let the page follow the engine and the clock, and open files once nothing is interrupted."""
        self._open_files()
        self.go(self.page.tick())
        self._go_on_to_wished()

    def handle(self, intent: Intent) -> None:
        """Handle what a person did: go to another page, or pass it to this one."""
        if isinstance(intent, pressed.DismissMessage):
            self._given.messages.put_away(intent.key)
        elif isinstance(intent, pressed.Told):
            self._given.messages.say("told", intent.words)
        elif isinstance(intent, pressed.OpenFiles):
            self._files += intent.paths
        elif isinstance(intent, pressed.EaseBack):
            self._ease_back()
        elif isinstance(intent, pressed.Destination):
            self._set_out(intent)
        else:
            self.go(self.page.handle(intent))

    def _open_files(self) -> None:
        """Open what was given, but never in the middle of a sitting, of easing back or of the first visit."""
        if not self._files or self._given.session_log.lent or self.in_sitting:
            return
        if self._shown.route.folder in _FILES_WAIT:
            return
        # For those alone who open files.
        from player.window.files_to_open import sort_files  # noqa: PLC0415
        from player.window.practise.state import AddRecordings  # noqa: PLC0415

        found, self._files = sort_files(self._files), ()
        for number, words in enumerate(found.words):
            self._given.messages.say(f"files:{number}", words)
        if found.leads_to is not None:
            self.handle(found.leads_to)
        if found.recordings:
            self.handle(pressed.OpenPractise())
            self.handle(AddRecordings(found.recordings))

    # ------------------------------------------------------------------ going

    def _set_out(self, destination: Destination) -> None:
        """Go where a person wants to, once nothing else has the log: most pages read it, but not Support."""
        if self._given.session_log.lent and not isinstance(destination, pressed.OpenSupport):
            self._wished = destination
            return
        self._forget_wished()
        self.go(self._asked_before(destination) or destination)

    def _forget_wished(self) -> None:
        self._wished = None
        self._given.messages.put_away("wished")

    def _go_on_to_wished(self) -> None:
        if self._wished is None:
            return
        if self._given.session_log.lent:
            self._given.messages.say("wished", WISHED)
        else:
            self._set_out(self._wished)

    def go(self, destination: Destination | None) -> None:
        """Show the page of a destination; stay if it can't be made, or if there is no destination."""
        if destination is not None:
            self._show(self._led_to(destination))

    def _led_to(self, destination: Destination) -> _Shown | None:
        # As soon as somebody goes anywhere.
        from player.window.destinations import Back  # noqa: PLC0415

        match destination:
            case Back():
                return self._shown.behind or self._practices()
            case pressed.OpenPractise() | pressed.Leave():
                return self._waiting if self._sitting_in(self._waiting) else self._practices()
            case _:
                return self._make_page(destination)

    def _practices(self) -> _Shown:
        made = self._page_for(TODAY)
        if made is None:
            raise AssertionError(TODAY)
        return made

    def _make_page(self, destination: Destination) -> _Shown | None:
        # As soon as somebody goes further than Today.
        from player.window.routes import ROUTES  # noqa: PLC0415

        return self._page_for(ROUTES[type(destination)], **vars(destination))

    def _page_for(self, route: Route, **others: object) -> _Shown | None:
        make = cast("Callable[..., Page | None]", getattr(_module(f"{route.folder}.page"), route.page))
        if route.told_of_sitting:
            others["sitting_waits"] = self.in_sitting
        page = self._given.passed_to(make, **others)
        if page is None:
            return None
        holds = page if isinstance(page, HoldsSitting) else None
        return _Shown(page, route, holds, self._shown if route.over else None)

    def _show(self, shown: _Shown | None) -> None:
        if shown is None or shown.page is self.page:
            return
        if isinstance(self.page, Keeps):
            self.page.leave()
        if shown is not self._shown.behind:
            self._pass_over_behind()
        sitting = self._sitting_in(self._shown)
        if sitting is not None:
            sitting.pause()
            self._waiting = self._shown
        if shown is self._waiting:
            self._waiting = None
        self._shown = shown

    def _asked_before(self, destination: Destination) -> Destination | None:
        """What is asked before a person gets to a screen: the passphrase, the PIN, or nothing."""
        # As soon as somebody goes anywhere.
        from player.window.clinic.destinations import AskPin  # noqa: PLC0415
        from player.window.destinations import AskPassphrase  # noqa: PLC0415
        from player.window.routes import ROUTES  # noqa: PLC0415

        route, log = ROUTES.get(type(destination)), self._given.session_log
        if route is None:
            return None
        if route.needs_log and log.unlock is not None and log.open is None:
            # Whoever went on without the passphrase may have changed their mind.
            return AskPassphrase(destination)
        if route.behind_pin and not self._shown.route.behind_pin and self._given.pin.get().is_set:
            return AskPin()
        return None

    # ------------------------------------------------------------------ sittings

    @staticmethod
    def _sitting_in(shown: _Shown | None) -> HoldsSitting | None:
        """The sitting that a page holds, while it is under way."""
        holds = None if shown is None else shown.holds
        return holds if holds is not None and holds.under_way else None

    def _sitting(self) -> HoldsSitting | None:
        """The sitting that is under way: on the page shown, or waiting behind it."""
        return self._sitting_in(self._waiting if self._shown.holds is None else self._shown)

    def _ease_back(self) -> None:
        """Ease back: out of the sitting that is shown or waits; without one, the same steps, unlogged."""
        if self._shown.route.once:
            return
        self._forget_wished()
        sitting = self._sitting()
        # A sitting that waits behind this page waits on: one may come back.
        self.go(pressed.EaseBack() if sitting is None else sitting.ease_back())

    def _pass_over_behind(self) -> None:
        """Whoever eased back from a question and doesn't come back to it has passed it over."""
        behind = self._shown.behind if self._shown.route.once else None
        if behind is not None and isinstance(behind.page, Postpones):
            behind.page.pass_over()

    def hold_up(self) -> None:
        """Pause a sitting that plays, because the computer is about to sleep; it stays paused."""
        if self._shown.holds is not None:
            self._shown.holds.hold_up()

    def close(self) -> None:
        """The window closes: store what was written, and stop a sitting by choice."""
        if isinstance(self.page, Keeps):
            self.page.leave()
        self._pass_over_behind()
        sitting = self._sitting()
        if sitting is not None:
            sitting.closed()


def _module(name: str) -> ModuleType:
    return import_module(f"player.window.{name}")
