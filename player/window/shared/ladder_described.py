"""The ladder in words: as a choice, never as progress."""

from typing import Final

from player.language.catalogue import _, later
from player.practice.units import Rung
from player.settings.declaration import AS_THE_PACING
from player.window.shared.ladder import LeaveLowerRung, StayHere, StepFurther, TakeLowerRung
from player.window.state import OfferItem

OFFERED: Final = later("a lower rung, after two stops in a row")
TAKEN: Final = later("the lower rung")
LEFT: Final = later("as before")


def own_rung_of(kept: int) -> Rung | None:
    """The rung a person chose for themselves, from the settings; None if they never did."""
    return None if kept == AS_THE_PACING else Rung(kept)


def step_offer(further: Rung | None) -> tuple[str, tuple[OfferItem, ...]]:
    """What may be offered after a sitting: words and buttons, neither of them the default."""
    if further is None:
        return "", ()
    words = _("Here is good. If you would rather, another time could go a step further, to {words}.").format(
        words=further.words
    )
    return words, (OfferItem(_("Stay here"), StayHere()), OfferItem(_("A step further"), StepFurther()))


def stepped(further: Rung) -> str:
    """What is said after somebody chose a rung further."""
    return _(
        "From the next sitting on, as far as {words}. In Settings you can step back at any time."
    ).format(words=further.words)


def lower_offer(rung: Rung) -> tuple[str, tuple[OfferItem, ...]]:
    """What is offered before a sitting after two stops in a row."""
    words = _("Stopping is always fine. If you like, this one could stay nearer the ground: {words}.").format(
        words=rung.words
    )
    return words, (
        OfferItem(_("Nearer the ground"), TakeLowerRung()),
        OfferItem(_("As before"), LeaveLowerRung()),
    )
