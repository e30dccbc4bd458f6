"""Laying the passages of a sitting one after the other, with what the pacing asks for in between.

One pass forwards. Before each passage it decides whether a rest on the anchor is due (contact would grow
too long), then whether a word about options is (the next chance would come too late). Both are whole.
"""

from collections.abc import Sequence
from math import inf
from typing import Final

from player.practice.own_titles import RESTING
from player.practice.planner.course import Course
from player.practice.planner.draft import Draft
from player.practice.planner.measuring.groups import Context, Group, Part, Passage, Quiet, without_contact
from player.practice.planner.measuring.measure import Measure
from player.practice.planner.measuring.measured import Hush, Link, Measured
from player.practice.planner.measuring.passages import another_cue, breath_cues
from player.practice.planner.measuring.pauses import APART, varied
from player.practice.planner.measuring.units import (
    Unit,
    rest_of,
    to_next_chance,
    units_of,
    units_until_option,
)
from player.practice.planner.rests import Rests, UnsaidLines
from player.practice.planner.steps import Step, StepKind
from player.practice.script.model import Role
from player.practice.units import ROUNDING_S

MOST_LONGER: Final = 1.25
"""Quiet of opening and return is made up to so much longer before a line is put in (our default)."""

MOST_LONGER_TO_SLEEP: Final = 3.0
"""So much longer in a return towards sleep, into which no line is put (our default)."""

_FILL_GAP_S: Final = 6.0
"""Quiet after a line that fills opening or return up (our default)."""

_LONGEST_FILL_GAP_S: Final = 8.0
"""The longest such quiet, where the pacing's longest silence allows it (our default)."""

_RETURN_TRIES: Final = 3
"""How often the return is laid out again at the most, to be as long as it has to be."""

_NEAR_ENOUGH: Final = 2.0
"""Seconds by which the return may be longer than it has to be, where lines are put in."""

_STRETCH_TRIES: Final = 8
"""Halvings of the range in which the factor for quiet is searched for: to one part in 256."""

_SHORTEST_GAP: Final = 0.5
"""Seconds of quiet that are left behind a line in any case (our default)."""

_LOOKED_AHEAD: Final = 64
"""Units, at most, that are looked at for the best place of a word about options."""


