"""What a measured passage is: its lines with their lengths, and its sums."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import gcd, inf
from typing import Final, NamedTuple

from player.practice.planner.measuring.groups import Group, Passage, Quiet
from player.practice.planner.measuring.pauses import LEAST_FACTOR, keep_apart
from player.practice.planner.steps import LineDurations, StepKind
from player.practice.script.phrasebook import Phrasebook

# To look a member up in its enumeration takes longer than all else that is done with it here.
_PAUSE: Final = StepKind.PAUSE

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
        pauses, voiced: of a plain passage, seconds of the pause after each line, and of each line.
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
            self.made = tuple([plain_link(*group) for group in groups])
        return self.made

    @property
    def says_all(self) -> bool:
        """Whether the narrator can say each of its lines."""
        if self.passage.plain:
            return all(self.voiced)
        return all(link.voiced > 0 for link in self.links if link.group.kind is not None)

    def apart_from(self, pause: float, most: float) -> "Measured":
        """The passage with its first pause a little shorter where the pause before it has the same length.

        Args:
            pause: seconds of the pause before it; 0 for none.
            most: seconds that a pause may have.
        """
        if not pause or not self.passage.plain:
            return self
        other = keep_apart(self.first_pause, pause, most)
        return self._with_first_pause(other) if other < self.first_pause else self

    def _with_first_pause(self, length: float) -> "Measured":
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


def plain_link(group: Group, voiced: float, pause: float) -> Link:
    """A line with one pause after it."""
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


def total_length(made: Sequence[Measured]) -> float:
    """Of some passages together, in seconds."""
    return sum([passage.length for passage in made])


def sum_up(passage: Passage, links: list[Link], pauses: list[float], company: list[bool]) -> Measured:
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
