"""The journal: entries saved as they are typed, with their earlier versions."""

import json
import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any

from player.language.catalogue import _
from player.records.errors import BadEntryError, UnknownEntryError, at_most
from player.records.journal.entries import (
    JournalEntry,
    JournalFilter,
    JournalId,
    JournalKind,
    JournalVersion,
    Parts,
)
from player.records.store.clock import unix_ms, written
from player.records.store.database import Rows
from player.records.store.entries import SittingId
from player.records.store.texts import LONGEST_NOTE, clean_text

_ANY = JournalFilter()
_ENTRIES = """
    SELECT journal.uuid, journal.kind, sittings.uuid, begun_local, versions.parts, versions.saved_local
    FROM journal
    JOIN journal_versions AS versions ON versions.number =
        (SELECT max(number) FROM journal_versions WHERE entry = journal.number)
    LEFT JOIN sittings ON sittings.number = journal.sitting
    WHERE (:first_day IS NULL OR journal.day >= :first_day)
      AND (:last_day IS NULL OR journal.day <= :last_day)
      AND (:kind IS NULL OR journal.kind = :kind) AND (:uuid IS NULL OR journal.uuid = :uuid)
    ORDER BY begun_unix_ms DESC, journal.number DESC
"""
_HISTORY = """
    SELECT parts, saved_local FROM journal_versions
    WHERE entry = (SELECT number FROM journal WHERE uuid = ?) ORDER BY number
"""
_BEGIN = """
    INSERT INTO journal (uuid, kind, sitting, begun_local, begun_unix_ms)
    VALUES (?, ?, (SELECT number FROM sittings WHERE uuid = ?), ?, ?)
"""
_FORGET_UNWRITTEN = "DELETE FROM journal WHERE number NOT IN (SELECT entry FROM journal_versions)"
_LAST = "SELECT number, parts FROM journal_versions WHERE entry = ? ORDER BY number DESC LIMIT 1"
_SAVE = "INSERT INTO journal_versions (entry, parts, saved_local) VALUES (?, ?, ?)"


class Journal:
    """Reads and writes the journal of an open log. Get it from ``SessionLog.journal``.

    Every method raises DiskFullError, ReadOnlyLogError, DamagedLogError, LogClosedError or LogFailedError
    when the log can't be used; what was saved before is kept.

    Args:
        log: reads and writes rows.
        now: the local time with its offset.
    """

    def __init__(self, log: Rows, now: Callable[[], datetime]) -> None:
        self._log = log
        self._now = now

    def begin(self, kind: JournalKind, sitting: SittingId | None = None) -> JournalId:
        """Begin an entry. It appears in lists once something is saved.

        Args:
            kind: what is being written.
            sitting: the sitting it belongs to, or None.
        """
        new, now = JournalId(str(uuid.uuid4())), self._now()
        with self._log.transaction() as connection:
            connection.execute(_FORGET_UNWRITTEN)
            values = (new, kind.value, sitting, written(now), unix_ms(now))
            connection.execute(_BEGIN, values)
        return new

    def save(self, entry: JournalId, parts: Parts) -> None:
        """Save an entry's current text; on disk when this returns. Call it within 2 s of a key press.

        A version that is only a prefix of the next one is replaced by it, so the history loses no saved
        word. Saving the same text again changes nothing.

        Args:
            entry: from ``begin``.
            parts: text by the names in ``kind.parts``; a missing one is empty.

        Raises:
            BadEntryError: a part is unknown or longer than ``LONGEST_NOTE``.
            UnknownEntryError: there is no such entry.
        """
        with self._log.transaction() as connection:
            number, kind = _find(connection, entry)
            new = _checked(kind, parts)
            last = connection.execute(_LAST, (number,)).fetchone()
            before = json.loads(last[1]) if last else dict.fromkeys(kind.parts, "")
            if new == before:
                return
            if last and all(new[name].startswith(before[name]) for name in kind.parts):
                connection.execute("DELETE FROM journal_versions WHERE number = ?", (last[0],))
            text = json.dumps(new, ensure_ascii=False)
            connection.execute(_SAVE, (number, text, written(self._now())))

    def entries(self, limit: int | None = None, only: JournalFilter = _ANY) -> tuple[JournalEntry, ...]:
        """Current entries, newest first; ``only.words`` searches them."""
        found = [_entry(row) for row in self._rows(only, None)]
        wanted = only.words.casefold().split()
        matching = [entry for entry in found if all(word in _searchable(entry) for word in wanted)]
        return tuple(matching[:limit])

    def entry(self, entry: JournalId) -> JournalEntry:
        """One entry in its current version.

        Raises:
            UnknownEntryError: no saved entry has this id.
        """
        rows = self._rows(_ANY, entry)
        if not rows:
            raise UnknownEntryError(entry)
        return _entry(rows[0])

    def history(self, entry: JournalId) -> tuple[JournalVersion, ...]:
        """An entry's versions, oldest first, ending with the current one. Empty for an unknown id."""
        return tuple(_version(*row) for row in self._log.rows(_HISTORY, (entry,)))

    def _rows(self, only: JournalFilter, entry: str | None) -> list[Any]:
        values: dict[str, object] = {
            "first_day": only.first_day and only.first_day.isoformat(),
            "last_day": only.last_day and only.last_day.isoformat(),
            "kind": only.kind and only.kind.value,
            "uuid": entry,
        }
        return self._log.rows(_ENTRIES, values)


def _find(connection: Any, entry: JournalId) -> tuple[int, JournalKind]:
    row = connection.execute("SELECT number, kind FROM journal WHERE uuid = ?", (entry,)).fetchone()
    if row is None:
        raise UnknownEntryError(entry)
    return int(row[0]), JournalKind(row[1])


def _checked(kind: JournalKind, parts: Parts) -> dict[str, str]:
    for name, text in parts.items():
        if name not in kind.parts:
            expected = _("one of {value}").format(value=", ".join(kind.parts))
            raise BadEntryError(_("journal part"), name, expected)
        if len(text) > LONGEST_NOTE:
            raise BadEntryError(_("journal entry"), text[:40] + "…", at_most(LONGEST_NOTE))
    return {name: clean_text(parts.get(name, "")) for name in kind.parts}


def _entry(row: Any) -> JournalEntry:
    sitting = SittingId(row[2]) if row[2] else None
    begun = datetime.fromisoformat(row[3])
    return JournalEntry(JournalId(row[0]), JournalKind(row[1]), sitting, begun, _version(row[4], row[5]))


def _version(parts: str, saved: str) -> JournalVersion:
    return JournalVersion(json.loads(parts), datetime.fromisoformat(saved))


def _searchable(entry: JournalEntry) -> str:
    return "\n".join(entry.now.parts.values()).casefold()
