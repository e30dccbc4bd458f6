"""What is kept: the log's key, backups, retention, deleting; and the passphrase at the start."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from player.language.catalogue import _
from player.records.errors import RecordsError
from player.records.measures.overview import first_and_last_day
from player.records.reading import LOG_NAME
from player.records.retention.backups import Backup
from player.records.retention.deletion import DISK_MAY_STILL_HOLD
from player.records.retention.everything import OwnFiles, delete_everything, in_words
from player.records.retention.set_aside_logs import SetAsideLog, logs_set_aside, set_log_aside
from player.records.session_log import SessionLog
from player.records.store.key_places import KeyPlace
from player.records.store.keys import Keys
from player.records.transfer import bringing
from player.records.transfer.bringing import Staged
from player.system.folders import FolderError, Folders
from player.window.intents import ConfirmDelete, DeleteEverything, Destination, Intent, KeepIt, SetSetting
from player.window.keeping.carrying import Brought, Carrying, Told, question
from player.window.keeping.log_work import DELETING, MOVING, PUTTING_BACK, Done, LogWork, Seen, Wish
from player.window.keeping.logs_aside import SET_ASIDE, WAITING, heading, log_waits, set_aside_view
from player.window.keeping.own_files_kept import OwnFilesKept
from player.window.keeping.state import (
    BringBack,
    DeleteDays,
    KeepingView,
    KeepOwnFiles,
    LookIntoBackup,
    MoveKey,
    PutBack,
    SetLogAside,
    TakeBackLog,
    TakeEverything,
)
from player.window.keeping.words import (
    EVERYTHING,
    KEPT_FOR,
    MOVED,
    all_written,
    backup_view,
    contents,
    delete_days,
    delete_days_question,
    places,
    put_back,
    put_back_question,
    take_back,
    take_back_question,
)
from player.window.parts import Lazy, Lifecycle, LogAccess, Messages, SettingsStore
from player.window.state import Option

_Read = TypeVar("_Read")


@dataclass(frozen=True)
class _Asked:
    """An action that waits for the person to confirm it."""

    words: str
    yes: str
    do: Callable[[], None]
    everything: bool = False


class KeepingPage:
    """The key's place, backups, retention and deleting. Deleting and restoring ask once.

    Args:
        carrying: takes everything to another computer, and brings it back.
        folders: where things are kept.
        lifecycle: ends sittings and drafts when everything is deleted.
        log_work: what takes long with the log, in a thread of its own.
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
        log_work: Lazy[LogWork],
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
        self._own_files = OwnFilesKept(folders)
        self._done = ""
        self._passphrase_wanted = False
        self._contains: dict[str, str] = {}
        self._carrying, self._log_work = carrying.get(), log_work.get()
        self._look_again()
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
        backups, looked_into = self._backups(), self._log_work.looked_into
        log = self._session_log.open
        return KeepingView(
            places=places(log) if log is not None else (),
            backups=tuple(
                backup_view(backup, self._contains.get(name, ""), looked_into=name in looked_into)
                for backup in backups
                if (name := backup.day.isoformat())
            ),
            backups_words="" if backups else self._without_backups(),
            set_aside=tuple(
                set_aside_view(aside, self._contains.get(name, ""), looked_into=name in looked_into)
                for aside in self._set_aside
                if (name := aside.path.name)
            ),
            set_aside_words=heading(self._set_aside),
            waiting=WAITING if self._waits else "",
            busy=self._carrying.words or self._log_work.words,
            passphrase_wanted=self._passphrase_wanted,
            retention=str(days),
            retention_options=tuple(Option(str(many), words) for many, words in sorted(kept_for.items())),
            first_day=self._days[0],
            last_day=self._days[1],
            everything_words=EVERYTHING,
            own_files=tuple(self._own_files.shown()),
            disk_words=DISK_MAY_STILL_HOLD,
            asked=asked.words if asked is not None else "",
            yes=asked.yes if asked is not None else "",
            done=self._log_work.words or self._done,
        )

    def _backups(self) -> tuple[Backup, ...]:
        return self._read(lambda log: log.retention.backups(), ())

    def _without_backups(self) -> str:
        if self._session_log.open is None:
            return _("The log is not open, so its backups can't be shown.")
        return _("There is no backup yet. One is made on each day you use Kindpace.")

    def _logs_aside(self) -> tuple[SetAsideLog, ...]:
        if self._session_log.open is None:
            return logs_set_aside(self._folders.data / LOG_NAME)
        return self._read(lambda log: log.retention.logs_set_aside(), ())

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
                self._look_into(name, Wish.SAY)
            case PutBack(name):
                self._look_into(name, Wish.PUT_BACK)
            case DeleteDays(first, last):
                self._ask_to_delete(date.fromisoformat(first), date.fromisoformat(last))
            case DeleteEverything():
                self._ask_to_delete_everything()
            case KeepOwnFiles(kind, kept):
                self._keep_own_files(OwnFiles(kind), kept=kept)
            case KeepIt():
                self._asked, self._passphrase_wanted = None, False
            case ConfirmDelete() if self._asked is not None and not self._log_work.words:
                self._asked.do()
            case _:
                self._handle_elsewhere(intent)
        return None

    def _handle_elsewhere(self, intent: Intent) -> None:
        """Logs that were set aside, and another computer."""
        match intent:
            case TakeBackLog(name):
                self._look_into_set_aside(name)
            case SetLogAside() if self._waits:
                self._asked = _Asked(WAITING, SET_ASIDE, lambda: self._do(self._set_log_aside))
            case TakeEverything(path, passphrase):
                self._take_everything(Path(path), passphrase)
            case BringBack(path, passphrase):
                self._carrying.look_into(Path(path), passphrase)

    def _do(self, action: Callable[[], str]) -> None:
        self._asked, self._contains = None, {}
        self._done = action()
        self._look_again()

    def _look_again(self) -> None:
        self._set_aside, self._waits = self._logs_aside(), log_waits(self._session_log, self._folders)
        self._days = self._read(first_and_last_day, ("", ""))

    def _do_beside(self, words: str, work: Callable[[SessionLog], str]) -> None:
        """Do this with the log in a thread of its own; ``tick`` says what came of it."""
        log = self._session_log.open
        if log is not None and (words != PUTTING_BACK or all_written(self._session_log, self._messages)):
            self._asked, self._contains, self._done = None, {}, ""
            self._log_work.do(log, words, work)

    def _asked_for_log(self, words: str, yes: str, meanwhile: str, work: Callable[[SessionLog], str]) -> None:
        self._asked = _Asked(words, yes, lambda: self._do_beside(meanwhile, work))

    def _move(self, place: KeyPlace, passphrase: str) -> None:
        if self._log_work.words:
            return
        self._passphrase_wanted = place is KeyPlace.PASSPHRASE
        if self._passphrase_wanted and not passphrase:
            return

        def move(log: SessionLog) -> str:
            log.move_key(place, passphrase or None)
            log.retention.begin_backup_if_due()
            return MOVED[place]

        self._do_beside(MOVING, move)

    def _look_into(self, name: str, wish: Wish) -> None:
        log, backups = self._session_log.open, self._backups()
        backup = next((backup for backup in backups if backup.day.isoformat() == name), None)
        if log is not None and backup is not None:
            self._log_work.look_into(log, name, wish, lambda log: log.retention.inspect_backup(backup))

    def _look_into_set_aside(self, name: str) -> None:
        log = self._session_log.open
        found = next((aside for aside in self._set_aside if aside.path.name == name and aside.opens), None)
        if log is not None and found is not None:
            self._log_work.look_into(
                log, name, Wish.TAKE_BACK, lambda log: log.retention.inspect_set_aside(found)
            )

    def _take_in(self, seen: Seen) -> None:
        """Say what is in a copy of the log, and ask whether it may take the log's place, if it is to."""
        found, backup = seen.found, seen.found.backup
        self._contains[seen.name] = contents(found)
        match seen.wish:
            case Wish.PUT_BACK:
                self._asked_for_log(
                    put_back_question(found),
                    _("Put it back"),
                    PUTTING_BACK,
                    lambda log: put_back(log, backup),
                )
            case Wish.TAKE_BACK:
                aside = next((aside for aside in self._set_aside if aside.path.name == seen.name), None)
                if aside is not None:
                    self._asked_for_log(
                        take_back_question(found),
                        _("Take it back"),
                        PUTTING_BACK,
                        lambda log: take_back(log, aside),
                    )

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
        if not all_written(self._session_log, self._messages):
            return ""
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
        self._asked_for_log(
            delete_days_question(first, last),
            _("Delete these days"),
            DELETING,
            lambda log: delete_days(log, first, last),
        )

    def _keep_own_files(self, kind: OwnFiles, *, kept: bool) -> None:
        self._own_files.keep(kind, kept=kept)
        if self._asked is not None and self._asked.everything:
            self._ask_to_delete_everything()

    def _ask_to_delete_everything(self) -> None:
        self._asked = _Asked(
            self._own_files.question(),
            _("Delete everything"),
            lambda: self._do(self._delete_everything),
            everything=True,
        )

    def _delete_everything(self) -> str:
        log = self._session_log.open
        keys = log.keys if log is not None else Keys(self._folders.config)
        self._lifecycle.release()
        try:
            # A log that can't be closed properly is deleted all the same.
            with suppress(RecordsError):
                self._lifecycle.close()
            deleted = delete_everything(self._folders, keys, self._own_files.kinds)
            self._folders.make()
        except (RecordsError, FolderError) as error:
            self._lifecycle.start_afresh()
            self._messages.say("keeping", str(error))
            return ""
        self._lifecycle.start_afresh()
        return self._own_files.stayed(in_words(deleted))

    def tick(self) -> Destination | None:
        """Say what came of what was done beside the window."""
        self._hear(self._carrying.finished)
        self._hear(self._log_work.finished)
        return None

    def leave(self) -> None:
        """Say what could not be done, if that is known just now."""
        self.tick()

    def _hear(self, finished: Callable[[], Told | Brought | Done | Seen | None]) -> None:
        try:
            done = finished()
        except RecordsError as error:
            self._shown = None
            self._look_again()
            self._messages.say("keeping", str(error))
            return
        if done is not None:
            self._shown = None
            self._show_done(done)

    def _show_done(self, done: Told | Brought | Done | Seen) -> None:
        match done:
            case Brought(staged):
                self._asked = _Asked(
                    question(staged), _("Bring it back"), lambda: self._do(lambda: self._bring_back(staged))
                )
            case Told(words):
                self._done = words
            case Done(words):
                self._done, self._passphrase_wanted = words, False
                self._look_again()
            case Seen():
                self._take_in(done)
