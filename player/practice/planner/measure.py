"""How long passages take, with their quiet inside every cap.

Worked out once for each passage and each measure of quiet, however many drafts of a plan are tried.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import gcd, inf
from typing import Final, NamedTuple

from player.practice.planner.groups import Context, Group, Passage, Quiet
from player.practice.planner.limits import Limits
from player.practice.planner.pauses import (
    LEAST_FACTOR,
    LEAST_PAUSE,
    PASSAGE_END,
    PHASE_END,
    WANTS_TIME,
    Caps,
    apart,
    chain,
    varied,
)
from player.practice.planner.steps import LineDurations, StepKind
from player.practice.script.model import Role
from player.practice.script.phrasebook import Phrasebook
from player.practice.units import Seconds

_TINY: Final = 1e-6
_SHRINK_TRIES: Final = 8
_GOLDEN: Final = 0.382
"""Days begin so far from each other in a list of lines: neighbours hear other lines, and all come in turn."""


@dataclass(frozen=True)
class Book:
    """A phrasebook, and how long its lines and the script's take.

    Attributes:
        phrases: the product's own lines.
        durations: how long each line takes.
        turn: how often the person has sat this practice: the lines take turns by it.
    """

    phrases: Phrasebook
    durations: LineDurations
    turn: int = 0

    def line(self, lines: Sequence[str], number: int) -> str:
        """The line of a number, counted from 0, in this sitting's turn."""
        return lines[(first_in_turn(len(lines), self.turn) + number) % len(lines)]


def first_in_turn(count: int, turn: int) -> int:
    """Where a sitting begins in so many lines: every line begins a sitting before any does so again."""
    step = max(1, round(count * _GOLDEN))
    while gcd(step, count) > 1:
        step += 1
    return turn * step % count


class Link(NamedTuple):
    """A group as it is placed, with its quiet inside every cap.

    Attributes:
        group: the line and its quiet.
        voiced: seconds that the line takes.
        length: seconds of line and quiet together.
        contact: seconds of contact in it.
    """

    group: Group
    voiced: float
    length: float
    contact: float


class Measured(NamedTuple):
    """A passage as it is placed.

    Attributes:
        passage: the passage.
        links: its lines, each with its quiet.
        length: seconds of all of it; ``stated`` of them are for writing.
        contact: seconds of contact in it.
        chance: seconds to the first word about options in it, or the first place where one may come; its
            length if there is none.
        offers: seconds to the first word about options of the author's in it; infinite if there is none.
        unoffered: seconds from the last such word, or from its beginning, to its end.
        stretch: the longest that it goes on without such a word or place.
        breaks: the numbers of links before which a word about options may come in it.
        first_pause, last_pause: seconds of these pauses; 0 where there is other quiet in their place.
        stated: seconds for writing.
    """

    passage: Passage
    links: tuple[Link, ...]
    length: float
    contact: float
    chance: float
    offers: float
    unoffered: float
    stretch: float
    breaks: tuple[int, ...]
    first_pause: float
    last_pause: float
    stated: float


class Hush(NamedTuple):
    """How quiet is measured out.

    Attributes:
        factor: how many times their length pauses get.
        silence: the longest that an open silence may be, in seconds, without company; infinite for as the
            pacing has it.
    """

    factor: float = 1.0
    silence: float = inf


AS_WRITTEN: Final = Hush()


