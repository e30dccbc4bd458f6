"""Gathers from the log what was chosen, and says what was not. Oldest first throughout."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import Final

from player.records.clock import local_now
from player.records.entries import EventRecord, KeptContent, SittingFilter, SittingId, SittingRecord
from player.records.export.chosen import Chosen, Kind
from player.records.journal_entries import JournalEntry, JournalFilter, JournalVersion
from player.records.measures import KeptQuestionnaire, Response
from player.records.reading import LogReader

NEVER_IN: Final = "Your name, your settings and the people you might contact are in no export."


@dataclass(frozen=True)
class WrittenEntry:
    """A journal entry and all its versions, oldest first."""

    entry: JournalEntry
    history: tuple[JournalVersion, ...]


@dataclass(frozen=True)
class Material:
    """What leaves, before it has a form.

    Attributes:
        chosen: what was asked for.
        made: when it was gathered; local time with its offset.
        sittings: without the ratings and notes that were not chosen.
        events: of each sitting; empty where events were not chosen.
        files: scripts and presets that these sittings used.
        questionnaires: the versions that were answered.
        left_out: plain sentences about what stays behind.
    """

    chosen: Chosen
    made: datetime
    sittings: tuple[SittingRecord, ...]
    events: Mapping[SittingId, tuple[EventRecord, ...]]
    files: tuple[KeptContent, ...]
    responses: tuple[Response, ...]
    questionnaires: tuple[KeptQuestionnaire, ...]
    journal: tuple[WrittenEntry, ...]
    left_out: tuple[str, ...]


def gather(log: LogReader, chosen: Chosen, made: datetime | None = None) -> Material:
    """Read what was chosen.

    Args:
        log: an open log.
        chosen: what is to leave.
        made: the local time with its offset; None for now.

    Raises:
        DamagedLogError, LogClosedError, LogFailedError: the log can't be read.
    """
    days = SittingFilter(first_day=chosen.first_day, last_day=chosen.last_day)
    whole = log.sittings(only=days)[::-1]
    sittings = tuple(_without_unchosen(one, chosen) for one in whole)
    responses = _responses(log, chosen)
    return Material(
        chosen=chosen,
        made=made or local_now(),
        sittings=sittings,
        events={one.id: log.events(one.id) for one in sittings} if chosen.has(Kind.EVENTS) else {},
        files=log.contents(_hashes(sittings)) if chosen.has(Kind.FILES) else (),
        responses=responses,
        questionnaires=log.measures.versions({one.questionnaire_hash for one in responses}),
        journal=_journal(log, chosen),
        left_out=(*_kinds_left_out(chosen), *_days_left_out(log, chosen, len(sittings)), NEVER_IN),
    )


def _without_unchosen(sitting: SittingRecord, chosen: Chosen) -> SittingRecord:
    ratings = sitting.ratings if chosen.has(Kind.RATINGS) else ()
    notes = sitting.notes if chosen.has(Kind.NOTES) else ()
    return replace(sitting, ratings=ratings, notes=notes)


def _hashes(sittings: Iterable[SittingRecord]) -> Collection[str]:
    return set(chain.from_iterable((one.script_hash, one.preset_hash) for one in sittings))


def _responses(log: LogReader, chosen: Chosen) -> tuple[Response, ...]:
    if not chosen.has(Kind.MEASURES):
        return ()
    return log.measures.responses(first_day=chosen.first_day, last_day=chosen.last_day)[::-1]


def _journal(log: LogReader, chosen: Chosen) -> tuple[WrittenEntry, ...]:
    if not chosen.has(Kind.JOURNAL):
        return ()
    found = log.journal.entries(only=JournalFilter(chosen.first_day, chosen.last_day))[::-1]
    return tuple(WrittenEntry(entry, log.journal.history(entry.id)) for entry in found)


def _kinds_left_out(chosen: Chosen) -> Iterable[str]:
    for kind in Kind:
        if not chosen.has(kind):
            yield f"Left out: {kind.words}."


def _days_left_out(log: LogReader, chosen: Chosen, taken: int) -> Iterable[str]:
    if chosen.first_day is None and chosen.last_day is None:
        return
    since = f" before {chosen.first_day}" if chosen.first_day else ""
    until = f" after {chosen.last_day}" if chosen.last_day else ""
    joined = f"{since}{' and' if since and until else ''}{until}"
    others = log.count_sittings() - taken
    yield f"Left out: everything{joined}; that is {others} sitting{'' if others == 1 else 's'}."
