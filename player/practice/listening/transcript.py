"""A sitting written down as it is heard: times, lines, quiet."""

from collections.abc import Iterator
from itertools import groupby

from player.language.catalogue import _
from player.practice.listening.heard_lines import HeardLine
from player.practice.listening.measures import Sitting
from player.practice.own_titles import title_shown
from player.practice.planner.steps import Step, StepKind


def transcript(sitting: Sitting) -> tuple[str, ...]:
    """The sitting in lines of text: a heading for each phase, then each line with its time and its quiet.

    ``+`` stands before a line that was put in; the number in brackets is the quiet behind a line, in seconds.
    """
    return tuple(_lines(sitting))


def _lines(sitting: Sitting) -> Iterator[str]:
    lines = {line.start: line for line in sitting.lines}
    for _unused, group in groupby(sitting.plan.steps, key=lambda step: (step.phase, step.role)):
        steps = list(group)
        yield _heading(steps)
        for step in steps:
            if step.kind.voiced:
                yield _spoken(lines[step.start])
            elif step.kind is StepKind.CHECK_IN:
                yield _("{clock}  ? How is it now? (a question, which can be passed over)").format(
                    clock=clock(step.start)
                )
            elif step.kind is StepKind.WRITING:
                yield _("{clock}  (time to write, {duration:.0f} s or as long as one likes)").format(
                    clock=clock(step.start), duration=step.duration
                )
            elif step.kind is StepKind.BELL:
                yield _("{clock}  (a bell)").format(clock=clock(step.start))


def _heading(steps: list[Step]) -> str:
    first = steps[0]
    contact = _(", contact") if any(step.contact for step in steps) else ""
    return f"-- {title_shown(first.phase)} ({first.role}, {first.rung.words}{contact})"


def _spoken(line: HeardLine) -> str:
    mark = "+ " if line.put_in else "  "
    return f"{clock(line.start)}  {mark}{line.text} [{line.quiet:.0f}]"


def clock(seconds: float) -> str:
    """A time in a sitting as minutes and seconds, such as 4:07."""
    whole, rest = divmod(round(seconds), 60)
    return f"{whole}:{rest:02}"
