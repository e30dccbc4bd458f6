"""What a sitting starts with, before anything is chosen."""

from player.practice.choices import Choices
from player.practice.pacing.ladder import gentle_from
from player.practice.pacing.model import Pacing
from player.practice.units import Rung


def first_choices(pacing: Pacing, *, speak: bool, own: Rung | None = None) -> Choices:
    """What a sitting starts with: the pacing's offers, and the voice unless text comes first.

    Args:
        pacing: in force.
        speak: whether the person wants the voice.
        own: the highest rung they chose for themselves; None if they never did.
    """
    return Choices(spoken=speak and not pacing.text_first, highest_rung=own, gentle_from=gentle_from(own))
