"""What is shown before the clinic's screens if there is a PIN."""

from dataclasses import dataclass, field
from typing import ClassVar

from player.window.intents import Intent
from player.window.state import Message, Place, View


@dataclass(frozen=True)
class GivePin(Intent):
    """Try this PIN to open the clinic."""

    pin: str = field(repr=False)


@dataclass(frozen=True)
class ClinicGateView(View):
    """The PIN before the clinic.

    Attributes:
        notice: what a PIN is for, and what it is not.
        error: what was wrong with the last attempt, or empty.
    """

    place: ClassVar = Place.CLINIC

    notice: str
    error: str = ""
    messages: tuple[Message, ...] = ()
