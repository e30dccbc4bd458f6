"""Easing back, in words."""

from datetime import datetime

from player.language.catalogue import _
from player.practice.plain_words import day_in_words
from player.window.ease_back.state import EaseBackEasier, EaseBackEnd, EaseBackMoreGrounding, EaseBackView
from player.window.intents import OpenSupport
from player.window.shared.rating import RatingView
from player.window.state import OfferItem

_ENDINGS = (
    OfferItem(_("End here"), EaseBackEnd(), default=True),
    OfferItem(_("More grounding"), EaseBackMoreGrounding()),
    OfferItem(_("An easier practice"), EaseBackEasier()),
    OfferItem(_("People to contact"), OpenSupport()),
)


PAUSED = _("Paused. It waits where you left it.")
"""Only where something played."""


def ease_back_line(lines: tuple[str, ...], step: int, now: datetime) -> str:
    """The words of a step, counted from 0, with the day and the time."""
    line = lines[min(step, len(lines) - 1)]
    return line.format(date=day_in_words(now.date()), time=f"{now:%H:%M}")


DAY_TO_READ = "The day and the time are here to read."


def spoken_ease_back_line(lines: tuple[str, ...], step: int) -> str:
    """What the voice says of a step. It names no day or time: what it says is kept as sound, for later."""
    line = lines[min(step, len(lines) - 1)]
    return DAY_TO_READ if "{" in line else line


def ease_back_view(line: str, rating: RatingView | None, *, at_choice: bool, played: bool) -> EaseBackView:
    """Easing back at a step; the last one asks what next and offers ending first."""
    return EaseBackView(
        line=line,
        paused=PAUSED if played else "",
        rating=rating if at_choice else None,
        offers=_ENDINGS if at_choice else (),
    )
