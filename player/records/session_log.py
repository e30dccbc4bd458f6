"""The session log: written during a sitting, so that a crash or power cut leaves a true record."""

import contextlib
import uuid
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from player import __version__
from player.language.catalogue import _
from player.practice.units import Seconds
from player.records.errors import (
    BadEntryError,
    KeyNotMovedError,
    LogClosedError,
    LogInUseError,
    PassphraseTooShortError,
    RecordsError,
    SittingEndedError,
    at_most,
)
from player.records.interrupted import mark_interrupted
from player.records.lending import PATIENCE_S, Lending
from player.records.reading import LOG_NAME, LogReader
from player.records.retention.backups import clear_up, finish_restoring
from player.records.retention.retention import Retention
from player.records.sitting_rows import (
    HELD,
    NOTE,
    RATING,
    START,
    add_event,
    find_sitting,
    keep_content,
)
from player.records.store.checked import checked_answer, checked_length
from player.records.store.clock import unix_ms, written
from player.records.store.database import Database, Values, open_for_writing, opens
from player.records.store.entries import (
    EventKind,
    NoteKind,
    Opened,
    Outcome,
    RatingTime,
    Scale,
    SittingId,
    StartedSitting,
    Unanswered,
)
from player.records.store.found_key import FoundKey
from player.records.store.kept_locks import lifted_text, locks_text
from player.records.store.key_places import KeyPlace
from player.records.store.keys import Keys
from player.records.store.lock import WriterLock
from player.records.store.log_files import refuse_special_file
from player.records.store.reserve import keep_reserve
from player.records.store.texts import LONGEST_NOTE, clean_text, name_text
from player.records.store.translate import error_from_system
from player.system.folders import make_owner_only
from player.system.local_time import local_now

SHORTEST_PASSPHRASE = 12
"""Characters; our own choice. On a stolen copy passphrases can be tried by the million."""

_SET_ASIDE = _(
    "Your log could not be read, so it was set aside as {path} and a new one was begun. "
    "Nothing in it was changed."
)


