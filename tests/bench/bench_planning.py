"""How long planning takes, and what the clinic does on each change before anything is drawn.

Each number is the median, or the 99th percentile, of single runs on this machine, in milliseconds. The
script of twenty minutes is made up of 180 sentences with pauses, every other part of it contact.
"""

import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "practice"))
sys.path.insert(0, str(Path(__file__).parents[1] / "practice" / "planner"))

from measures import Result, Settings, median, percentile
from planning_material import paragraph, pause, phase, script, wide
from planning_shipped import PHRASES, PRESETS, SCRIPTS

from player.practice.choices import Choices
from player.practice.pacing.model import GENTLE, Pacing, turned
from player.practice.planner.plan import estimated_durations, plan, replan, softer
from player.practice.script.model import Role, Script
from player.window.clinic.editor.comparison_described import Heard, compared, passages_in_words
from player.window.shared.ribbon import RibbonView

_REDRAW_MS = 50.0


def run(settings: Settings) -> list[Result]:
    """The rows of the benchmarks page."""
    runs = int(settings.pick(400, 60))
    return [_row(what, times, runs) for what, times in _measured(runs)]


def figures(runs: int = 100) -> dict[str, float]:
    """The same as plain numbers in milliseconds: "… median" and "… p99" of each."""
    found = {}
    for what, times in _measured(runs):
        found[f"{what}, median"] = median(times)
        found[f"{what}, p99"] = percentile(times, 99)
    return found


def _row(what: str, times: list[float], runs: int) -> Result:
    middle, late = median(times), percentile(times, 99)
    return Result(
        what,
        f"{middle:.1f} ms, p99 {late:.1f} ms",
        f"under {_REDRAW_MS:.0f} ms",
        met=late < _REDRAW_MS,
        note="estimated lengths of lines; without Qt",
        duration=f"{runs} runs",
    )


def _measured(runs: int) -> Iterator[tuple[str, list[float]]]:
    long = twenty_minutes()
    pacing = wide()
    durations = estimated_durations(pacing)
    whole = plan(long, pacing, Choices(), PHRASES, durations)
    gentler, chosen = softer(pacing, Choices())
    keep = len(whole.steps) // 3
    changes = cycle(turned(GENTLE, pause_scale=0.5 + 0.1 * step) for step in range(25))
    practices, beside = cycle(SCRIPTS), _beside(long)
    yield "A plan of 20 minutes", _times(lambda: plan(long, pacing, Choices(), PHRASES, durations), runs)
    yield (
        "Softer, a third into it",
        _times(lambda: replan(whole, keep, long, gentler, chosen, PHRASES, durations), runs),
    )
    yield (
        "The clinic's ribbon, any practice",
        _times(lambda: redrawn(next(practices), next(changes), beside), runs),
    )
    yield (
        "The clinic's ribbon, 20 minutes",
        _times(lambda: redrawn(long, turned(next(changes), **LONG), beside), runs),
    )


LONG = {"session_max_min": 20, "max_rung": 5, "difficulty_max": 4}


def redrawn(practice: Script, pacing: Pacing, beside: Heard) -> RibbonView:
    """What follows a change of a control but the drawing: a plan, its ribbon, and the comparison in words."""
    made = plan(practice, pacing, Choices(), PHRASES, estimated_durations(pacing))
    heard = Heard.of(pacing, made)
    passages_in_words(made)
    compared(beside, heard)
    return heard.ribbon


def _beside(practice: Script) -> Heard:
    """The other preset, which stays the same while this one is changed."""
    standard = next(one for one in PRESETS if one.id == "standard")
    return Heard.of(standard, plan(practice, standard, Choices(), PHRASES, estimated_durations(standard)))


def twenty_minutes() -> Script:
    """A script that lasts twenty minutes, and a little is left out of it."""
    lines = [paragraph(f"Sentence {n} with a few more words in it.", pause(4)) for n in range(180)]
    return script(
        phase("Arriving", Role.ORIENT, paragraph("Here.")),
        *(phase(f"Part {n}", Role.MIDDLE, *lines[n::6], rung=1, contact=n % 2 > 0) for n in range(6)),
        phase("Back", Role.RETURN, paragraph("Back.")),
        minutes=20,
    )


def _times(work: Callable[[], object], runs: int) -> list[float]:
    work()
    return list(islice(_each(work), runs))


def _each(work: Callable[[], object]) -> Iterator[float]:
    while True:
        began = time.perf_counter()
        work()
        yield (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    for name, number in figures().items():
        print(f"{name}: {number:.1f} ms")  # noqa: T201
