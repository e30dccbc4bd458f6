"""What a check-in in a sitting shows."""

from dataclasses import dataclass
from typing import ClassVar

from player.window.intents import Intent
from player.window.shared.rating import RatingView
from player.window.sitting.state import VOLUME_KEYS
from player.window.state import OfferItem, Surroundings, View


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
