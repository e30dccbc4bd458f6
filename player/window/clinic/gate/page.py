"""The clinic's PIN."""

from player.clinic.errors import ClinicError
from player.clinic.pin import NOTICE
from player.window.clinic.desk import Desk
from player.window.clinic.gate.state import ClinicGateView, GivePin
from player.window.intents import Destination, Intent, OpenClinic


class GatePage:
    """Asks for the PIN."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._error = ""

    def view(self) -> ClinicGateView:
        """The question, and what came of the last try."""
        return ClinicGateView(NOTICE, self._error, self._desk.services.messages)

    def take(self, intent: Intent) -> Destination | None:
        """A try."""
        if not isinstance(intent, GivePin):
            return None
        try:
            answer = self._desk.services.pin.check(intent.pin)
        except ClinicError as error:
            self._error = str(error)
            return None
        self._error = answer.words
        return OpenClinic() if answer.right else None

    def tick(self) -> Destination | None:
        """Nothing happens by itself here."""
        return None
