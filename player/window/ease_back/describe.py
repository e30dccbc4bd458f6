"""Easing back, in words."""

from datetime import datetime

from player.language.catalogue import _
from player.practice.script.phrasebook import Phrasebook
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


def ease_back_line(book: Phrasebook, step: int, now: datetime) -> str:
    """The words of a step, counted from 0, with the day and the time."""
    return _line(book, step).format(date=book.day_names.in_words(now.date()), time=f"{now:%H:%M}")


def spoken_ease_back_line(book: Phrasebook, step: int) -> str:
    """What the voice says of a step. It names no day or time: what it says is kept as sound, for later."""
    line = _line(book, step)
    return book.day_to_read if "{" in line else line


def _line(book: Phrasebook, step: int) -> str:
    return book.ease_back[min(step, len(book.ease_back) - 1)]


def ease_back_view(line: str, rating: RatingView | None, *, at_choice: bool, played: bool) -> EaseBackView:
    """Easing back at a step; the last one asks what next and offers ending first."""
    return EaseBackView(
        line=line,
        paused=PAUSED if played else "",
        rating=rating if at_choice else None,
        offers=_ENDINGS if at_choice else (),
    )
