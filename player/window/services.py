"""What the pages work with, wired once at the start."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from player.records.store.clock import local_now
from player.settings.file import SettingsError, SettingsFile
from player.sittings.volumes import Volumes
from player.window.state import Message

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from audio.analysis.surveys import Surveys
    from audio.engine.types import Engine
    from audio.mix.timeline import Background
    from player.clinic.pin import ClinicPin
    from player.library.catalog import Library, PacingInForce
    from player.library.questionnaire_catalog import Questionnaires
    from player.practice.pacing.locks import LockAnswer
    from player.practice.pacing.model import Pacing
    from player.practice.script.phrasebook import Phrasebook
    from player.records.session_log import SessionLog
    from player.settings.declaration import Settings
    from player.sittings.soundtrack import Clip
    from player.sittings.spoken_lines import Lines
    from player.system.folders import Folders


class Services:
    """Everything that outlives a page.

    ``questionnaires`` are those there are; ``surveys`` looks through recordings; ``documents`` are what the
    log keeps of them, by SHA-256. ``unlock`` opens a log that is behind a passphrase, and gives what was
    wrong in words, or nothing; None where no passphrase is needed. ``let_go`` ends what else uses the
    folders: sound, voice, a sitting that waits.

    Args:
        folders: where things are kept.
        library: scripts, presets, phrasebook, support card; or what makes it when it is first needed.
        settings_file: keeps the settings.
        log: the session log, None if it could not be opened; or what opens it when it is first needed.
        lines: spoken lines; or what makes them when they are first needed.
        engines: makes the engine that is heard (True), or the silent one (False).
        bell: gives the bell's sound once it is ready.
        background: gives what sounds behind the voice, by its setting, once it is ready.
        devices: names of the devices that can be chosen.
        now: local time with its offset.
        clock: seconds that only go up.
    """

    def __init__(
        self,
        *,
        folders: Folders,
        library: Library | Callable[[], Library],
        settings_file: SettingsFile,
        log: SessionLog | Callable[[], SessionLog | None] | None,
        lines: Lines | Callable[[], Lines],
        engines: Callable[[bool], Engine],
        bell: Callable[[], Clip | None] = lambda: None,
        background: Callable[[str], Background | None] = lambda _name: None,
        devices: Callable[[], tuple[str, ...]] = tuple,
        now: Callable[[], datetime] = local_now,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.folders = folders
        self._library = library
        self._log = log
        self._lines = lines
        # What was given made stays as it is; a log that was deleted is gone.
        self._made_from = (library, lines, log if callable(log) else None)
        self.engines = engines
        self.bell = bell
        self.background = background
        self.devices = devices
        self.now = now
        self.clock = clock
        self.documents: dict[str, bytes] = {}
        self.unlock: Callable[[str], str] | None = None
        self.let_go: Callable[[], None] = lambda: None
        self._settings_file = settings_file
        self._messages: dict[str, str] = {}
        self._said: set[str] = set()
        self._read_settings()

    # ------------------------------------------------------------------ parts, each made when first needed

    @property
    def library(self) -> Library:
        """Scripts, presets, phrasebook, support card."""
        if callable(self._library):
            self._library = self._library()
        return self._library

    @property
    def library_is_there(self) -> bool:
        """Whether it has been made; asking doesn't make it."""
        return not callable(self._library)

    @property
    def lines(self) -> Lines:
        """Spoken lines."""
        if callable(self._lines):
            self._lines = self._lines()
        return self._lines

    @property
    def log(self) -> SessionLog | None:
        """The session log; None if it could not be opened."""
        if callable(self._log):
            self._log = self._log()
        return self._log

    @log.setter
    def log(self, log: SessionLog | None) -> None:
        self._log = log

    def close(self) -> None:
        """End what was begun. Raises RecordsError if the log could not be closed in order."""
        if "surveys" in vars(self):
            self.surveys.close()
        if self._log is not None and not callable(self._log):
            self._log.close()

    def start_afresh(self) -> None:
        """Hold nothing any longer of what was read or said: as a window does that has just been opened."""
        for part in ("pin", "surveys", "questionnaires"):
            vars(self).pop(part, None)
        self._library, self._lines, self._log = self._made_from
        self.documents.clear()
        self.unlock = None
        self._messages.clear()
        self._said.clear()
        self._read_settings()

    @cached_property
    def pin(self) -> ClinicPin:
        """The clinic's PIN."""
        # Only the clinic and a locked preset ask for it.
        from player.clinic.pin import ClinicPin  # noqa: PLC0415

        return ClinicPin(self.folders.config, self.now)

    @cached_property
    def surveys(self) -> Surveys:
        """Looks through recordings."""
        # Only for those who have recordings.
        from audio.analysis.surveys import Surveys  # noqa: PLC0415

        return Surveys(self.folders.cache)

    @cached_property
    def questionnaires(self) -> Questionnaires:
        """Those there are."""
        # Only for those whose pacing assigns some.
        from player.library.questionnaire_catalog import Questionnaires  # noqa: PLC0415

        return Questionnaires(self.folders)

    # ------------------------------------------------------------------ pacing

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
        return self.library.locked_preset(self.settings)[1]

    def may_choose_preset(self, name: str) -> LockAnswer:
        """Whether the person may choose this preset without the clinic's PIN, and if not, why."""
        # Not before a pacing is chosen.
        from player.practice.pacing.locks import ALLOWED, may_choose_preset  # noqa: PLC0415

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
            answer = replace(answer, words=tried.words)
            if tried.right:
                answer = replace(answer, allowed=True, controls=(), words="")
                self.change(preset=name, locked_by="")
        return answer

    def _locks_kept(self, name: str) -> str:
        # The locks of a preset outlast the choice of a softer one, or two choices would get around them.
        locking, _ = self.library.locked_preset(self.settings)
        return "" if locking == name else locking

    # ------------------------------------------------------------------ messages

    @property
    def messages(self) -> tuple[Message, ...]:
        """What there is to say, oldest first; each can be put away."""
        return tuple(Message(text, key) for key, text in self._messages.items())

    def say(self, key: str, text: str) -> None:
        """Say something in the window until it is put away."""
        self._messages[key] = text

    def say_once(self, key: str, text: str) -> None:
        """Say something that was not said in this window before, put away or not."""
        if key not in self._said:
            self._said.add(key)
            self.say(key, text)

    def put_away(self, key: str) -> None:
        """Put a message away."""
        self._messages.pop(key, None)

    # ------------------------------------------------------------------ settings

    def _read_settings(self) -> None:
        read = self._settings_file.read()
        self.settings = read.settings
        self.volumes = Volumes.remembered(read.settings)
        for problem in read.problems:
            self.say(f"settings:{problem.place}", str(problem))

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
