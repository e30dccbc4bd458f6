"""Times planning, and the clinic editor's work after each change, up to drawing.

Each number is the median or the 99th percentile of single runs on this machine, in milliseconds. The script
of twenty minutes has 180 sentences with pauses; every other phase of it is contact.
"""

import gc
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
from player.practice.pacing.model import GENTLE, Pacing, with_values
from player.practice.pacing.resolved_choices import softer
from player.practice.planner.plan import estimated_durations, plan, replan
from player.practice.script.model import Role, Script
from player.window.clinic.editor.comparison_described import PlannedUnderPreset, compared, passages_in_words
from player.window.shared.ribbon import RibbonView

_PLAN_MS = 10.0
"""The goal for the median of a plan."""

_REDRAW_MS = 50.0
"""The goal for nearly all redraws of the clinic's ribbon."""


def run(settings: Settings) -> list[Result]:
    """The rows of the benchmarks page."""
    runs = int(settings.pick(400, 60))
    return [_row(what, times, runs) for what, times in _measured(runs)]


def figures(runs: int = 100) -> dict[str, float]:
    """The same measurements as numbers in milliseconds, by name: "…, median" and "…, p99" of each."""
    found = {}
    for what, times in _measured(runs):
        found[f"{what}, median"] = median(times)
        found[f"{what}, p99"] = percentile(times, 99)
    return found


def _row(what: str, times: list[float], runs: int) -> Result:
    middle, late = median(times), percentile(times, 99)
    redraws = what.startswith("The clinic's ribbon")
    return Result(
        what,
        f"{middle:.1f} ms, p99 {late:.1f} ms",
        f"p99 under {_REDRAW_MS:.0f} ms" if redraws else f"median at most {_PLAN_MS:.0f} ms",
        met=late < _REDRAW_MS if redraws else middle <= _PLAN_MS,
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
    # As the window does once it is ready; otherwise one run in fifty also goes through all that was imported.
    gc.collect()
    gc.freeze()
    changes = cycle(with_values(GENTLE, pause_scale=0.5 + 0.1 * step) for step in range(25))
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
        _times(lambda: redrawn(long, with_values(next(changes), **LONG), beside), runs),
    )


LONG = {"session_max_min": 20, "max_rung": 5, "difficulty_max": 4}


def redrawn(practice: Script, pacing: Pacing, beside: PlannedUnderPreset) -> RibbonView:
    """Do all that a change of a control causes, except drawing: the plan, its ribbon, and the comparison."""
    new_plan = plan(practice, pacing, Choices(), PHRASES, estimated_durations(pacing))
    heard = PlannedUnderPreset.of(pacing, new_plan)
    passages_in_words(new_plan)
    compared(beside, heard)
    return heard.ribbon


def _beside(practice: Script) -> PlannedUnderPreset:
    """The practice under Standard, with which the changed preset is compared."""
    standard = next(preset for preset in PRESETS if preset.id == "standard")
    return PlannedUnderPreset.of(
        standard, plan(practice, standard, Choices(), PHRASES, estimated_durations(standard))
    )


def twenty_minutes() -> Script:
    """A script that is a little too long for twenty minutes, so that some of it is left out."""
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
