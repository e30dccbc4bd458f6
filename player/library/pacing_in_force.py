"""The pacing in use, and what of the settings decides about it."""

from dataclasses import dataclass
from typing import Protocol

from player.practice.pacing.model import Pacing


class ChoosesPreset(Protocol):
    """The part of the settings that the library needs."""

    @property
    def preset(self) -> str:
        """A preset's name, or the path of its file."""


class HoldsLocks(ChoosesPreset, Protocol):
    """The part of the settings that locks need."""

    @property
    def locked_by(self) -> str:
        """The preset whose locks hold while a softer one is chosen; empty for none."""


@dataclass(frozen=True)
class PacingInForce:
    """The pacing in use.

    Attributes:
        pacing: the pacing.
        reason: why it is Gentle instead of the chosen one, for the person; empty if it is the chosen one.
        set_by: "Set by … on …, because: …" if a person set it; empty for a built-in one.
    """

    pacing: Pacing
    reason: str = ""
    set_by: str = ""
