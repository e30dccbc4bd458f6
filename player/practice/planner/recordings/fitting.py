"""As much of a recording as a sitting has time for: its beginning, and its own closing.

Its pauses shorten first. Then what comes before its closing is left out. A stretch that is too long for what
time there is ends at one of its quietest places, also while it is being heard. Pure.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf
from typing import Final, NamedTuple

from player.practice.own_titles import ARRIVING, RETURNING
from player.practice.planner.draft import Draft
from player.practice.planner.layout import Layout
from player.practice.planner.measuring.groups import Context, Group, Part, Passage, Quiet, context_of_step
from player.practice.planner.measuring.limits import Limits
from player.practice.planner.measuring.measure import Measure
from player.practice.planner.measuring.measured import Book
from player.practice.planner.recordings.inputs import Inputs
from player.practice.planner.recordings.left_out import LeftOut
from player.practice.planner.recordings.recording import (
    LONGEST_CLOSING,
    PARAGRAPH_PAUSE,
    Stretch,
    closing_among,
    skips,
    without_last_music,
)
from player.practice.planner.steps import RecordedSlice, Step, StepKind
from player.practice.script.model import Role
from player.practice.units import ROUNDING_S, Rung, Seconds

_CUT_STEP: Final = 1.0
"""Seconds of a stretch that is cut to try less by, at least."""

_WORTH_CUTTING: Final = 60.0
"""Seconds left to a sitting from which on a stretch is begun that has no room as a whole (our default)."""

HEARD_OUT: Final = 20.0
"""Seconds of a stretch under way that are heard out, although there isn't time, or nothing more of the
recording is wanted (our default): most end by then, and one that lasts for minutes ends at a quiet place."""

_LEAST_SCALE: Final = 0.4
"""A long recording's pauses are shortened to so much before anything is left out (our default)."""

_SCALE_TRIES: Final = 7
"""Halvings of the range in which that scale is searched for."""

_CLOSING_SHARE: Final = 0.25
"""A closing kept takes at most so much of the time there is (our default)."""

_KEY: Final = "\x00recorded"
_FIRST: Final = f"{_KEY} 0"
_CLOSING: Final = f"{_KEY} closing"


class Fitted(NamedTuple):
    """As much as there is time for.

    Attributes:
        draft: the sitting. What goes on with a stretch under way counts as kept in it.
        left: what is left out, if anything is.
    """

    draft: Draft
    left: LeftOut | None = None


