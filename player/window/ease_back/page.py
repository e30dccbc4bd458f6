"""Easing back: one step at a time, at the person's own pace. Nothing resumes by itself."""

from player.practice.units import Rung
from player.sittings.sitting_log import SittingLog
from player.window.after.page import AfterPage
from player.window.ease_back.state import EaseBackNext, EaseBackView
from player.window.intents import Intent, Rate
from player.window.page import Page
from player.window.services import Services
from player.window.shared.rating import RatingView
from player.window.sitting.describe import QUESTION_AFTER, ease_back_view, rating_view


class EaseBackPage:
    """The protocol of the practice brief, section 3.

    Args:
        services: what pages work with.
        after: the screen after the sitting that was left; None where there was no sitting.
        log: that sitting's log; None where there was none.
        reached: the rung the sitting stood on.
    """

    def __init__(
        self,
        services: Services,
        after: AfterPage | None = None,
        log: SittingLog | None = None,
        reached: int = 0,
    ) -> None:
        self._services = services
        self._after = after
        self._log = log
        self._step = 0
        self._style = services.pacing().pacing.check_in_style
        self._rating: RatingView | None = (
            rating_view(QUESTION_AFTER, style=self._style, highest=log.scale.highest)
            if log is not None
            else None
        )
        self.easier = Rung(max(Rung.MINDFULNESS, reached - 1)) if log is not None else Rung.MINDFULNESS

    def view(self) -> EaseBackView:
        """The step in force."""
        return ease_back_view(
            self._services.phrasebook.ease_back, self._step, self._services.now(), self._rating
        )

    def take(self, intent: Intent) -> Page | None:
        """The next step, or the optional rating. Where to go afterwards is the navigator's."""
        match intent:
            case EaseBackNext():
                self._step = min(self._step + 1, len(self._services.phrasebook.ease_back) - 1)
            case Rate(value) if self._log is not None and self._asked():
                self._log.rate_after(value)
                self._rating = rating_view(
                    QUESTION_AFTER,
                    value,
                    declined=value is None,
                    style=self._style,
                    highest=self._log.scale.highest,
                )
        return None

    def _asked(self) -> bool:
        rating = self._rating
        return rating is not None and rating.chosen is None and not rating.declined

    def ended(self) -> Page | None:
        """The screen after the sitting, or None where there was no sitting."""
        return self._after

    def tick(self) -> Page | None:
        """Nothing happens by itself here."""
        return None
