"""What is shown before a sitting, and what can be chosen there."""

from dataclasses import dataclass
from typing import ClassVar

from player.window.announcer import Announcement
from player.window.intents import Destination, Intent
from player.window.pictures.state import Motif
from player.window.shared.ribbon import RibbonView
from player.window.state import Message, OfferItem, Option, Place, View, offered


@dataclass(frozen=True)
class SetChoice(Intent):
    """Choose ``value`` for a ``subject`` such as ``"eyes"`` before a sitting."""

    subject: str
    value: str


@dataclass(frozen=True)
class Begin(Intent):
    """Begin the sitting, spoken or not as chosen."""


@dataclass(frozen=True)
class BeginTextOnly(Intent):
    """Begin the sitting as text, with no voice."""


@dataclass(frozen=True)
class ChoiceGroup:
    """One thing to choose before a sitting, such as the eyes.

    Attributes:
        subject: what it is about, in ``SetChoice``.
        label: the same in words.
        options: what there is.
        selected: the value of what is chosen.
        note: what there is to say about it.
        offer: what can be done with it, such as hearing it.
    """

    subject: str
    label: str
    options: tuple[Option, ...]
    selected: str
    note: str = ""
    offer: OfferItem | None = None


@dataclass(frozen=True)
class BriefingView(View):
    """What is said and chosen before a sitting begins.

    Attributes:
        practice_id, title: which practice.
        asks: what it will ask, in a sentence or two.
        caution: who may want the gentle way, or empty.
        minutes: such as ``"About 4 minutes"``.
        longest_silence: such as ``"15 seconds, with a voice now and then"``.
        check_ins: such as ``"Three times, always skippable"``.
        how_to_stop: how to stop, in a sentence.
        choices: the choice groups.
        ribbon: of the sitting as chosen, or None while it is being worked out.
        sound_message: why nothing can be heard, or empty. Then a text-only sitting is offered.
        unsaid: that the narrator can't say all of it, or empty. Then text only is offered beside Begin.
        only_text: why there is no voice to choose, or empty.
        found: what was found in a recording, and what becomes of its pauses; empty for all else.
        left_out: phases left out and why, in words.
        why_not: why it can't begin with these choices; empty where it can.
        ready: False while Begin can't be pressed yet.
        records: leads to recording the practice line by line; None where there is nothing to record.
        record_words: what its button says.
        describes: leads to a recording's name and the rest of what the person says of it; None for others.
        notice: what Kindpace is not (practice brief, section 8).
        favourite: whether it has been marked; the mark is set here.
        offer_words, offers: what is offered first, such as a lower rung; may be left alone.
        motif: what the picture beside it is of.
    """

    place: ClassVar = Place.TODAY

    practice_id: str
    title: str
    asks: str
    minutes: str
    longest_silence: str
    check_ins: str
    how_to_stop: str
    caution: str = ""
    choices: tuple[ChoiceGroup, ...] = ()
    ribbon: RibbonView | None = None
    sound_message: str = ""
    unsaid: str = ""
    only_text: str = ""
    found: str = ""
    left_out: tuple[str, ...] = ()
    why_not: str = ""
    ready: bool = True
    records: Destination | None = None
    record_words: str = ""
    describes: Destination | None = None
    notice: str = ""
    favourite: bool = False
    offer_words: str = ""
    offers: tuple[OfferItem, ...] = ()
    messages: tuple[Message, ...] = ()
    motif: Motif = Motif.SHORE

    @property
    def announced(self) -> tuple[Announcement, ...]:
        """What is in the way, and what is offered."""
        return (
            Announcement("sound", self.sound_message),
            Announcement("why not", self.why_not),
            offered(self.offer_words, self.offers),
        )
