"""Reads the log: sittings with ratings and notes, their events, and the files they used."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

from player.practice.pacing.locks import HeldLocks
from player.practice.units import Rung, Seconds
from player.records.copy_message import CopyMessage
from player.records.errors import KeyMissingError, LogClosedError, UnknownSittingError
from player.records.journal.journal import Journal
from player.records.left_off import LeftOff
from player.records.measures.answers import Measures
from player.records.store.clock import LogClock
from player.records.store.database import Database, Values, open_for_reading
from player.records.store.entries import (
    ContentKind,
    Detail,
    EventKind,
    EventRecord,
    KeptContent,
    NoteKind,
    NoteRecord,
    Outcome,
    RatingRecord,
    RatingTime,
    Scale,
    SittingFilter,
    SittingId,
    SittingRecord,
    Unanswered,
)
from player.records.store.kept_locks import read_lifted, read_locks
from player.records.store.keys import Keys
from player.records.store.log_files import refuse_special_file
from player.records.store.texts import name_text
from player.records.store.translate import error_from_system
from player.system.local_time import local_now
from player.system.paths import is_there

LOG_NAME = "sittings.db"
"""The log's file in the data folder."""

_EVERYTHING = SittingFilter()

_SITTINGS = """
    SELECT number, uuid, script_id, script_title, script_hash, preset_name, preset_hash, plan_hash,
           planned_seconds, spoken, started_local, ended_local, outcome, seconds_heard, app_version,
           highest_rung, locks, lifted, turn
    FROM sittings
    WHERE (:first_day IS NULL OR day >= :first_day) AND (:last_day IS NULL OR day <= :last_day)
      AND (:script_id IS NULL OR script_id = :script_id) AND (:preset IS NULL OR preset_name = :preset)
      AND (:outcome IS NULL OR outcome = :outcome) AND (:uuid IS NULL OR uuid = :uuid)
    ORDER BY started_unix_ms DESC, number DESC
    LIMIT :limit OFFSET :after
"""
# The greater of the two, since old sittings may have been deleted.
_TURN = "SELECT max(count(*), coalesce(max(turn) + 1, 0)) FROM sittings WHERE script_id = ?"
# Not by time: the clock may have been set back since.
_LATEST_FIRST = "SELECT script_id FROM sittings GROUP BY script_id ORDER BY max(number) DESC"
_LAST_LOCKS = "SELECT started_local, locks FROM sittings ORDER BY number DESC LIMIT 1"
_RATINGS = """
    SELECT sitting, time, scale, answer, value, given_local FROM ratings
    WHERE sitting IN (SELECT value FROM json_each(?)) ORDER BY number
"""
_NOTES = """
    SELECT sitting, kind, text, written_local, uuid FROM notes
    WHERE sitting IN (SELECT value FROM json_each(?)) ORDER BY number
"""
_CONTENTS = """
    SELECT hash, kind, name, bytes, kept_local FROM contents
    WHERE hash IN (SELECT value FROM json_each(?)) ORDER BY rowid
"""
_EVENTS = """
    SELECT at_seconds, happened_local, kind, detail FROM events
    WHERE sitting = (SELECT number FROM sittings WHERE uuid = ?) ORDER BY number
"""
_EVENT_COUNTS = """
    SELECT sittings.uuid, kind, count(*)
    FROM json_each(?) AS wanted JOIN sittings ON sittings.uuid = wanted.value
    JOIN events ON events.sitting = sittings.number GROUP BY sittings.number, kind
"""
_KINDS = {kind.value: kind for kind in EventKind}


