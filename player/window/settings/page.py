"""The settings."""

from player.settings.declaration import setting
from player.sittings.volumes import Volumes
from player.window.intents import Destination, Intent, SetSetting
from player.window.services import Services
from player.window.settings.describe import background_options, device_options, setting_from, settings_view
from player.window.settings.ladder_described import OWN_RUNG, ladder_item
from player.window.settings.state import Fact, SettingsView
from player.window.shared.ladder_offers import further, highest
from player.window.shared.own_recordings import files_in


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
        made = {OWN_RUNG: ladder_item(services.pacing().pacing, services.settings.own_rung)}
        return settings_view(services.settings, self._choices, made, self._facts(), services.messages)

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

    def take(self, intent: Intent) -> Destination | None:
        """One changed setting."""
        if isinstance(intent, SetSetting):
            self._change(intent)
        return None

    def _change(self, intent: SetSetting) -> None:
        try:
            value = setting_from(setting(intent.name), intent.value)
        except KeyError:
            return
        except ValueError as error:
            self._services.say("settings", f"{intent.value!r} can't be used here: expected {error}.")
            return
        if intent.name == OWN_RUNG and isinstance(value, int) and not self._within_a_step(value):
            return
        self._services.change(**{intent.name: value})
        self._services.volumes = Volumes.remembered(self._services.settings)

    def _within_a_step(self, rung: int) -> bool:
        """Whether a rung is at most one step further than now; more has to be chosen step by step."""
        step = further(self._services)
        return rung <= (highest(self._services) if step is None else step)

    def tick(self) -> Destination | None:
        """Nothing happens by itself here."""
        return None