class Layout:
    """Lays parts out after the steps kept, as often as drafts are tried.

    Args:
        measure: of the plan.
        kept: the steps before.
    """

    def __init__(self, measure: Measure, kept: Sequence[Step] = ()) -> None:
        self._measure = measure
        self._limits = measure.limits
        self._book = measure.book
        self._kept = tuple(kept)
        self._option_every = measure.limits.option_every + ROUNDING_S
        self._option_soon = measure.limits.option_every / 2
        self._option_cost = measure.caps.option_cost
        self._contact_max = measure.limits.contact_max + ROUNDING_S
        self._rests = Rests(measure)
        self._known: dict[tuple[tuple[Passage, ...], Hush], list[Unit]] = {}
        self._start = Course(measure.limits)
        for step in kept:
            self._start.take_up(step)
        self._course = self._start
        self._ahead: list[Unit] = []
        self._at = 0
        # Up to this unit no word about options is needed before its last moment.
        self._patient_until = 0
        self._hush = Hush()

    def run(
        self,
        parts: Sequence[Part],
        factor: float = 1.0,
        stretch: float = 1.0,
        head: Sequence[Quiet] = (),
        until: float = inf,
    ) -> Draft:
        """Lay the parts out.

        Args:
            parts: in the author's order; the last is the return.
            factor: scales pauses, to save time.
            stretch: scales the least lengths of opening and return, from 1 down to 0.
            head: quiet that is still to come after the steps kept.
            until: seconds after which it ends, without the parts still to come: it is too long by then.
        """
        self._course = self._start.copied()
        self._hush = Hush(factor)
        groups = [self._units(part, self._hush) for part in parts]
        self._ahead = [unit for units in groups for unit in units]
        self._at = self._patient_until = 0
        self._head(head)
        here = self._course.at
        opened = not parts or parts[0].context.role is not Role.ORIENT
        if here is not None and here.role is Role.ORIENT and opened:
            self._fill(here, self._book.phrases.orient, self._limits.orient * stretch)
        for part, units in zip(parts, groups, strict=True):
            if self._course.now <= until:
                self._part(part, units, stretch, until)
        return Draft(self._kept, self._course.placed, self._course.now, self._limits.long_silence)

    def _units(self, part: Part, hush: Hush) -> list[Unit]:
        """The units of a part: the same ones for the same passages, however many drafts are tried."""
        key = part.passages, hush
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = units_of(part.context, part.passages, self._measure, hush)
        return known

    def _part(self, part: Part, units: Sequence[Unit], stretch: float, until: float) -> None:
        match part.context.role:
            case Role.ORIENT:
                self._opening(part, units, self._limits.orient * stretch)
            case Role.RETURN:
                self._return(part, units, self._limits.returning * stretch)
            case Role.ANCHOR:
                for unit in units:
                    self._place(unit)
            case Role.MIDDLE:
                self._middle(units, until)

    def _middle(self, units: Sequence[Unit], until: float) -> None:
        """Passages of the middle part: nearly all of them are placed as they are, which goes quickly."""
        course, every, soon = self._course, self._option_every, self._option_soon
        contact = self._contact_max - self._option_cost
        for unit in units:
            made, since = unit.made[0], course.now - course.option_at
            if (
                unit.plain
                and self._measure.says_all
                and since + unit.chance <= every
                and (since < soon or self._at < self._patient_until)
                and not (unit.contact and course.contact and course.contact + unit.contact > contact)
                and made.first_text != course.last_text
                and not -APART < made.first_pause - course.last_pause < APART
            ):
                self._at += 1
                course.put(made)
            elif course.now > until:
                return
            else:
                self._place(unit)

    # --- opening and return

    def _opening(self, part: Part, units: Sequence[Unit], least: float) -> None:
        for unit in self._lengthen(part, units, least):
            self._place(unit)
        self._fill(part.context, self._book.phrases.orient, least)

    def _lengthen(self, part: Part, units: Sequence[Unit], least: float) -> Sequence[Unit]:
        """The units with their quiet made longer, up to a point, where the part would be too short."""
        # When it is placed, the first pause of each may still become so much shorter.
        need = least - self._course.elapsed[part.context.role] + APART * len(units)
        if sum([unit.length for unit in units]) >= need or not units:
            return units
        asleep = part.context.role is Role.RETURN and not self._limits.wakes
        most = MOST_LONGER_TO_SLEEP if asleep else MOST_LONGER
        longest = self._units(part, Hush(most))
        low, high, made = self._hush.factor, most, longest
        for _ in range(_STRETCH_TRIES if sum([unit.length for unit in longest]) > need else 0):
            middle = (low + high) / 2
            tried = units_of(part.context, part.passages, self._measure, Hush(middle))
            if sum([unit.length for unit in tried]) >= need:
                high, made = middle, tried
            else:
                low = middle
        return made

    def _return(self, part: Part, units: Sequence[Unit], least: float) -> None:
        """The return: built-in lines where it is too short, then the author's; words about options count.

        How many of those come is only known once it is laid out; if it has become longer than it has to be,
        it is laid out again with so much less filling, and a little more where that was too little.
        """
        units = self._lengthen(part, units, least)
        target = least - sum([unit.length for unit in units]) if self._limits.wakes else 0.0
        before, at = self._course, self._at
        self._fill_return(part, units, target)
        enough = not self._limits.wakes or self._course.elapsed[Role.RETURN] >= least - ROUNDING_S
        # Where two pauses would be alike, what was to spare may be used up: then a line more.
        shortest = target if enough else max(target, 0.0) + 1.0
        for _ in range(_RETURN_TRIES):
            over = self._course.elapsed[Role.RETURN] - least
            if target <= ROUNDING_S or -ROUNDING_S <= over <= _NEAR_ENOUGH:
                break
            target -= over
            self._again(before, at)
            self._fill_return(part, units, target)
            if self._course.elapsed[Role.RETURN] >= least - ROUNDING_S:
                shortest = target
        if self._course.elapsed[Role.RETURN] < least - ROUNDING_S:
            self._again(before, at)
            self._fill_return(part, units, shortest)

    def _fill_return(self, part: Part, units: Sequence[Unit], target: float) -> None:
        self._course = self._course.copied()
        silent = not any(made.passage.speaks for unit in units for made in unit.made)
        if silent and not self._course.spoken:
            target = max(target, ROUNDING_S * 2)
        self._fill(part.context, self._book.phrases.returning, target)
        for unit in units:
            self._place(unit)

    def _again(self, course: Course, at: int) -> None:
        self._course, self._at, self._patient_until = course, at, 0

    def _fill(self, context: Context, lines: Sequence[str], target: float) -> None:
        """Put lines in until the part is as long as its target; the last pause makes it exact if it can."""
        least = self._limits.sentence_pause
        most = max(min(_LONGEST_FILL_GAP_S, self._limits.max_silence), least)
        while (need := target - self._course.elapsed[context.role]) > ROUNDING_S:
            line = self._pick(str(context.role), lines)
            left = need - self._book.durations(line)
            usual = max(min(_FILL_GAP_S * varied(line), most), least)
            gap = max(left, least) if left <= most else usual
            made = self._measure.own_line(StepKind.SAY, context, line, gap)
            self._option_before(made.length, context)
            self._put(made)

    # --- passages and rests

    def _place(self, unit: Unit) -> None:
        """Put a unit in its place, with what has to come before it."""
        course = self._course
        if course.contact > 0:
            if unit.contact and course.contact + unit.contact + self._option_cost > self._contact_max:
                self._rest_if_due(unit)
            elif unit.rests:
                unit = self._long_enough(unit)
        since = course.now - course.option_at
        late = since + unit.chance > self._option_every
        if (late or (since >= self._option_soon and self._at >= self._patient_until)) and self._wants_option(
            unit.chance, unit
        ):
            self._option(unit.context)
        self._at += 1
        for made in unit.made:
            self._put(made)

    def _rest_if_due(self, unit: Unit) -> None:
        contact = self._course.contact + unit.contact
        if self._course.in_contact and self._wants_option(unit.chance, unit):
            contact += self._option_cost
        if contact > self._contact_max:
            self._rest()

    def _rest(self) -> None:
        """Rest on the anchor until the passage is as long as it has to be."""
        course = self._course
        while course.anchor < self._limits.anchor_min - ROUNDING_S:
            need = self._limits.anchor_min - course.anchor
            unit = self._rests.next(course, RESTING, need, self._hush)
            self._option_before(unit.chance, unit.context)
            for made in unit.made:
                self._put(made)
        course.contact = 0.0
        self._patient_until = 0

    def _long_enough(self, unit: Unit) -> Unit:
        """An author's rest with its quiet made longer, where contact came before and it is too short."""
        need = self._limits.anchor_min - self._course.anchor
        if unit.length >= need:
            return unit
        longer = self._measure.lengthen([made.passage for made in unit.made], self._hush, need)
        return rest_of(longer, unit.context)

    def _put(self, made: Measured) -> None:
        """Place a passage; in an open silence of its own a word about options may come."""
        course = self._course
        if not made.first_text:
            made = self._measure.passage(made.passage, last=False, hush=self._hush, begun=course.quiet)
        elif made.first_text == course.last_text:
            made = self._other_cue(made)
        made = made.apart_from(course.last_pause, self._limits.max_silence)
        if not (self._measure.says_all or made.says_all):
            UnsaidLines(self._measure, self._pick, self._option).put(course, made)
        elif made.breaks and course.since_option + made.length > self._option_every:
            self._put_with_options(made)
        else:
            course.put(made)

    def _other_cue(self, made: Measured) -> Measured:
        """The passage beginning with another cue than the one just heard; an author's line stays."""
        first, *others = made.passage.groups
        group = another_cue(first, breath_cues(self._book.phrases, self._limits.anchor))
        if group.text == first.text:
            return made
        return self._measure.passage(
            Passage(made.passage.context, (group, *others)), last=False, hush=self._hush
        )

    def _put_with_options(self, made: Measured) -> None:
        course = self._course
        chances = [*made.breaks, len(made.links)]
        for number, link in enumerate(made.links):
            placed = link
            if number in made.breaks:
                until = to_next_chance(made.links, number, chances)
                if course.since_option + until > self._option_every:
                    placed = self._in_silence(link)
            course.put_link(placed, asks=made.passage.asks, goes_on=number > 0)

    def _in_silence(self, link: Link) -> Link:
        """A word about options in an open silence: in place of company, or before the next line."""
        if link.group.kind is StepKind.PRESENCE and link.group.piece < 0:
            return self._as_option(link)
        context = link.group.context
        line = self._option_line()
        self._course.put_link(self._measure.option(context, line).links[0], goes_on=True)
        return link

    def _as_option(self, link: Link) -> Link:
        """The word about options in a presence line's place, taking no more time altogether."""
        group = link.group
        line = self._option_line()
        longer = self._book.durations(line) - link.voiced
        first = group.quiets[0]
        shorter = max(min(first.length, _SHORTEST_GAP), first.length - max(0.0, longer))
        quiets = (first._replace(length=shorter), *group.quiets[1:])
        option = group._replace(kind=StepKind.OPTION, text=line, spoken=line, quiets=quiets, option=True)
        return self._measure.link(option)

    # --- words about options

    def _option_before(self, chance: float, following: Context) -> None:
        """A word about options, where one is due before what takes so many seconds to its next chance."""
        if self._wants_option(chance, None):
            self._option(following)

    def _wants_option(self, chance: float, unit: Unit | None) -> bool:
        since = self._course.since_option
        if since + chance > self._option_every:
            # Straight after such a word another would not help.
            return since > self._option_cost + ROUNDING_S or not self._course.placed
        if unit is None or since < self._option_soon or self._at < self._patient_until:
            return False
        ahead = self._ahead[self._at : self._at + _LOOKED_AHEAD]
        every = self._limits.option_every
        wait = units_until_option(ahead, since, every, in_contact=self._course.in_contact)
        self._patient_until = self._at + wait
        return not wait

    def _option(self, following: Context) -> None:
        """A word about options. It counts as contact only in the midst of contact, and never as rest."""
        last = self._course.at
        context = following
        if following.role is Role.ANCHOR and last is not None and last.role is not Role.ANCHOR:
            context = last
        if context.contact and not (following.contact and self._course.in_contact):
            context = without_contact(context)
        self._course.put(self._measure.option(context, self._option_line()))
        self._patient_until = 0

    def _option_line(self) -> str:
        return self._pick(str(StepKind.OPTION), self._book.phrases.options)

    def _pick(self, name: str, lines: Sequence[str]) -> str:
        """The next of these lines in turn, and not the one just heard while there is another."""
        course = self._course
        number = course.picks.get(name, 0)
        if self._book.line(lines, number) == course.last_text:
            number += 1
        course.picks[name] = number + 1
        return self._book.line(lines, number)

    # --- the seam

    def _head(self, head: Sequence[Quiet]) -> None:
        """Quiet still to come at the seam, inside what every limit leaves, and no shorter than it may be."""
        course = self._course
        contact = self._limits.contact_max - course.contact if course.in_contact else self._limits.total
        option = self._limits.option_every - course.since_option
        most = min(self._limits.max_silence - course.quiet, option, contact)
        left = max(most, _SHORTEST_GAP - course.quiet)
        for quiet in head:
            short = quiet._replace(length=min(quiet.length, left))
            left -= short.length
            if short.length > 0:
                group = Group(None, quiet.context, "", "", (short,), quiet.piece)
                course.put_link(self._measure.link(group), goes_on=True)
