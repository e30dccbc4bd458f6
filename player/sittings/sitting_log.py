"""Writes one sitting's rows in the session log, from the session's effects."""

import hashlib
import json
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, Final

from player.clinic.lifting import LocksNow
from player.practice.pacing.locks import LiftedLocks
from player.practice.pacing.model import CheckInAt
from player.practice.planner.recordings.unguided import title_kept
from player.practice.planner.steps import Plan
from player.practice.session.effects import Effect, FinishLog, LogEvent, LogProgress, LogRating, StartLog
from player.practice.session.table import Session
from player.practice.units import Seconds
from player.records.errors import RecordsError
from player.records.later_writes import PASSING, TRIED_AGAIN, LaterWrites
from player.records.left_off import LeftOffSitting
from player.records.session_log import SessionLog
from player.records.store.entries import (
    Content,
    EventKind,
    NoteKind,
    Outcome,
    RatingTime,
    Scale,
    SittingId,
    StartedSitting,
    Unanswered,
)
from player.sittings.going_on import GOING_ON, kept_of
from player.sittings.planning import Planning, RecordingPlanning

_TIMES: Final = {
    CheckInAt.START: RatingTime.START,
    CheckInAt.MIDDLE: RatingTime.MIDDLE,
    CheckInAt.END: RatingTime.END,
}


_ANSWERED: Final = {True: EventKind.CHECK_IN_ANSWERED, False: EventKind.CHECK_IN_DECLINED}

_Write = Callable[[SessionLog], None]


@dataclass(frozen=True)
class Files:
    """The script's and the preset's files as they were used."""

    script: Content
    preset: Content


def plan_hash(plan: Plan) -> str:
    """SHA-256 of a plan's steps, in hexadecimal. The same plan has the same hash on every machine."""
    steps = [asdict(step) for step in plan.steps]
    return hashlib.sha256(json.dumps(steps, sort_keys=True).encode()).hexdigest()


def in_turn(planning: Planning, log: SessionLog | None) -> Planning:
    """The planning with its practice's turn from the log; unchanged where there is no usable log.

    One that goes on with another sitting keeps the turn of that one: the same alternatives are heard.
    """
    if planning.goes_on is not None:
        return planning
    try:
        turn = 0 if log is None else log.turn(planning.script.id)
    except RecordsError:
        # The person is told about the log's fault when the sitting is written to it.
        return planning
    return replace(planning, choices=replace(planning.choices, turn=turn))


