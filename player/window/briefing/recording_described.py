"""What a person may say of a recording of theirs: as a choice, since nobody else knows what is said in it."""

from typing import Final

from player.practice.units import Rung
from player.window.briefing.state import ChoiceGroup
from player.window.shared.words import capitalised
from player.window.state import Option

MARK: Final = "marked"
_UNMARKED: Final = ""
_LABEL: Final = "What this recording is about, if you would like to say"


def mark_choice(marked: Rung | None) -> ChoiceGroup:
    """The choice of a rung for a recording; unmarked it counts as mindfulness."""
    options = (
        Option(_UNMARKED, "Not said"),
        *(Option(str(int(rung)), capitalised(rung.words)) for rung in Rung),
    )
    return ChoiceGroup(MARK, _LABEL, options, _UNMARKED if marked is None else str(int(marked)))


def is_mark(value: str) -> bool:
    """Whether a value is one of the choice's."""
    return value in {option.value for option in mark_choice(None).options}


def rung_of_mark(value: str) -> Rung | None:
    """The rung that a value of the choice stands for; None for "not said"."""
    return Rung(int(value)) if value else None
