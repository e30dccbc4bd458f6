"""How long passages take, with their quiet inside every cap.

Worked out once for each passage and each measure of quiet, however many drafts of a plan are tried.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from math import gcd, inf
from typing import Final, NamedTuple

from player.practice.planner.groups import Context, Group, Passage, Quiet
from player.practice.planner.limits import Limits
from player.practice.planner.pauses import (
    APART,
    LEAST_FACTOR,
    LEAST_PAUSE,
    LEAST_QUIET,
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

# To look a member up in its enumeration takes longer than all else that is done with it here.
_PAUSE: Final = StepKind.PAUSE

_TINY: Final = 1e-6
_SHRINK_TRIES: Final = 8
_LENGTHEN_TRIES: Final = 12
_OPTION_SHARE: Final = 0.1
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


@lru_cache(maxsize=256)
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


@dataclass(slots=True, eq=False)
class Measured:
    """A passage as it is placed.

    Attributes:
        passage: the passage.
        length: seconds of all of it; ``stated`` of them are for writing.
        contact: seconds of contact in it.
        chance: seconds to the first word about options in it, or the first place where one may come; its
            length if there is none.
        offers: seconds to the first word about options of the author's in it; infinite if there is none.
        unoffered: seconds from the last such word, or from its beginning, to its end.
        stretch: the longest that it goes on without such a word or place.
        first_pause, last_pause: seconds of these pauses; 0 where there is other quiet in their place.
        trailing: seconds without the voice at its end.
        first_text, last_text: its first and last line; empty where it has none, or begins without one.
        breaks: the numbers of links before which a word about options may come in it: behind an open silence,
            in place of company, or between breaths.
        stated: seconds for writing.
        made: its lines as they are placed, once they are known.
        pauses: of a plain passage, seconds of the pause after each line.
    """

    passage: Passage
    length: float
    contact: float
    chance: float
    offers: float
    unoffered: float
    stretch: float
    first_pause: float
    last_pause: float
    trailing: float
    first_text: str
    last_text: str
    breaks: tuple[int, ...] = ()
    stated: float = 0.0
    made: tuple[Link, ...] | None = None
    pauses: tuple[float, ...] = ()
    voiced: tuple[float, ...] = ()

    @property
    def links(self) -> tuple[Link, ...]:
        """Its lines, each with its quiet: made when first asked for, as most drafts never are."""
        if self.made is None:
            groups = zip(self.passage.groups, self.voiced, self.pauses, strict=True)
            self.made = tuple([_plain_link(*one) for one in groups])
        return self.made

    def with_first_pause(self, length: float) -> "Measured":
        """A plain passage with another first pause."""
        less = self.first_pause - length
        alone = len(self.pauses) == 1
        return Measured(
            self.passage,
            self.length - less,
            self.contact - less if self.contact else 0.0,
            self.chance,
            self.offers,
            self.unoffered,
            self.stretch,
            length,
            length if alone else self.last_pause,
            length if alone else self.trailing,
            self.first_text,
            self.last_text,
            pauses=(length, *self.pauses[1:]),
            voiced=self.voiced,
        )


def _plain_link(group: Group, voiced: float, pause: float) -> Link:
    quiet = Quiet(_PAUSE, pause, group.context, group.quiets[0].piece if group.quiets else group.piece)
    length = voiced + pause
    kind, context, text, spoken, _, piece, option, *_ = group
    placed = Group(kind, context, text, spoken, (quiet,), piece, option)
    return Link(placed, voiced, length, length if context.contact else 0.0)


class Hush(NamedTuple):
    """How quiet is measured out.

    Attributes:
        factor: how many times their length pauses get.
        longest: the longest that a pause or an open silence may be, in seconds; infinite for as the pacing
            has it.
    """

    factor: float = 1.0
    longest: float = inf


AS_WRITTEN: Final = Hush()
LEAST: Final = Hush(LEAST_FACTOR)


@dataclass(eq=False)
class Measure:
    """Measures the passages of one plan.

    Attributes:
        limits: of the plan.
        book: lines, and how long they take. It has to give the same lengths as long as this is used.
    """

    limits: Limits
    book: Book
    _known: dict[tuple[Passage, bool, Hush], Measured] = field(default_factory=dict)
    # By identity of the context, which stands in what is kept.
    _lines: dict[tuple[int, str, float], Measured] = field(default_factory=dict)
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
        key = passage, last, hush
        known = self._known.get(key)
        if known is not None and not begun:
            return known
        made = self._made(passage, last, hush, begun)
        long = made.stretch > self.longest_stretch or made.contact > 0
        if long and passage.context.role is not Role.ANCHOR and self.too_long(made):
            made = self._shrunk(passage, last, hush, begun)
        if not begun:
            self._known[key] = made
        return made

    def too_long(self, made: Measured) -> bool:
        """Whether a passage by itself goes beyond what contact or words about options allow."""
        if made.contact and made.contact + self.parting(made) > self.limits.contact_max + _TINY:
            return True
        return made.stretch > self.longest_stretch + _TINY

    def parting(self, made: Measured) -> float:
        """The most seconds that words about options may take in the open silences of a passage."""
        if not made.breaks or made.length <= self.longest_stretch:
            return 0.0
        most = max(self.limits.option_every - made.stretch, LEAST_PAUSE)
        return min(len(made.breaks), 1 + int(made.length // most)) * self.caps.option_cost

    def least(self, passage: Passage, *, last: bool) -> Measured:
        """The passage with as little quiet as it can have."""
        return self.passage(passage, last=last, hush=LEAST)

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
        return Hush(factor, min(hush.longest, least + (most - least) * share))

    def _made(self, passage: Passage, last: bool, hush: Hush, begun: float) -> Measured:
        end = PHASE_END if last else PASSAGE_END
        if passage.plain:
            return self._plain(passage, end, hush)
        links: list[Link] = []
        pauses: list[float] = []
        company: list[bool] = []
        final, before = len(passage.groups) - 1, 0.0
        for number, group in enumerate(passage.groups):
            voiced = self.voiced(group)
            if _is_simple(group):
                before = self._pause_after(group, voiced, 1.0 if number < final else end, hush, before)
                links.append(_plain_link(group, voiced, before))
                pauses.append(before)
                company.append(False)
                continue
            before = 0.0
            made = self._chained(group, voiced, hush, begun if group.kind is None else 0.0)
            links += made
            pauses += [0.0] * len(made)
            company += [False, *(True for _ in made[1:])]
        return _summed(passage, links, pauses, company)

    def _plain(self, passage: Passage, end: float, hush: Hush) -> Measured:
        """A passage of lines with one pause each: only its sums, without its lines as they are placed."""
        durations = self.book.durations
        groups, contact = passage.groups, passage.context.contact
        final = len(groups) - 1
        length = stretch = since = pause = 0.0
        offers = inf
        voices, pauses = [], []
        for number, group in enumerate(groups):
            if group.option:
                offers = min(offers, length)
                stretch = max(stretch, length - since)
                since = length
            voiced = durations(group.spoken)
            pause = self._pause_after(group, voiced, 1.0 if number < final else end, hush, pause)
            voices.append(voiced)
            pauses.append(pause)
            length += voiced + pause
        return Measured(
            passage,
            length,
            length if contact else 0.0,
            min(length, offers),
            offers,
            length - since,
            max(stretch, length - since),
            pauses[0],
            pause,
            pause,
            groups[0].text,
            groups[-1].text,
            pauses=tuple(pauses),
            voiced=tuple(voices),
        )

    def _pause_after(self, group: Group, voiced: float, times: float, hush: Hush, before: float) -> float:
        """Seconds of the pause after a line: as written, or the pacing's, so many times as long by its place.

        Args:
            group: the line.
            voiced: seconds that it takes.
            times: how many times as long the pacing's pause is at this place.
            hush: how quiet is measured out.
            before: seconds of the pause before it; 0 for none.
        """
        limits = self.limits
        if group.quiets:
            length = group.quiets[0].length
        else:
            length = limits.sentence_pause * (
                WANTS_TIME if group.wants_time and times < WANTS_TIME else times
            )
        room = self.longest_stretch - voiced
        room = min(room, limits.max_silence, hush.longest)
        if group.context.contact:
            room = min(room, limits.contact_max - voiced)
        room = max(room, LEAST_QUIET)
        length *= hush.factor * group.varies
        length = min(max(length, LEAST_PAUSE), room)
        if -APART < length - before < APART:
            length = min(apart(length, before, room), room)
        return length

    def _chained(self, group: Group, voiced: float, hush: Hush, begun: float) -> list[Link]:
        quiets = tuple([self._wished(group, quiet, hush) for quiet in group.quiets])
        company = partial(self._presence, group)
        made = chain(group._replace(quiets=quiets), voiced, begun, self.caps, company)
        return [self.link(one) for one in made]

    def _wished(self, group: Group, quiet: Quiet, hush: Hush) -> Quiet:
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
        for one in group.quiets:
            quiet += one.length
            if one.context.contact:
                contact += one.length
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

    def lengthened(self, passages: Sequence[Passage], hush: Hush, need: float) -> list[Measured]:
        """The passages of a rest with their quiet made so long that they last long enough, if they can.

        Args:
            passages: of the rest.
            hush: how quiet is measured out where they are long enough by themselves.
            need: seconds that they should last.
        """
        made = self.phase(passages, hush)
        if not made or _length(made) >= need:
            return made
        low, high = hush.factor, self.limits.max_silence / LEAST_PAUSE
        made = self.phase(passages, Hush(high))
        for _ in range(_LENGTHEN_TRIES if _length(made) > need else 0):
            middle = (low + high) / 2
            tried = [self._made(one, one is passages[-1], Hush(middle), 0.0) for one in passages]
            if _length(tried) >= need:
                high, made = middle, tried
            else:
                low = middle
        return made


def _length(made: Sequence[Measured]) -> float:
    return sum([one.length for one in made])


def _is_simple(group: Group) -> bool:
    """Whether a line has one pause after it, written or not."""
    if group.kind is None or len(group.quiets) > 1:
        return False
    quiet = group.quiets[0] if group.quiets else None
    return quiet is None or (
        quiet.kind is StepKind.PAUSE and not quiet.fixed and quiet.context is group.context
    )


def _summed(passage: Passage, links: list[Link], pauses: list[float], company: list[bool]) -> Measured:
    """The passage's sums. A word about options may come in company's place, or behind an open silence."""
    length = contact = stated = since = stretch = trailing = 0.0
    offers = chance = inf
    breaks: list[int] = []
    silent = breathing = False
    last_offer = 0.0
    for number, (link, beside) in enumerate(zip(links, company, strict=True)):
        group, now = link.group, length - stated
        opens = beside or silent or (breathing and group.kind is StepKind.PRESENCE)
        if opens:
            breaks.append(number)
        if opens or group.option:
            chance = min(chance, now)
            stretch = max(stretch, now - since)
            since = now
        if group.option:
            offers = min(offers, now)
            last_offer = now
        length += link.length
        contact += link.contact
        kinds = {quiet.kind for quiet in group.quiets}
        silent, breathing = StepKind.SILENCE in kinds, StepKind.BREATH in kinds
        trailing = 0.0 if group.kind is not None else trailing
        for quiet in group.quiets:
            trailing += quiet.length
            if quiet.kind is StepKind.WRITING:
                stated += quiet.length
                trailing = 0.0
    counted = length - stated
    return Measured(
        passage,
        length,
        contact,
        min(chance, counted),
        offers,
        counted - last_offer,
        max(stretch, counted - since),
        pauses[0] if pauses else 0.0,
        pauses[-1] if pauses else 0.0,
        trailing,
        links[0].group.text,
        next((link.group.text for link in reversed(links) if link.group.text), ""),
        tuple(breaks),
        stated,
        tuple(links),
    )
