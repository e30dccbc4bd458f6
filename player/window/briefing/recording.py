"""Opening a recording: its briefing comes as soon as its beginning has been looked through."""

from pathlib import Path
from typing import Final

from player.practice.display_text import isolated
from player.window.briefing.page import BriefingPage
from player.window.page import Page
from player.window.services import Services
from player.window.shared.own_recordings import recording_to_sit_with

_KEY: Final = "recording"


class Opening:
    """The recording that a person chose and that isn't ready yet.

    Args:
        services: what pages work with.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._wanted: Path | None = None
        self._from: Page | None = None

    def open(self, path: Path, page: Page) -> Page | None:
        """The briefing of a recording; None while it is being looked through."""
        self._services.surveys.first(path)
        self._wanted, self._from = path, page
        if self._services.surveys.found(path) is None:
            self._services.say(_KEY, f"{isolated(path.name)} is being looked through for its pauses.")
        return self.opened(page)

    def opened(self, page: Page) -> Page | None:
        """The briefing once it is there, unless the person has gone elsewhere meanwhile."""
        path, surveys = self._wanted, self._services.surveys
        if path is None:
            return None
        surveys.poll()
        if page is not self._from:
            self._done()
        elif surveys.fault(path):
            self._done()
            self._services.say(_KEY, surveys.fault(path))
        elif surveys.found(path) is not None:
            self._done()
            return BriefingPage(self._services, recording_to_sit_with(self._services, path))
        return None

    def _done(self) -> None:
        self._wanted = self._from = None
        self._services.put_away(_KEY)
