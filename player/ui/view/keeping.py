"""What is kept, where, and how to let it go. Frozen values without Qt."""

from player.late_dataclass import dataclass
from player.ui.view.shared import Message, Option


@dataclass(frozen=True)
class KeyPlaceView:
    """One place for the log's key, with honest words on what it protects from."""

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
class OwnFilesView:
    """A person's own files of one kind, how many, and whether they stay when everything is deleted."""

    kind: str
    label: str
    files: str
    kept: bool


@dataclass(frozen=True)
class KeepingView:
    """The log's key, its backups, how long it is kept, and deleting.

    Attributes:
        places: where the key can be; none where there is no log.
        passphrase_wanted: True while a new passphrase is to be typed.
        retention, retention_options: for how long everything is kept.
        first_day, last_day: of what could be deleted, as ``YYYY-MM-DD``.
        everything_words: what goes when everything is deleted.
        own_files: what may stay then; only kinds of which there are any.
        asked: the question before something is deleted or put back; empty until one of them is wanted.
        yes: the words of the button that does it.
        done: what was just done.
    """

    places: tuple[KeyPlaceView, ...]
    backups: tuple[BackupView, ...] = ()
    backups_words: str = ""
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


@dataclass(frozen=True)
class UnlockView:
    """Asks for the passphrase at the start. One can go on without it; then nothing is kept.

    Attributes:
        wrong: what was wrong with the last try; empty before.
    """

    words: str
    wrong: str = ""
    messages: tuple[Message, ...] = ()
