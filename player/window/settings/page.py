"""The settings."""

from datetime import time
from pathlib import Path

from player.language.catalogue import _
from player.language.system_faults import system_words
from player.library.catalog import Library
from player.library.languages.narrators_in_words import narrators_in_words
from player.library.recordings_list import files_in
from player.practice.calendar_file import OwnTimes, calendar_file
from player.practice.files_said import file_said, path_said
from player.practice.narrator_choice import NarratorChoice
from player.practice.pacing.model import Pacing
from player.settings.declaration import setting
from player.sittings.narration import Narration
from player.sittings.volumes import Volumes
from player.system.files import write_whole
from player.system.folders import Folders
from player.system.start_language import language_packs
from player.window.intents import Destination, Intent, SetSetting
from player.window.pacing_choice import PacingChoice
from player.window.parts import Clocks, Lazy, LogAccess, Messages, SettingsStore, SoundSource
from player.window.settings.describe import (
    background_options,
    language_options,
    practice_language_options,
    setting_from,
    settings_view,
)
from player.window.settings.ladder_described import OWN_RUNG, ladder_item
from player.window.settings.narrator_described import NARRATOR, Sample, narrator_item
from player.window.settings.state import Fact, SettingItem, SettingsView, WriteTimes
from player.window.shared.devices_described import device_options
from player.window.shared.ladder_offers import further, highest
from player.window.shared.narrators.sample import HearSample, NarratorSample, StopSample


class SettingsPage:
    """Settings, and where things are kept."""

    def __init__(
        self,
        *,
        clocks: Clocks,
        folders: Folders,
        library: Lazy[Library],
        messages: Messages,
        pacing_choice: PacingChoice,
        narration: Lazy[Narration],
        session_log: LogAccess,
        settings_store: SettingsStore,
        sound: Lazy[SoundSource],
    ) -> None:
        self._clocks = clocks
        self._folders = folders
        self._messages = messages
        self._pacing_choice = pacing_choice
        self._narration = narration
        self._sample = NarratorSample(narration, settings_store, sound)
        self._session_log = session_log
        self._settings_store = settings_store
        packs = language_packs(folders)
        names = {pack.tag: pack.own_name for pack in packs.values()}
        self._others = narrators_in_words(library.get().languages, names)
        self._choices = {
            "device": device_options(sound.get().devices()),
            "background": background_options(files_in(folders.backgrounds)),
            "language": language_options(packs.values()),
            "practice_language": practice_language_options(packs.values()),
        }

    def view(self) -> SettingsView:
        """The settings as they are now."""
        pacing = self._pacing_choice.in_force().pacing
        made = {
            OWN_RUNG: ladder_item(pacing, self._settings_store.current.own_rung),
            NARRATOR: self._narrator(pacing),
        }
        return settings_view(
            self._settings_store.current, self._choices, made, self._facts(), self._messages.shown
        )

    def _narrator(self, pacing: Pacing) -> SettingItem:
        kept = self._settings_store.current.narrator
        heard = NarratorChoice.HEART if kept is NarratorChoice.OPEN else kept
        missing = self._narration.get().missing
        sample = Sample(self._sample.offer(heard), self._sample.words)
        return narrator_item(kept, pacing, missing, sample, self._others)

    def _facts(self) -> tuple[Fact, ...]:
        log = self._session_log.open
        key = log.opened.key_place.words if log is not None else _("The log could not be opened.")
        return (
            Fact(
                _("Your data"),
                _("Everything is kept on this computer, in {data}.").format(
                    data=path_said(self._folders.data)
                ),
            ),
            Fact(_("The log's key"), key),
            Fact(
                _("Your own practices"),
                _("Scripts you add go into {scripts}.").format(scripts=path_said(self._folders.scripts)),
            ),
            Fact(
                _("Your own backgrounds"),
                _("Sound files for them go into {backgrounds}.").format(
                    backgrounds=path_said(self._folders.backgrounds)
                ),
            ),
        )

    def handle(self, intent: Intent) -> Destination | None:
        """One changed setting, and a narrator's sample."""
        match intent:
            case SetSetting():
                self._change(intent)
            case HearSample() | StopSample():
                self._sample.handle(intent)
            case WriteTimes(times, path):
                self._write_times(times, Path(path))
        return None

    def _write_times(self, times: tuple[time, ...], path: Path) -> None:
        try:
            write_whole(path, calendar_file(OwnTimes(times), self._clocks.now()))
        except OSError as error:
            self._messages.say(
                "times",
                _("{path} can't be saved: {value}. You might choose another place.").format(
                    path=file_said(path), value=system_words(error)
                ),
            )
            return
        self._messages.say(
            "times",
            _("Saved: {path}. Your calendar can open it; nothing of it is kept here.").format(
                path=file_said(path)
            ),
        )

    def _change(self, intent: SetSetting) -> None:
        try:
            value = setting_from(setting(intent.name), intent.value)
        except KeyError:
            return
        except ValueError as error:
            self._messages.say(
                "settings",
                _("{value!r} can't be used here. It has to be {error}.").format(
                    value=intent.value, error=error
                ),
            )
            return
        if intent.name == OWN_RUNG and isinstance(value, int) and not self._within_a_step(value):
            return
        self._settings_store.change(**{intent.name: value})
        self._settings_store.volumes = Volumes.remembered(self._settings_store.current)

    def _within_a_step(self, rung: int) -> bool:
        """Whether a rung is at most one step further than now; more has to be chosen step by step."""
        step = further(self._pacing_choice, self._settings_store)
        return rung <= (highest(self._pacing_choice, self._settings_store) if step is None else step)

    def tick(self) -> Destination | None:
        """Follow a sample."""
        self._sample.tick()
        return None

    def leave(self) -> None:
        """No sample is heard any longer."""
        self._sample.stop()
