"""A plan as somebody hears it: the lines one after the other, each with the quiet behind it and its place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from player.practice.errors import Place
from player.practice.planner.measuring.numbers import place_of_piece
from player.practice.planner.steps import Plan, Step, StepKind
from player.practice.script.language.measures import words
from player.practice.script.model import EDGES, Role, Script
from player.practice.units import Rung, Seconds


@dataclass(frozen=True)
class HeardLine:
    """A line that is spoken.

    Attributes:
        text: as shown.
        kind: say, presence or option.
        start, length: in seconds of the sitting.
        quiet: from its end to the next line, in seconds, writing not counted.
        pause: the pause straight after it, in seconds; None where something else follows.
        phase, role, rung, contact: of the phase that it is heard in.
        passage: the running number of its passage.
        put_in: True for a line that isn't the author's.
        cue: True for a breath's cue: asked for by the author, in the product's words.
        option: True where it offers a way out or another way.
        place: where it stands in the script; of a line put in, the author's line before it.
    """

    text: str
    kind: StepKind
    start: Seconds
    length: Seconds
    quiet: Seconds
    pause: Seconds | None
    phase: str
    role: Role
    rung: Rung
    contact: bool
    passage: int
    put_in: bool
    cue: bool
    option: bool
    place: Place

    @property
    def words(self) -> int:
        """How many words are spoken."""
        return len(words(self.text))

    @property
    def own(self) -> bool:
        """Whether it belongs to the practice's own middle: the author's, rests among them."""
        return not self.put_in and not self.cue and self.role not in EDGES

    @property
    def product(self) -> bool:
        """Whether it is one of the product's own lines."""
        return self.put_in or self.cue


def heard_lines(plan: Plan, script: Script) -> tuple[HeardLine, ...]:
    """Every line of a plan in the order in which they are heard.

    Args:
        plan: the sitting.
        script: what it was made from.
    """
    lines: list[HeardLine] = []
    place = script.phases[0].place
    for step, following in zip(plan.steps, [*plan.steps[1:], None], strict=True):
        if step.kind.voiced:
            if step.piece >= 0:
                place = place_of_piece(script, step.piece)
            lines.append(_line(step, following, place))
        elif lines and step.kind is not StepKind.WRITING:
            lines[-1] = replace(lines[-1], quiet=Seconds(lines[-1].quiet + step.duration))
    return tuple(lines)


def _line(step: Step, following: Step | None, place: Place) -> HeardLine:
    pause = following.duration if following is not None and following.kind is StepKind.PAUSE else None
    return HeardLine(
        text=step.text,
        kind=step.kind,
        start=step.start,
        length=step.duration,
        quiet=Seconds(0.0),
        pause=pause,
        phase=step.phase,
        role=step.role,
        rung=step.rung,
        contact=step.contact,
        passage=step.passage,
        put_in=step.piece < 0,
        cue=step.piece >= 0 and step.kind is StepKind.PRESENCE,
        option=step.offers,
        place=place,
    )


def writing_time(plan: Plan) -> Seconds:
    """Seconds stated for writing: the person's own time, neither voice nor quiet."""
    return Seconds(sum(step.duration for step in plan.steps if step.kind is StepKind.WRITING))


def all_words(lines: Sequence[HeardLine]) -> int:
    """How many words some lines have together."""
    return sum(line.words for line in lines)
