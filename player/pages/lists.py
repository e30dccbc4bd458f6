"""The settings and the people to contact."""

from player.library import LibraryError
from player.pages.page import Page
from player.practice.errors import NotUsableError
from player.present.settings import setting_from, settings_view
from player.present.support import support_view
from player.services import Services
from player.settings import declared_settings
from player.ui import intents as i
from player.ui.view import Fact, SettingsView, SupportView


class SettingsPage:
    """Settings, and where things are kept."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._devices = services.devices()

    def view(self) -> SettingsView:
        """The settings as they are now."""
        services = self._services
        return settings_view(services.settings, self._devices, self._facts(), services.messages)

    def _facts(self) -> tuple[Fact, ...]:
        services = self._services
        log = services.log
        key = log.opened.key_place.words if log is not None else "The log could not be opened."
        return (
            Fact("Your data", f"Everything is kept on this machine, in {services.folders.data}."),
            Fact("The log's key", key),
            Fact("Your own practices", f"Scripts you add go into {services.folders.scripts}."),
        )

    def take(self, intent: i.Intent) -> Page | None:
        """One changed setting."""
        if isinstance(intent, i.SetSetting):
            self._change(intent)
        return None

    def _change(self, intent: i.SetSetting) -> None:
        setting = next((one for one in declared_settings() if one.name == intent.name), None)
        if setting is None:
            return
        try:
            value = setting_from(setting, intent.value)
        except ValueError as error:
            self._services.say("settings", f"{intent.value!r} can't be used here: expected {error}.")
            return
        self._services.change(**{setting.name: value})
        if setting.name == "voice_volume":
            self._services.volume = self._services.settings.voice_volume

    def tick(self) -> Page | None:
        """Nothing happens by itself here."""
        return None


class SupportPage:
    """People to contact, one click from everywhere."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def view(self) -> SupportView:
        """The card as it is now."""
        services = self._services
        try:
            card = services.library.support()
        except (LibraryError, NotUsableError) as error:
            services.say("support", str(error))
            card = None
        settings = services.settings
        return support_view(card, settings.region, settings.support_contact, services.messages)

    def take(self, intent: i.Intent) -> Page | None:
        """The region, and the person's own contact."""
        match intent:
            case i.ChooseRegion(region):
                self._services.change(region=region)
            case i.SetOwnContact(text):
                self._services.change(support_contact=text)
        return None

    def tick(self) -> Page | None:
        """Nothing happens by itself here."""
        return None
