"""After a sitting: a rating and a sentence, both optional."""

from player.pages.page import Page
from player.practice.units import Seconds
from player.present.after import after_view
from player.services import Services
from player.sitting_log import SittingLog
from player.ui import intents as i
from player.ui.view import AfterView


class AfterPage:
    """What was practised, and room for a sentence. After easing back the rating was asked already."""

    def __init__(
        self, services: Services, log: SittingLog, title: str, heard: Seconds, *, stopped: bool
    ) -> None:
        self._services = services
        self._log = log
        self._title = title
        self._heard = heard
        self._stopped = stopped
        self._rating: int | None = None
        self._answered = False
        self._reflection = ""
        self._style = services.pacing().pacing.check_in_style

    def view(self) -> AfterView:
        """The screen as it is now."""
        return after_view(
            self._title,
            self._heard,
            stopped=self._stopped,
            reflection=self._reflection,
            rating=self._rating,
            declined=self._answered and self._rating is None,
            messages=self._services.messages,
            style=self._style,
        )

    def take(self, intent: i.Intent) -> Page | None:
        """A rating, once; the sentence as it is typed."""
        match intent:
            case i.Rate(value) if not self._answered:
                self._rating, self._answered = value, True
                self._log.rate_after(value)
            case i.Reflect(text):
                self._reflection = text
        return None

    def leave(self) -> None:
        """Keep the sentence. Called however the screen is left, closing the window included."""
        self._log.reflect(self._reflection)
        self._reflection = ""

    def tick(self) -> Page | None:
        """Nothing happens by itself here."""
        return None
