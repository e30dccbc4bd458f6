"""A person's own recording becomes the steps of a sitting: stretches of it, with pauses as the pacing wants.

Its speech is left as it is. Its pauses are scaled, capped and kept company like those of a script; the
product's own lines stand before it, after it and in its pauses. Pure.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from player.practice.pacing.resolved_choices import effective_choices
from player.practice.pacing.surroundings import surroundings
from player.practice.planner.check_ins import Asking, with_check_ins
from player.practice.planner.measuring.groups import Quiet, context_of_step
from player.practice.planner.measuring.limits import Limits, limits
from player.practice.planner.recordings.fitting import HEARD_OUT, Fitting
from player.practice.planner.recordings.found_words import shortened, too_high, why_not_whole
from player.practice.planner.recordings.inputs import Inputs, longest_recording
from player.practice.planner.recordings.left_out import LeftOut, joined, left_behind
from player.practice.planner.recordings.lines_over import LinesOver
from player.practice.planner.recordings.recording import LEAD, TAIL, Stretch, recording_id, stretches_of
from player.practice.planner.steps import Plan, Step, end_of
from player.practice.script.model import Role
from player.practice.units import ROUNDING_S, Seconds

_LEAST_SILENCE: Final = 0.5
"""Seconds that the longest silence is taken for at least, where a stretch's own quiet ends are longer."""


def plan_recording(made_from: Inputs) -> Plan:
    """The plan of a whole sitting with a recording."""
    return _Planner(made_from).plan_after((), (), stretches_of(made_from.recording))


def replan_recording(
    current: Plan, keep: int, made_from: Inputs, *, skip: bool = False, grounding_only: bool = False
) -> Plan:
    """The plan with its first ``keep`` steps as they are, and the rest planned again.

    Args:
        current: the plan so far.
        keep: how many of its steps stay. A stretch that is being heard is heard to its end, if there is time.
        made_from: as for ``plan_recording``.
        skip: go on with the next stretch of the recording at once.
        grounding_only: leave out the rest of the recording, but what is being heard.
    """
    kept = list(current.steps[:keep])
    heard = max((step.recorded.end for step in kept if step.recorded is not None), default=0.0)
    planner = _Planner(made_from, keep)
    rests = [
        rest for stretch in stretches_of(made_from.recording) if (rest := stretch.after(heard)) is not None
    ]
    begun = bool(rests) and _under_way(kept, rests[0], heard)
    if begun and skip:
        begun, rests = False, rests[1:]
    if grounding_only or planner.beyond:
        rests = [rests[0].within(HEARD_OUT) or rests[0].opening] if begun else []
    ahead = () if skip else _quiet(current.steps[keep:])
    return planner.plan_after(kept, ahead, rests, under_way=begun)


def _under_way(kept: Sequence[Step], rest: Stretch, heard: float) -> bool:
    return bool(kept) and kept[-1].recorded is not None and abs(rest.start - heard) < ROUNDING_S


def _quiet(following: Sequence[Step]) -> tuple[Quiet, ...]:
    """The quiet still to come before something is heard again."""
    quiet: list[Quiet] = []
    for step in following:
        if step.kind.voiced:
            break
        quiet.append(Quiet(step.kind, step.duration, context_of_step(step), step.piece))
    return tuple(quiet)


class _Planner:
    """The inputs of one plan, kept together while it is made."""

    def __init__(self, made_from: Inputs, keep: int = 0) -> None:
        self._from = made_from
        self._keep = keep
        self._total = longest_recording(made_from.pacing, made_from.choices)
        held = effective_choices(made_from.pacing, made_from.choices)
        self._around = surroundings(made_from.pacing, held)
        found = limits(made_from.pacing, replace(held, longest=self._total))
        # A pause is heard with the quiet ends of the stretches around it.
        silence = Seconds(max(_LEAST_SILENCE, found.max_silence - LEAD - TAIL))
        pause = Seconds(min(found.sentence_pause, silence))
        self._limits: Limits = replace(found, max_silence=silence, sentence_pause=pause)
        self._fitting = Fitting(made_from, self._limits, self._total)
        self._highest = held.highest_rung

    def plan_after(
        self,
        kept: Sequence[Step],
        head: Sequence[Quiet],
        rests: Sequence[Stretch],
        *,
        under_way: bool = False,
    ) -> Plan:
        """The plan with the steps kept, the quiet still to come, and these stretches while there is time."""
        last = kept[-1] if kept else None
        returning = last is not None and last.role is Role.RETURN
        if returning or (self.beyond and not under_way):
            rests = []
        draft, left = self._fitting.fit(kept, head, rests, under_way=under_way)
        book, first = self._fitting.book, len(draft.kept)
        steps = with_check_ins(draft, Asking(self._limits.check_ins, book, self._limits.anchor, first))
        timed = self._timed(steps, first)
        behind = left_behind(kept, rests[:1], self._from.recording)
        return self._plan(LinesOver(self._limits, book).put(timed, self._keep), joined(behind, left))

    @property
    def beyond(self) -> bool:
        """Whether the recording stands on a rung that isn't let through."""
        return self._from.rung > self._highest

    def _timed(self, steps: Sequence[Step], kept: int) -> tuple[Step, ...]:
        """The steps one after the other, each stretch as its slices."""
        made = list(steps[:kept])
        for step in steps[kept:]:
            made.extend(self._fitting.slices(step, end_of(made)))
        return tuple(made)

    def _plan(self, steps: tuple[Step, ...], left: Sequence[LeftOut]) -> Plan:
        recording, pacing = self._from.recording, self._from.pacing
        return Plan(
            script_id=recording_id(recording.name),
            script_title=recording.title,
            script_hash=recording.content_hash,
            pacing_name=pacing.name,
            pacing_hash=pacing.content_hash,
            steps=steps,
            left_out=tuple((recording.title, reason) for reason in self._reasons(left)),
            around=self._around,
            own_gain=recording.own_gain,
        )

    def _reasons(self, left: Sequence[LeftOut]) -> list[str]:
        if self.beyond:
            return [too_high(self._from.rung, self._highest)]
        recording, ends = self._from.recording, self._fitting.music_left
        parts = [shortened(*one, recording.length, self._total) for one in left]
        if ends is not None and not any(one.end is None for one in left):
            parts.append(shortened(ends, None, recording.length, self._total))
        return [*parts, *why_not_whole(recording)]
