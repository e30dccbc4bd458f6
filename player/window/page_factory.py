"""The ways to the pages. Each page's module is imported at its first visit (docs/adr/0012-start.md).

A page that was never visited has no class to compare with, so what a page is, is asked here too.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from player.window.briefing.recording import Opening
    from player.window.clinic.presets.page import ClinicDoor
    from player.window.ease_back.page import EaseBackPage
    from player.window.page import Page
    from player.window.questionnaire.page import QuestionnairePage
    from player.window.services import Services
    from player.window.sitting.page import SittingPage

_Page = TypeVar("_Page")


class Doors:
    """Makes pages.

    Args:
        services: what pages work with.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._clinic: ClinicDoor | None = None
        self._opening: Opening | None = None

    def briefing(self, practice_id: str) -> Page | None:
        """Before a practice; None, with a message, if it can't be used any more."""
        # At its first visit.
        from player.window.briefing.page import briefing_page  # noqa: PLC0415

        return briefing_page(self._services, practice_id)

    def recording(self, path: Path, page: Page) -> Page | None:
        """Before a recording; None while it is being looked through."""
        if self._opening is None:
            # At its first visit.
            from player.window.briefing.recording import Opening  # noqa: PLC0415

            self._opening = Opening(self._services)
        return self._opening.open(path, page)

    def recording_opened(self, page: Page) -> Page | None:
        """The briefing of a recording that was asked for, once it is there."""
        return None if self._opening is None else self._opening.opened(page)

    def clinic(self, now: Page) -> Page:
        """The clinic's page to show, coming from another."""
        if self._clinic is None:
            # At its first visit.
            from player.window.clinic.desk import Desk  # noqa: PLC0415
            from player.window.clinic.presets.page import ClinicDoor  # noqa: PLC0415

            self._clinic = ClinicDoor(Desk(self._services))
        return self._clinic.page(now)

    def left(self, page: Page) -> None:
        """A page is left; the clinic remembers what was not saved in it."""
        if self._clinic is not None:
            self._clinic.left(page)

    def ease_back(self) -> Page:
        """Easing back without a sitting."""
        # At its first visit.
        from player.window.ease_back.page import EaseBackPage  # noqa: PLC0415

        return EaseBackPage(self._services)

    def log(self) -> Page:
        """The log."""
        # At its first visit.
        from player.window.log.page import LogPage  # noqa: PLC0415

        return self._open(lambda: LogPage(self._services))

    def journal(self) -> Page:
        """The journal."""
        # At its first visit.
        from player.window.journal.page import JournalPage  # noqa: PLC0415

        return self._open(lambda: JournalPage(self._services))

    def learn(self) -> Page:
        """The short pages."""
        # At its first visit.
        from player.window.learn.page import LearnPage  # noqa: PLC0415

        return LearnPage(self._services)

    def export(self) -> Page:
        """The export's preview."""
        # At its first visit.
        from player.window.export.page import ExportPage  # noqa: PLC0415

        return self._open(lambda: ExportPage(self._services))

    def keeping(self) -> Page:
        """What is kept."""
        # At its first visit.
        from player.window.keeping.page import KeepingPage  # noqa: PLC0415

        return self._open(lambda: KeepingPage(self._services))

    def unlock(self, then: Callable[[], Page]) -> Page:
        """The passphrase's page; then another, once the log is open."""
        # For those alone who chose one.
        from player.window.unlock.page import UnlockPage  # noqa: PLC0415

        return UnlockPage(self._services, then)

    def _open(self, make: Callable[[], Page]) -> Page:
        # Whoever went on without the passphrase may have changed their mind.
        locked = self._services.unlock is not None and self._services.log is None
        return self.unlock(make) if locked else make()

    def settings(self) -> Page:
        """The settings."""
        # At its first visit.
        from player.window.settings.page import SettingsPage  # noqa: PLC0415

        return SettingsPage(self._services)

    def support(self) -> Page:
        """People to contact."""
        # At its first visit.
        from player.window.support.page import SupportPage  # noqa: PLC0415

        return SupportPage(self._services)


def as_sitting(page: Page) -> SittingPage | None:
    """The page, if it is a sitting."""
    if "player.window.sitting.page" not in sys.modules:
        return None
    # It is there already.
    from player.window.sitting.page import SittingPage  # noqa: PLC0415

    return _if(page, SittingPage)


def as_ease_back(page: Page) -> EaseBackPage | None:
    """The page, if it is easing back without a sitting."""
    if "player.window.ease_back.page" not in sys.modules:
        return None
    # It is there already.
    from player.window.ease_back.page import EaseBackPage  # noqa: PLC0415

    return _if(page, EaseBackPage)


def as_questionnaire(page: Page) -> QuestionnairePage | None:
    """The page, if it is a questionnaire."""
    if "player.window.questionnaire.page" not in sys.modules:
        return None
    # It is there already.
    from player.window.questionnaire.page import QuestionnairePage  # noqa: PLC0415

    return _if(page, QuestionnairePage)


def _if(page: Page, kind: type[_Page]) -> _Page | None:
    return page if isinstance(page, kind) else None
