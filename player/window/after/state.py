"""What is shown after a sitting, and what can be done there."""

from dataclasses import dataclass

from player.language.catalogue import _
from player.window.announcer import Announcement
from player.window.intents import Intent
from player.window.shared.rating import MoodView, RatingView
from player.window.state import Message, OfferItem, View, offered


@dataclass(frozen=True)
class Reflect(Intent):
    """The optional sentence for oneself, as it stands."""

    text: str


@dataclass(frozen=True)
class SayWhy(Intent):
    """Why one stopped, as it stands."""

    text: str


@dataclass(frozen=True)
class OpenWhy(Intent):
    """Show the line for why one stopped."""


@dataclass(frozen=True)
class AfterView(View):
    """After a sitting.

    Attributes:
        what_happened: such as ``"A few mindful breaths · 3 minutes · you stopped by choice"``.
        heading: the words at the top.
        rating: the rating, or None if the pacing asks none.
        mood: mood and energy, or None where they aren't asked for.
        may_say_why: whether a line for why one stopped can be opened. Nothing asks why by itself.
        why_open: whether that line is shown; ``why`` is what stands in it.
        reflection: the sentence for oneself so far; ask with ``reflection_label``.
        offer_words, offers: such as a lower rung after two stops running.
        asked_words, asked: a questionnaire that is due; may be left alone.
        can_write: whether something unwanted can be written down about it.
    """

    what_happened: str
    heading: str = _("However far you went is far enough.")
    rating: RatingView | None = None
    reflection: str = ""
    reflection_label: str = _("A sentence for yourself, if you like")
    offer_words: str = ""
    offers: tuple[OfferItem, ...] = ()
    asked_words: str = ""
    asked: tuple[OfferItem, ...] = ()
    can_write: bool = False
    mood: MoodView | None = None
    may_say_why: bool = False
    why_open: bool = False
    why: str = ""
    messages: tuple[Message, ...] = ()

    @property
    def announced(self) -> tuple[Announcement, ...]:
        """That the sitting is over, and what is offered."""
        return (
            Announcement("over", f"{self.heading} {self.what_happened}".strip()),
            offered(self.offer_words, self.offers),
            offered(self.asked_words, self.asked, "asked"),
        )
