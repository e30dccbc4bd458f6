"""The clinic's PIN."""

from player.clinic.errors import ClinicError
from player.clinic.pin import NOTICE, ClinicPin
from player.window.clinic.gate.state import ClinicGateView, GivePin
from player.window.intents import Destination, Intent, OpenClinic
from player.window.parts import Lazy, Messages


class GatePage:
    """Asks for the PIN.

    Args:
        messages: said in the window.
        pin: the clinic's.
    """

    def __init__(self, messages: Messages, pin: Lazy[ClinicPin]) -> None:
        self._messages = messages
        self._pin = pin
        self._error = ""

    def view(self) -> ClinicGateView:
        """The question, and how the last attempt went."""
        return ClinicGateView(NOTICE, self._error, self._messages.shown)

    def handle(self, intent: Intent) -> Destination | None:
        """Check a PIN that was typed."""
        if not isinstance(intent, GivePin):
            return None
        try:
            answer = self._pin.get().check(intent.pin)
        except ClinicError as error:
            self._error = str(error)
            return None
        self._error = answer.words
        return OpenClinic() if answer.right else None

    def tick(self) -> Destination | None:
        """Nothing happens by itself here."""
        return None
