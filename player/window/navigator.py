"""Which page is shown, and where intents that lead elsewhere lead to. Without Qt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from player.window.ease_back.state import EaseBackEasier, EaseBackEnd, EaseBackMoreGrounding
from player.window.intents import (
    ChoosePractice,
    DismissMessage,
    EaseBack,
    Intent,
    Leave,
    OpenClinic,
    OpenExport,
    OpenJournal,
    OpenKeeping,
    OpenLearn,
    OpenLog,
    OpenPractise,
    OpenRecording,
    OpenSettings,
    OpenSupport,
)
from player.window.page import Keeps, Page
from player.window.page_factory import Doors, as_ease_back, as_questionnaire, as_sitting
from player.window.practise.page import PractisePage

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.window.services import Services
    from player.window.sitting.page import SittingPage
    from player.window.state import View

GROUNDING_PRACTICE = "ease-back"
"""The practice that "More grounding" leads to (practice brief, section 5, number 17)."""


class Navigator:
    """Holds the page shown, and the sitting that waits behind another page, paused."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self.page: Page = PractisePage(services)
        self._waiting: SittingPage | None = None
        self._doors = Doors(services)
        self._places = self._ways()

    def _ways(self) -> dict[type[Intent], Callable[[], Page | None]]:
        doors = self._doors
        return {
            EaseBack: self._ease_back,
            OpenPractise: self._back,
            Leave: self._back,
            OpenClinic: lambda: doors.clinic(self.page),
            OpenLog: doors.log,
            OpenJournal: doors.journal,
            OpenLearn: doors.learn,
            OpenExport: doors.export,
            OpenKeeping: doors.keeping,
            OpenSettings: doors.settings,
            OpenSupport: doors.support,
        }

    def start_afresh(self) -> None:
        """End a sitting that waits, and remember nothing of the pages left: everything is being deleted."""
        if self._waiting is not None and self._waiting.sitting.under_way:
            self._waiting.closed()
        self._waiting = None
        self._doors = Doors(self._services)
        self._places = self._ways()

    def view(self) -> View:
        """What is shown now."""
        return self.page.view()

    def ask_for_passphrase(self) -> None:
        """Before anything else, where the log is behind one. It can be passed over, and comes again."""
        self.page = self._doors.unlock(lambda: PractisePage(self._services))

    def tick(self) -> None:
        """Let the page follow what happens by itself."""
        self._go(self.page.tick() or self._doors.recording_opened(self.page))

    def take(self, intent: Intent) -> None:
        """Take an intent: lead elsewhere, or hand it to the page."""
        if isinstance(intent, DismissMessage):
            self._services.put_away(intent.key)
            return
        leads_to = self._leads_to(intent)
        self._go(leads_to if leads_to is not None else self.page.take(intent))

    def _go(self, page: Page | None) -> None:
        if page is None or page is self.page:
            return
        if isinstance(self.page, Keeps):
            self.page.leave()
        self._doors.left(self.page)
        sitting = as_sitting(self.page)
        if sitting is not None and sitting.sitting.under_way:
            sitting.pause()
            self._waiting = sitting
        self._waiting = None if page is self._waiting else self._waiting
        self.page = page

    def _leads_to(self, intent: Intent) -> Page | None:
        if isinstance(intent, ChoosePractice):
            return self._doors.briefing(intent.practice_id)
        if isinstance(intent, OpenRecording):
            return self._doors.recording(Path(intent.path), self.page)
        place = self._places.get(type(intent))
        return place() if place is not None else self._after_easing_back(intent)

    def _after_easing_back(self, intent: Intent) -> Page | None:
        shown = as_ease_back(self.page)
        if shown is None:
            return None
        match intent:
            case EaseBackEnd():
                return shown.ended() or PractisePage(self._services)
            case EaseBackMoreGrounding():
                return self._doors.briefing(GROUNDING_PRACTICE)
            case EaseBackEasier():
                return PractisePage(self._services, shown.easier)
            case _:
                return None

    def _ease_back(self) -> Page | None:
        """From a sitting, shown or waiting, its way out; from anywhere else the same steps without a log."""
        if as_ease_back(self.page) is not None:
            return None
        asked = as_questionnaire(self.page)
        if asked is not None:
            asked.pass_over()
        sitting = as_sitting(self.page) or self._waiting
        if sitting is not None and sitting.sitting.under_way:
            self._waiting = None
            return sitting.ease_back()
        return self._doors.ease_back()

    def _back(self) -> Page:
        """To the sitting that waits, paused, or to the list."""
        return self._waiting if self._waiting is not None else PractisePage(self._services)

    def hold_up(self) -> None:
        """The computer is about to sleep: a sitting that plays is paused, and stays so."""
        sitting = as_sitting(self.page)
        if sitting is not None:
            sitting.hold_up()

    def close(self) -> None:
        """The window closes: what was written is kept, and a sitting under way was stopped by choice."""
        if isinstance(self.page, Keeps):
            self.page.leave()
        sitting = as_sitting(self.page) or self._waiting
        if sitting is not None and sitting.sitting.under_way:
            sitting.closed()
