"""The settings and the people to contact."""

from dataclasses import replace

from player.library import LibraryError
from player.pages.ladder import further, highest
from player.pages.own_sound import files_in
from player.pages.page import Page
from player.practice.errors import NotUsableError
from player.present.ladder import OWN_RUNG, ladder_item
from player.present.settings import background_options, device_options, setting_from, settings_view
from player.present.support import support_view
from player.services import Services
from player.settings import declared_settings
from player.ui import intents as i
from player.ui.view import Fact, SettingsView, SupportView
from player.volumes import Volumes


class SettingsPage:
    """Settings, and where things are kept."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._choices = {
            "device": device_options(services.devices()),
            "background": background_options(files_in(services.folders.backgrounds)),
        }

    def view(self) -> SettingsView:
        """The settings as they are now."""
        services = self._services
        view = settings_view(services.settings, self._choices, self._facts(), services.messages)
        ladder = ladder_item(services.pacing().pacing, services.settings.own_rung)
        return replace(view, settings=(*view.settings, ladder))

    def _facts(self) -> tuple[Fact, ...]:
        services = self._services
        log = services.log
        key = log.opened.key_place.words if log is not None else "The log could not be opened."
        return (
            Fact("Your data", f"Everything is kept on this machine, in {services.folders.data}."),
            Fact("The log's key", key),
            Fact("Your own practices", f"Scripts you add go into {services.folders.scripts}."),
            Fact("Your own backgrounds", f"Sound files for them go into {services.folders.backgrounds}."),
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
        if setting.name == OWN_RUNG and isinstance(value, int) and not self._within_a_step(value):
            return
        self._services.change(**{setting.name: value})
        self._services.volumes = Volumes.remembered(self._services.settings)

    def _within_a_step(self, rung: int) -> bool:
        """Whether a rung is at most one step further than now; more has to be chosen step by step."""
        step = further(self._services)
        return rung <= (highest(self._services) if step is None else step)

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
