"""The product's own rests, and its company where the narrator can't say what stands there."""

from collections.abc import Callable, Sequence
from typing import Final

from player.practice.planner.course import Course
from player.practice.planner.measuring.groups import Context, Group, Passage, Quiet, without_contact
from player.practice.planner.measuring.measure import Measure
from player.practice.planner.measuring.measured import Hush, Link, Measured
from player.practice.planner.measuring.passages import rest_passage
from player.practice.planner.measuring.pauses import LEAST_QUIET
from player.practice.planner.measuring.units import Unit, rest_of
from player.practice.planner.steps import StepKind
from player.practice.script.model import Role
from player.practice.script.phrasebook import Rest
from player.practice.units import ROUNDING_S, Rung, Seconds

RESTS: Final = str(Role.ANCHOR)
"""Under this name a course counts them."""


class Rests:
    """Gives the rests of one plan's anchor, in turn.

    Args:
        measure: of the plan.
    """

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._by_length: dict[Seconds, list[Rest]] = {}
        for rest in measure.book.phrases.rests[measure.limits.anchor]:
            self._by_length.setdefault(rest.length, []).append(rest)
        self._lengths = sorted(self._by_length)
        self._known: dict[tuple[int, str], Passage] = {}
        self._units: dict[tuple[int, str, float, Hush], Unit] = {}

    def next(self, course: Course, title: str, need: float, hush: Hush) -> Unit:
        """The next rest, long enough if it can be.

        Args:
            course: what was placed before.
            title: of the phase that it stands for.
            need: seconds that it should last.
            hush: how quiet is measured out.
        """
        context = Context(title, Role.ANCHOR, Rung.GROUNDING, contact=False)
        rest = self._in_turn(need, course)
        key = id(rest), title, need, hush
        known = self._units.get(key)
        if known is None:
            passages = (self.passage(rest, context),)
            known = self._units[key] = rest_of(self._measure.lengthen(passages, hush, need), context)
        return known

    def of_length(self, length: Seconds, number: int) -> Rest:
        """The rest of a number, counted from 0, among those of a length."""
        fitting = self._by_length[length]
        return fitting[(self._measure.book.turn + number) % len(fitting)]

    def passage(self, rest: Rest, context: Context) -> Passage:
        """A rest as a passage: the same one each time."""
        key = id(rest), context.title
        known = self._known.get(key)
        if known is None:
            known = rest_passage(rest, context, self._measure.limits.pause_scale)
            self._known[key] = known
        return known

    def _in_turn(self, need: float, course: Course) -> Rest:
        """One of the shortest that are long enough, or of the longest there are."""
        length = next((length for length in self._lengths if length >= need), self._lengths[-1])
        had = course.picks.get(RESTS, 0)
        course.picks[RESTS] = had + 1
        return self.of_length(length, had)


class UnsaidLines:
    """Places passages in which the narrator can't say each line.

    Args:
        measure: of the plan.
        pick: gives the next of the product's own lines of a sort.
        option: places a word about options.
    """

    def __init__(
        self,
        measure: Measure,
        pick: Callable[[str, Sequence[str]], str],
        option: Callable[[Context], None],
    ) -> None:
        self._measure = measure
        self._limits = measure.limits
        self._pick = pick
        self._option = option

    def put(self, course: Course, made: Measured) -> None:
        """Place a passage, line by line."""
        for number, link in enumerate(made.links):
            placed = link if link.voiced > 0 else self._in_company(course, link)
            course.put_link(placed, asks=made.passage.asks, goes_on=number > 0)

    def _in_company(self, course: Course, link: Link) -> Link:
        """A line without a voice and its quiet, inside the cap that all silence keeps to.

        Where the silence that goes on has no room for it, a voice comes first: a word about options if it is
        time for one, else company. What that takes is taken from the quiet, as far as there is some.
        """
        run, before = _without_voice(link.group), course.now
        long = course.quiet + run > self._limits.max_silence + ROUNDING_S
        since = course.since_option
        cost = self._measure.caps.option_cost
        if since > cost and since + link.length + cost > self._limits.option_every:
            self._option(link.group.context)
        elif long and course.quiet > 0:
            self._company(course, link.group.context)
        elif not long:
            return link
        if self._limits.max_silence - course.quiet < LEAST_QUIET:
            # The pause after a word about options may be as long as a silence.
            self._company(course, link.group.context)
        left = min(self._limits.max_silence - course.quiet, run - (course.now - before))
        return self._measure.link(_quieter(link.group, max(left, LEAST_QUIET)))

    def _company(self, course: Course, context: Context) -> None:
        limits, phrases = self._limits, self._measure.book.phrases
        line = self._pick(str(StepKind.PRESENCE), phrases.presence[limits.anchor])
        made = self._measure.own_line(StepKind.PRESENCE, context, line, LEAST_QUIET)
        if context.contact and course.contact + made.contact > limits.contact_max:
            made = self._measure.own_line(StepKind.PRESENCE, without_contact(context), line, LEAST_QUIET)
        course.put(made)


def _without_voice(group: Group) -> float:
    """Seconds of quiet after a line, up to time for writing."""
    length = 0.0
    for quiet in group.quiets:
        if quiet.kind is StepKind.WRITING:
            break
        length += quiet.length
    return length


def _quieter(group: Group, left: float) -> Group:
    """The group with so many seconds of quiet at most, up to time for writing."""
    quiets: list[Quiet] = []
    for number, quiet in enumerate(group.quiets):
        if quiet.kind is StepKind.WRITING:
            quiets += group.quiets[number:]
            break
        quiets.append(quiet._replace(length=min(quiet.length, left)))
        left -= quiets[-1].length
    return group._replace(quiets=tuple(quiets))
