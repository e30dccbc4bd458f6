"""Easing back: one step at a time, at the person's own pace. Nothing resumes by itself."""

from typing import Final

from player.library.catalog import Library
from player.practice.units import Rung
from player.sittings.sitting_log import SittingLog
from player.window.destinations import AfterSitting, EasierPractices
from player.window.ease_back.describe import ease_back_view
from player.window.ease_back.state import (
    EaseBackEasier,
    EaseBackEnd,
    EaseBackMoreGrounding,
    EaseBackNext,
    EaseBackView,
)
from player.window.intents import ChoosePractice, Destination, Intent, OpenPractise, Rate
from player.window.pacing_choice import PacingChoice
from player.window.parts import Clocks, Lazy
from player.window.shared.rating import RatingView
from player.window.shared.rating_described import QUESTION_AFTER, rating_view

GROUNDING_PRACTICE: Final = "ease-back"
"""The practice that "More grounding" leads to (practice brief, section 5, number 17)."""


class EaseBackPage:
    """The protocol of the practice brief, section 3.

    Args:
        clocks: the time of day, and time that passes.
        library: scripts, presets, phrasebook.
        pacing_choice: the pacing in force.
        after: the screen after the sitting that was left; None where there was no sitting.
        log: that sitting's log; None where there was none.
        reached: the rung the sitting stood on.
    """

    def __init__(
        self,
        *,
        clocks: Clocks,
        library: Lazy[Library],
        pacing_choice: PacingChoice,
        after: AfterSitting | None = None,
        log: SittingLog | None = None,
        reached: int = 0,
    ) -> None:
        self._clocks = clocks
        self._library = library
        self._after = after
        self._log = log
        self._step = 0
        self._style = pacing_choice.in_force().pacing.check_in_style
        self._rating: RatingView | None = (
            rating_view(QUESTION_AFTER, style=self._style, highest=log.scale.highest)
            if log is not None
            else None
        )
        self._easier = Rung(max(Rung.MINDFULNESS, reached - 1)) if log is not None else Rung.MINDFULNESS

    def view(self) -> EaseBackView:
        """The step in force."""
        return ease_back_view(
            self._library.get().phrasebook().ease_back, self._step, self._clocks.now(), self._rating
        )

    def handle(self, intent: Intent) -> Destination | None:
        """The next step, the optional rating, and where to go afterwards."""
        match intent:
            case EaseBackNext():
                self._step = min(self._step + 1, len(self._library.get().phrasebook().ease_back) - 1)
            case EaseBackEnd():
                return self._after or OpenPractise()
            case EaseBackMoreGrounding():
                return ChoosePractice(GROUNDING_PRACTICE)
            case EaseBackEasier():
                return EasierPractices(self._easier)
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

    def tick(self) -> Destination | None:
        """Nothing happens by itself here."""
        return None
