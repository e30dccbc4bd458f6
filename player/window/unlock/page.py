"""The passphrase, before anything else."""

from collections.abc import Callable

from player.window.intents import Intent
from player.window.keeping.page import KeepingPage
from player.window.keeping.state import DeleteEverything
from player.window.page import Page
from player.window.services import Services
from player.window.unlock.state import Unlock, UnlockView


class UnlockPage:
    """Asks for the passphrase. Going on without it is allowed: then nothing is kept.

    Args:
        services: what pages work with; its ``unlock`` opens the log.
        then: makes the page that follows once it is open.
    """

    def __init__(self, services: Services, then: Callable[[], Page]) -> None:
        self._services = services
        self._then = then
        self._wrong = ""

    def view(self) -> UnlockView:
        """The question."""
        words = "Your log is behind your passphrase. You can also practise without it: then nothing is kept."
        return UnlockView(words, self._wrong, self._services.messages)

    def take(self, intent: Intent) -> Page | None:
        """A passphrase; or the way on for whoever has lost it."""
        if isinstance(intent, DeleteEverything):
            page = KeepingPage(self._services)
            page.take(intent)
            return page
        unlock = self._services.unlock
        if not isinstance(intent, Unlock) or unlock is None:
            return None
        self._wrong = unlock(intent.passphrase)
        return None if self._wrong else self._then()

    def tick(self) -> Page | None:
        """Nothing happens by itself here."""
        return None
