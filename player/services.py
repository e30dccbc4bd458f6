"""What the pages work with, wired once at the start."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from audio.engine_types import Engine
from audio.surveys import Surveys
from audio.timeline import Background
from player.asking import Questionnaires
from player.clinic.pin import ClinicPin
from player.folders import Folders
from player.library import Library, PacingInForce
from player.lines import Lines
from player.practice.locks import ALLOWED, LockAnswer, may_choose_preset
from player.practice.pacing import Pacing
from player.practice.phrasebook import Phrasebook
from player.records.clock import local_now
from player.records.log import SessionLog
from player.settings import Settings
from player.settings_file import SettingsError, SettingsFile
from player.soundtrack import Clip
from player.ui.view import Message
from player.volumes import Volumes


class Services:
    """Everything that outlives a page.

    ``questionnaires`` are those there are; ``surveys`` looks through recordings; ``documents`` are what the
    log keeps of them, by SHA-256.

    Args:
        folders: where things are kept.
        library: scripts, presets, phrasebook, support card.
        settings_file: keeps the settings.
        log: the session log; None if it could not be opened.
        lines: spoken lines.
        engines: makes the engine that is heard (True), or the silent one (False).
        bell: gives the bell's sound once it is ready.
        background: gives what sounds behind the voice, by its setting, once it is ready.
        devices: names of the devices that can be chosen.
        now: local time with its offset.
        clock: monotonic seconds.
    """

    def __init__(
        self,
        *,
        folders: Folders,
        library: Library,
        settings_file: SettingsFile,
        log: SessionLog | None,
        lines: Lines,
        engines: Callable[[bool], Engine],
        bell: Callable[[], Clip | None] = lambda: None,
        background: Callable[[str], Background | None] = lambda _name: None,
        devices: Callable[[], tuple[str, ...]] = tuple,
        now: Callable[[], datetime] = local_now,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.folders = folders
        self.library = library
        self.log = log
        self.lines = lines
        self.engines = engines
        self.bell = bell
        self.background = background
        self.devices = devices
        self.now = now
        self.clock = clock
        self.pin = ClinicPin(folders.config, now)
        self.surveys = Surveys(folders.cache)
        self.questionnaires = Questionnaires(folders)
        self.documents: dict[str, bytes] = {}
        self._settings_file = settings_file
        self._messages: dict[str, str] = {}
        read = settings_file.read()
        self.settings = read.settings
        self.volumes = Volumes.remembered(read.settings)
        for problem in read.problems:
            self.say(f"settings:{problem.place}", str(problem))

    @property
    def phrasebook(self) -> Phrasebook:
        """The product's own lines."""
        return self.library.phrasebook()

    def pacing(self) -> PacingInForce:
        """The pacing in force, and why if it is not the chosen one."""
        return self.library.pacing_in_force(self.settings)

    @property
    def locking(self) -> Pacing | None:
        """The preset whose locks hold: one that was left for a softer one, or the one in force; or None."""
        return self.library.locking(self.settings)[1]

    def may_choose_preset(self, name: str) -> LockAnswer:
        """Whether the person may choose this preset without the clinic's PIN, and if not, why."""
        locking = self.locking
        if locking is None:
            return ALLOWED
        wanted = self.library.pacing_in_force(replace(self.settings, preset=name)).pacing
        return may_choose_preset(locking, wanted)

    def choose_preset(self, name: str, pin: str = "") -> LockAnswer:
        """Choose a preset where its locks allow it, or with the clinic's PIN.

        Args:
            name: of the preset, or the path of its file.
            pin: the clinic's, where one was asked for.

        Raises:
            PinNotKeptError: a PIN was given, and what is kept of it can't be used.
        """
        answer = self.may_choose_preset(name)
        if answer.allowed:
            self.change(preset=name, locked_by=self._locks_kept(name))
        elif pin and self.pin.is_set:
            tried = self.pin.check(pin)
            answer = ALLOWED if tried.right else replace(answer, words=tried.words)
            if tried.right:
                self.change(preset=name, locked_by="")
        return answer

    def _locks_kept(self, name: str) -> str:
        # The locks of a preset outlast the choice of a softer one, or two choices would get around them.
        locking, _ = self.library.locking(self.settings)
        return "" if locking == name else locking

    # ------------------------------------------------------------------ messages

    @property
    def messages(self) -> tuple[Message, ...]:
        """What there is to say, oldest first; each can be put away."""
        return tuple(Message(text, key) for key, text in self._messages.items())

    def say(self, key: str, text: str) -> None:
        """Say something in the window until it is put away."""
        self._messages[key] = text

    def put_away(self, key: str) -> None:
        """Put a message away."""
        self._messages.pop(key, None)

    # ------------------------------------------------------------------ settings

    def change(self, **values: Any) -> None:
        """Change settings and save them; they hold even where the file can't be written, which is said."""
        self.keep(replace(self.settings, **values))

    def keep(self, settings: Settings) -> None:
        """Keep these settings from now on."""
        if settings == self.settings:
            return
        self.settings = settings
        try:
            aside = self._settings_file.save(settings)
        except SettingsError as error:
            self.say("settings", str(error))
            return
        if aside is not None:
            self.say("settings", f"The settings file had something wrong in it; a copy is kept as {aside}.")
