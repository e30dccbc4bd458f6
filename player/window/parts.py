"""Parts that live longer than a page; each page is given those it uses (``player.window.given``)."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar

from player.language.catalogue import _
from player.settings.file import SettingsError, SettingsFile
from player.sittings.volumes import Volumes
from player.system.local_time import local_now
from player.window.state import Message, Place

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from audio.engine.types import Engine
    from audio.mix.timeline import Background
    from audio.recording.recorder_types import Recorder
    from player.records.later_writes import LaterWrites
    from player.records.left_off import LeftOffSitting
    from player.records.session_log import SessionLog
    from player.settings.declaration import Settings
    from player.sittings.soundtrack import Clip

T_co = TypeVar("T_co", covariant=True)


class Lazy(Generic[T_co]):
    """A value that is made once, when it is first needed.

    Args:
        make: makes it.
    """

    def __init__(self, make: Callable[[], T_co]) -> None:
        self._make = make
        self._made: tuple[T_co] | tuple[()] = ()

    def get(self) -> T_co:
        """The value, which is made now if it wasn't yet."""
        if not self._made:
            self._made = (self._make(),)
        return self._made[0]

    @property
    def made(self) -> bool:
        """Whether it has been made; asking doesn't make it."""
        return bool(self._made)

    def forget(self) -> None:
        """Drop the value; it is made again when it is next needed."""
        self._made = ()


