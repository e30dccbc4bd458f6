"""What easing back shows, and what can be done there."""

from dataclasses import dataclass
from typing import ClassVar

from player.window.announcer import Announcement
from player.window.intents import Intent
from player.window.shared.rating import RatingView
from player.window.state import OfferItem, Surroundings, View, offered


@dataclass(frozen=True)
class EaseBackNext(Intent):
    """The next step of easing back."""


@dataclass(frozen=True)
class EaseBackEnd(Intent):
    """End here: possible from the first step on, and the default at the last."""


@dataclass(frozen=True)
class EaseBackReturn(Intent):
    """Back to where one was; a sitting stands there paused."""


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
        paused: what has been paused, in words; empty where nothing played.
        rating: the optional rating, or None.
        offers: at the end, what can be chosen; while empty, "Next" is shown.
    """

    surroundings: ClassVar = Surroundings.NAMELESS

    line: str
    paused: str = ""
    rating: RatingView | None = None
    offers: tuple[OfferItem, ...] = ()

    @property
    def announced(self) -> tuple[Announcement, ...]:
        """What was paused, each step's words, its question, and the choice at the end."""
        return (
            Announcement("left paused", self.paused, urgent=True),
            Announcement("line", self.line, urgent=True),
            Announcement("question", self.rating.spoken if self.rating is not None else ""),
            offered("", self.offers),
        )
