"""What a sitting is laid out from: lines with the quiet after them, paragraph by paragraph.

A ``Group`` is one spoken line with the quiet that follows it. The planner places groups one after the other
and puts its own lines only between them, so that no line ever comes between a phrase and its repetition.
"""

from dataclasses import dataclass

from player.practice.planner.steps import Step, StepKind
from player.practice.script.model import Phase, Role
from player.practice.units import Rung


@dataclass(frozen=True)
class Context:
    """Where in the sitting a line stands: its phase's title, role and rung, and whether it is contact."""

    title: str
    role: Role
    rung: Rung
    contact: bool


def context_of(phase: Phase) -> Context:
    """The context of a phase's own lines."""
    return Context(phase.title, phase.role, phase.rung, phase.contact)


def context_of_step(step: Step) -> Context:
    """The context that a step was laid out in."""
    return Context(step.phase, step.role, step.rung, step.contact)


@dataclass(frozen=True)
class Quiet:
    """A stretch of time: its kind, length in seconds, context, and the script's piece number."""

    kind: StepKind
    length: float
    context: Context
    piece: int = -1


@dataclass(frozen=True)
class Group:
    """A spoken line and the quiet after it.

    Attributes:
        kind: of the line; ``None`` for quiet that no line of its own comes before.
        text, spoken: of the line.
        quiets: what follows it.
        piece: the script's piece number, or -1.
        paragraph: the script's paragraph number, or -1.
        joined: True where only as a last resort a line comes between it and the group before.
    """

    kind: StepKind | None
    context: Context
    text: str
    spoken: str
    quiets: tuple[Quiet, ...]
    piece: int = -1
    paragraph: int = -1
    joined: bool = False


Paragraph = tuple[Group, ...]


@dataclass(frozen=True)
class Part:
    """A phase as it is let through: its groups by paragraph."""

    phase: int
    context: Context
    optional: bool
    paragraphs: tuple[Paragraph, ...]


def with_quiets(group: Group, quiets: tuple[Quiet, ...]) -> Group:
    """The group with other quiets; several times as quick as ``dataclasses.replace``, and often needed."""
    return Group(
        group.kind,
        group.context,
        group.text,
        group.spoken,
        quiets,
        group.piece,
        group.paragraph,
        group.joined,
    )


def with_paragraphs(part: Part, paragraphs: tuple[Paragraph, ...]) -> Part:
    """The part with other paragraphs; quicker than ``dataclasses.replace`` as well."""
    return Part(part.phase, part.context, part.optional, paragraphs)
