"""The ladder in words: as a choice, never as progress."""

from typing import Final

from player.practice.pacing.ladder import highest_now, step_further
from player.practice.pacing.model import Pacing
from player.practice.units import Rung
from player.settings.declaration import AS_THE_PACING, setting
from player.window.settings.state import SettingItem, SettingKind
from player.window.shared.ladder import LeaveLowerRung, StayHere, StepFurther, TakeLowerRung
from player.window.shared.words import capitalised
from player.window.state import OfferItem, Option

OWN_RUNG: Final = "own_rung"
OFFERED: Final = "a lower rung, after two stops running"
TAKEN: Final = "the lower rung"
LEFT: Final = "as before"

_EXPLAINED: Final = (
    "How near to oneself kindness may come. A step further is yours to choose, and never expected; a step "
    "back is always open. The two highest rungs begin in their gentle wording."
)


def own_rung_of(kept: int) -> Rung | None:
    """The rung a person chose for themselves, from the settings; None if they never did."""
    return None if kept == AS_THE_PACING else Rung(kept)


def ladder_item(pacing: Pacing, kept: int) -> SettingItem:
    """The ladder's setting: as the pacing begins, any lower rung, the present one, and one step further."""
    own = own_rung_of(kept)
    now, further = highest_now(pacing, own), step_further(pacing, own)
    options = [Option(str(AS_THE_PACING), "As the pacing begins")]
    options += [Option(str(int(rung)), capitalised(rung.words)) for rung in Rung if rung <= now]
    if further is not None:
        options.append(Option(str(int(further)), f"A step further: {further.words}"))
    value = AS_THE_PACING if own is None else int(now)
    declared, choice = setting(OWN_RUNG), SettingKind.CHOICE
    return SettingItem(
        OWN_RUNG, declared.label, choice, str(value), _EXPLAINED, tuple(options), group=declared.group
    )


def step_offer(further: Rung | None) -> tuple[str, tuple[OfferItem, ...]]:
    """What may be offered after a sitting: words and buttons, neither of them the default."""
    if further is None:
        return "", ()
    words = f"Here is good. If you would rather, another time could go a step further, to {further.words}."
    return words, (OfferItem("Stay here", StayHere()), OfferItem("A step further", StepFurther()))


def stepped(further: Rung) -> str:
    """What is said once somebody chose a step further."""
    return f"From the next sitting on, as far as {further.words}. In Settings you can come back at any time."


def lower_offer(rung: Rung) -> tuple[str, tuple[OfferItem, ...]]:
    """What is offered before a sitting after two stops running."""
    words = f"Stopping is always fine. If you like, this one could stay nearer the ground: {rung.words}."
    return words, (
        OfferItem("Nearer the ground", TakeLowerRung()),
        OfferItem("As before", LeaveLowerRung()),
    )
