"""Writes one sitting's rows in the session log, from the session's effects."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
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
from player.sittings.planning import Planning

_TIMES: Final = {
    CheckInAt.START: RatingTime.START,
    CheckInAt.MIDDLE: RatingTime.MIDDLE,
    CheckInAt.END: RatingTime.END,
}


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
    """Writes one sitting. If the log fails, that is reported once and the sitting goes on without it.

    Args:
        log: the session log; None if it could not be opened.
        planning: makes the sitting's plans.
        files: the files of the script and the preset.
        spoken: False for a text-only sitting.
        said: called with a message if the log can't be written.
        scale: the scale on which distress is rated, the same throughout the sitting.
        locks: the locks in force; None where they aren't known.
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
    ) -> None:
        self._log = log
        self._planning = planning
        self._files = files
        self._spoken = spoken
        self._said = said
        self._locks = locks
        self.scale = scale
        self._sitting: SittingId | None = None
        self._kept: dict[str, Any] | None = None

    @property
    def sitting(self) -> SittingId | None:
        """The sitting's id in the log; None until its start is written."""
        return self._sitting

    def record(self, effect: Effect, session: Session, heard: Seconds) -> None:
        """Write what an effect asks to be logged; other effects are ignored.

        Args:
            effect: of the session's last event.
            session: the session after that event.
            heard: how many seconds of the sitting have been heard.
        """
        try:
            self._write(effect, session, heard)
        except RecordsError as error:
            # One message is enough: the sitting matters more than its record.
            self._log = None
            self._said(str(error))

    def _write(self, effect: Effect, session: Session, heard: Seconds) -> None:
        if isinstance(effect, StartLog) and self._log is not None and session.plan is not None:
            self._start(self._log, session.plan)
        log, sitting = self._log, self._sitting
        if log is None or sitting is None:
            return
        match effect:
            case LogProgress(step, _):
                log.heard(sitting, heard, step)
                self._keep_place(log, sitting, kept_of(self._planning, session))
            case LogEvent(kind, at, detail):
                log.event(sitting, at, EventKind(kind), {"detail": detail} if detail else None)
            case LogRating(moment, rating):
                log.rate(sitting, _TIMES[moment], self.scale, _value_or_skipped(rating))
                kind = EventKind.CHECK_IN_DECLINED if rating is None else EventKind.CHECK_IN_ANSWERED
                log.event(sitting, session.position, kind, {"detail": moment})
            case FinishLog(outcome):
                log.finish(sitting, Outcome(outcome.value), heard)

    def _start(self, log: SessionLog, plan: Plan) -> None:
        before = log.left_off.last() if self._planning.goes_on is not None else None
        sitting = log.start(replace(self._started(plan), lifted=self._lifted(log)))
        self._sitting = sitting
        if before is None:
            log.left_off.drop()
            return
        log.event(sitting, Seconds(0.0), EventKind.CHOSEN, {"detail": GOING_ON, "from": before.id})
        # Until it has come to that place, it can be gone on with from there as before.
        self._keep_place(log, sitting, dict(before.kept))

    def _keep_place(self, log: SessionLog, sitting: SittingId, kept: dict[str, Any] | None) -> None:
        """Keep where it could be gone on with, each time that this has changed."""
        if kept == self._kept:
            return
        self._kept = kept
        if kept is None:
            log.left_off.drop()
        else:
            log.left_off.keep(sitting, kept)

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

        def write(log: SessionLog, sitting: SittingId) -> None:
            log.rate(sitting, RatingTime.AFTER, Scale.MOOD, _value_or_skipped(mood))
            log.rate(sitting, RatingTime.AFTER, Scale.ENERGY, _value_or_skipped(energy))

        self._after(write)

    def reflect(self, text: str, kind: NoteKind = NoteKind.REFLECTION) -> None:
        """Write the person's sentence as it was typed; blank text is ignored."""
        if text.strip():
            self._after(lambda log, sitting: log.reflect(sitting, text, kind))

    def _after(self, write: Callable[[SessionLog, SittingId], None]) -> None:
        if self._log is None or self._sitting is None:
            return
        try:
            write(self._log, self._sitting)
        except RecordsError as error:
            self._said(str(error))


def _value_or_skipped(value: int | None) -> int | Unanswered:
    return Unanswered.SKIPPED if value is None else value
