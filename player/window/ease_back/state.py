"""What easing back shows, and what can be done there."""

from dataclasses import dataclass
from typing import ClassVar

from player.window.intents import Intent
from player.window.shared.rating import RatingView
from player.window.state import OfferItem, Surroundings, View


@dataclass(frozen=True)
class EaseBackNext(Intent):
    """The next step of easing back."""


@dataclass(frozen=True)
class EaseBackEnd(Intent):
    """End here: the default at the end of easing back."""


@dataclass(frozen=True)
class EaseBackMoreGrounding(Intent):
    """More grounding at the end of easing back."""


@dataclass(frozen=True)
class EaseBackEasier(Intent):
    """An easier practice at the end of easing back."""


@dataclass(frozen=True)
class EaseBackView(View):
    """Easing back, a step at a time.

    Attributes:
        line: the words in large type.
        step, count: 1-based, such as step 2 of 5.
        detail: a smaller line below, such as the date and place, or empty.
        rating: the optional rating, or None.
        offers: at the end, what can be chosen; while empty, "Next" is shown.
    """

    surroundings: ClassVar = Surroundings.NAMELESS

    line: str
    step: int
    count: int
    detail: str = ""
    rating: RatingView | None = None
    offers: tuple[OfferItem, ...] = ()