class SessionLog(LogReader):
    """The log's only writer. Use it from one thread, or lend it; most calls take a few milliseconds.

    Every method raises a RecordsError and nothing else when the log can't be used. A sitting goes on.

    Attributes:
        opened: what happened at opening, for the window to say.
        retention: backups and deleting.
        lending: gives it to another thread for what takes longer; calls from others wait meanwhile.
    """

    def __init__(
        self,
        database: Database,
        lock: WriterLock,
        opened: Opened,
        now: Callable[[], datetime],
        *,
        key: FoundKey,
        keys: Keys,
    ) -> None:
        super().__init__(database.path, database, now)
        self._key, self._keys, self.lending = key, keys, Lending()
        self.retention = Retention(self, now)
        self.opened, self._lock = opened, lock

    @classmethod
    def open(
        cls, folder: Path, keys: Keys, now: Callable[[], datetime] = local_now, *, beside: bool = False
    ) -> "SessionLog":
        """Open the log in this data folder, or begin one; unfinished sittings are marked interrupted.

        A damaged log is renamed, and a new one begun: ``opened.notices`` says so.

        Args:
            folder: the data folder; made if missing.
            keys: finds the key, or makes one.
            now: the local time with its offset.
            beside: whether a thread of its own ends what is deleted (``Retention.work_beside``), a deletion
                that was interrupted included.

        Raises:
            LogInUseError: another living Kindpace writes it. Nothing was changed.
            NewerLogError: a newer version wrote it. Nothing was changed.
            KeyUnavailableError: the key's keyring can't be reached now. Nothing was changed.
            KeyMissingError, KeyDiffersError: there is a log without its key. Nothing was changed.
            KeyNotKeptError: a new key could not be kept.
            ReadOnlyLogError, DiskFullError, NotEncryptedError, LogFailedError: it could not be written.
        """
        path = folder / LOG_NAME
        lock = WriterLock(path)
        try:
            make_owner_only(folder)
            lock.take()
            log = cls._open(path, keys, lock, now)
        except OSError as error:
            lock.release()
            raise error_from_system(error, path) from error
        except BaseException:
            lock.release()
            raise
        if beside:
            log.retention.work_beside()
        # The log works without them. The day's backup tries the deletion again and reports the problem.
        with contextlib.suppress(RecordsError):
            log.left_off.drop_if_over()
        # Last: what is written after it waits for it.
        with contextlib.suppress(RecordsError):
            log.retention.finish_deletion()
        return log

    @classmethod
    def _open(cls, path: Path, keys: Keys, lock: WriterLock, now: Callable[[], datetime]) -> "SessionLog":
        refuse_special_file(path)
        key = keys.find_or_make(path)
        clear_up(path)
        found = open_for_writing(path, key)
        keep_reserve(path)
        try:
            interrupted = mark_interrupted(found.database)
        except BaseException:
            found.database.close()
            raise
        notices = key.notices
        if found.set_aside is not None:
            notices += (_SET_ASIDE.format(path=found.set_aside),)
        opened = Opened(key.place, found.set_aside, interrupted, notices)
        return cls(found.database, lock, opened, now, key=key, keys=keys)

    def start(self, sitting: StartedSitting) -> SittingId:
        """Record a sitting's start, before its first sample is heard; stores its script and preset.

        Raises:
            BadEntryError: the planned length is invalid.
            DiskFullError, ReadOnlyLogError, DamagedLogError, LogClosedError, LogInUseError, LogFailedError.
        """
        planned = checked_length(_("planned length"), sitting.planned)
        new, now = SittingId(str(uuid.uuid4())), self._now()
        script, preset = sitting.script, sitting.preset
        with self.transaction() as connection:
            keep_content(connection, script, now)
            keep_content(connection, preset, now)
            names = map(name_text, (script.name, sitting.title, preset.name))
            files = (next(names), next(names), script.hash, next(names), preset.hash, sitting.plan_hash)
            times = (written(now), unix_ms(now))
            facts = (sitting.highest_rung, locks_text(sitting.locks), lifted_text(sitting.lifted))
            values = (new, *files, planned, int(sitting.spoken), *times, *facts, sitting.turn, __version__)
            connection.execute(START, values)
        return new

    def heard(self, sitting: SittingId, seconds: Seconds, line: int | None = None, whole: float = 0) -> None:
        """Record how much of the sitting was heard, and which line has just ended (None: only the seconds).

        Fewer ``seconds``, or a shorter ``whole`` (the plan, in seconds), than recorded before are ignored.

        Raises:
            BadEntryError: ``seconds`` is invalid.
            SittingEndedError, UnknownSittingError: it is not running.
            DiskFullError, ReadOnlyLogError, DamagedLogError, LogClosedError, LogInUseError, LogFailedError.
        """
        at = checked_length(_("place in the sitting"), seconds)
        with self.transaction() as connection:
            number, outcome = find_sitting(connection, sitting)
            if outcome is not Outcome.RUNNING:
                raise SittingEndedError(sitting)
            connection.execute(f"{HELD} WHERE number = ?", (at, whole, number))
            if line is not None:
                add_event(connection, number, at, EventKind.LINE_HEARD, {"line": line}, self._now())

    def event(
        self, sitting: SittingId, seconds: Seconds, kind: EventKind, detail: Mapping[str, Any] | None = None
    ) -> None:
        """Record an event at this position of the sitting. Events are only ever added.

        Args:
            sitting: the sitting, running or ended (easing back goes on after the end).
            seconds: the position in the sitting.
            kind: what happened.
            detail: further facts, as names and plain values (text, numbers, true, false, None).

        Raises:
            BadEntryError: ``seconds`` is invalid, or the detail is too long or not plain.
            UnknownSittingError: there is no such sitting.
            DiskFullError, ReadOnlyLogError, DamagedLogError, LogClosedError, LogInUseError, LogFailedError.
        """
        at = checked_length(_("place in the sitting"), seconds)
        with self.transaction() as connection:
            number, _row = find_sitting(connection, sitting)
            add_event(connection, number, at, kind, detail or {}, self._now())

    def rate(self, sitting: SittingId, time: RatingTime, scale: Scale, value: int | Unanswered) -> None:
        """Record a rating, or that it was skipped or not asked.

        Raises:
            BadEntryError: the value is not on the scale.
            UnknownSittingError: there is no such sitting.
            DiskFullError, ReadOnlyLogError, DamagedLogError, LogClosedError, LogInUseError, LogFailedError.
        """
        given = scale.value, *checked_answer(scale, value), written(self._now())
        with self.transaction() as connection:
            number, _row = find_sitting(connection, sitting)
            connection.execute(RATING, (number, time.value, *given))

    def reflect(
        self, sitting: SittingId, text: str, kind: NoteKind = NoteKind.REFLECTION, note: str = ""
    ) -> None:
        """Store a note that a person wrote about a sitting, in place of what was stored under its id.

        Raises:
            BadEntryError: it is longer than ``LONGEST_NOTE``.
            UnknownSittingError: there is no such sitting.
            DiskFullError, ReadOnlyLogError, DamagedLogError, LogClosedError, LogInUseError, LogFailedError.
        """
        if len(text) > LONGEST_NOTE:
            raise BadEntryError(_("note"), text[:40] + "…", at_most(LONGEST_NOTE))
        with self.transaction() as connection:
            values = find_sitting(connection, sitting)[0], kind.value, clean_text(text), written(self._now())
            connection.execute(NOTE, (note or str(uuid.uuid4()), *values))

    def finish(self, sitting: SittingId, outcome: Outcome, seconds: Seconds | None = None) -> None:
        """Record how a sitting ended; repeating the same end is harmless.

        Args:
            sitting: the sitting.
            outcome: completed, stopped by choice, or interrupted.
            seconds: how much of it was heard; None to keep the value from ``heard``.

        Raises:
            BadEntryError: the outcome is "running", or ``seconds`` is invalid.
            SittingEndedError: it has ended with another outcome.
            UnknownSittingError: there is no such sitting.
            DiskFullError, ReadOnlyLogError, DamagedLogError, LogClosedError, LogInUseError, LogFailedError.
        """
        if outcome is Outcome.RUNNING:
            raise BadEntryError(_("outcome"), outcome.value, _("how the sitting ended"))
        heard = checked_length(_("seconds heard"), 0.0 if seconds is None else seconds)
        with self.transaction() as connection:
            number, before = find_sitting(connection, sitting)
            if before is outcome:
                return
            if before is not Outcome.RUNNING:
                raise SittingEndedError(sitting)
            connection.execute(
                "UPDATE sittings SET outcome = ?, ended_local = ?, seconds_heard = max(seconds_heard, ?)"
                " WHERE number = ?",
                (outcome.value, written(self._now()), heard, number),
            )

    @property
    def database(self) -> Database:
        """The open database, once no other thread has the log or writes its file. Raises LogClosedError."""
        self.retention.emptying.wait()
        return self._to_read()

    @property
    def busy(self) -> bool:
        """Whether another thread has the log or empties its file, so that whoever writes would wait."""
        return self.lending.lent or self.retention.emptying.lent

    def _to_read(self) -> Database:
        self.lending.wait()
        if self._database is None:
            raise LogClosedError(self.path)
        return self._database

    def rows(self, statement: str, values: Values = ()) -> list[Any]:
        """All rows of a query; never none because it could not be opened again. Raises RecordsError."""
        return self._to_read().rows(statement, values)

    def transaction(self) -> contextlib.AbstractContextManager[Any]:
        """A transaction; see ``Database.transaction``. Raises RecordsError."""
        return self.database.transaction()

    @property
    def key(self) -> FoundKey:
        """The log's key."""
        return self._key

    @property
    def keys(self) -> Keys:
        """The finder of the log's key."""
        return self._keys

    def reopen(self, change: Callable[[], Path]) -> Path:
        """Close the database, change its file, and reopen it in any case.

        Raises:
            RecordsError: from ``change`` or from opening.
        """
        self._close_for_now(self.database)
        try:
            return change()
        finally:
            finish_restoring(self.path)
            self._database = open_for_writing(self.path, self._key).database

    @property
    def key_place(self) -> KeyPlace:
        """Where the key is; ``words`` says what that protects from."""
        return self._key.place

    def move_key(self, place: KeyPlace, passphrase: str | None = None) -> None:
        """Encrypt the log with a new key stored in this place, and delete the old key. No row is lost.

        After a kill the log has the old key or the new one, and the next start finishes the move.

        Args:
            place: where to store the key. Choosing the current keyring or file again changes nothing.
            passphrase: for ``KeyPlace.PASSPHRASE``; may replace an old one.

        Raises:
            PassphraseTooShortError, KeyNotMovedError, KeyNotKeptError: nothing was changed.
            DiskFullError, ReadOnlyLogError, DamagedLogError, LogClosedError, LogFailedError: the same.
        """
        if place is KeyPlace.PASSPHRASE and len(passphrase or "") < SHORTEST_PASSPHRASE:
            raise PassphraseTooShortError(SHORTEST_PASSPHRASE)
        if self._database is None or (place is self._key.place and place is not KeyPlace.PASSPHRASE):
            return
        self.retention.stop_backup()
        old, new = self._key, self._keys.begin_move(self._key, place, passphrase)
        trouble = None
        try:
            self._database.change_key(new.secret)
        except RecordsError as error:
            trouble = error
        # Closed, because it may hold the file exclusively. Only the file shows which key it has; nothing is
        # deleted on a guess.
        self._close_for_now(self._database)
        self._key = new if opens(self.path, new.secret) else old
        self._keys.finish_move(self._key)
        self._database = open_for_writing(self.path, self._key).database
        if self._key is old:
            raise KeyNotMovedError(place.value, str(trouble)) from trouble

    def _close_for_now(self, database: Database) -> None:
        # Where it can't be opened again, that is said of everything that asks for it.
        database.close()
        self._database = None

    def close(self) -> None:
        """Close the log and release it to other windows; safe to repeat. Raises RecordsError.

        What other threads do with it is waited for. Where that is held up, the next start finishes it.
        """
        if not (self.lending.wait(PATIENCE_S) and self.retention.emptying.wait(PATIENCE_S)):
            raise LogInUseError(self.path)
        self.retention.stop_backup()
        try:
            super().close()
        finally:
            self._lock.release()
