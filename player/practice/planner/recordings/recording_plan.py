"""A person's own recording becomes the steps of a sitting: stretches of it, with pauses as the pacing wants.

Its speech is left as it is. Its pauses are scaled, capped and kept company like those of a script; the
product's own lines stand before it, after it and in its pauses. Pure.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from player.practice.choices import Choices
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
from player.practice.planner.steps import LineDurations, Plan, RecordedSlice, Step, StepKind
from player.practice.script.model import Role
from player.practice.script.phrasebook import Phrasebook
from player.practice.units import Rung, Seconds

LONGEST: Final = Seconds(3600.0)
"""A recording plays for up to an hour (practice brief, section 2), whatever a pacing says of scripts."""

ARRIVING: Final = "Arriving"
RETURNING: Final = "Coming back"
"""Titles of what stands around a recording."""

_PARAGRAPH_PAUSE: Final = 2.5
"""Seconds of a pause from which on it parts paragraphs: options are spoken of there first (our default)."""

_LEAD: Final = 0.06
_TAIL: Final = 0.2
"""Seconds kept before and after a stretch, for soft beginnings and dying sounds (our default)."""

_RETURN_MARGIN: Final = 10.0
_CUT_STEP: Final = 1.0
"""Seconds of a stretch that is cut to try less by, at least."""

_TINY: Final = 1e-6
_KEY: Final = "\x00recorded"


@dataclass(frozen=True)
class Recording:
    """A recording, as far as it is known.

    Attributes:
        name: the name that it is played under, made from its content.
        title: for the person.
        content_hash: in hexadecimal.
        length, looked: seconds of the whole, and seconds looked through so far.
        complete: True once no more will be looked through.
        slices: start and end of each stretch of sound, in seconds; those that touch belong together.
        gain: linear factor that brings it to the programme's loudness.
        fault: why the rest of it can't be played, in words; else empty.
    """

    name: str
    title: str
    content_hash: str
    length: Seconds
    looked: Seconds
    complete: bool
    slices: tuple[tuple[Seconds, Seconds], ...]
    gain: float = 1.0
    fault: str = ""


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


@dataclass(frozen=True)
class _Stretch:
    """Sound between two pauses: start and end of each slice of it, in seconds."""

    slices: tuple[tuple[float, float], ...]

    @property
    def start(self) -> float:
        return self.slices[0][0]

    @property
    def end(self) -> float:
        return self.slices[-1][1]

    def after(self, place: float) -> "_Stretch | None":
        """What of it lies behind a place."""
        rest = tuple((max(a, place), b) for a, b in self.slices if b > place + _TINY)
        return _Stretch(rest) if rest else None

    def within(self, length: float) -> "_Stretch | None":
        """As many of its slices as so many seconds hold."""
        rest = tuple(one for one in self.slices if one[1] - self.start <= length)
        return _Stretch(rest) if rest else None


def plan_recording(made_from: Inputs) -> Plan:
    """The plan of a whole sitting with a recording."""
    return _Planner(made_from).made((), (), _stretches(made_from.recording))


def replan_recording(
    current: Plan, keep: int, made_from: Inputs, *, skip: bool = False, grounding_only: bool = False
) -> Plan:
    """The plan with its first ``keep`` steps as they are, and the rest made anew.

    Args:
        current: the plan so far.
        keep: how many of its steps stay. A stretch that is being heard is heard to its end.
        made_from: as for ``plan_recording``.
        skip: go on with the next stretch of the recording at once.
        grounding_only: leave out the rest of the recording.
    """
    kept = list(current.steps[:keep])
    heard = max((step.recorded.end for step in kept if step.recorded is not None), default=0.0)
    planner = _Planner(made_from)
    rests = [rest for one in _stretches(made_from.recording) if (rest := one.after(heard)) is not None]
    ahead = _quiet(current.steps[keep:])
    begun = bool(rests) and _under_way(kept, rests[0], heard)
    if begun and not skip:
        kept += planner.continued(kept[-1], rests[0])
    if begun:
        ahead = planner.gap(rests[0], rests[1:]) if not skip else ()
        rests = rests[1:]
    elif skip:
        ahead = ()
    return planner.made(kept, ahead, [] if grounding_only else rests)


def _under_way(kept: Sequence[Step], rest: _Stretch, heard: float) -> bool:
    return bool(kept) and kept[-1].recorded is not None and abs(rest.start - heard) < _TINY


def _quiet(following: Sequence[Step]) -> tuple[Quiet, ...]:
    """The quiet still to come before something is heard again."""
    quiet: list[Quiet] = []
    for step in following:
        if step.kind.voiced:
            break
        quiet.append(Quiet(step.kind, step.duration, context_of_step(step), step.piece))
    return tuple(quiet)


def _stretches(recording: Recording) -> list[_Stretch]:
    """The recording between its pauses, with a little room around each stretch."""
    joined: list[list[tuple[float, float]]] = []
    for start, end in recording.slices:
        if joined and start - joined[-1][-1][1] < _TINY:
            joined[-1].append((start, end))
        else:
            joined.append([(start, end)])
    if not recording.complete and len(joined) > 1 and joined[-1][-1][1] > recording.looked - 1.0:
        # Where looking stopped is no pause: this stretch comes with the next look.
        joined.pop()
    ends = [0.0, *(slices[-1][1] for slices in joined)]
    starts = [*(slices[0][0] for slices in joined[1:]), recording.length]
    return [_Stretch(_roomy(*one)) for one in zip(joined, ends, starts, strict=False)]


def _roomy(slices: list[tuple[float, float]], before: float, after: float) -> tuple[tuple[float, float], ...]:
    room = list(slices)
    room[0] = (max(room[0][0] - _LEAD, min(before, room[0][0])), room[0][1])
    room[-1] = (room[-1][0], min(room[-1][1] + _TAIL, max(after - _LEAD, room[-1][1])))
    return tuple(room)


class _Planner:
    """The inputs of one plan, kept together while it is made."""

    def __init__(self, made_from: Inputs) -> None:
        self._from = made_from
        self._total = longest_recording(made_from.pacing, made_from.choices)
        held = effective_choices(made_from.pacing, made_from.choices)
        self._around = surroundings(made_from.pacing, held)
        self._limits: Limits = limits(made_from.pacing, replace(held, longest=self._total))
        self._known: dict[str, _Stretch] = {}
        self._book = Book(made_from.phrasebook, self._lasting, made_from.choices.turn)
        title = made_from.recording.title
        self._context = Context(title, Role.MIDDLE, made_from.rung, contact=False)
        self._highest = held.highest_rung

    def made(self, kept: Sequence[Step], head: Sequence[Quiet], rests: Sequence[_Stretch]) -> Plan:
        """The plan with the steps kept, the quiet still to come, and these stretches while there is time."""
        last = kept[-1] if kept else None
        returning = last is not None and last.role is Role.RETURN
        rests = [] if returning or self._beyond else rests
        self._passages = self._grouped(rests)
        draft, left = self._fitting(kept, self._headed(kept, head))
        asking = Asking(self._limits.check_ins, self._book, self._limits.anchor, len(kept))
        steps = with_check_ins(draft, asking)
        return self._plan(self._timed(steps, len(kept)), left)

    @property
    def _beyond(self) -> bool:
        """Whether the recording stands on a rung that isn't let through."""
        return self._from.rung > self._highest

    def continued(self, step: Step, rest: _Stretch) -> list[Step]:
        """The steps that carry on with a stretch under way."""
        begun = replace(step, start=step.end, text=step.text)
        return list(self._slices(begun, rest, step.end))

    def gap(self, before: _Stretch, following: Sequence[_Stretch]) -> tuple[Quiet, ...]:
        """The quiet after a stretch."""
        return (self._pause(before.end, following[0].start, -1),) if following else ()

    # --- from stretches to groups

    def _grouped(self, rests: Sequence[_Stretch]) -> list[Passage]:
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
        length = max(0.0, end - start) * self._from.pacing.pause_scale
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

    def _fitting(self, kept: Sequence[Step], head: Sequence[Quiet]) -> tuple[Draft, float | None]:
        """The longest draft that fits, and where in the recording it ends too early; None for its own end."""
        total = self._total
        if kept:
            total = Seconds(max(total, kept[-1].end + self._limits.returning + _RETURN_MARGIN))
        lay_out = self._layer(kept, head)
        draft = lay_out(self._passages)
        if draft.duration <= total + _TINY or not self._passages:
            return draft, None
        low, high = 0, len(self._passages)
        while high - low > 1:
            middle = (low + high) // 2
            fits = lay_out(self._ended(middle)).duration <= total
            low, high = (middle, high) if fits else (low, middle)
        if low == 0 and not kept:
            return self._cut_short(lay_out, total)
        return lay_out(self._ended(low)), self._stretch(self._passages[low]).start

    def _stretch(self, passage: Passage) -> _Stretch:
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
        self, lay_out: Callable[[Sequence[Passage]], Draft], total: float
    ) -> tuple[Draft, float | None]:
        """Where not even the first stretch has room: its beginning, parted at a quiet place."""
        first, bare = self._resting(self._passages[0]), lay_out([])
        stretch = self._stretch(first)
        room = total - bare.duration
        while (beginning := stretch.within(room)) is not None:
            self._known[first.groups[0].spoken] = beginning
            draft = lay_out([first])
            if draft.duration <= total + _TINY:
                return draft, beginning.end
            # Words about options come with it, so that not all of the room is its own.
            room -= max(draft.duration - total, _CUT_STEP)
        return bare, stretch.start

    def _layer(self, kept: Sequence[Step], head: Sequence[Quiet]) -> Callable[[Sequence[Passage]], Draft]:
        def lay_out(passages: Sequence[Passage]) -> Draft:
            # A stretch that is cut short lasts less from one draft to the next, so each is measured anew.
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
        now = made[-1].end if made else Seconds(0.0)
        for step in steps[kept:]:
            stretch = self._known.get(step.spoken)
            following = [replace(step, start=now)] if stretch is None else self._slices(step, stretch, now)
            made.extend(following)
            now = made[-1].end
        return tuple(made)

    def _slices(self, step: Step, stretch: _Stretch, now: Seconds) -> list[Step]:
        recording = self._from.recording
        made: list[Step] = []
        for start, end in stretch.slices:
            heard = RecordedSlice(recording.name, Seconds(start), Seconds(end - start), recording.gain)
            made.append(replace(step, start=now, duration=heard.length, spoken="", recorded=heard))
            now = made[-1].end
        return made

    def _plan(self, steps: tuple[Step, ...], left: float | None) -> Plan:
        recording, pacing = self._from.recording, self._from.pacing
        return Plan(
            script_id=f"recording:{recording.name}",
            script_title=recording.title,
            script_hash=recording.content_hash,
            pacing_name=pacing.name,
            pacing_hash=pacing.content_hash,
            steps=steps,
            left_out=tuple((recording.title, reason) for reason in self._reasons(left)),
            around=self._around,
        )

    def _reasons(self, left: float | None) -> list[str]:
        recording = self._from.recording
        reasons = []
        if self._beyond:
            here, highest = self._from.rung.words, self._highest.words
            return [f"It counts as {here}, and this sitting goes as far as {highest}."]
        if not recording.slices and recording.complete:
            reasons.append("No sound was found in it.")
        if left is not None:
            minutes = f"{self._total / 60:.3g} minutes"
            reasons.append(f"It ends at {_clock(left)} of {_clock(recording.length)}, to keep to {minutes}.")
        if recording.fault:
            reasons.append(f"Only its first {_clock(recording.looked)} can be played. {recording.fault}")
        elif not recording.complete:
            reasons.append("The rest of it is still being looked through; it joins in a moment.")
        return reasons


def longest_recording(pacing: Pacing, choices: Choices) -> Seconds:
    """How long a sitting with a recording may be: an hour, or less if the person or a clinician says so."""
    locked = pacing.session_max_min * 60 if "session_max_min" in pacing.locked else LONGEST
    wished = LONGEST if choices.longest is None else max(choices.longest, 60.0)
    return Seconds(min(LONGEST, locked, wished))


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"
