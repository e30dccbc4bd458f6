"""Easing back, in words."""

from datetime import datetime

from player.window.ease_back.state import EaseBackEasier, EaseBackEnd, EaseBackMoreGrounding, EaseBackView
from player.window.intents import OpenSupport
from player.window.shared.rating import RatingView
from player.window.shared.words import day_in_words
from player.window.state import OfferItem

_ENDINGS = (
    OfferItem("End here", EaseBackEnd(), default=True),
    OfferItem("More grounding", EaseBackMoreGrounding()),
    OfferItem("An easier practice", EaseBackEasier()),
    OfferItem("People to contact", OpenSupport()),
)


def ease_back_view(
    lines: tuple[str, ...], step: int, now: datetime, rating: RatingView | None
) -> EaseBackView:
    """Easing back at a step, counted from 0; the last one asks what next and offers ending first."""
    last = len(lines) - 1
    index = min(step, last)
    filled = lines[index].format(date=day_in_words(now.date()), time=f"{now:%H:%M}")
    at_choice = index == last
    return EaseBackView(
        line=filled,
        step=index + 1,
        count=len(lines),
        rating=rating if at_choice else None,
        offers=_ENDINGS if at_choice else (),
    )
