"""What a sitting is laid out from: lines with the quiet after them, passage by passage.

A ``Group`` is one spoken line with the quiet that follows it; a ``Passage`` is what is heard in one go. The
planner places passages whole, one after the other, and puts its own lines only between them.
"""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from player.practice.planner.steps import Step, StepKind
from player.practice.script.model import Phase, Role
from player.practice.units import Rung

_CONTEXTS_KEPT: Final = 256


@dataclass(frozen=True)
class Context:
    """Where in the sitting a line stands: its phase's title, role and rung, and whether it is contact."""

    title: str
    role: Role
    rung: Rung
    contact: bool


@lru_cache(maxsize=_CONTEXTS_KEPT)
def without_contact(context: Context) -> Context:
    """The same place without contact: one for each, so that what stands in it is measured once."""
    return replace(context, contact=False)


def context_of(phase: Phase) -> Context:
    """The context of a phase's own lines."""
    return Context(phase.title, phase.role, phase.rung, phase.contact)


def context_of_step(step: Step) -> Context:
    """The context that a step was laid out in."""
    return Context(step.phase, step.role, step.rung, step.contact)


class Quiet(NamedTuple):
    """A stretch of time without a line.

    Attributes:
        kind: what sort of quiet.
        length: in seconds.
        context: where it stands.
        piece: the script's piece number, or -1.
        fixed: True where its length is neither varied nor changed to save time or to fill it.
    """

    kind: StepKind
    length: float
    context: Context
    piece: int = -1
    fixed: bool = False


class Group(NamedTuple):
    """A spoken line and the quiet after it.

    Attributes:
        kind: of the line; ``None`` for quiet that no line of its own comes before.
        text, spoken: of the line.
        quiets: what follows it; none where the pacing's pause does.
        piece: the script's piece number, or -1.
        option: True where the line offers a way out or another way.
        wants_time: True where the line invites to something that wants time.
        varies: how many times its length a pause after it gets, so that no two are alike.
    """

    kind: StepKind | None
    context: Context
    text: str
    spoken: str
    quiets: tuple[Quiet, ...]
    piece: int = -1
    option: bool = False
    wants_time: bool = False
    varies: float = 1.0


@dataclass(frozen=True, eq=False)
class Passage:
    """What is heard in one go, or left out as a whole. It equals only itself.

    Attributes:
        context: where it stands.
        groups: its lines.
        asks: True where its author thinks the moment after it a good one to ask how it is.
        joined: True where only as a last resort a line comes between it and the passage before.
    """

    context: Context
    groups: tuple[Group, ...]
    asks: bool = False
    joined: bool = False

    @cached_property
    def speaks(self) -> bool:
        """Whether a line is spoken in it."""
        return any(group.kind is not None for group in self.groups)

    @cached_property
    def plain(self) -> bool:
        """Whether there is nothing in it but lines with one pause each, as in most."""
        return all(has_one_pause(group) and group.kind is not StepKind.PRESENCE for group in self.groups)


def has_one_pause(group: Group) -> bool:
    """Whether it is a line with one pause after it, written or not."""
    if group.kind is None or len(group.quiets) > 1:
        return False
    if not group.quiets:
        return True
    quiet = group.quiets[0]
    return quiet.kind is StepKind.PAUSE and not quiet.fixed and quiet.context is group.context


@dataclass(frozen=True, eq=False)
class Part:
    """A phase as it is let through.

    Attributes:
        phase: its index in the script.
        context: of its own lines.
        optional: True where it may be left out.
        passages: what is heard of it.
        arc: names the arc that it belongs to: parts that need each other have the same one.
        needed: True where another part that is heard needs it.
        loose: True where the last passages may be left out without the others.
        finishing: True where it finishes what has been begun, so that it is not left out for time.
    """

    phase: int
    context: Context
    optional: bool
    passages: tuple[Passage, ...]
    arc: int = -1
    needed: bool = False
    loose: bool = False
    finishing: bool = False