class Clocks:
    """The time of day, and time that passes.

    Attributes:
        now: local time with its offset.
        seconds: seconds that only go up.
    """

    def __init__(
        self, now: Callable[[], datetime] = local_now, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self.now = now
        self.seconds = seconds


class Documents(dict[str, bytes]):
    """What the log stores for recordings and quiet time in place of a script's file, by SHA-256."""


class PlannedBefore(dict[tuple[object, ...], Any]):
    """What Today's list says of each practice under each pacing, kept from page to page.

    Attributes:
        shown: the list (``practise.describe.PractiseList``) that was shown last, or None. It stands for a
            moment when another pacing was chosen.
    """

    shown: Any = None

    def clear(self) -> None:
        """Forget all of it."""
        super().clear()
        self.shown = None


class SoundSource(Protocol):
    """What can be heard; ``player.sittings.sound`` is the one in use."""

    def engine(self, spoken: bool) -> Engine:
        """The engine that is heard, or the silent one."""

    def trial_engine(self) -> Engine:
        """A fresh engine for a short sound, apart from the sitting's; whoever asks for it closes it."""

    def recorder(self) -> Recorder:
        """A fresh recorder; whoever asks for it closes it."""

    def bell(self, bowl: str = "warm") -> Clip | None:
        """The sound of a bowl once it is ready."""

    def background(self, name: str) -> Background | None:
        """The background of this setting, once it is ready."""

    def background_fault(self, name: str) -> str:
        """Why it can't be played, once that is known; empty otherwise."""

    def devices(self) -> tuple[str, ...]:
        """Names of the devices that can be chosen."""


class Messages:
    """The messages of the window until they are dismissed: on every page, or on the one they are about."""

    def __init__(self) -> None:
        self._messages: dict[str, tuple[Message, Place | None]] = {}
        self._said: set[tuple[str, str]] = set()

    @property
    def shown(self) -> tuple[Message, ...]:
        """The messages of every page, oldest first; each can be dismissed."""
        return self.shown_on(None)

    def shown_on(self, place: Place | None) -> tuple[Message, ...]:
        """The messages of every page and those of one place, oldest first."""
        return tuple(message for message, only in self._messages.values() if only in {None, place})

    def say(self, key: str, text: str, *, details: str = "", only_on: Place | None = None) -> None:
        """Show a message until it is dismissed.

        Args:
            key: names it; another message of this name is replaced.
            text: one sentence or two.
            details: shown when asked for.
            only_on: where it is shown; None for every page.
        """
        self._messages[key] = Message(text, key, details), only_on

    def say_once(self, key: str, text: str, *, details: str = "", only_on: Place | None = None) -> None:
        """As ``say``, unless it was shown in this window before, even if it was dismissed."""
        if (key, text) not in self._said:
            self._said.add((key, text))
            self.say(key, text, details=details, only_on=only_on)

    def put_away(self, key: str) -> None:
        """Dismiss a message."""
        self._messages.pop(key, None)

    def forget(self) -> None:
        """Remove all messages, and forget which were shown."""
        self._messages.clear()
        self._said.clear()


class SettingsStore:
    """The settings in force, saved as they change.

    Args:
        file: keeps them.
        messages: say what is wrong in the file, and that it can't be written.

    Attributes:
        current: the settings in force.
        volumes: of what is heard next; turned up, they apply to one sitting only.
    """

    def __init__(self, file: SettingsFile, messages: Messages) -> None:
        self._file = file
        self._messages = messages
        self._unwritten = False
        self.read()

    def read(self) -> None:
        """Read the file; errors in it are shown as messages."""
        read = self._file.read()
        self.current, self._unread = read.settings, read.unread
        self.volumes = Volumes.remembered(read.settings)
        if read.problems:
            # Nearly nobody has any.
            from player.practice.problems_said import problem_said  # noqa: PLC0415
        for problem in read.problems:
            self._messages.say(f"settings:{problem.place}", problem_said(problem), details=str(problem))

    def change(self, **values: Any) -> None:
        """Change settings and save them. They apply even if the file can't be written, which is shown."""
        self.keep(replace(self.current, **values))

    def keep(self, settings: Settings) -> None:
        """Use these settings from now on."""
        if settings == self.current:
            return
        self.current = self._on_what_is_there(settings) if self._unread else settings
        self.write()

    def _on_what_is_there(self, settings: Settings) -> Settings:
        """What was changed since the file could not be read, on what it says if it can be read now.

        Or else defaults would be written over all that was set before.
        """
        read = self._file.read()
        if read.unread:
            return settings
        self._unread = False
        names = (part.name for part in fields(settings))
        changed = {name: getattr(settings, name) for name in names}
        before = self.current
        return replace(
            read.settings,
            **{name: value for name, value in changed.items() if value != getattr(before, name)},
        )

    def toggle_favourite(self, practice_id: str) -> None:
        """Make a practice a favourite, or no longer one."""
        before = self.current.favourites
        without = tuple(favourite for favourite in before if favourite != practice_id)
        self.change(favourites=without if practice_id in before else (*before, practice_id))

    def write_later(self) -> None:
        """Try again to write what could not be written; once it is, what was said of it goes."""
        if self._unwritten:
            with suppress(SettingsError):
                self._write()

    def write(self) -> None:
        """Write the file, also where nothing was changed."""
        try:
            self._write()
        except SettingsError as error:
            self._unwritten = True
            self._messages.say("settings", str(error))

    def _write(self) -> None:
        aside = self._file.save(self.current)
        if self._unwritten:
            self._messages.put_away("settings")
        self._unwritten = False
        if aside is not None:
            self._messages.say(
                "settings",
                _("The settings file had something wrong in it; a copy is kept as {aside}.").format(
                    aside=aside
                ),
            )


class LogAccess:
    """The session log, if it is open.

    Args:
        opened: opens it when it is first needed; None if it can't be opened, or needs a passphrase.
        unlock: opens a log with a passphrase; returns what was wrong, in words, or nothing.

    Attributes:
        unlock: None if no passphrase is needed.
        later: what the log could not take yet.
    """

    def __init__(self, opened: Lazy[SessionLog | None], unlock: Callable[[str], str] | None = None) -> None:
        self._opened = opened
        self.later = Lazy(_later_writes)
        self._given: tuple[SessionLog | None] | tuple[()] = ()
        self.unlock = unlock

    @property
    def open(self) -> SessionLog | None:
        """The log; None if it is not open."""
        return self._given[0] if self._given else self._opened.get()

    @property
    def tried(self) -> bool:
        """Whether it is known by now if there is one to read; asking doesn't try to open it."""
        return bool(self._given) or self._opened.made or self.unlock is not None

    @property
    def lent(self) -> bool:
        """Whether a thread of its own has the log, so that whoever asks for something in it would wait."""
        made = bool(self._given) or self._opened.made
        return made and self.open is not None and self.open.lending.lent

    @property
    def busy(self) -> bool:
        """Whether a thread of its own has the log or empties its file, so that whoever writes would wait."""
        if not (self._given or self._opened.made):
            return False
        log = self.open
        return log is not None and log.busy

    def latest_first(self, messages: Messages) -> tuple[str, ...]:
        """The ids of what was sat, the latest first.

        Empty where no log is open, and, with a message, where it can't be read.
        """
        log = self.open
        if log is None:
            return ()
        # Only once the log is there, which brings it along.
        from player.records.errors import RecordsError  # noqa: PLC0415

        try:
            return log.latest_first()
        except RecordsError as error:
            messages.say("log", str(error))
            return ()

    def left_off(self) -> LeftOffSitting | None:
        """The last sitting, where it stopped in its middle lately; None where no log can be read."""
        log = self.open
        if log is None:
            return None
        # Only once the log is there, which brings it along.
        from player.records.errors import RecordsError  # noqa: PLC0415

        try:
            return log.left_off.last()
        except RecordsError:
            # Where the log can't be read is said elsewhere.
            return None

    def use(self, log: SessionLog | None) -> None:
        """Use this log from now on, or none."""
        self._given = (log,)

    @property
    def waits(self) -> bool:
        """Whether something waits for the log."""
        return self.later.made and self.later.get().waiting

    def write_later(self, *, at_last: bool = False) -> bool:
        """Try again to write what the log could not take; True once all of it is written.

        Args:
            at_last: there is no later.
        """
        if not self.waits or (self.busy and not at_last):
            return False
        # Only once something failed.
        from player.records.errors import RecordsError  # noqa: PLC0415

        with suppress(RecordsError):
            self.later.get().try_again(at_last=at_last)
        return not self.later.get().waiting

    def close(self) -> None:
        """Close the log if it was opened. Raises RecordsError if that failed."""
        self.write_later(at_last=True)
        if (self._given or self._opened.made) and self.open is not None:
            self.open.close()

    def forget(self) -> None:
        """Open the log again when it is next needed: it was deleted, with its passphrase."""
        self._opened.forget()
        self.later.forget()
        self._given = ()
        self.unlock = None


def _later_writes() -> LaterWrites:
    # Only once a sitting or an entry is written.
    from player.records.later_writes import LaterWrites  # noqa: PLC0415

    return LaterWrites()


class Lifecycle(NamedTuple):
    """What is done when a window closes, and when everything is deleted.

    Attributes:
        release: ends everything else that uses the folders: sound, voice, a waiting sitting.
        close: close what was opened. Raises RecordsError if the log couldn't be closed properly.
        start_afresh: forget everything that was read or said, like a window that was just opened.
    """

    release: Callable[[], None]
    close: Callable[[], None]
    start_afresh: Callable[[], None]
