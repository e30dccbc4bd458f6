"""What is kept: the log's key, backups, retention, deleting; and the passphrase at the start."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from player.language.catalogue import _, counted
from player.language.numbers import figure
from player.practice.plain_words import day_in_words
from player.records.errors import KeyDiffersError, KeyMissingError, RecordsError
from player.records.measures.overview import first_and_last_day
from player.records.reading import LOG_NAME, LogReader
from player.records.retention.backups import Backup, BackupPreview
from player.records.retention.deletion import DISK_MAY_STILL_HOLD
from player.records.retention.everything import OwnFiles, delete_everything, in_words, own_files
from player.records.retention.set_aside_logs import SetAsideLog, logs_set_aside, set_log_aside
from player.records.session_log import SessionLog
from player.records.store.key_places import KeyPlace
from player.records.store.keys import Keys
from player.records.transfer import bringing
from player.records.transfer.bringing import Staged
from player.system.folders import FolderError, Folders
from player.window.intents import ConfirmDelete, DeleteEverything, Destination, Intent, KeepIt, SetSetting
from player.window.keeping.carrying import Brought, Carrying, question
from player.window.keeping.logs_aside import SET_ASIDE, WAITING, heading, set_aside_view
from player.window.keeping.state import (
    BackupView,
    BringBack,
    DeleteDays,
    KeepingView,
    KeepOwnFiles,
    KeyPlaceView,
    LookIntoBackup,
    MoveKey,
    OwnFilesView,
    PutBack,
    SetLogAside,
    TakeBackLog,
    TakeEverything,
)
from player.window.keeping.words import (
    ASKED_EVERYTHING,
    EVERYTHING,
    KEPT_FOR,
    MOVED,
    OWN_FILES,
    TITLES,
    contents,
    delete_days,
    listed,
    put_back,
    take_back,
)
from player.window.parts import Lazy, Lifecycle, LogAccess, Messages, SettingsStore
from player.window.state import Option

_Read = TypeVar("_Read")


@dataclass(frozen=True)
class _Asked:
    """An action that waits for the person to confirm it."""

    words: str
    yes: str
    do: Callable[[], str]


class KeepingPage:
    """The key's place, backups, retention and deleting. Deleting and restoring ask once.

    Args:
        carrying: takes everything to another computer, and brings it back.
        folders: where things are kept.
        lifecycle: ends sittings and drafts when everything is deleted.
        messages: said in the window.
        session_log: the session log, if it is open.
        settings_store: the settings.
        asks_to_delete: begin with the question whether everything may be deleted.
    """

    def __init__(
        self,
        *,
        carrying: Lazy[Carrying],
        folders: Folders,
        lifecycle: Lifecycle,
        messages: Messages,
        session_log: LogAccess,
        settings_store: SettingsStore,
        asks_to_delete: bool = False,
    ) -> None:
        self._folders = folders
        self._lifecycle = lifecycle
        self._messages = messages
        self._session_log = session_log
        self._settings_store = settings_store
        self._asked: _Asked | None = None
        # A voice belongs to whoever recorded it.
        self._kept = set(OwnFiles) - {OwnFiles.VOICES}
        self._done = ""
        self._passphrase_wanted = False
        self._contains: dict[str, str] = {}
        self._days = self._read(first_and_last_day, ("", ""))
        self._carrying = carrying.get()
        self._set_aside, self._waits = self._logs_aside(), self._log_waits()
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
        kept_for = {**KEPT_FOR, days: KEPT_FOR.get(days, _("{days} days").format(days=days))}
        asked = self._asked
        backups = self._backups()
        return KeepingView(
            places=self._places(),
            backups=tuple(self._backup(backup) for backup in backups),
            backups_words="" if backups else self._without_backups(),
            set_aside=tuple(
                set_aside_view(log, self._contains.get(log.path.name, "")) for log in self._set_aside
            ),
            set_aside_words=heading(self._set_aside),
            waiting=WAITING if self._waits else "",
            busy=self._carrying.words,
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
            for place, title in TITLES.items()
        )

    def _backups(self) -> tuple[Backup, ...]:
        return self._read(lambda log: log.retention.backups(), ())

    def _without_backups(self) -> str:
        if self._session_log.open is None:
            return _("The log is not open, so its backups can't be shown.")
        return _("There is no backup yet. One is made on each day you use Kindpace.")

    def _backup(self, backup: Backup) -> BackupView:
        name = backup.day.isoformat()
        words = _("{day}, {number} kB").format(
            day=day_in_words(backup.day), number=figure(max(1, round(backup.size / 1000)), ",d")
        )
        return BackupView(name, words, self._contains.get(name, ""))

    def _logs_aside(self) -> tuple[SetAsideLog, ...]:
        if self._session_log.open is None:
            return logs_set_aside(self._folders.data / LOG_NAME)
        return self._read(lambda log: log.retention.logs_set_aside(), ())

    def _log_waits(self) -> bool:
        """Whether there is a log that isn't open for want of its key, and not only of its passphrase."""
        if self._session_log.open is not None or self._session_log.unlock is not None:
            return False
        try:
            LogReader.open_to_read(self._folders.data, Keys(self._folders.config)).close()
        except RecordsError as error:
            # Of anything else, opening the log has said what is the matter.
            return isinstance(error, KeyMissingError | KeyDiffersError)
        return False

    def _own_files(self) -> Iterator[OwnFilesView]:
        """Of those kinds only of which there are any."""
        for kind, title in OWN_FILES.items():
            if files := own_files(self._folders, kind):
                many = counted("{number} file", "{number} files", len(files))
                yield OwnFilesView(kind.value, title, many, kind in self._kept)

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
            case _:
                self._handle_elsewhere(intent)
        return None

    def _handle_elsewhere(self, intent: Intent) -> None:
        """Logs that were set aside, and another computer."""
        match intent:
            case TakeBackLog(name):
                self._ask_to_take_back(name)
            case SetLogAside() if self._waits:
                self._asked = _Asked(WAITING, SET_ASIDE, self._set_log_aside)
            case TakeEverything(path, passphrase):
                self._take_everything(Path(path), passphrase)
            case BringBack(path, passphrase):
                self._carrying.look_into(Path(path), passphrase)

    def _do(self, action: Callable[[], str]) -> None:
        self._asked, self._contains = None, {}
        self._done = action()
        self._set_aside, self._waits = self._logs_aside(), self._log_waits()
        self._days = self._read(first_and_last_day, ("", ""))

    def _with_log(self, action: Callable[[SessionLog], str]) -> Callable[[], str]:
        return lambda: self._read(action, "")

    def _move(self, place: KeyPlace, passphrase: str) -> None:
        if place is KeyPlace.PASSPHRASE and not passphrase:
            self._passphrase_wanted = True
            return

        def move(log: SessionLog) -> str:
            log.move_key(place, passphrase or None)
            log.retention.begin_backup_if_due()
            return MOVED[place]

        self._do(self._with_log(move))
        self._passphrase_wanted = place is KeyPlace.PASSPHRASE and not self._done

    def _look_into(self, name: str) -> None:
        found = self._preview(name)
        if found is not None:
            self._contains[name] = contents(found)

    def _preview(self, name: str) -> BackupPreview | None:
        backup = next((backup for backup in self._backups() if backup.day.isoformat() == name), None)
        if backup is None:
            return None
        return self._read(lambda log: log.retention.inspect_backup(backup), None)

    def _ask_to_put_back(self, name: str) -> None:
        found = self._preview(name)
        if found is None:
            return
        words = _(
            "Put back the backup of {day_in_words}? {contents} What is here now is set aside "
            "under another name, not deleted."
        ).format(day_in_words=day_in_words(found.backup.day), contents=contents(found))
        self._asked = _Asked(words, _("Put it back"), self._with_log(lambda log: put_back(log, found.backup)))

    def _ask_to_take_back(self, name: str) -> None:
        found = next((log for log in self._set_aside if log.path.name == name and log.opens), None)
        if found is None:
            return
        inside = self._read(lambda log: log.retention.inspect_set_aside(found), None)
        if inside is None:
            return
        words = _(
            "Take back this log? {contents} What is here now is set aside in turn, not deleted."
        ).format(contents=contents(inside))
        self._asked = _Asked(words, _("Take it back"), self._with_log(lambda log: take_back(log, found)))

    def _set_log_aside(self) -> str:
        try:
            aside = set_log_aside(self._folders.data / LOG_NAME)
        except RecordsError as error:
            self._messages.say("keeping", str(error))
            return ""
        self._messages.put_away("log")
        self._session_log.forget()
        return _("Set aside as {aside}.").format(aside=aside) if self._session_log.open is not None else ""

    def _take_everything(self, path: Path, passphrase: str) -> None:
        if self._session_log.open is None:
            self._messages.say("keeping", _("The log is not open, so it could not be taken. Open it first."))
        else:
            self._read(lambda log: self._carrying.take(log, path, passphrase), None)

    def _bring_back(self, staged: Staged) -> str:
        log = self._session_log.open
        keys = log.keys if log is not None else Keys(self._folders.config)
        self._lifecycle.release()
        trouble = ""
        try:
            with suppress(RecordsError):
                self._lifecycle.close()
            brought = bringing.in_words(bringing.put_in_place(staged, self._folders, keys))
        except RecordsError as error:
            brought, trouble = "", str(error)
        self._lifecycle.start_afresh()
        try:
            self._session_log.use(SessionLog.open(self._folders.data, keys))
        except RecordsError as error:
            trouble = trouble or str(error)
        if trouble:
            self._messages.say("keeping", trouble)
        return brought

    def _ask_to_delete(self, first: date, last: date) -> None:
        words = _(
            "Delete all sittings, journal entries and answers from {day_in_words} to "
            "{day_in_words_2}? They are deleted from the backups too, and can't be brought back."
        ).format(day_in_words=day_in_words(first), day_in_words_2=day_in_words(last))
        self._asked = _Asked(
            words, _("Delete these days"), self._with_log(lambda log: delete_days(log, first, last))
        )

    def _keep_own_files(self, kind: OwnFiles, *, kept: bool) -> None:
        (self._kept.add if kept else self._kept.discard)(kind)
        if self._asked is not None and self._asked.do == self._delete_everything:
            self._ask_to_delete_everything()

    def _ask_to_delete_everything(self) -> None:
        own = tuple(self._own_files())
        stay, go = (listed(files for files in own if files.kept is kept) for kept in (True, False))
        words = [ASKED_EVERYTHING]
        if go:
            words.append(_("Your own files go too: {go}.").format(go=go))
        if stay:
            words.append(_("These stay: {stay}.").format(stay=stay))
        self._asked = _Asked(" ".join(words), _("Delete everything"), self._delete_everything)

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
        stay = listed(self._own_files())
        said = in_words(deleted)
        kept = _("These stay: {files}.").format(files=stay)
        return f"{said} {kept}" if stay else said

    def tick(self) -> Destination | None:
        """Say what came of what was done beside the window."""
        try:
            done = self._carrying.finished()
        except RecordsError as error:
            self._shown = None
            self._messages.say("keeping", str(error))
            return None
        if done is None:
            return None
        self._shown = None
        if isinstance(done, Brought):
            staged = done.staged
            self._asked = _Asked(question(staged), _("Bring it back"), lambda: self._bring_back(staged))
        else:
            self._done = done.words
        return None
