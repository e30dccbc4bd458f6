"""How long groups take, with their quiet inside every cap.

Worked out once for each group of a plan, however many drafts of the plan are tried.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from player.practice.planner.groups import Context, Group, Paragraph, Quiet, with_quiets
from player.practice.planner.limits import Limits
from player.practice.planner.pauses import Caps, chain
from player.practice.planner.steps import LineDurations, StepKind
from player.practice.script.phrasebook import Phrasebook


@dataclass(frozen=True)
class Book:
    """A phrasebook, and how long its lines and the script's take.

    Attributes:
        phrases: the product's own lines.
        durations: how long each line takes.
    """

    phrases: Phrasebook
    durations: LineDurations


class Link(NamedTuple):
    """A group as it is placed, with its quiet inside every cap.

    Attributes:
        group: the line and its quiet.
        voiced: seconds that the line takes.
        length: seconds of line and quiet together.
        contact: seconds of contact in it.
        even: whether line and quiet stand in the same place throughout, with no mark for a check-in.
    """

    group: Group
    voiced: float
    length: float
    contact: float
    even: bool


class Chain(NamedTuple):
    """A group and what follows it in company.

    Attributes:
        first: the group itself.
        rest: presence lines with the rest of an open silence.
        length: seconds of all of it.
        contact: seconds of contact in all of it.
    """

    first: Link
    rest: tuple[Link, ...]
    length: float
    contact: float


class Measure:
    """Measures the groups of one plan.

    Args:
        limits: of the plan.
        book: lines, and how long they take. It has to give the same lengths as long as this is used.

    Attributes:
        chains: those worked out so far, by the identity of their group. The group stands beside, so that no
            other can come to have the same one.
    """

    def __init__(self, limits: Limits, book: Book) -> None:
        self.limits = limits
        self.book = book
        self.caps = self._bounds()
        self.chains: dict[int, tuple[Group, Chain]] = {}
        # By identity as well.
        self._lengths: dict[int, tuple[Group, float]] = {}
        self._own: dict[tuple[Context, str, float], Group] = {}
        self._options: dict[tuple[Context, str], Link] = {}

    def _bounds(self) -> Caps:
        book, limits = self.book, self.limits
        option = max([book.durations(line) for line in book.phrases.options]) + limits.sentence_pause
        presence = max([book.durations(line) for line in book.phrases.presence[limits.anchor]])
        return Caps(limits, option, presence, limits.sentence_pause)

    def voiced(self, group: Group) -> float:
        """Seconds that a group's line takes; none where it has no line."""
        return 0.0 if group.kind is None else float(self.book.durations(group.spoken))

    def caps_of(self, group: Group) -> Caps:  # noqa: ARG002  # in a recording they depend on it
        """What bounds the quiet after a group."""
        return self.caps

    def length(self, group: Group) -> float:
        """The least that a group will take."""
        known = self._lengths.get(id(group))
        if known is None:
            known = self._lengths[id(group)] = group, self._least(group)
        return known[1]

    def _least(self, group: Group) -> float:
        voiced = self.voiced(group)
        quiet = sum([quiet.length for quiet in group.quiets])
        quiet = max(quiet, self.limits.sentence_pause)
        room = self._room(group.context, voiced)
        return voiced + (min(room, quiet))

    def _room(self, context: Context, voiced: float) -> float:
        """The longest quiet that may follow a line of so many seconds."""
        room = self.caps.after(voiced)
        return max(0.0, min(room, self.limits.contact_max - voiced)) if context.contact else room

    def span(self, paragraph: Sequence[Group]) -> float:
        """The least that a whole paragraph will take."""
        return sum([self.length(group) for group in paragraph])

    def link(self, group: Group) -> Link:
        """The group as it is, measured."""
        voiced, context = self.voiced(group), group.context
        quiet = contact = 0.0
        even = True
        for one in group.quiets:
            quiet += one.length
            if one.context.contact:
                contact += one.length
            even = even and one.context is context and one.kind is not StepKind.CHECK_IN
        return Link(group, voiced, voiced + quiet, contact + (voiced if context.contact else 0.0), even)

    def chain(self, group: Group, begun: float, presence: Callable[[], str]) -> Chain:
        """The group with its quiet inside every cap, and what follows it in company.

        Args:
            group: a line and the quiet its author wants.
            begun: seconds of quiet already running.
            presence: gives the next presence line each time it is called.
        """
        known = self.chains.get(id(group))
        if known is not None:
            return known[1]
        made = self._simple(group) or self._whole(group, begun, presence)
        if not made.rest and group.kind is not None:
            self.chains[id(group)] = group, made
        return made

    def _simple(self, group: Group) -> Chain | None:
        """A line with one quiet that needs no more than lengthening, as most do; ``None`` for all others."""
        if group.kind is None or len(group.quiets) > 1:
            return None
        context, least = group.context, self.caps_of(group).least
        quiet = group.quiets[0] if group.quiets else Quiet(StepKind.PAUSE, 0.0, context, group.piece)
        voiced, length = self.voiced(group), quiet.length
        if length < least:
            length += least - length
        if quiet.length < least and quiet.kind is not StepKind.PAUSE:
            return None
        if not 0 < length <= self._room(context, voiced) or quiet.context is not context:
            return None
        if length != quiet.length:
            group = with_quiets(group, (Quiet(quiet.kind, length, context, quiet.piece),))
        contact = length + voiced if context.contact else 0.0
        link = Link(group, voiced, voiced + length, contact, even=quiet.kind is not StepKind.CHECK_IN)
        return Chain(link, (), link.length, contact)

    def _whole(self, group: Group, begun: float, presence: Callable[[], str]) -> Chain:
        alone = group.kind is None
        groups = chain(group, self.voiced(group), begun if alone else 0.0, self.caps_of(group), presence)
        links = [self.link(one) for one in groups]
        length, contact = sum([one.length for one in links]), sum([one.contact for one in links])
        return Chain(links[0], tuple(links[1:]), length, contact)

    def own_line(self, context: Context, line: str, gap: float) -> Group:
        """A line of the product's own with a pause after it: the same one each time."""
        known = self._own.get((context, line, gap))
        if known is None:
            quiets = (Quiet(StepKind.PAUSE, gap, context),)
            known = self._own[context, line, gap] = Group(StepKind.SAY, context, line, line, quiets)
        return known

    def option(self, context: Context, line: str) -> Link:
        """A word about options with the pause after it: the same one each time."""
        known = self._options.get((context, line))
        if known is None:
            quiets = (Quiet(StepKind.PAUSE, self.limits.sentence_pause, context),)
            made = Group(StepKind.OPTION, context, line, line, quiets)
            known = self._options[context, line] = self.link(made)
        return known

    def spans(self, paragraphs: Sequence[Paragraph]) -> list[float]:
        """The least that each paragraph takes. Quiet without a line of its own may come to take none."""
        return [
            sum([self.length(group) for group in groups if group.kind is not None]) for groups in paragraphs
        ]