class LogReader:
    """Reads the log without changing it: for the command line, also while a window writes.

    Args:
        path: the log's file.
        database: an open database, or None if nothing was ever written.
        now: the local time with its offset.

    Attributes:
        journal: the person's journal.
        measures: answers to questionnaires.
        left_off: where the last sitting stopped.
        copy_message: what is to be said on the first page for a therapist.
    """

    def __init__(
        self, path: Path, database: Database | None, now: Callable[[], datetime] = local_now
    ) -> None:
        self.path = path
        self._database = database
        self._now = LogClock(now)
        self.journal = Journal(self, self._now)
        self.measures = Measures(self, self._now)
        self.left_off = LeftOff(self, self._now)
        self.copy_message = CopyMessage(self, self._now)

    @classmethod
    def open_to_read(cls, folder: Path, keys: Keys) -> "LogReader":
        """Open the log in this data folder for reading. If there is none yet, it reads as empty.

        Raises:
            KeyUnavailableError: the key is in a keyring that can't be reached now.
            KeyMissingError: there is a log, but no key.
            NotAFileError: there is a folder or another non-file in its place.
            NewerLogError, OlderLogError, DamagedLogError, KeyDiffersError, LogFailedError: the file can't be
                read.
        """
        path = folder / LOG_NAME
        try:
            refuse_special_file(path)
            if not is_there(path):
                return LogReader(path, None)
            key = keys.find(path)
            if key is None:
                raise KeyMissingError(path)
            return LogReader(path, open_for_reading(path, key))
        except OSError as error:
            raise error_from_system(error, path) from error

    def now(self) -> datetime:
        """The local time, with its offset, that is written with what is written now."""
        return self._now()

    def at(self, moment: datetime) -> AbstractContextManager[None]:
        """Within the block, all that is written or asked for is dated to this moment.

        For what happened earlier and could not be written then. The day's backup and other upkeep go on by
        the clock.
        """
        return self._now.at(moment)

    def sittings(
        self, limit: int | None = None, only: SittingFilter = _EVERYTHING, after: int = 0
    ) -> tuple[SittingRecord, ...]:
        """Sittings with ratings and notes, newest first: ``limit`` of them after skipping ``after``.

        Raises:
            DamagedLogError, LogClosedError, LogFailedError.
        """
        return self._sittings(limit, only, None, after)

    def count_sittings(self) -> int:
        """How many sittings there are. Raises DamagedLogError, LogClosedError, LogFailedError."""
        rows = self.rows("SELECT count(*) FROM sittings")
        return int(rows[0][0]) if rows else 0

    def sitting(self, sitting: SittingId) -> SittingRecord:
        """One sitting, with its ratings and notes.

        Raises:
            UnknownSittingError: there is none with this id.
            DamagedLogError, LogClosedError, LogFailedError.
        """
        found = self._sittings(1, _EVERYTHING, sitting)
        if not found:
            raise UnknownSittingError(sitting)
        return found[0]

    def last_locks(self) -> tuple[datetime, HeldLocks] | None:
        """When the last sitting started, and which locks held then; None if unknown.

        Raises:
            DamagedLogError, LogClosedError, LogFailedError.
        """
        rows = self.rows(_LAST_LOCKS)
        locks = read_locks(rows[0][1]) if rows else None
        return None if locks is None else (datetime.fromisoformat(rows[0][0]), locks)

    def turn(self, script_id: str) -> int:
        """How often a practice was sat: the number by which what takes turns goes in its next sitting.

        Raises:
            DamagedLogError, LogClosedError, LogFailedError.
        """
        rows = self.rows(_TURN, (name_text(script_id),))
        return int(rows[0][0]) if rows else 0

    def latest_first(self) -> tuple[str, ...]:
        """The ids of all that was ever sat, each once, the one sat most recently first.

        Raises:
            DamagedLogError, LogClosedError, LogFailedError.
        """
        return tuple(script_id for (script_id,) in self.rows(_LATEST_FIRST))

    def events(self, sitting: SittingId) -> tuple[EventRecord, ...]:
        """What happened in a sitting, in order; empty for an unknown one.

        Raises:
            DamagedLogError, LogClosedError, LogFailedError.
        """
        return tuple(
            EventRecord(Seconds(at), datetime.fromisoformat(when), _KINDS[kind], _detail(detail))
            for at, when, kind, detail in self.rows(_EVENTS, (sitting,))
        )

    def event_counts(self, sittings: Collection[SittingId]) -> dict[SittingId, dict[EventKind, int]]:
        """How often each kind of event happened in these sittings; sittings without events are missing.

        Raises:
            DamagedLogError, LogClosedError, LogFailedError.
        """
        found: dict[SittingId, dict[EventKind, int]] = defaultdict(dict)
        for sitting, kind, count in self.rows(_EVENT_COUNTS, (json.dumps(list(sittings)),)):
            found[SittingId(sitting)][_KINDS[kind]] = count
        return dict(found)

    def content(self, content_hash: str) -> bytes | None:
        """The file with this hash that a sitting used, or None.

        Raises:
            DamagedLogError, LogClosedError, LogFailedError.
        """
        rows = self.rows("SELECT bytes FROM contents WHERE hash = ?", (content_hash,))
        return bytes(rows[0][0]) if rows else None

    def contents(self, hashes: Collection[str]) -> tuple[KeptContent, ...]:
        """The files with these hashes, in order of first use.

        Raises:
            DamagedLogError, LogClosedError, LogFailedError.
        """
        return tuple(
            KeptContent(found, ContentKind(kind), name, bytes(data), datetime.fromisoformat(kept))
            for found, kind, name, data, kept in self.rows(_CONTENTS, (json.dumps(sorted(hashes)),))
        )

    def close(self) -> None:
        """Close the log; safe to repeat. Raises RecordsError."""
        if self._database is not None:
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def rows(self, statement: str, values: Values = ()) -> list[Any]:
        """All rows of a query; none if nothing was ever written. Raises RecordsError."""
        return [] if self._database is None else self._database.rows(statement, values)

    def transaction(self) -> AbstractContextManager[Any]:
        """A transaction; see ``Database.transaction``. Raises RecordsError."""
        if self._database is None:
            raise LogClosedError(self.path)
        return self._database.transaction()

    def _sittings(
        self, limit: int | None, only: SittingFilter, uuid: str | None, after: int = 0
    ) -> tuple[SittingRecord, ...]:
        rows = self.rows(_SITTINGS, _filter_values(limit, only, uuid) | {"after": after})
        numbers = json.dumps([row[0] for row in rows])
        ratings = _grouped(self.rows(_RATINGS, (numbers,)), _rating)
        notes = _grouped(self.rows(_NOTES, (numbers,)), _note)
        return tuple(_sitting(row, ratings.get(row[0], ()), notes.get(row[0], ())) for row in rows)


