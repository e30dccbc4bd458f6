"""Which page is shown, and where intents that lead elsewhere lead to. Without Qt."""

from collections.abc import Callable
from pathlib import Path

from player.pages.briefing import briefing_page
from player.pages.clinic import ClinicDoor
from player.pages.clinic_desk import Desk
from player.pages.ease_back import EaseBackPage
from player.pages.export import ExportPage
from player.pages.journal import JournalPage
from player.pages.keeping import KeepingPage
from player.pages.learn import LearnPage
from player.pages.lists import SettingsPage, SupportPage
from player.pages.log import LogPage
from player.pages.page import Keeps, Page
from player.pages.practise import PractisePage
from player.pages.questionnaires import QuestionnairePage
from player.pages.recordings import Opening
from player.pages.sitting import SittingPage
from player.services import Services
from player.ui import intents as i
from player.ui.clinic_intents import OpenClinic
from player.ui.view import View

GROUNDING_PRACTICE = "ease-back"
"""The practice that "More grounding" leads to (practice brief, section 5, number 17)."""


class Navigator:
    """Holds the page shown, and the sitting that waits behind another page, paused."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self.page: Page = PractisePage(services)
        self._waiting: SittingPage | None = None
        self._opening = Opening(services)
        self._clinic = ClinicDoor(Desk(services))
        self._places: dict[type[i.Intent], Callable[[], Page | None]] = {
            i.EaseBack: self._ease_back,
            i.OpenPractise: self._back,
            i.Leave: self._back,
            OpenClinic: lambda: self._clinic.page(self.page),
            i.OpenLog: lambda: LogPage(services),
            i.OpenJournal: lambda: JournalPage(services),
            i.OpenLearn: lambda: LearnPage(services),
            i.OpenExport: lambda: ExportPage(services),
            i.OpenKeeping: lambda: KeepingPage(services),
            i.OpenSettings: lambda: SettingsPage(services),
            i.OpenSupport: lambda: SupportPage(services),
        }

    def view(self) -> View:
        """What is shown now."""
        return self.page.view()

    def tick(self) -> None:
        """Let the page follow what happens by itself."""
        self._go(self.page.tick() or self._opening.opened(self.page))

    def take(self, intent: i.Intent) -> None:
        """Take an intent: lead elsewhere, or hand it to the page."""
        if isinstance(intent, i.DismissMessage):
            self._services.put_away(intent.key)
            return
        leads_to = self._leads_to(intent)
        self._go(leads_to if leads_to is not None else self.page.take(intent))

    def _go(self, page: Page | None) -> None:
        if page is None or page is self.page:
            return
        if isinstance(self.page, Keeps):
            self.page.leave()
        self._clinic.left(self.page)
        if isinstance(self.page, SittingPage) and self.page.sitting.under_way:
            self.page.pause()
            self._waiting = self.page
        self._waiting = None if page is self._waiting else self._waiting
        self.page = page

    def _leads_to(self, intent: i.Intent) -> Page | None:
        if isinstance(intent, i.ChoosePractice):
            return briefing_page(self._services, intent.practice_id)
        if isinstance(intent, i.OpenRecording):
            return self._opening.open(Path(intent.path), self.page)
        place = self._places.get(type(intent))
        return place() if place is not None else self._after_easing_back(intent)

    def _after_easing_back(self, intent: i.Intent) -> Page | None:
        if not isinstance(self.page, EaseBackPage):
            return None
        match intent:
            case i.EaseBackEnd():
                return self.page.ended() or PractisePage(self._services)
            case i.EaseBackMoreGrounding():
                return briefing_page(self._services, GROUNDING_PRACTICE)
            case i.EaseBackEasier():
                return PractisePage(self._services, self.page.easier)
            case _:
                return None

    def _ease_back(self) -> Page | None:
        """From a sitting, shown or waiting, its way out; from anywhere else the same steps without a log."""
        if isinstance(self.page, EaseBackPage):
            return None
        if isinstance(self.page, QuestionnairePage):
            self.page.pass_over()
        sitting = self.page if isinstance(self.page, SittingPage) else self._waiting
        if sitting is not None and sitting.sitting.under_way:
            self._waiting = None
            return sitting.ease_back()
        return EaseBackPage(self._services)

    def _back(self) -> Page:
        """To the sitting that waits, paused, or to the list."""
        return self._waiting if self._waiting is not None else PractisePage(self._services)

    def close(self) -> None:
        """The window closes: what was written is kept, and a sitting under way was stopped by choice."""
        if isinstance(self.page, Keeps):
            self.page.leave()
        sitting = self.page if isinstance(self.page, SittingPage) else self._waiting
        if sitting is not None and sitting.sitting.under_way:
            sitting.closed()
