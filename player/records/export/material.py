"""Gathers the chosen content from the log, and says what was left out. Oldest first throughout."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import Final

from player.language.catalogue import _, counted, in_english, later
from player.records.export.chosen import Chosen, Kind
from player.records.export.slices import SITTINGS, Slices, run_to_end
from player.records.journal.entries import JournalEntry, JournalFilter, JournalVersion
from player.records.measures.answers import KeptQuestionnaire, Response
from player.records.reading import LogReader
from player.records.store.entries import (
    EventKind,
    EventRecord,
    KeptContent,
    SittingFilter,
    SittingId,
    SittingRecord,
)
from player.system.local_time import local_now

NEVER_IN: Final = later("Your name, your settings and the people you might contact are in no copy.")


@dataclass(frozen=True)
class WrittenEntry:
    """A journal entry and all its versions, oldest first."""

    entry: JournalEntry
    history: tuple[JournalVersion, ...]


@dataclass(frozen=True)
class Material:
    """What is exported, before it has a format.

    Attributes:
        chosen: what was requested.
        made: when it was gathered; local time with its offset.
        sittings: without ratings and notes that were not chosen.
        events: by sitting, read lazily: a million of them would fill the memory.
        event_counts: how often each kind of event happened, by sitting.
        files: scripts and presets that these sittings used.
        questionnaires: the versions that were answered.
        left_out: plain sentences about what is left out: one for each kind that is, then the others.
        left_out_in_english: the same for files that programs read.
    """

    chosen: Chosen
    made: datetime
    sittings: tuple[SittingRecord, ...]
    events: Mapping[SittingId, tuple[EventRecord, ...]]
    event_counts: Mapping[SittingId, Mapping[EventKind, int]]
    files: tuple[KeptContent, ...]
    responses: tuple[Response, ...]
    questionnaires: tuple[KeptQuestionnaire, ...]
    journal: tuple[WrittenEntry, ...]
    left_out: tuple[str, ...]
    left_out_in_english: tuple[str, ...] = ()


class _EventsOfLog(Mapping[SittingId, tuple[EventRecord, ...]]):
    def __init__(self, log: LogReader, sittings: Iterable[SittingId]) -> None:
        self._log = log
        self._sittings = dict.fromkeys(sittings)

    def __getitem__(self, sitting: SittingId) -> tuple[EventRecord, ...]:
        if sitting not in self._sittings:
            raise KeyError(sitting)
        return self._log.events(sitting)

    def __iter__(self) -> Iterator[SittingId]:
        return iter(self._sittings)

    def __len__(self) -> int:
        return len(self._sittings)


def gather(log: LogReader, chosen: Chosen, made: datetime | None = None) -> Material:
    """Read what was chosen, all at once. The log stays open until the export is made.

    Args:
        log: an open log.
        chosen: what to export.
        made: the local time with its offset; None for now.

    Raises:
        DamagedLogError, LogClosedError, LogFailedError: the log can't be read.
    """
    return run_to_end(gather_in_slices(log, chosen, made))


def gather_in_slices(log: LogReader, chosen: Chosen, made: datetime | None = None) -> Slices[Material]:
    """As ``gather``, in slices; raises the same."""
    newest_first: list[SittingRecord] = []
    counts: dict[SittingId, dict[EventKind, int]] = {}
    days = SittingFilter(first_day=chosen.first_day, last_day=chosen.last_day)
    while more := log.sittings(SITTINGS, days, len(newest_first)):
        newest_first += (_without_unchosen(sitting, chosen) for sitting in more)
        if chosen.has(Kind.EVENTS):
            counts |= log.event_counts([sitting.id for sitting in more])
        yield len(newest_first)
    sittings = tuple(newest_first[::-1])
    responses = _responses(log, chosen)
    yield len(sittings)
    questionnaires = log.measures.versions({response.questionnaire_hash for response in responses})
    files = log.contents(_hashes(sittings)) if chosen.has(Kind.FILES) else ()
    yield len(sittings)
    journal = yield from _journal(log, chosen, len(sittings))
    others = log.count_sittings() - len(sittings)
    with in_english():
        left_out_in_english = tuple(_left_out(chosen, others))
    return Material(
        chosen=chosen,
        made=made or local_now(),
        sittings=sittings,
        events=_EventsOfLog(log, (sitting.id for sitting in sittings) if chosen.has(Kind.EVENTS) else ()),
        event_counts=counts,
        files=files,
        responses=responses,
        questionnaires=questionnaires,
        journal=journal,
        left_out=tuple(_left_out(chosen, others)),
        left_out_in_english=left_out_in_english,
    )


def _without_unchosen(sitting: SittingRecord, chosen: Chosen) -> SittingRecord:
    ratings = sitting.ratings if chosen.has(Kind.RATINGS) else ()
    notes = sitting.notes if chosen.has(Kind.NOTES) else ()
    return replace(sitting, ratings=ratings, notes=notes)


def _hashes(sittings: Iterable[SittingRecord]) -> Collection[str]:
    return set(chain.from_iterable((sitting.script_hash, sitting.preset_hash) for sitting in sittings))


def _responses(log: LogReader, chosen: Chosen) -> tuple[Response, ...]:
    if not chosen.has(Kind.MEASURES):
        return ()
    return log.measures.responses(first_day=chosen.first_day, last_day=chosen.last_day)[::-1]


def _journal(log: LogReader, chosen: Chosen, done: int) -> Slices[tuple[WrittenEntry, ...]]:
    if not chosen.has(Kind.JOURNAL):
        return ()
    found = log.journal.entries(only=JournalFilter(chosen.first_day, chosen.last_day))[::-1]
    written: list[WrittenEntry] = []
    for entry in found:
        written.append(WrittenEntry(entry, log.journal.history(entry.id)))
        if len(written) % SITTINGS == 0:
            yield done
    return tuple(written)


def _left_out(chosen: Chosen, others: int) -> Iterator[str]:
    for kind in Kind:
        if not chosen.has(kind):
            yield _("Left out: {words}.").format(words=kind.words)
    if chosen.first_day is not None or chosen.last_day is not None:
        yield counted(
            "Left out: {which}; that is {number} sitting.",
            "Left out: {which}; that is {number} sittings.",
            others,
            which=_which_days(chosen),
        )
    yield _(NEVER_IN)


def _which_days(chosen: Chosen) -> str:
    days = {"first_day": chosen.first_day, "last_day": chosen.last_day}
    if chosen.last_day is None:
        return _("everything before {first_day}").format(**days)
    if chosen.first_day is None:
        return _("everything after {last_day}").format(**days)
    return _("everything before {first_day} and after {last_day}").format(**days)
