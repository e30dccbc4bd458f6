"""The product's own rests: which one comes, and how long it is."""

from typing import Final

from player.practice.planner.course import Course
from player.practice.planner.measuring.groups import Context, Passage
from player.practice.planner.measuring.measure import Measure
from player.practice.planner.measuring.measured import Hush
from player.practice.planner.measuring.passages import rest_passage
from player.practice.planner.measuring.units import Unit, rest_of
from player.practice.script.model import Role
from player.practice.script.phrasebook import Rest
from player.practice.units import Rung, Seconds

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