class Measure:
    """Measures the passages of one plan.

    Args:
        limits: of the plan.
        book: lines, and how long they take. It has to give the same lengths as long as this is used.
    """

    def __init__(self, limits: Limits, book: Book) -> None:
        self.limits = limits
        self.book = book
        self.caps = self._bounds()
        self.longest_stretch = limits.option_every - self.caps.option_cost
        # By identity of the passage, which stands beside so that no other can come to have the same one.
        self._known: dict[tuple[int, bool, Hush], tuple[Passage, Measured]] = {}
        self._lines: dict[tuple[StepKind, Context, str, float], Measured] = {}

    def _bounds(self) -> Caps:
        book, limits = self.book, self.limits
        gaps = [book.durations(line) + self.option_gap(line) for line in book.phrases.options]
        presence = max([book.durations(line) for line in book.phrases.presence[limits.anchor]])
        return Caps(limits, max(gaps), presence)

    def option_gap(self, line: str) -> float:
        """Seconds of quiet after a word about options."""
        return self._pause(line, self.limits.sentence_pause * PASSAGE_END, 1.0)

    def _pause(self, words: str, length: float, factor: float) -> float:
        longer = max(LEAST_PAUSE, length * factor * varied(words))
        return min(longer, self.limits.max_silence)

    def voiced(self, group: Group) -> float:
        """Seconds that a group's line takes; none where it has no line."""
        return 0.0 if group.kind is None else float(self.book.durations(group.spoken))

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
        key = id(passage), last, hush
        known = self._known.get(key)
        if known is not None and not begun:
            return known[1]
        made = self._made(passage, last, hush, begun)
        if passage.context.role is not Role.ANCHOR and self.too_long(made):
            made = self._shrunk(passage, last, hush, begun)
        if not begun:
            self._known[key] = passage, made
        return made

    def too_long(self, made: Measured) -> bool:
        """Whether a passage by itself goes beyond what contact or words about options allow."""
        if made.contact > self.limits.contact_max + _TINY:
            return True
        return made.stretch > self.longest_stretch + _TINY

    def least(self, passage: Passage, *, last: bool) -> Measured:
        """The passage with as little quiet as it can have."""
        return self.passage(passage, last=last, hush=Hush(LEAST_FACTOR))

    def _shrunk(self, passage: Passage, last: bool, hush: Hush, begun: float) -> Measured:
        """The passage with as much of its quiet as the limits allow, or with the least."""
        made = self._made(passage, last, self._less(hush, 0.0), begun)
        low, high = 0.0, 1.0
        for _ in range(_SHRINK_TRIES if not self.too_long(made) else 0):
            middle = (low + high) / 2
            tried = self._made(passage, last, self._less(hush, middle), begun)
            if self.too_long(tried):
                high = middle
            else:
                low, made = middle, tried
        return made

    def _less(self, hush: Hush, share: float) -> Hush:
        least, most = self.limits.sentence_pause, self.limits.max_silence
        factor = LEAST_FACTOR + (hush.factor - LEAST_FACTOR) * share
        return Hush(factor, min(hush.silence, least + (most - least) * share))

    def _made(self, passage: Passage, last: bool, hush: Hush, begun: float) -> Measured:
        links: list[Link] = []
        pauses: list[float] = []
        company: list[bool] = []
        final = len(passage.groups) - 1
        end = PHASE_END if last else PASSAGE_END
        before = 0.0
        for number, group in enumerate(passage.groups):
            times = 1.0 if number < final else end
            voiced = self.voiced(group)
            simple = self._simple(group, voiced, times, hush, before)
            if simple is not None:
                links.append(simple)
                before = simple.length - voiced
                pauses.append(before)
                company.append(False)
                continue
            before = 0.0
            made = self._chained(group, voiced, hush, begun if group.kind is None else 0.0)
            links += made
            pauses += [0.0] * len(made)
            company += [False, *(True for _ in made[1:])]
        return _summed(passage, links, pauses, company)

    def _simple(
        self, group: Group, voiced: float, times: float, hush: Hush, before: float
    ) -> Link | None:
        """A line with one pause after it, as most are; ``None`` for all others."""
        if group.kind is None or len(group.quiets) > 1:
            return None
        if not group.quiets:
            if group.wants_time and times < WANTS_TIME:
                times = WANTS_TIME
            wished = self.limits.sentence_pause * times
            quiet = Quiet(StepKind.PAUSE, 0.0, group.context, group.piece)
        else:
            quiet = group.quiets[0]
            if quiet.kind is not StepKind.PAUSE or quiet.fixed or quiet.context is not group.context:
                return None
            wished = quiet.length
        room = self.caps.after(voiced)
        contact = group.context.contact
        if contact:
            room = max(min(room, self.limits.contact_max - voiced), 0.5)
        length = min(max(LEAST_PAUSE, wished * hush.factor * varied(group.text)), room)
        length = min(apart(length, before, room), room)
        quiet = Quiet(StepKind.PAUSE, length, quiet.context, quiet.piece)
        whole = voiced + length
        return Link(group._replace(quiets=(quiet,)), voiced, whole, whole if contact else 0.0)

    def _chained(self, group: Group, voiced: float, hush: Hush, begun: float) -> list[Link]:
        quiets = tuple([self._wished(group, quiet, hush) for quiet in group.quiets])
        company = partial(self._presence, group)
        made = chain(group._replace(quiets=quiets), voiced, begun, self.caps, company)
        return [self.link(one) for one in made]

    def _wished(self, group: Group, quiet: Quiet, hush: Hush) -> Quiet:
        if quiet.fixed:
            return quiet
        if quiet.kind is StepKind.PAUSE:
            return quiet._replace(length=self._pause(group.text, quiet.length, hush.factor))
        if quiet.kind is StepKind.SILENCE:
            length = min(quiet.length, hush.silence)
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
        for one in group.quiets:
            quiet += one.length
            if one.context.contact:
                contact += one.length
        return Link(group, voiced, voiced + quiet, contact + (voiced if group.context.contact else 0.0))

    # --- the product's own lines

    def own_line(self, kind: StepKind, context: Context, line: str, gap: float) -> Measured:
        """A line of the product's own with a pause after it, as a passage: the same one each time."""
        key = kind, context, line, gap
        known = self._lines.get(key)
        if known is None:
            quiets = (Quiet(StepKind.PAUSE, gap, context),)
            group = Group(kind, context, line, line, quiets, option=kind is StepKind.OPTION)
            passage = Passage(context, (group,))
            known = self._lines[key] = _summed(passage, [self.link(group)], [gap], [False])
        return known

    def lengthened(self, passages: Sequence[Passage], hush: Hush, need: Seconds | float) -> list[Measured]:
        """The passages of a rest with their quiet made so long that they last long enough, if they can.

        Args:
            passages: of the rest.
            hush: how quiet is measured out where they are long enough by themselves.
            need: seconds that they should last.
        """
        made = self.phase(passages, hush)
        if _length(made) >= need or not made:
            return made
        low, high = hush.factor, self.limits.max_silence / LEAST_PAUSE
        longest = self.phase(passages, Hush(high))
        if _length(longest) <= need:
            return longest
        made = longest
        for _ in range(_SHRINK_TRIES + 4):
            middle = (low + high) / 2
            tried = self.phase(passages, Hush(middle))
            if _length(tried) >= need:
                high, made = middle, tried
            else:
                low = middle
        return made

    def phase(self, passages: Sequence[Passage], hush: Hush) -> list[Measured]:
        """All passages of a phase."""
        final = len(passages) - 1
        return [
            self.passage(passage, last=number == final, hush=hush) for number, passage in enumerate(passages)
        ]


