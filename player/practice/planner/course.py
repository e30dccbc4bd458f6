"""How far a sitting has been laid out, and what the limits count on the way."""

from dataclasses import dataclass, field
from math import inf
from typing import Final

from player.practice.planner.measuring.groups import Context, context_of_step
from player.practice.planner.measuring.limits import Limits
from player.practice.planner.measuring.measured import Link, Measured
from player.practice.planner.steps import Step, StepKind
from player.practice.script.model import Role
from player.practice.units import ROUNDING_S

# To look a member up in its enumeration takes longer than all else that is done with it here.
_MIDDLE: Final = Role.MIDDLE


Placed = tuple[int, bool, Measured | Link]
"""A passage, or a line of one, in its place: the number of the passage as heard, whether its author thinks
the moment after it a good one to ask how it is, and what is placed. A plain tuple, since so many are made."""


@dataclass
class Course:
    """What is placed so far, and what counts.

    Attributes:
        limits: of the plan.
        placed: the passages placed after the steps kept.
        now: seconds from the beginning.
        option_at: when there was a word about options last; time for writing since then is added to it.
        contact: seconds of contact since the last rest.
        anchor: seconds of the rest that goes on just now.
        quiet: seconds without the voice up to now.
        elapsed: seconds of opening and return.
        spoken: whether the return has said anything.
        at: where the last line or quiet stood.
        last_text: the last line spoken.
        last_pause: seconds of the pause after it; 0 if other quiet followed it.
        passage: the number of the last passage.
        picks: how many of the product's own lines were said, by sort.
    """

    limits: Limits
    placed: list[Placed] = field(default_factory=list)
    now: float = 0.0
    option_at: float = 0.0
    contact: float = 0.0
    anchor: float = 0.0
    quiet: float = 0.0
    elapsed: dict[Role, float] = field(default_factory=lambda: {Role.ORIENT: 0.0, Role.RETURN: 0.0})
    spoken: bool = False
    at: Context | None = None
    last_text: str = ""
    last_pause: float = 0.0
    passage: int = -1
    picks: dict[str, int] = field(default_factory=dict)

    def copied(self) -> "Course":
        """Another course that stands where this one does."""
        made = Course(self.limits)
        made.__dict__.update(self.__dict__)
        made.placed, made.elapsed, made.picks = list(self.placed), dict(self.elapsed), dict(self.picks)
        return made

    @property
    def since_option(self) -> float:
        """Seconds since the last word about options."""
        return self.now - self.option_at

    @property
    def in_contact(self) -> bool:
        """Whether the last line or quiet was contact."""
        return self.at is not None and self.at.contact

    # --- placing

    def put(self, made: Measured) -> None:
        """Place a passage as it is."""
        passage = made.passage
        self.passage += 1
        self.placed.append((self.passage, passage.asks, made))
        now = self.now = self.now + made.length
        if made.offers < inf:
            self.option_at = now - made.unoffered
        elif made.stated:
            self.option_at += made.stated
        context = self.at = passage.context
        if context.role is _MIDDLE:
            self.anchor = 0.0
            self.contact += made.contact
        else:
            self._count(context, made.length, made.contact)
            self.spoken = self.spoken or (context.role is Role.RETURN and passage.speaks)
        self.last_pause = made.last_pause
        if made.last_text:
            self.last_text, self.quiet = made.last_text, made.trailing
        else:
            self.quiet += made.trailing

    def put_link(self, link: Link, *, asks: bool = False, goes_on: bool = False) -> None:
        """Place a single line: of a passage whose silence is interrupted by an option line."""
        if not goes_on:
            self.passage += 1
        self.placed.append((self.passage, asks, link))
        if link.group.option:
            self.option_at = self.now
        self.now += link.length
        stated = sum(quiet.length for quiet in link.group.quiets if quiet.kind is StepKind.WRITING)
        self.option_at += stated
        self._count(link.group.context, link.length, link.contact)
        self.last_pause = 0.0
        self._after(link)

    def _after(self, link: Link) -> None:
        group = link.group
        self.at = group.context
        if group.kind is not None:
            # A line that the narrator can't say ends no silence.
            self.quiet = 0.0 if link.voiced > 0 else self.quiet
            self.last_text = group.text
            self.spoken = self.spoken or group.context.role is Role.RETURN
        for quiet in group.quiets:
            self.quiet = 0.0 if quiet.kind is StepKind.WRITING else self.quiet + quiet.length

    def _count(self, context: Context, length: float, contact: float) -> None:
        self.contact += contact
        role = context.role
        if role is Role.MIDDLE:
            self.anchor = 0.0
        elif role is Role.ANCHOR:
            self.anchor += length
            if self.anchor >= self.limits.anchor_min - ROUNDING_S:
                self.contact = 0.0
        else:
            self.anchor = 0.0
            self.elapsed[role] += length

    # --- going on where steps have left everything

    def take_up(self, step: Step) -> None:
        """Count a step that is kept."""
        context = context_of_step(step)
        self.now = step.start
        self._count(context, step.duration, step.duration if step.contact else 0.0)
        if step.offers:
            self.option_at = step.start
        if step.kind.voiced:
            self.quiet = 0.0 if step.duration > 0 else self.quiet
            self.last_text = step.text
            self.spoken = self.spoken or step.role is Role.RETURN
            self._take_pick(step)
        elif step.kind is StepKind.WRITING:
            self.quiet = 0.0
            self.option_at += step.duration
        else:
            self.quiet += step.duration
        self.now += step.duration
        if step.duration > 0:
            self.at = context
        self.last_pause = step.duration if step.kind is StepKind.PAUSE else 0.0
        self.passage = max(self.passage, step.passage)

    def _take_pick(self, step: Step) -> None:
        if step.piece >= 0 or step.recorded is not None:
            return
        name = str(step.kind) if step.kind is not StepKind.SAY else str(step.role)
        if step.role is not Role.ANCHOR or step.kind is StepKind.OPTION or step.passage != self.passage:
            self.picks[name] = self.picks.get(name, 0) + 1
