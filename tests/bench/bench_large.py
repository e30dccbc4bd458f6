"""Uses the window of somebody with 1,000 scripts, 1,000 recordings and 20,000 sittings, key by key."""

import subprocess
from collections.abc import Iterator
from typing import NamedTuple

from driven import Driven, driven, driver
from homes import home
from measures import NotMeasuredError, Result, Settings
from players import environment_of, sink

MOST_MS = 100.0
"""From an input to its answer: what is taken to be at once (Nielsen, Usability Engineering, 1993, 5.5)."""

IDLE = "idle_after_opening"
EASE_BACK = "Ease_back"
SLOWEST = 5
WHAT = "1,000 scripts, 1,000 recordings, 20,000 sittings"


class Answered(NamedTuple):
    """One input, and for how many milliseconds the window was away, and its thread at work, at most."""

    name: str
    away: float
    at_work: float


def run(settings: Settings) -> list[Result]:
    """Make that home, walk through its pages by keyboard, and measure each input."""
    where = home(settings.folder, 6)
    with sink() as server:
        environment = environment_of(server, where)
        # A program of its own, as the walk is: it writes the log with that home's key.
        subprocess.run(driver("large", "make"), env=environment, check=True)
        with driven(driver("large", "walk"), environment) as window:
            found = list(_answered(window))
    inputs = [one for one in found if one.name != IDLE]
    slowest = sorted(inputs, key=lambda one: one.away, reverse=True)[:SLOWEST]
    words = "; ".join(f"{one.name.replace('_', ' ')} {one.away:.0f} ms" for one in slowest)
    back = [one for one in inputs if one.name.startswith(EASE_BACK)]
    return [
        _row(f"{WHAT}: the slowest of {len(inputs)} inputs", inputs, note=f"The slowest: {words}."),
        _row("The same, Ease back", back),
        _row("The same, while the window prepares by itself", [one for one in found if one.name == IDLE]),
    ]


def _answered(window: Driven) -> Iterator[Answered]:
    while True:
        try:
            _, (away, at_work, _, _, name) = window.says("away")
        except NotMeasuredError:
            return
        yield Answered(name, float(away), float(at_work))


def _row(measured: str, found: list[Answered], note: str = "") -> Result:
    if not found:
        raise NotMeasuredError(measured)
    away, at_work = max(one.away for one in found), max(one.at_work for one in found)
    ours = f"{away:.0f} ms, {at_work:.0f} ms of them at work"
    goal = f"answered within {MOST_MS:.0f} ms"
    return Result(measured, ours, goal, away <= MOST_MS, note=note, duration="1 run")