class SittingLog:
    """Writes one sitting. If the log fails, that is reported once, and the sitting goes on.

    What can't be written now is tried again before whatever follows it, and dated to when it happened. So is
    what comes while another thread has the log or empties its file: nobody waits for that here.

    Args:
        log: the session log; None if it could not be opened.
        planning: makes the sitting's plans.
        files: the files of the script and the preset.
        spoken: False for a text-only sitting.
        said: called with a message if the log can't be written.
        scale: the scale on which distress is rated, the same throughout the sitting.
        locks: the locks in force; None where they aren't known.
        later: what waits for this log; whoever else has it may try again once the sitting is over.
    """

    def __init__(
        self,
        log: SessionLog | None,
        planning: Planning,
        files: Files,
        *,
        spoken: bool,
        said: Callable[[str], None],
        scale: Scale = Scale.DISTRESS_10,
        locks: LocksNow | None = None,
        later: LaterWrites | None = None,
    ) -> None:
        self._log = log
        self._planning = planning
        self._files = files
        self._spoken = spoken
        self._said = said
        self._locks = locks
        self.scale = scale
        self._later = LaterWrites() if later is None else later
        self._complained = self._holds = False
        # Its first plan holds what was known of it by then.
        self._growing = isinstance(planning, RecordingPlanning) and not planning.recording().complete
        self._before: LeftOffSitting | None = None
        self._sitting: SittingId | None = None
        self._kept: dict[str, Any] | None = None
        self._notes: dict[NoteKind, str] = {}

    @property
    def sitting(self) -> SittingId | None:
        """The sitting's id in the log; None until its start is written."""
        return self._sitting

    @property
    def held_back(self) -> bool:
        """Whether something waits only until another thread is done with the log.

        A program that is killed now leaves no trace of it.
        """
        return self._log is not None and self._later.waiting and self._log.busy

    def tick(self) -> None:
        """Write what was held back once that can be done at once."""
        if self._holds and self._log is not None and not self._log.busy:
            self._holds = False
            self._put(self._log, None)

    def record(self, effect: Effect, session: Session, heard: Seconds) -> None:
        """Write what an effect asks to be logged; other effects are ignored.

        Args:
            effect: of the session's last event.
            session: the session after that event.
            heard: how many seconds of the sitting have been heard.
        """
        for write in self._writes(effect, session, heard):
            self._write(write)

    def _write(self, write: _Write) -> None:
        log = self._log
        if log is not None and not self._held(log, write):
            self._put(log, write)

    def _held(self, log: SessionLog, write: _Write) -> bool:
        """Keep this for later, if another thread has the log now; whether it has."""
        if not log.busy:
            return False
        self._holds = True
        self._later.add(partial(_write_as_of, log, write), log.now())
        return True

    def _put(self, log: SessionLog, write: _Write | None) -> None:
        """Write this after what waits, or only that."""
        try:
            if write is None:
                self._later.try_again()
            else:
                self._later.write(partial(_write_as_of, log, write), log.now())
        except PASSING as error:
            # One message is enough: the sitting matters more than its record.
            if not self._complained:
                self._said(f"{error} {TRIED_AGAIN}")
            self._complained = True
        except RecordsError as error:
            self._log = None
            self._said(str(error))

    def close(self) -> None:
        """Write what waits, if that is possible by now."""
        with suppress(RecordsError):
            self._later.try_again(at_last=True)

    def _writes(self, effect: Effect, session: Session, heard: Seconds) -> Iterator[_Write]:
        """What an effect has written, each in one piece: what is written isn't written again."""
        place = session.position
        match effect:
            case StartLog() if session.plan is not None:
                yield partial(self._start, session.plan)
                yield from self._begin_place()
            case LogProgress(step, _):
                planned = session.plan.duration if self._growing and session.plan is not None else 0.0
                yield self._of_it(lambda log, sitting: log.heard(sitting, heard, step, planned))
                kept = kept_of(self._planning, session)
                yield self._of_it(lambda log, sitting: self._keep_place(log, sitting, kept))
            case LogEvent(kind, at, detail):
                told = {"detail": detail} if detail else None
                yield self._of_it(lambda log, sitting: log.event(sitting, at, EventKind(kind), told))
            case LogRating(moment, rating):
                answer, how = _value_or_skipped(rating), _ANSWERED[rating is not None]
                yield self._of_it(lambda log, sitting: log.rate(sitting, _TIMES[moment], self.scale, answer))
                yield self._of_it(lambda log, sitting: log.event(sitting, place, how, {"detail": moment}))
            case FinishLog(outcome):
                yield self._of_it(lambda log, sitting: log.finish(sitting, Outcome(outcome.value), heard))

    def _of_it(self, write: Callable[[SessionLog, SittingId], None]) -> _Write:
        """A write about this sitting: nothing without its start."""

        def of_it(log: SessionLog) -> None:
            if self._sitting is not None:
                write(log, self._sitting)

        return of_it

    def _start(self, plan: Plan, log: SessionLog) -> None:
        self._before = log.left_off.last() if self._planning.goes_on is not None else None
        self._sitting = log.start(replace(self._started(plan), lifted=self._lifted(log)))

    def _begin_place(self) -> Iterator[_Write]:
        """Until it has come to that place, a sitting can be gone on with from there as before."""

        def note(log: SessionLog, sitting: SittingId) -> None:
            if self._before is not None:
                detail = {"detail": GOING_ON, "from": self._before.id}
                log.event(sitting, Seconds(0.0), EventKind.CHOSEN, detail)

        def keep(log: SessionLog, sitting: SittingId) -> None:
            if self._before is None:
                log.left_off.drop()
            else:
                self._keep_place(log, sitting, dict(self._before.kept))

        yield self._of_it(note)
        yield self._of_it(keep)

    def _keep_place(self, log: SessionLog, sitting: SittingId, kept: dict[str, Any] | None) -> None:
        """Keep where it could be gone on with, each time that this has changed."""
        if kept == self._kept:
            return
        if kept is None:
            log.left_off.drop()
        else:
            log.left_off.keep(sitting, kept)
        self._kept = kept

    def _started(self, plan: Plan) -> StartedSitting:
        return StartedSitting(
            script=self._files.script,
            title=title_kept(self._planning.script.id, self._planning.script.title),
            preset=self._files.preset,
            plan_hash=plan_hash(plan),
            planned=plan.duration,
            spoken=self._spoken,
            highest_rung=max((step.rung for step in plan.steps), default=None),
            locks=None if self._locks is None else self._locks.held,
            turn=self._planning.choices.turn,
        )

    def _lifted(self, log: SessionLog) -> LiftedLocks | None:
        before = log.last_locks() if self._locks is not None else None
        if self._locks is None or before is None:
            return None
        since, locks = before
        return self._locks.lifted_since(locks, since)

    def note(self, kind: EventKind, words: str) -> None:
        """Add an event that doesn't come from the session, in neutral words."""
        self._after(lambda log, sitting: log.event(sitting, Seconds(0.0), kind, {"detail": words}))

    def rate_after(self, rating: int | None) -> None:
        """Write the rating after the sitting; None for "Rather not say"."""
        value = _value_or_skipped(rating)
        self._after(lambda log, sitting: log.rate(sitting, RatingTime.AFTER, self.scale, value))

    def mood_after(self, mood: int | None, energy: int | None) -> None:
        """Write mood and energy after the sitting, each from 1 to 5; None for "Rather not say"."""
        for scale, given in ((Scale.MOOD, mood), (Scale.ENERGY, energy)):
            self._after(partial(_rate, scale, _value_or_skipped(given)))

    def reflect(self, text: str, kind: NoteKind = NoteKind.REFLECTION) -> None:
        """Write the person's sentence as it is by now, in place of the one before; a blank one is none."""
        if text.strip():
            note = self._notes.setdefault(kind, str(uuid.uuid4()))
            self._after(lambda log, sitting: log.reflect(sitting, text, kind, note))
        elif kind in self._notes:
            self._after(partial(_drop_note, self._notes.pop(kind)))

    def _after(self, write: Callable[[SessionLog, SittingId], None]) -> None:
        log, of_it = self._log, self._of_it(write)
        if log is None or self._held(log, of_it):
            return
        try:
            self._later.write(partial(_write_as_of, log, of_it), log.now())
        except PASSING as error:
            self._said(f"{error} {TRIED_AGAIN}")
        except RecordsError as error:
            self._said(str(error))


def _write_as_of(log: SessionLog, write: _Write, moment: datetime) -> None:
    with log.at(moment):
        write(log)


def _rate(scale: Scale, answer: int | Unanswered, log: SessionLog, sitting: SittingId) -> None:
    log.rate(sitting, RatingTime.AFTER, scale, answer)


def _drop_note(note: str, log: SessionLog, _sitting: SittingId) -> None:
    log.retention.delete_note(note)


def _value_or_skipped(value: int | None) -> int | Unanswered:
    return Unanswered.SKIPPED if value is None else value
