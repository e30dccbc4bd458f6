"""What is stored, where, and how to delete it."""

from dataclasses import dataclass, field
from typing import ClassVar, Final

from player.window.intents import Intent
from player.window.state import Message, Option, Place, View

ENDING: Final = ".kindpace"
"""How the name of a file for another computer ends, unless the person names it otherwise."""


@dataclass(frozen=True)
class MoveKey(Intent):
    """Keep the log's key in another place; ``passphrase`` is only for the place of that name."""

    place: str
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True)
class LookIntoBackup(Intent):
    """Say what a backup contains."""

    name: str


@dataclass(frozen=True)
class PutBack(Intent):
    """Ask whether a backup may take the log's place."""

    name: str


@dataclass(frozen=True)
class TakeEverything(Intent):
    """Write everything to this file, for another computer."""

    path: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True)
class BringBack(Intent):
    """Look through a file that was taken on another computer, and ask whether it may take its place here."""

    path: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True)
class TakeBackLog(Intent):
    """Ask whether a log that was set aside may take the log's place."""

    name: str


@dataclass(frozen=True)
class SetLogAside(Intent):
    """Ask whether a log that can't be opened may be set aside, and a new one begun."""


@dataclass(frozen=True)
class DeleteDays(Intent):
    """Ask whether everything of these days, as ISO dates and both included, may be deleted."""

    first: str
    last: str


@dataclass(frozen=True)
class KeepOwnFiles(Intent):
    """Have a person's own files of this kind stay when everything is deleted, or not."""

    kind: str
    kept: bool


@dataclass(frozen=True)
class KeyPlaceView:
    """One place for the log's key, and what it protects from and what it doesn't."""

    place: str
    title: str
    words: str
    here: bool


@dataclass(frozen=True)
class BackupView:
    """One backup; ``contains`` is empty until it was looked into."""

    name: str
    words: str
    contains: str = ""


@dataclass(frozen=True)
class SetAsideView:
    """A log that was set aside; ``opens`` where a key here opens it, and ``contains`` says what is in it."""

    name: str
    words: str
    contains: str = ""
    opens: bool = False


@dataclass(frozen=True)
class OwnFilesView:
    """A person's own files of one kind, how many, and whether they stay when everything is deleted."""

    kind: str
    label: str
    files: str
    kept: bool


@dataclass(frozen=True)
class KeepingView(View):
    """The log's key, its backups, how long it is kept, and deleting.

    Attributes:
        places: where the key can be; none where there is no log.
        set_aside, set_aside_words: logs that were set aside, and what is said above them.
        waiting: what is said of a log that can't be opened without its key; empty where there is none.
        busy: what is under way with a file for another computer, or with the log; empty while nothing is.
        passphrase_wanted: True while a new passphrase is to be typed.
        retention, retention_options: for how long everything is kept.
        first_day, last_day: of what could be deleted, as ``YYYY-MM-DD``.
        everything_words: what goes when everything is deleted.
        own_files: what may stay then; only kinds of which there are any.
        asked: the question before something is deleted or put back; empty until one of them is wanted.
        yes: the words of the button that does it.
        done: what was just done.
    """

    place: ClassVar = Place.SETTINGS

    places: tuple[KeyPlaceView, ...]
    backups: tuple[BackupView, ...] = ()
    backups_words: str = ""
    set_aside: tuple[SetAsideView, ...] = ()
    set_aside_words: str = ""
    waiting: str = ""
    busy: str = ""
    passphrase_wanted: bool = False
    retention: str = "0"
    retention_options: tuple[Option, ...] = ()
    first_day: str = ""
    last_day: str = ""
    everything_words: str = ""
    own_files: tuple[OwnFilesView, ...] = ()
    disk_words: str = ""
    asked: str = ""
    yes: str = ""
    done: str = ""
    messages: tuple[Message, ...] = ()
