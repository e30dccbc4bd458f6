"""How long passages take, with their quiet inside every cap.

Worked out once for each passage and each measure of quiet, however many drafts of a plan are tried.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from math import inf
from typing import Final

from player.practice.planner.measuring.groups import Context, Group, Passage, Quiet, has_one_pause
from player.practice.planner.measuring.limits import Limits
from player.practice.planner.measuring.measured import (
    AS_WRITTEN,
    LEAST,
    Book,
    Hush,
    Link,
    Measured,
    plain_link,
    sum_up,
    total_length,
)
from player.practice.planner.measuring.pauses import (
    LEAST_FACTOR,
    LEAST_PAUSE,
    PASSAGE_END,
    PHASE_END,
    WANTS_TIME,
    Caps,
    chain,
    varied,
)
from player.practice.planner.measuring.plain import PlainLine, pauses_after
from player.practice.planner.steps import StepKind
from player.practice.script.model import Role
from player.practice.units import ROUNDING_S

_SHRINK_TRIES: Final = 8
_LENGTHEN_TRIES: Final = 12
"""Halvings of the range in which a factor for quiet is searched for; the second range is far wider."""

_OPTION_SHARE: Final = 0.1
"""The quiet after a word about options is at most this share of the time between two (our default)."""


@dataclass(eq=False)
class Measure:
    """Measures the passages of one plan.

    Attributes:
        limits: of the plan.
        book: lines, and how long they take. It has to give the same lengths as long as this is used.
        says_all: whether the narrator can say every line that was measured by now.
    """

    limits: Limits
    book: Book
    says_all: bool = field(default=True, init=False)
    _known: dict[tuple[Passage, bool, Hush], Measured] = field(default_factory=dict)
    # By identity of the context, which stands in what is kept.
    _lines: dict[tuple[int, str, float], Measured] = field(default_factory=dict)
    _plain_known: dict[tuple[Passage, bool], tuple[list[PlainLine], tuple[float, ...]]] = field(
        default_factory=dict
    )
    _gaps: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        book, limits = self.book, self.limits
        gaps = [book.durations(line) + self.option_gap(line) for line in book.phrases.options]
        presence = max([book.durations(line) for line in book.phrases.presence[limits.anchor]])
        self.caps = Caps(limits, max(gaps), presence)
        self.longest_stretch = limits.option_every - self.caps.option_cost

    def option(self, context: Context, line: str) -> Measured:
        """A word about options as a passage: the same one each time."""
        gap = self._gaps.get(line)
        if gap is None:
            gap = self._gaps[line] = self.option_gap(line)
        return self.own_line(StepKind.OPTION, context, line, gap)

    def option_gap(self, line: str) -> float:
        """Seconds of quiet after a word about options: as at a passage's end, or a tenth of the interval."""
        usual = self._pause(self.limits.sentence_pause * PASSAGE_END * varied(line))
        return min(usual, max(LEAST_PAUSE, self.limits.option_every * _OPTION_SHARE))

    def _pause(self, length: float) -> float:
        return min(max(LEAST_PAUSE, length), self.limits.max_silence)

    def voiced(self, group: Group) -> float:
        """Seconds that a group's line takes; none where it has no line."""
        if group.kind is None:
            return 0.0
        length = float(self.book.durations(group.spoken))
        self.says_all = self.says_all and length > 0
        return length

    # --- passages

    def passage(
        self, passage: Passage, *, last: bool, hush: Hush = AS_WRITTEN, begun: float = 0.0
    ) -> Measured:
        """The passage with its quiet inside every cap.

        Args:
            passage: to be placed.
            last: whether its phase ends with it.
            hush: how quiet is measured out.
            begun: seconds of quiet already running, where it begins without a line.
        """
        key = passage, last, hush
        known = self._known.get(key)
        if known is not None and not begun:
            return known
        made = self._measure(passage, last, hush, begun)
        long = made.stretch > self.longest_stretch or made.contact > 0
        if long and passage.context.role is not Role.ANCHOR and self.too_long(made):
            made = self._shrink(passage, last, hush, begun)
        if not begun:
            self._known[key] = made
        return made

    def too_long(self, made: Measured) -> bool:
        """Whether a passage by itself goes beyond what contact or words about options allow."""
        if made.contact and made.contact + self.parting(made) > self.limits.contact_max + ROUNDING_S:
            return True
        return made.stretch > self.longest_stretch + ROUNDING_S

    def parting(self, made: Measured) -> float:
        """The most seconds that words about options may take in the open silences of a passage."""
        if not made.breaks or made.length <= self.longest_stretch:
            return 0.0
        most = max(self.limits.option_every - made.stretch, LEAST_PAUSE)
        return min(len(made.breaks), 1 + int(made.length // most)) * self.caps.option_cost

    def least(self, passage: Passage, *, last: bool) -> Measured:
        """The passage with as little quiet as it can have."""
        return self.passage(passage, last=last, hush=LEAST)

    def _shrink(self, passage: Passage, last: bool, hush: Hush, begun: float) -> Measured:
        """The passage with as much of its quiet as the limits allow, or with the least."""
        made = self._measure(passage, last, self._less(hush, 0.0), begun)
        low, high = 0.0, 1.0
        for _ in range(_SHRINK_TRIES if not self.too_long(made) else 0):
            middle = (low + high) / 2
            tried = self._measure(passage, last, self._less(hush, middle), begun)
            if self.too_long(tried):
                high = middle
            else:
                low, made = middle, tried
        return made

    def _less(self, hush: Hush, share: float) -> Hush:
        least, most = self.limits.sentence_pause, self.limits.max_silence
        factor = LEAST_FACTOR + (hush.factor - LEAST_FACTOR) * share
        return Hush(factor, min(hush.longest, least + (most - least) * share))

    def _measure(self, passage: Passage, last: bool, hush: Hush, begun: float) -> Measured:
        end = PHASE_END if last else PASSAGE_END
        if passage.plain:
            return self._plain(passage, last, hush)
        links: list[Link] = []
        pauses: list[float] = []
        company: list[bool] = []
        final, before = len(passage.groups) - 1, 0.0
        for number, group in enumerate(passage.groups):
            voiced = self.voiced(group)
            if has_one_pause(group):
                line = self._line(group, 1.0 if number < final else end)
                (before,) = pauses_after((line,), hush, before)
                links.append(plain_link(group, voiced, before))
                pauses.append(before)
                company.append(False)
                continue
            before = 0.0
            made = self._links_inside_caps(group, voiced, hush, begun if group.kind is None else 0.0)
            links += made
            pauses += [0.0] * len(made)
            company += [False, *(True for _ in made[1:])]
        return sum_up(passage, links, pauses, company)

    def _plain(self, passage: Passage, last: bool, hush: Hush) -> Measured:
        """A passage of lines with one pause each: only its sums, without its lines as they are placed."""
        lines, voiced = self._plain_lines(passage, last)
        pauses = pauses_after(lines, hush)
        groups = passage.groups
        length = stretch = since = 0.0
        offers = inf
        for group, takes, pause in zip(groups, voiced, pauses, strict=True):
            if group.option:
                offers = min(offers, length)
                stretch = max(stretch, length - since)
                since = length
            length += takes + pause
        return Measured(
            passage,
            length,
            length if passage.context.contact else 0.0,
            min(length, offers),
            offers,
            length - since,
            max(stretch, length - since),
            pauses[0],
            pauses[-1],
            pauses[-1],
            groups[0].text,
            groups[-1].text,
            pauses=tuple(pauses),
            voiced=voiced,
        )

    def _plain_lines(self, passage: Passage, last: bool) -> tuple[list[PlainLine], tuple[float, ...]]:
        """The lines of a plain passage, and seconds that each takes: the same for every measure of quiet."""
        known = self._plain_known.get((passage, last))
        if known is None:
            *before, final = passage.groups
            lines = [self._line(group, 1.0) for group in before]
            lines.append(self._line(final, PHASE_END if last else PASSAGE_END))
            known = self._plain_known[passage, last] = lines, tuple([line.voiced for line in lines])
        return known

    def _line(self, group: Group, times: float) -> PlainLine:
        """A line and the pause that is wished for after it: as written, or the pacing's.

        Args:
            group: the line.
            times: how many times as long the pacing's pause is at this place.
        """
        limits, voiced = self.limits, self.voiced(group)
        if group.quiets:
            pause = group.quiets[0].length
        else:
            pause = limits.sentence_pause * (WANTS_TIME if group.wants_time and times < WANTS_TIME else times)
        room = min(self.longest_stretch - voiced, limits.max_silence)
        if group.context.contact:
            room = min(room, limits.contact_max - voiced)
        return PlainLine(voiced, pause, group.varies, room)

    def _links_inside_caps(self, group: Group, voiced: float, hush: Hush, begun: float) -> list[Link]:
        quiets = tuple([self._scaled_quiet(group, quiet, hush) for quiet in group.quiets])
        company = partial(self._presence, group)
        made = chain(group._replace(quiets=quiets), voiced, begun, self.caps, company)
        return [self.link(limited) for limited in made]

    def _scaled_quiet(self, group: Group, quiet: Quiet, hush: Hush) -> Quiet:
        if quiet.fixed:
            return quiet
        if quiet.kind is StepKind.PAUSE:
            length = self._pause(quiet.length * hush.factor * group.varies)
            return quiet._replace(length=min(length, hush.longest))
        if quiet.kind is StepKind.SILENCE:
            length = min(quiet.length, hush.longest)
            longer = min(length * hush.factor, self.limits.max_silence)
            return quiet._replace(length=max(length, longer) if hush.factor > 1.0 else length)
        return quiet

    def _presence(self, group: Group, number: int) -> str:
        """A presence line for a silence of this group's: always the same one in a turn."""
        lines = self.book.phrases.presence[self.limits.anchor]
        return self.book.line(lines, max(group.piece, 0) + number)

    def link(self, group: Group) -> Link:
        """The group as it is, measured."""
        voiced = self.voiced(group)
        quiet = contact = 0.0
        for stretch in group.quiets:
            quiet += stretch.length
            if stretch.context.contact:
                contact += stretch.length
        return Link(group, voiced, voiced + quiet, contact + (voiced if group.context.contact else 0.0))

    # --- the product's own lines

    def own_line(self, kind: StepKind, context: Context, line: str, gap: float) -> Measured:
        """A line of the product's own with a pause after it, as a passage: the same one each time."""
        key = id(context), line, gap
        known = self._lines.get(key)
        if known is None:
            group = Group(kind, context, line, line, (), option=kind is StepKind.OPTION)
            voiced = self.voiced(group)
            length = voiced + gap
            known = self._lines[key] = Measured(
                Passage(context, (group,)),
                length,
                length if context.contact else 0.0,
                0.0 if group.option else length,
                0.0 if group.option else inf,
                length,
                length,
                gap,
                gap,
                gap,
                line,
                line,
                pauses=(gap,),
                voiced=(voiced,),
            )
        return known

    def phase(self, passages: Sequence[Passage], hush: Hush) -> list[Measured]:
        """All passages of a phase."""
        final = len(passages) - 1
        return [
            self.passage(passage, last=number == final, hush=hush) for number, passage in enumerate(passages)
        ]

    def lengthen(self, passages: Sequence[Passage], hush: Hush, need: float) -> list[Measured]:
        """The passages of a rest with their quiet made so long that they last long enough, if they can.

        Args:
            passages: of the rest.
            hush: how quiet is measured out where they are long enough by themselves.
            need: seconds that they should last.
        """
        made = self.phase(passages, hush)
        if not made or total_length(made) >= need:
            return made
        low, high = hush.factor, self.limits.max_silence / LEAST_PAUSE
        most = self._length(passages, Hush(high))
        for _ in range(_LENGTHEN_TRIES if most > need else 0):
            middle = (low + high) / 2
            if self._length(passages, Hush(middle)) >= need:
                high = middle
            else:
                low = middle
        return [self._measure(passage, passage is passages[-1], Hush(high), 0.0) for passage in passages]

    def _length(self, passages: Sequence[Passage], hush: Hush) -> float:
        """Seconds of all passages of a rest."""
        lengths = []
        for passage in passages:
            last = passage is passages[-1]
            if passage.plain:
                lines, voiced = self._plain_lines(passage, last)
                lengths.append(sum(voiced) + sum(pauses_after(lines, hush)))
            else:
                lengths.append(self._measure(passage, last, hush, 0.0).length)
        return sum(lengths)
