"""What stands before the clinic's screens where there is a PIN."""

from dataclasses import dataclass, field
from typing import ClassVar

from player.window.intents import Intent
from player.window.state import Message, Place, View


@dataclass(frozen=True)
class GivePin(Intent):
    """Try this PIN at the clinic's door."""

    pin: str = field(repr=False)


@dataclass(frozen=True)
class ClinicGateView(View):
    """The PIN before the clinic.

    Attributes:
        notice: what a PIN is for, and what it is not.
        error: what came of the last try, or empty.
    """

    place: ClassVar = Place.CLINIC

    notice: str
    error: str = ""
    messages: tuple[Message, ...] = ()