def _length(made: Sequence[Measured]) -> float:
    return sum([one.length for one in made])


def _summed(
    passage: Passage, links: list[Link], pauses: list[float], company: list[bool]
) -> Measured:
    """The passage's sums. A word about options may come in company's place, or behind an open silence."""
    length = contact = stated = since = 0.0
    offers = chance = inf
    stretch = 0.0
    breaks: list[int] = []
    silent = False
    last_offer = 0.0
    for number, (link, beside) in enumerate(zip(links, company, strict=True)):
        if beside or silent:
            breaks.append(number)
        if beside or silent or link.group.option:
            chance = min(chance, length - stated)
            stretch = max(stretch, length - stated - since)
            since = length - stated
        if link.group.option:
            offers = min(offers, length - stated)
            last_offer = length - stated
        length += link.length
        contact += link.contact
        silent = False
        for quiet in link.group.quiets:
            if quiet.kind is StepKind.SILENCE:
                silent = True
            elif quiet.kind is StepKind.WRITING:
                stated += quiet.length
    counted = length - stated
    return Measured(
        passage=passage,
        links=tuple(links),
        length=length,
        contact=contact,
        chance=min(chance, counted),
        offers=offers,
        unoffered=counted - last_offer,
        stretch=max(stretch, counted - since),
        breaks=tuple(breaks),
        first_pause=pauses[0] if pauses else 0.0,
        last_pause=pauses[-1] if pauses else 0.0,
        stated=stated,
    )
