"""What a check-in in a sitting shows."""

from dataclasses import dataclass
from typing import ClassVar

from player.window.announcer import Announcement
from player.window.intents import Intent
from player.window.pictures.state import LandscapeView
from player.window.shared.rating import RatingView
from player.window.sitting.state import NOWHERE, VOLUME_KEYS, Moved
from player.window.state import OfferItem, Surroundings, View, offered


@dataclass(frozen=True)
class LetItPass(Intent):
    """Give no answer, and rest on the anchor from here on."""


@dataclass(frozen=True)
class CheckInView(View):
    """A check-in, which waits for as long as it takes.

    Attributes:
        title, status: as in the sitting.
        rating: the question.
        hold_text: the anchor text it holds on.
        holding: True once nobody has answered for a while: the anchor's words stand out, nothing else moves.
        offer_words, offers: what a rule offers after the answer; no offers before.
        moved: where the person last went by a key, such as to this question.
        landscape: the picture that was behind the sentence, or None.
    """

    surroundings: ClassVar = Surroundings.WAYS_OUT
    keys: ClassVar = VOLUME_KEYS

    title: str
    status: str
    rating: RatingView
    hold_text: str = ""
    holding: bool = False
    offer_words: str = ""
    offers: tuple[OfferItem, ...] = ()
    moved: Moved = NOWHERE
    landscape: LandscapeView | None = None

    @property
    def announced(self) -> tuple[Announcement, ...]:
        """The question with its scale, the anchor's words once they stand out, and offers."""
        title, moved = Announcement("title", self.title), self.moved.announced
        if self.offers:
            return (title, moved, offered(self.offer_words, self.offers))
        return (
            title,
            moved,
            Announcement("question", self.rating.spoken),
            Announcement("holding", self.hold_text if self.holding else ""),
        )
