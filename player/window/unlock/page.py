"""The passphrase, before anything else."""

from player.language.catalogue import _
from player.window.destinations import AskToDeleteEverything
from player.window.intents import DeleteEverything, Destination, Intent
from player.window.parts import LogAccess, Messages
from player.window.unlock.state import Unlock, UnlockView


class UnlockPage:
    """Asks for the passphrase. It can be skipped: then nothing is stored.

    Args:
        messages: said in the window.
        session_log: the session log, if it is open.
        then: where to go once it is open.
    """

    def __init__(self, messages: Messages, session_log: LogAccess, then: Destination) -> None:
        self._messages = messages
        self._session_log = session_log
        self._then = then
        self._wrong = ""

    def view(self) -> UnlockView:
        """The question."""
        words = _(
            "Your log opens with your passphrase. You can also practise without it; then nothing is kept."
        )
        return UnlockView(words, self._wrong, self._messages.shown)

    def handle(self, intent: Intent) -> Destination | None:
        """A passphrase, going on without it, or deleting everything."""
        if isinstance(intent, DeleteEverything):
            return AskToDeleteEverything()
        unlock = self._session_log.unlock
        if not isinstance(intent, Unlock) or unlock is None:
            return None
        self._wrong = unlock(intent.passphrase)
        return None if self._wrong else self._then

    def tick(self) -> Destination | None:
        """Nothing happens by itself here."""
        return None
