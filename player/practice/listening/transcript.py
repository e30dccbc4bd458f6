"""A sitting written down as it is heard: times, lines, quiet."""

from collections.abc import Iterator
from itertools import groupby

from player.language.catalogue import _
from player.practice.listening.heard_lines import HeardLine
from player.practice.listening.measures import Sitting
from player.practice.own_titles import title_shown
from player.practice.plain_words import minutes_and_seconds
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
            line = _spoken(lines[step.start]) if step.kind.voiced else _beside_lines(step)
            if line:
                yield line


def _beside_lines(step: Step) -> str:
    """What is shown of a step without a line; empty where that is nothing."""
    clock = minutes_and_seconds(step.start)
    match step.kind:
        case StepKind.CHECK_IN:
            return _("{clock}  ? How is it now? (a question, which can be passed over)").format(clock=clock)
        case StepKind.WRITING:
            return _("{clock}  (time to write, {duration:.0f} s or as long as one likes)").format(
                clock=clock, duration=step.duration
            )
        case StepKind.BELL:
            return _("{clock}  (a bell)").format(clock=clock)
        case _:
            return ""


def _heading(steps: list[Step]) -> str:
    first = steps[0]
    contact = _(", contact") if any(step.contact for step in steps) else ""
    return f"-- {title_shown(first.phase)} ({first.role}, {first.rung.words}{contact})"


def _spoken(line: HeardLine) -> str:
    mark = "+ " if line.put_in else "  "
    return f"{minutes_and_seconds(line.start)}  {mark}{line.text} [{line.quiet:.0f}]"
