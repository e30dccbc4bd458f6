"""Easing back: one step at a time, at the person's own pace. Nothing resumes by itself."""

from typing import Final

from player.library.catalog import Library
from player.practice.units import Rung
from player.sittings.eased_out import EasedOut
from player.sittings.sitting_log import SittingLog
from player.window.destinations import AfterSitting, Back, EasierPractices
from player.window.ease_back.describe import ease_back_line, ease_back_view, spoken_ease_back_line
from player.window.ease_back.state import (
    EaseBackEasier,
    EaseBackEnd,
    EaseBackMoreGrounding,
    EaseBackNext,
    EaseBackReturn,
    EaseBackView,
)
from player.window.intents import ChoosePractice, Destination, Intent, OpenPractise
from player.window.pacing_choice import PacingChoice
from player.window.parts import Clocks, Lazy
from player.window.shared.rating import Rate, RatingView
from player.window.shared.rating_described import QUESTION_AFTER, rating_view

GROUNDING_PRACTICE: Final = "ease-back"
"""The practice that "More grounding" leads to (practice brief, section 5, number 17)."""


class EaseBackPage:
    """The protocol of the practice brief, section 3. It can be left from its first step.

    Args:
        clocks: the time of day, and time that passes.
        library: scripts, presets, phrasebook.
        pacing_choice: the pacing in force.
        eased: the sitting that was eased out of; None where there was no sitting.
        after: the screen after that sitting; None where there was none, or it was only tried.
        log: that sitting's log; None where there was none, or it was only tried.
        reached: the rung the sitting stood on.
        answered: the number was given a moment before, and isn't asked for again.
    """

    def __init__(
        self,
        *,
        clocks: Clocks,
        library: Lazy[Library],
        pacing_choice: PacingChoice,
        eased: EasedOut | None = None,
        after: AfterSitting | None = None,
        log: SittingLog | None = None,
        reached: int = 0,
        answered: bool = False,
    ) -> None:
        self._clocks = clocks
        # Easing out of a sitting is said in its language.
        self._book = library.get().phrasebook() if eased is None else eased.phrasebook
        self._eased = eased
        self._after = after
        self._log = log
        self._step = 0
        self._style = pacing_choice.in_force().pacing.check_in_style
        self._highest = log.scale.highest if log is not None else 0
        self._rating: RatingView | None = None
        if log is not None and not answered:
            self._rating = rating_view(QUESTION_AFTER, style=self._style, highest=self._highest)
        self._easier = Rung(max(Rung.MINDFULNESS, reached - 1)) if log is not None else Rung.MINDFULNESS
        self._say()

    @property
    def _last(self) -> int:
        return len(self._book.ease_back) - 1

    def _line(self) -> str:
        return ease_back_line(self._book, self._step, self._clocks.now())

    def _say(self) -> None:
        if self._eased is not None:
            self._eased.say(spoken_ease_back_line(self._book, self._step))

    def view(self) -> EaseBackView:
        """The step in force."""
        at_choice = self._step == self._last
        return ease_back_view(self._line(), self._rating, at_choice=at_choice, played=self._eased is not None)

    def handle(self, intent: Intent) -> Destination | None:
        """The next step, the optional rating, and where to go afterwards."""
        match intent:
            case EaseBackNext() if self._step < self._last:
                self._step += 1
                self._say()
            case EaseBackEnd():
                return self._after or OpenPractise()
            case EaseBackReturn():
                return self._return()
            case EaseBackMoreGrounding():
                return ChoosePractice(GROUNDING_PRACTICE)
            case EaseBackEasier():
                return EasierPractices(self._easier)
            case Rate(value) if self._asked():
                self._rating = rating_view(
                    QUESTION_AFTER, value, declined=value is None, style=self._style, highest=self._highest
                )
        return None

    def _return(self) -> Destination:
        if self._eased is not None:
            self._eased.come_back()
            self._eased = None
        return Back()

    def _asked(self) -> bool:
        rating = self._rating
        return rating is not None and rating.chosen is None and not rating.declined

    def leave(self) -> None:
        """Whoever goes anywhere but back has stopped the sitting by choice. The window's closing counts."""
        if self._eased is None:
            return
        self._eased.end()
        self._eased = None
        if self._log is not None and self._rating is not None and not self._asked():
            # Only now: whoever comes back to the sitting is asked at its end.
            self._log.rate_after(self._rating.chosen)

    def tick(self) -> Destination | None:
        """Nothing happens by itself here but the voice, which says each step."""
        if self._eased is not None:
            self._eased.tick()
        return None
