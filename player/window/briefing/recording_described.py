"""What a person may say of a recording of theirs: as a choice, since nobody else knows what is said in it."""

from typing import Final

from player.language.catalogue import _
from player.practice.units import Rung
from player.window.briefing.state import ChoiceGroup
from player.window.shared.own_recordings import rung_options, rung_value

MARK: Final = "marked"
_LABEL: Final = _("What this recording is about, if you would like to say")


def mark_choice(marked: Rung | None) -> ChoiceGroup:
    """The choice of a rung for a recording; unmarked it counts as mindfulness."""
    return ChoiceGroup(MARK, _LABEL, rung_options(), rung_value(marked))
