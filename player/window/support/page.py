"""People to contact."""

from player.library.catalog import LibraryError
from player.library.support_card import SupportCard
from player.practice.errors import NotUsableError
from player.window.intents import Destination, Intent
from player.window.services import Services
from player.window.support.describe import support_view
from player.window.support.state import ChooseRegion, SetOwnContact, SupportView


class SupportPage:
    """People to contact, one click from everywhere."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._card: SupportCard | None = None
        try:
            self._card = services.library.support()
        except (LibraryError, NotUsableError) as error:
            services.say("support", str(error))

    def view(self) -> SupportView:
        """The card as it is now."""
        services = self._services
        settings = services.settings
        return support_view(self._card, settings.region, settings.support_contact, services.messages)

    def take(self, intent: Intent) -> Destination | None:
        """The region, and the person's own contact."""
        match intent:
            case ChooseRegion(region):
                self._services.change(region=region)
            case SetOwnContact(text):
                self._services.change(support_contact=text)
        return None

    def tick(self) -> Destination | None:
        """Nothing happens by itself here."""
        return None