class Fitting:
    """Fits a recording into a sitting.

    Args:
        made_from: the plan's inputs.
        limits: of the plan.
        total: how long the sitting may be, in seconds.
    """

    def __init__(self, made_from: Inputs, limits: Limits, total: Seconds) -> None:
        self._from = made_from
        self._limits = limits
        self._longest = self._total = total
        self._scale = 1.0
        self._known: dict[str, Stretch] = {}
        self._context = Context(made_from.recording.title, Role.MIDDLE, made_from.rung, contact=False)
        self._kept: Sequence[Step] = ()
        self._head: Sequence[Quiet] = ()
        self._under_way = False
        self._passages: list[Passage] = []
        self.book = Book(made_from.phrasebook, self._lasting, made_from.choices.turn)
        self.music_left: float | None = None

    def fit(
        self, kept: Sequence[Step], head: Sequence[Quiet], rests: Sequence[Stretch], *, under_way: bool
    ) -> Fitted:
        """What fits.

        Args:
            kept: the steps before.
            head: the quiet that is still to come after them.
            rests: what of the recording is still to come.
            under_way: whether the first of these is what was being heard last: nothing comes before it.
        """
        self._kept, self._head, self._under_way = kept, head, under_way
        self._total = max(self._longest, self._limits.to_return(kept)) if kept else self._longest
        self._passages = self._grouped(rests)
        draft = self._laid(self._passages)
        if self._has_room(draft) or not self._passages or self._at_its_end:
            return Fitted(draft, self._skipped(rests))
        shorter = self._with_shorter_pauses(rests) or self._ended_by_words()
        return Fitted(shorter, self._skipped(rests)) if shorter is not None else self._without_middle()

    def slices(self, step: Step, now: Seconds) -> list[Step]:
        """A step with the recorded slices that it stands for, one after the other; itself, if it has none."""
        stretch = self._known.get(step.spoken)
        return [replace(step, start=now)] if stretch is None else self._sliced(step, stretch, now)

    # --- from stretches to groups

    def _grouped(self, rests: Sequence[Stretch]) -> list[Passage]:
        """Each stretch as a passage. Its pauses are its own: they are neither varied nor made to last."""
        passages: list[Passage] = []
        title, long_before = self._from.recording.title, True
        for index, stretch in enumerate(rests):
            key = f"{_KEY} {index}"
            self._known[key] = stretch
            quiet = Quiet(StepKind.PAUSE, self._limits.sentence_pause, self._context, index, fixed=True)
            last = index + 1 == len(rests)
            parted = last or self._skips(stretch, rests[index + 1])
            if not parted:
                quiet = self._pause(stretch.end, rests[index + 1].start, index)
            group = Group(StepKind.SAY, self._context, title, key, (quiet,), index)
            passages.append(Passage(self._context, (group,), joined=not long_before))
            # Options are spoken of first where a pause parts paragraphs.
            long_before = parted or quiet.length >= PARAGRAPH_PAUSE
        return passages

    def _skips(self, before: Stretch, after: Stretch) -> bool:
        return skips(self._from.recording, before, after)

    def _skipped(self, rests: Sequence[Stretch]) -> LeftOut | None:
        """What of a very long recording wasn't looked through, between these."""
        beside = next((pair for pair in pairwise(rests) if self._skips(*pair)), None)
        return None if beside is None else LeftOut(beside[0].end, beside[1].start)

    def _pause(self, start: float, end: float, piece: int) -> Quiet:
        length = max(0.0, end - start) * self._from.pacing.pause_scale * self._scale
        kind = StepKind.SILENCE if length > self._limits.max_silence else StepKind.PAUSE
        return Quiet(kind, length, self._context, piece, fixed=kind is StepKind.PAUSE)

    def _lasting(self, spoken: str) -> Seconds:
        stretch = self._known.get(spoken)
        return self._from.durations(spoken) if stretch is None else Seconds(stretch.end - stretch.start)

    def _sliced(self, step: Step, stretch: Stretch, now: Seconds) -> list[Step]:
        recording = self._from.recording
        bed = Seconds(stretch.bed[0]), Seconds(stretch.bed[1])
        made: list[Step] = []
        for start, end in stretch.slices:
            room = (
                Seconds(stretch.room[0] if start == stretch.start else 0.0),
                Seconds(stretch.room[1] if end == stretch.end else 0.0),
            )
            length = Seconds(end - start)
            voice = recording.voice_at((start + end) / 2)
            heard = RecordedSlice(recording.name, Seconds(start), length, recording.gain, room, bed, voice)
            made.append(replace(step, start=now, duration=heard.length, spoken="", recorded=heard))
            now = made[-1].end
        return made

    # --- laid out

    def _laid(self, passages: Sequence[Passage]) -> Draft:
        # A stretch that is cut short lasts less from one draft to the next, so each is measured again.
        kept, head, after = self._kept, self._head, passages
        if self._under_way and passages and passages[0].groups[0].spoken == _FIRST:
            group = passages[0].groups[0]
            begun = replace(
                kept[-1], kind=StepKind.SAY, start=kept[-1].end, text=self._context.title, piece=0
            )
            kept = [*kept, *self._sliced(begun, self._known[_FIRST], begun.start)]
            after = passages[1:]
            head = group.quiets if after else ()
        layout = Layout(Measure(self._limits, self.book), kept)
        return layout.run(self._parts(after, begun=bool(kept)), head=self._headed(kept, head))

    def _headed(self, kept: Sequence[Step], head: Sequence[Quiet]) -> tuple[Quiet, ...]:
        """The quiet still to come, and never none after something was heard."""
        least = self._limits.sentence_pause if kept and kept[-1].recorded is None else Seconds(0.5)
        missing = least - sum(quiet.length for quiet in head)
        if kept and kept[-1].kind.voiced and missing > 0:
            last = kept[-1]
            return (*head, Quiet(StepKind.PAUSE, missing, context_of_step(last), last.piece))
        return tuple(head)

    def _parts(self, passages: Sequence[Passage], *, begun: bool) -> list[Part]:
        middle = Part(1, self._context, False, tuple(passages))
        grounding = Rung.GROUNDING
        orient = Part(0, Context(ARRIVING, Role.ORIENT, grounding, contact=False), False, ())
        last = Part(2, Context(RETURNING, Role.RETURN, grounding, contact=False), False, ())
        return [middle, last] if begun else [orient, middle, last]

    @property
    def _at_its_end(self) -> bool:
        """Whether the recording's last words are being heard: nobody's sentence is cut for some seconds."""
        last = self._stretch(self._passages[-1])
        return self._under_way and len(self._passages) == 1 and last.end - last.start <= HEARD_OUT

    def _has_room(self, draft: Draft) -> bool:
        return draft.duration <= self._total + ROUNDING_S

    # --- as much as there is time for

    def _with_shorter_pauses(self, rests: Sequence[Stretch]) -> Draft | None:
        """The draft with its pauses as long as they may be; None where the shortest are too long."""
        low, high, found = _LEAST_SCALE, 1.0, None
        for _unused in range(_SCALE_TRIES):
            self._scale = low if found is None else (low + high) / 2
            draft = self._laid(self._grouped(rests))
            if draft.duration <= self._total:
                low, found = self._scale, draft
            elif found is None:
                break
            else:
                high = self._scale
        if found is None:
            self._passages = self._grouped(rests)
        return found

    def _ended_by_words(self) -> Draft | None:
        """The draft with only a little of the music after the last words; None where it is too long still."""
        key = self._passages[-1].groups[0].spoken
        shorter = without_last_music(self._from.recording, self._known[key])
        if shorter is None:
            return None
        self._known[key], self.music_left = shorter, shorter.end
        draft = self._laid(self._passages)
        return draft if self._has_room(draft) else None

    def _without_middle(self) -> Fitted:
        """As much of the beginning as has room before the recording's own closing."""
        last, closing = self._closing_that_fits()
        ahead = self._ahead
        low, high = 0, min(last, ahead + 1)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._has_room(self._ended(middle, closing)) else (low, middle)
        draft = self._ended(low, closing)
        any_heard = low > 0 or any(step.recorded is not None for step in self._kept)
        worth = self._under_way or not any_heard or self._total - draft.duration >= _WORTH_CUTTING
        if worth and low < ahead:
            cut = self._cut_short(low, closing)
            if cut is not None:
                return cut
        stretch = self._stretch(self._passages[low])
        if low == ahead:
            return Fitted(draft, self._left(self._stretch(self._passages[low - 1]).end, closing))
        return Fitted(draft, self._left(stretch.start if any_heard or closing else 0.0, closing))

    @property
    def _ahead(self) -> int:
        """How many passages come before what wasn't looked through; all where nothing of that does."""
        stretches = [self._stretch(passage) for passage in self._passages]
        places = (number for number, pair in enumerate(pairwise(stretches), 1) if self._skips(*pair))
        return next(places, len(stretches))

    def _left(self, start: float, closing: Sequence[Passage]) -> LeftOut:
        return LeftOut(start, self._stretch(closing[0]).start if closing else None)

    def _ended(self, count: int, closing: Sequence[Passage]) -> Draft:
        """So many passages and the closing: what the quiet after the last of them led to is not heard."""
        passages = self._passages[:count]
        if passages:
            passages[-1] = self._resting(passages[-1])
        return self._laid([*passages, *closing])

    def _resting(self, passage: Passage) -> Passage:
        group = passage.groups[0]
        pause = Quiet(StepKind.PAUSE, self._limits.sentence_pause, self._context, group.piece, fixed=True)
        return replace(passage, groups=(group._replace(quiets=(pause,)),))

    def _closing_that_fits(self) -> tuple[int, list[Passage]]:
        """As ``_closing``, of the share that it may have: less where not all of that has room any more."""
        room = self._total - self._laid([]).duration
        heard = sum(step.duration for step in self._kept if step.recorded is not None)
        # A share of the whole, so that it doesn't shrink each time that the rest is planned again.
        longest = min(room, (room + heard) * _CLOSING_SHARE, LONGEST_CLOSING)
        while longest > 0.0:
            last, closing = self._closing(longest)
            over = self._ended(0, closing).duration - self._total
            if over <= ROUNDING_S:
                return last, closing
            longest -= max(over, _CUT_STEP)
        return len(self._passages), []

    def _closing(self, longest: float) -> tuple[int, list[Passage]]:
        """The recording's closing, of so many seconds at the most, and the number of passages before it.

        Where the last stretch is too long for that, it begins at one of its quietest places. There is none as
        long as the recording's end isn't known, or where it wasn't looked through.
        """
        count, recording = len(self._passages), self._from.recording
        stretches = [self._stretch(passage) for passage in self._passages]
        skipped = recording.skipped
        if not recording.complete or (skipped is not None and stretches[-1].start < skipped[0]):
            return count, []
        first, ending = 1 + closing_among(stretches[1:], longest), stretches[-1].ending(longest)
        if first < count or ending is None:
            return first, self._passages[first:]
        self._known[_CLOSING] = ending
        passage = self._passages[-1]
        group = passage.groups[0]._replace(spoken=_CLOSING)
        return count, [replace(passage, groups=(group,), joined=False)]

    def _stretch(self, passage: Passage) -> Stretch:
        return self._known[passage.groups[0].spoken]

    def _cut_short(self, count: int, closing: Sequence[Passage]) -> Fitted | None:
        """So many passages, the beginning of the next, and the closing; None where not even a slice fits."""
        before, cut = self._passages[:count], self._resting(self._passages[count])
        key, whole = cut.groups[0].spoken, self._stretch(cut)
        until = min((self._stretch(passage).start for passage in closing), default=inf)
        room = min(self._total - self._laid([*before, *closing]).duration, until - whole.start)
        while (beginning := whole.within(room)) is not None:
            self._known[key] = beginning
            draft = self._laid([*before, cut, *closing])
            if self._has_room(draft):
                return Fitted(draft, self._left(beginning.end, closing))
            # Words about options come with it, so that not all of the room is its own.
            room -= max(draft.duration - self._total, _CUT_STEP)
        self._known[key] = whole
        return None