@lru_cache(maxsize=1_000)
def _detail(text: str) -> Detail:
    # Most are "line 7" or empty, and parsing a million of them takes seconds.
    found: Detail = json.loads(text)
    return found


def _filter_values(limit: int | None, only: SittingFilter, uuid: str | None) -> dict[str, object]:
    return {
        "first_day": only.first_day and only.first_day.isoformat(),
        "last_day": only.last_day and only.last_day.isoformat(),
        "script_id": only.script_id,
        "preset": only.preset_name,
        "outcome": only.outcome and only.outcome.value,
        "uuid": uuid,
        "limit": -1 if limit is None else limit,
    }


def _grouped(rows: Sequence[Any], read: Any) -> dict[int, tuple[Any, ...]]:
    groups: dict[int, list[Any]] = defaultdict(list)
    for sitting, *rest in rows:
        groups[sitting].append(read(*rest))
    return {sitting: tuple(group) for sitting, group in groups.items()}


def _rating(time: str, scale: str, answer: str, value: int | None, given: str) -> RatingRecord:
    said = Unanswered(answer) if value is None else value
    return RatingRecord(RatingTime(time), Scale(scale), said, datetime.fromisoformat(given))


def _note(kind: str, text: str, written: str, uuid: str) -> NoteRecord:
    return NoteRecord(NoteKind(kind), text, datetime.fromisoformat(written), uuid)


def _sitting(
    row: Sequence[Any], ratings: tuple[RatingRecord, ...], notes: tuple[NoteRecord, ...]
) -> SittingRecord:
    return SittingRecord(
        id=SittingId(row[1]),
        script_id=row[2],
        title=row[3],
        script_hash=row[4],
        preset_name=row[5],
        preset_hash=row[6],
        plan_hash=row[7],
        planned=Seconds(row[8]),
        spoken=bool(row[9]),
        started=datetime.fromisoformat(row[10]),
        ended=datetime.fromisoformat(row[11]) if row[11] else None,
        outcome=Outcome(row[12]),
        seconds_heard=Seconds(row[13]),
        app_version=row[14],
        highest_rung=None if row[15] is None else Rung(row[15]),
        locks=read_locks(row[16]),
        lifted=read_lifted(row[17]),
        turn=row[18],
        ratings=ratings,
        notes=notes,
    )
