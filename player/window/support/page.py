"""People to contact."""

from dataclasses import replace

from player.library.catalog import Library, LibraryError
from player.library.support_card import SupportCard
from player.practice.errors import NotUsableError
from player.window.intents import Destination, Intent
from player.window.parts import Lazy, Messages, SettingsStore
from player.window.support.describe import support_view
from player.window.support.state import ChooseRegion, SetOwnContact, SupportView


class SupportPage:
    """People to contact, one click from everywhere.

    Args:
        library: the list of people.
        messages: said in the window.
        settings_store: the region, and the person's own contact.
        sitting_waits: whether one leads back to a sitting that is paused meanwhile.
    """

    def __init__(
        self,
        library: Lazy[Library],
        messages: Messages,
        settings_store: SettingsStore,
        *,
        sitting_waits: bool = False,
    ) -> None:
        self._sitting_waits = sitting_waits
        self._messages = messages
        self._settings_store = settings_store
        self._card: SupportCard | None = None
        try:
            self._card = library.get().support()
        except (LibraryError, NotUsableError) as error:
            messages.say("support", str(error))

    def view(self) -> SupportView:
        """The card as it is now."""
        settings = self._settings_store.current
        view = support_view(self._card, settings.region, settings.support_contact, self._messages.shown)
        return replace(view, leads_back=self._sitting_waits)

    def handle(self, intent: Intent) -> Destination | None:
        """The region, and the person's own contact."""
        match intent:
            case ChooseRegion(region):
                self._settings_store.change(region=region)
            case SetOwnContact(text):
                self._settings_store.change(support_contact=text)
        return None

    def tick(self) -> Destination | None:
        """Nothing happens by itself here."""
        return None
