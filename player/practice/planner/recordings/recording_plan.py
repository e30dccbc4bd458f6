"""A person's own recording becomes the steps of a sitting: stretches of it, with pauses as the pacing wants.

Its speech is left as it is. Its pauses are scaled, capped and kept company like those of a script; the
product's own lines stand before it, after it and in its pauses. Pure.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from player.practice.choices import Choices
from player.practice.own_titles import ARRIVING, RETURNING
from player.practice.pacing.model import Pacing
from player.practice.pacing.resolved_choices import effective_choices
from player.practice.pacing.surroundings import surroundings
from player.practice.planner.check_ins import Asking, with_check_ins
from player.practice.planner.draft import Draft
from player.practice.planner.layout import Layout
from player.practice.planner.measuring.groups import Context, Group, Part, Passage, Quiet, context_of_step
from player.practice.planner.measuring.limits import Limits, limits
from player.practice.planner.measuring.measure import Measure
from player.practice.planner.measuring.measured import Book
from player.practice.planner.recordings.found_words import shortened, too_high, why_not_whole
from player.practice.planner.recordings.lines_over import LinesOver
from player.practice.planner.recordings.recording import (
    LEAD,
    TAIL,
    Recording,
    Stretch,
    recording_id,
    stretches_of,
    without_last_music,
)
from player.practice.planner.steps import LineDurations, Plan, RecordedSlice, Step, StepKind, end_of
from player.practice.script.model import Role
from player.practice.script.phrasebook import Phrasebook
from player.practice.units import ROUNDING_S, Rung, Seconds

LONGEST: Final = Seconds(3600.0)
"""A recording plays for up to an hour (practice brief, section 2), whatever a pacing says of scripts."""

_PARAGRAPH_PAUSE: Final = 2.5
"""Seconds of a pause from which on it parts paragraphs: options are spoken of there first (our default)."""

_CUT_STEP: Final = 1.0
"""Seconds of a stretch that is cut to try less by, at least."""

_LEAST_SCALE: Final = 0.4
"""A long recording's pauses are shortened to so much before anything is left out (our default)."""

_SCALE_TRIES: Final = 7
"""Halvings of the range in which that scale is searched for."""

_LONGEST_CLOSING: Final = 180.0
_CLOSING_SHARE: Final = 0.25
"""A closing kept is at most so many seconds long, and so much of the time there is (our default)."""

_LEAST_SILENCE: Final = 0.5
"""Seconds that the longest silence is taken for at least, where a stretch's own quiet ends are longer."""

_KEY: Final = "\x00recorded"


_LayOut = Callable[[Sequence[Passage]], Draft]
_LeftOut = tuple[float, float | None]
"""Where in the recording what is left out begins, and where it ends; None for the recording's end."""


@dataclass(frozen=True)
class Inputs:
    """What a recording's plan is made from.

    Attributes:
        rung: what the recording counts as: what the person marked it as, else mindfulness. Nothing is known
            of its words.
    """

    recording: Recording
    pacing: Pacing
    choices: Choices
    phrasebook: Phrasebook
    durations: LineDurations
    rung: Rung = Rung.MINDFULNESS


def plan_recording(made_from: Inputs) -> Plan:
    """The plan of a whole sitting with a recording."""
    return _Planner(made_from).plan_after((), (), stretches_of(made_from.recording))


