"""What is kept: the log's key, backups, retention, deleting; and the passphrase at the start."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar

from player.records.errors import RecordsError
from player.records.measures.overview import first_and_last_day
from player.records.retention.backups import Backup, BackupPreview
from player.records.retention.deletion import DISK_MAY_STILL_HOLD
from player.records.retention.everything import OwnFiles, delete_everything, in_words, own_files
from player.records.session_log import SessionLog
from player.records.store.key_places import KeyPlace
from player.records.store.keys import Keys
from player.system.folders import FolderError, Folders
from player.window.intents import ConfirmDelete, DeleteEverything, Destination, Intent, KeepIt, SetSetting
from player.window.keeping.state import (
    BackupView,
    DeleteDays,
    KeepingView,
    KeepOwnFiles,
    KeyPlaceView,
    LookIntoBackup,
    MoveKey,
    OwnFilesView,
    PutBack,
)
from player.window.parts import Lifecycle, LogAccess, Messages, SettingsStore
from player.window.shared.words import day_in_words
from player.window.state import Option

_Read = TypeVar("_Read")

_TITLES: Final = {
    KeyPlace.KEYRING: "In the system's keyring",
    KeyPlace.PASSPHRASE: "Behind a passphrase",
    KeyPlace.FILE: "In a file",
}
_KEPT_FOR: Final = {0: "Everything stays", 90: "3 months", 365: "A year", 730: "2 years", 1825: "5 years"}
EVERYTHING: Final = (
    "All sittings, the journal, answers, backups and logs that were set aside go; so do your settings, whom "
    "you might contact, prepared sound, technical messages, all keys and the clinic's PIN. The folders that "
    "Kindpace keeps them in are emptied, of what else was put there too, and it is as if it had never been "
    "opened before."
)
_ASKED_EVERYTHING: Final = (
    "Delete everything: sittings, journal, answers, backups, settings, contact, prepared sound and keys? "
    "None of it can be brought back."
)
_OWN_FILES: Final = {
    OwnFiles.PRACTICES: "Practices you added",
    OwnFiles.PRESETS: "Pacings",
    OwnFiles.QUESTIONNAIRES: "Questionnaires you added",
    OwnFiles.RECORDINGS: "Recordings and captions",
    OwnFiles.BACKGROUNDS: "Background sounds",
}


@dataclass(frozen=True)
class _Asked:
    """An action that waits for the person to confirm it."""

    words: str
    yes: str
    do: Callable[[], str]


class KeepingPage:
    """The key's place, backups, retention and deleting. Deleting and restoring ask once.

    Args:
        folders: where things are kept.
        lifecycle: ends sittings and drafts when everything is deleted.
        messages: said in the window.
        session_log: the session log, if it is open.
        settings_store: the settings.
        asks_to_delete: begin with the question whether everything may be deleted.
    """

    def __init__(
        self,
        folders: Folders,
        lifecycle: Lifecycle,
        messages: Messages,
        session_log: LogAccess,
        settings_store: SettingsStore,
        *,
        asks_to_delete: bool = False,
    ) -> None:
        self._folders = folders
        self._lifecycle = lifecycle
        self._messages = messages
        self._session_log = session_log
        self._settings_store = settings_store
        self._asked: _Asked | None = None
        self._kept = set(OwnFiles)
        self._done = ""
        self._passphrase_wanted = False
        self._contains: dict[str, str] = {}
        self._days = self._read(first_and_last_day, ("", ""))
        self._shown: KeepingView | None = None
        if asks_to_delete:
            self._ask_to_delete_everything()

    def _read(self, read: Callable[[SessionLog], _Read], otherwise: _Read) -> _Read:
        log = self._session_log.open
        if log is None:
            return otherwise
        try:
            return read(log)
        except RecordsError as error:
            self._messages.say("keeping", str(error))
            return otherwise

    # -- showing

    def view(self) -> KeepingView:
        """The screen as it is now; the same object while nothing changes."""
        if self._shown is None or self._shown.messages != self._messages.shown:
            made = self._make_view()
            self._shown = replace(made, messages=self._messages.shown)
        return self._shown

    def _make_view(self) -> KeepingView:
        days = self._settings_store.current.keep_days
        kept_for = {**_KEPT_FOR, days: _KEPT_FOR.get(days, f"{days} days")}
        asked = self._asked
        backups = self._backups()
        return KeepingView(
            places=self._places(),
            backups=tuple(self._backup(backup) for backup in backups),
            backups_words="" if backups else self._without_backups(),
            passphrase_wanted=self._passphrase_wanted,
            retention=str(days),
            retention_options=tuple(Option(str(many), words) for many, words in sorted(kept_for.items())),
            first_day=self._days[0],
            last_day=self._days[1],
            everything_words=EVERYTHING,
            own_files=tuple(self._own_files()),
            disk_words=DISK_MAY_STILL_HOLD,
            asked=asked.words if asked is not None else "",
            yes=asked.yes if asked is not None else "",
            done=self._done,
        )

    def _places(self) -> tuple[KeyPlaceView, ...]:
        log = self._session_log.open
        if log is None:
            return ()
        return tuple(
            KeyPlaceView(place.value, title, place.words, place is log.key_place)
            for place, title in _TITLES.items()
        )

    def _backups(self) -> tuple[Backup, ...]:
        return self._read(lambda log: log.retention.backups(), ())

    def _without_backups(self) -> str:
        if self._session_log.open is None:
            return "The log is not open, so there is none to be shown."
        return "There is no backup yet. One is made on each day of use."

    def _backup(self, backup: Backup) -> BackupView:
        name = backup.day.isoformat()
        words = f"{day_in_words(backup.day)}, {max(1, round(backup.size / 1000)):,} kB"
        return BackupView(name, words, self._contains.get(name, ""))

    def _own_files(self) -> Iterator[OwnFilesView]:
        """Only kinds of which there are files."""
        for kind, title in _OWN_FILES.items():
            if files := own_files(self._folders, kind):
                yield OwnFilesView(kind.value, title, _count_in_words(len(files), "file"), kind in self._kept)

    # -- handling

    def handle(self, intent: Intent) -> Destination | None:
        """Moving the key, looking into backups, and what is asked about first."""
        self._shown = None
        match intent:
            case MoveKey(place, passphrase):
                self._move(KeyPlace(place), passphrase)
            case SetSetting("keep_days", value):
                self._settings_store.change(keep_days=int(value))
            case LookIntoBackup(name):
                self._look_into(name)
            case PutBack(name):
                self._ask_to_put_back(name)
            case DeleteDays(first, last):
                self._ask_to_delete(date.fromisoformat(first), date.fromisoformat(last))
            case DeleteEverything():
                self._ask_to_delete_everything()
            case KeepOwnFiles(kind, kept):
                self._keep_own_files(OwnFiles(kind), kept=kept)
            case KeepIt():
                self._asked, self._passphrase_wanted = None, False
            case ConfirmDelete() if self._asked is not None:
                self._do(self._asked.do)
        return None

    def _do(self, action: Callable[[], str]) -> None:
        self._asked, self._contains = None, {}
        self._done = action()
        self._days = self._read(first_and_last_day, ("", ""))

    def _with_log(self, action: Callable[[SessionLog], str]) -> Callable[[], str]:
        return lambda: self._read(action, "")

    def _move(self, place: KeyPlace, passphrase: str) -> None:
        if place is KeyPlace.PASSPHRASE and not passphrase:
            self._passphrase_wanted = True
            return

        def move(log: SessionLog) -> str:
            log.move_key(place, passphrase or None)
            log.retention.back_up_if_due()
            return f"The key is kept here now: {_TITLES[place].lower()}."

        self._do(self._with_log(move))
        self._passphrase_wanted = place is KeyPlace.PASSPHRASE and not self._done

    def _look_into(self, name: str) -> None:
        found = self._preview(name)
        if found is not None:
            self._contains[name] = _contents(found)

    def _preview(self, name: str) -> BackupPreview | None:
        backup = next((backup for backup in self._backups() if backup.day.isoformat() == name), None)
        if backup is None:
            return None
        return self._read(lambda log: log.retention.inspect_backup(backup), None)

    def _ask_to_put_back(self, name: str) -> None:
        found = self._preview(name)
        if found is None:
            return
        words = (
            f"Put back the backup of {day_in_words(found.backup.day)}? {_contents(found)} What is here now "
            "is set aside under another name, not deleted."
        )
        self._asked = _Asked(words, "Put it back", self._with_log(lambda log: _put_back(log, found.backup)))

    def _ask_to_delete(self, first: date, last: date) -> None:
        words = (
            f"Delete all sittings, journal entries and answers from {day_in_words(first)} to "
            f"{day_in_words(last)}? They go from the backups too, and can't be brought back."
        )
        self._asked = _Asked(
            words, "Delete these days", self._with_log(lambda log: _delete_days(log, first, last))
        )

    def _keep_own_files(self, kind: OwnFiles, *, kept: bool) -> None:
        (self._kept.add if kept else self._kept.discard)(kind)
        if self._asked is not None and self._asked.do == self._delete_everything:
            self._ask_to_delete_everything()

    def _ask_to_delete_everything(self) -> None:
        own = tuple(self._own_files())
        stay, go = (_list_in_words(files for files in own if files.kept is kept) for kept in (True, False))
        words = [_ASKED_EVERYTHING]
        if go:
            words.append(f"Your own files go too: {go}.")
        if stay:
            words.append(f"These stay: {stay}.")
        self._asked = _Asked(" ".join(words), "Delete everything", self._delete_everything)

    def _delete_everything(self) -> str:
        log = self._session_log.open
        keys = log.keys if log is not None else Keys(self._folders.config)
        self._lifecycle.release()
        try:
            # A log that can't be closed properly is deleted all the same.
            with suppress(RecordsError):
                self._lifecycle.close()
            deleted = delete_everything(self._folders, keys, self._kept)
            self._folders.make()
        except (RecordsError, FolderError) as error:
            self._lifecycle.start_afresh()
            self._messages.say("keeping", str(error))
            return ""
        self._lifecycle.start_afresh()
        stay = _list_in_words(self._own_files())
        return f"{in_words(deleted)}{f' These stay: {stay}.' if stay else ''}"

    def tick(self) -> Destination | None:
        """Nothing happens by itself here."""
        return None


def _count_in_words(number: int, one: str, many: str = "") -> str:
    return f"1 {one}" if number == 1 else f"{number} {many or one + 's'}"


def _contents(found: BackupPreview) -> str:
    days = ""
    if found.first_day is not None and found.last_day is not None:
        days = f", from {day_in_words(found.first_day)} to {day_in_words(found.last_day)}"
    lost, sittings = (_count_in_words(number, "sitting") for number in (found.lost_sittings, found.sittings))
    entries = _count_in_words(found.entries, "journal entry", "journal entries")
    lacks = f" It lacks {lost} kept here now." if found.lost_sittings else ""
    return f"It holds {sittings}{days}, and {entries}.{lacks}"


def _put_back(log: SessionLog, backup: Backup) -> str:
    aside = log.retention.restore_backup(backup)
    return f"Put back. What was here before is kept as {aside}."


def _delete_days(log: SessionLog, first: date, last: date) -> str:
    gone = log.retention.delete_days(first, last)
    return f"Deleted: {gone} sittings, and what was written on those days."


def _list_in_words(files: Iterable[OwnFilesView]) -> str:
    return ", ".join(f"{kind.label[0].lower()}{kind.label[1:]} ({kind.files})" for kind in files)