def replan_recording(
    current: Plan, keep: int, made_from: Inputs, *, skip: bool = False, grounding_only: bool = False
) -> Plan:
    """The plan with its first ``keep`` steps as they are, and the rest planned again.

    Args:
        current: the plan so far.
        keep: how many of its steps stay. A stretch that is being heard is heard to its end.
        made_from: as for ``plan_recording``.
        skip: go on with the next stretch of the recording at once.
        grounding_only: leave out the rest of the recording.
    """
    kept = list(current.steps[:keep])
    heard = max((step.recorded.end for step in kept if step.recorded is not None), default=0.0)
    planner = _Planner(made_from, keep)
    rests = [
        rest for stretch in stretches_of(made_from.recording) if (rest := stretch.after(heard)) is not None
    ]
    ahead = _quiet(current.steps[keep:])
    begun = bool(rests) and _under_way(kept, rests[0], heard)
    if begun and not skip:
        kept += planner.continued(kept[-1], rests[0])
    if begun:
        ahead = planner.gap(rests[0], rests[1:]) if not skip else ()
        rests = rests[1:]
    elif skip:
        ahead = ()
    return planner.plan_after(kept, ahead, [] if grounding_only else rests)


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
        self._scale = 1.0
        self._total = longest_recording(made_from.pacing, made_from.choices)
        held = effective_choices(made_from.pacing, made_from.choices)
        self._around = surroundings(made_from.pacing, held)
        found = limits(made_from.pacing, replace(held, longest=self._total))
        # A pause is heard with the quiet ends of the stretches around it.
        silence = Seconds(max(_LEAST_SILENCE, found.max_silence - LEAD - TAIL))
        pause = Seconds(min(found.sentence_pause, silence))
        self._limits: Limits = replace(found, max_silence=silence, sentence_pause=pause)
        self._known: dict[str, Stretch] = {}
        self._ends: float | None = None
        self._book = Book(made_from.phrasebook, self._lasting, made_from.choices.turn)
        title = made_from.recording.title
        self._context = Context(title, Role.MIDDLE, made_from.rung, contact=False)
        self._highest = held.highest_rung

    def plan_after(self, kept: Sequence[Step], head: Sequence[Quiet], rests: Sequence[Stretch]) -> Plan:
        """The plan with the steps kept, the quiet still to come, and these stretches while there is time."""
        last = kept[-1] if kept else None
        returning = last is not None and last.role is Role.RETURN
        rests = [] if returning or self._beyond else rests
        draft, left = self._fitting(kept, self._headed(kept, head), rests)
        asking = Asking(self._limits.check_ins, self._book, self._limits.anchor, len(kept))
        steps = with_check_ins(draft, asking)
        timed = self._timed(steps, len(kept))
        over = LinesOver(self._limits, self._book)
        return self._plan(over.put(timed, self._keep), left)

    @property
    def _beyond(self) -> bool:
        """Whether the recording stands on a rung that isn't let through."""
        return self._from.rung > self._highest

    def continued(self, step: Step, rest: Stretch) -> list[Step]:
        """The steps that carry on with a stretch under way."""
        title = self._from.recording.title
        begun = replace(step, kind=StepKind.SAY, start=step.end, text=title, piece=0)
        return list(self._slices(begun, rest, step.end))

    def gap(self, before: Stretch, following: Sequence[Stretch]) -> tuple[Quiet, ...]:
        """The quiet after a stretch."""
        return (self._pause(before.end, following[0].start, -1),) if following else ()

    # --- from stretches to groups

    def _grouped(self, rests: Sequence[Stretch]) -> list[Passage]:
        """Each stretch as a passage. Its pauses are its own: they are neither varied nor made to last."""
        passages: list[Passage] = []
        title, long_before = self._from.recording.title, True
        for index, stretch in enumerate(rests):
            key = f"{_KEY} {index}"
            self._known[key] = stretch
            quiet = Quiet(StepKind.PAUSE, self._limits.sentence_pause, self._context, index, fixed=True)
            if index + 1 < len(rests):
                quiet = self._pause(stretch.end, rests[index + 1].start, index)
            group = Group(StepKind.SAY, self._context, title, key, (quiet,), index)
            passages.append(Passage(self._context, (group,), joined=not long_before))
            long_before = quiet.length >= _PARAGRAPH_PAUSE
        return passages

    def _pause(self, start: float, end: float, piece: int) -> Quiet:
        length = max(0.0, end - start) * self._from.pacing.pause_scale * self._scale
        kind = StepKind.SILENCE if length > self._limits.max_silence else StepKind.PAUSE
        return Quiet(kind, length, self._context, piece, fixed=kind is StepKind.PAUSE)

    def _headed(self, kept: Sequence[Step], head: Sequence[Quiet]) -> tuple[Quiet, ...]:
        """The quiet still to come, and never none after something was heard."""
        least = self._limits.sentence_pause if kept and kept[-1].recorded is None else Seconds(0.5)
        missing = least - sum(quiet.length for quiet in head)
        if kept and kept[-1].kind.voiced and missing > 0:
            last = kept[-1]
            return (*head, Quiet(StepKind.PAUSE, missing, context_of_step(last), last.piece))
        return tuple(head)

    # --- as much as there is time for

    def _fitting(
        self, kept: Sequence[Step], head: Sequence[Quiet], rests: Sequence[Stretch]
    ) -> tuple[Draft, _LeftOut | None]:
        """What fits: pauses shorten first, then what comes before the closing is left out."""
        total = self._total
        if kept:
            total = max(total, self._limits.to_return(kept))
        lay_out = self._layer(kept, head)
        self._passages = self._grouped(rests)
        draft = lay_out(self._passages)
        if draft.duration <= total + ROUNDING_S or not self._passages:
            return draft, None
        shorter = self._with_shorter_pauses(lay_out, rests, total) or self._ended_by_words(lay_out, total)
        return (shorter, None) if shorter is not None else self._without_middle(lay_out, total, kept)

    def _with_shorter_pauses(self, lay_out: _LayOut, rests: Sequence[Stretch], total: float) -> Draft | None:
        """The draft with its pauses as long as they may be; None where the shortest are too long."""
        low, high, found = _LEAST_SCALE, 1.0, None
        for _unused in range(_SCALE_TRIES):
            self._scale = low if found is None else (low + high) / 2
            draft = lay_out(self._grouped(rests))
            if draft.duration <= total:
                low, found = self._scale, draft
            elif found is None:
                break
            else:
                high = self._scale
        if found is None:
            self._passages = self._grouped(rests)
        return found

    def _ended_by_words(self, lay_out: _LayOut, total: float) -> Draft | None:
        """The draft with only a little of the music after the last words; None where it is too long still."""
        key = self._passages[-1].groups[0].spoken
        shorter = without_last_music(self._from.recording, self._known[key])
        if shorter is None:
            return None
        self._known[key], self._ends = shorter, shorter.end
        draft = lay_out(self._passages)
        return draft if draft.duration <= total + ROUNDING_S else None

    def _without_middle(
        self, lay_out: _LayOut, total: float, kept: Sequence[Step]
    ) -> tuple[Draft, _LeftOut | None]:
        """As much of the beginning as has room before the recording's own closing."""
        last = self._closing(total - lay_out([]).duration)
        closing = self._passages[last:]
        low, high = 0, last
        while high - low > 1:
            middle = (low + high) // 2
            fits = lay_out([*self._ended(middle), *closing]).duration <= total
            low, high = (middle, high) if fits else (low, middle)
        if low == 0 and not kept:
            return self._cut_short(lay_out, total, closing)
        until = self._stretch(closing[0]).start if closing else None
        return lay_out([*self._ended(low), *closing]), (self._stretch(self._passages[low]).start, until)

    def _closing(self, room: float) -> int:
        """Where the recording's closing begins: at a long pause near its end, if there is one."""
        longest = min(_LONGEST_CLOSING, room * _CLOSING_SHARE)
        first = len(self._passages)
        if not self._from.recording.complete or first < 2:  # noqa: PLR2004  # a beginning and a closing
            return first
        end = self._stretch(self._passages[-1]).end
        ahead = [
            number
            for number in range(1, first)
            if end - self._stretch(self._passages[number]).start <= longest
        ]
        return min([number for number in ahead if not self._passages[number].joined] or ahead, default=first)

    def _stretch(self, passage: Passage) -> Stretch:
        return self._known[passage.groups[0].spoken]

    def _ended(self, count: int) -> list[Passage]:
        """So many passages, with a short pause behind the last: what its quiet led to is not heard."""
        passages = self._passages[:count]
        if passages:
            passages[-1] = self._resting(passages[-1])
        return passages

    def _resting(self, passage: Passage) -> Passage:
        group = passage.groups[0]
        pause = Quiet(StepKind.PAUSE, self._limits.sentence_pause, self._context, group.piece, fixed=True)
        return replace(passage, groups=(group._replace(quiets=(pause,)),))

    def _cut_short(
        self, lay_out: _LayOut, total: float, closing: Sequence[Passage]
    ) -> tuple[Draft, _LeftOut | None]:
        """Where not even the first stretch has room: its beginning, and the closing or else its end."""
        first, bare = self._resting(self._passages[0]), lay_out([])
        stretch = self._stretch(first)
        room = total - bare.duration
        ending = stretch.ending(min(_LONGEST_CLOSING, room * _CLOSING_SHARE))
        if ending is not None and len(self._passages) == 1 and self._from.recording.complete:
            key = f"{_KEY} closing"
            self._known[key] = ending
            closing = [replace(first, groups=(first.groups[0]._replace(spoken=key),))]
        while (beginning := stretch.within(room)) is not None:
            self._known[first.groups[0].spoken] = beginning
            draft = lay_out([first, *closing])
            if draft.duration <= total + ROUNDING_S:
                return draft, (beginning.end, self._stretch(closing[0]).start if closing else None)
            # Words about options come with it, so that not all of the room is its own.
            room -= max(draft.duration - total, _CUT_STEP)
        return bare, (stretch.start, None)

    def _layer(self, kept: Sequence[Step], head: Sequence[Quiet]) -> _LayOut:
        def lay_out(passages: Sequence[Passage]) -> Draft:
            # A stretch that is cut short lasts less from one draft to the next, so each is measured again.
            layout = Layout(Measure(self._limits, self._book), kept)
            return layout.run(self._parts(passages, bool(kept)), head=head)

        return lay_out

    def _parts(self, passages: Sequence[Passage], begun: bool) -> list[Part]:
        middle = Part(1, self._context, False, tuple(passages))
        grounding = Rung.GROUNDING
        orient = Part(0, Context(ARRIVING, Role.ORIENT, grounding, contact=False), False, ())
        last = Part(2, Context(RETURNING, Role.RETURN, grounding, contact=False), False, ())
        return [middle, last] if begun else [orient, middle, last]

    def _lasting(self, spoken: str) -> Seconds:
        stretch = self._known.get(spoken)
        return self._from.durations(spoken) if stretch is None else Seconds(stretch.end - stretch.start)

    # --- steps

    def _timed(self, steps: Sequence[Step], kept: int) -> tuple[Step, ...]:
        """The steps one after the other, each stretch as its slices."""
        made = list(steps[:kept])
        now = end_of(made)
        for step in steps[kept:]:
            stretch = self._known.get(step.spoken)
            following = [replace(step, start=now)] if stretch is None else self._slices(step, stretch, now)
            made.extend(following)
            now = made[-1].end
        return tuple(made)

    def _slices(self, step: Step, stretch: Stretch, now: Seconds) -> list[Step]:
        recording = self._from.recording
        bed = Seconds(stretch.bed[0]), Seconds(stretch.bed[1])
        made: list[Step] = []
        for start, end in stretch.slices:
            room = (
                Seconds(stretch.room[0] if start == stretch.start else 0.0),
                Seconds(stretch.room[1] if end == stretch.end else 0.0),
            )
            length = Seconds(end - start)
            wordless = recording.wordless_at((start + end) / 2)
            heard = RecordedSlice(recording.name, Seconds(start), length, recording.gain, room, bed, wordless)
            made.append(replace(step, start=now, duration=heard.length, spoken="", recorded=heard))
            now = made[-1].end
        return made

    def _plan(self, steps: tuple[Step, ...], left: _LeftOut | None) -> Plan:
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

    def _reasons(self, left: _LeftOut | None) -> list[str]:
        if self._beyond:
            return [too_high(self._from.rung, self._highest)]
        recording = self._from.recording
        parts = [] if left is None else [shortened(*left, recording.length, self._total)]
        if self._ends is not None and not (left and left[1] is None):
            parts.append(shortened(self._ends, None, recording.length, self._total))
        return [*parts, *why_not_whole(recording)]


def longest_recording(pacing: Pacing, choices: Choices) -> Seconds:
    """How long a sitting with a recording may be: an hour, or less if the person or a clinician says so."""
    locked = pacing.session_max_min * 60 if "session_max_min" in pacing.locked else LONGEST
    wished = LONGEST if choices.longest is None else max(choices.longest, 60.0)
    return Seconds(min(LONGEST, locked, wished))
