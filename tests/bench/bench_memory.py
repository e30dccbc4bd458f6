"""Memory over the length of a sitting, and with a file of eight hours."""

import subprocess
import time

from driven import driven, driver
from homes import PACING, SITTING, home, spoken
from measures import NotMeasuredError, Result, Settings
from players import environment_of, kindpace, sink
from processes import Look, Program
from sounds import long_narration

LIMIT = 5.0
HOURS = 8.0


def run(settings: Settings) -> list[Result]:
    """The window with a sitting, then the command line with the file."""
    seconds = settings.pick(3600, 120)
    minutes = min(20.0, seconds / 60 + 2)
    where = home(settings.folder, minutes)
    with sink() as server:
        environment = environment_of(server, where)
        spoken(where, environment)
        sitting = _sitting(environment, min(seconds, minutes * 60 - 30))
        file = long_narration(settings.folder, HOURS)
        whole = _file(environment, file, seconds)
    return [
        _row("Memory of a sitting in the window, growth after the first minute", sitting),
        _row(f"Memory with a file of {HOURS:g} hours, growth after the first minute", whole),
    ]


def _sitting(environment, seconds: float) -> tuple[Look, ...]:
    with driven(driver("window", "sit", SITTING), environment) as window:
        window.says("playing")
        time.sleep(seconds)
        return window.program.looks


def _file(environment, file, seconds: float) -> tuple[Look, ...]:
    program = Program(kindpace("play", "--no-window", str(file), "--preset", PACING), environment)
    try:
        program.process.wait(seconds)
    except subprocess.TimeoutExpired:
        return program.looks
    finally:
        program.end()
    if not program.looks or program.looks[-1].at < seconds * 0.9:
        message = f"kindpace play ended by itself with {program.process.returncode}"
        raise NotMeasuredError(message)
    return program.looks


def _row(measured: str, looks: tuple[Look, ...]) -> Result:
    # Read in tens: a single look may fall between taking and giving back.
    later = [look for look in looks if look.at >= 60]
    first = sum(look.memory for look in later[:10]) / 10
    highest = max(look.memory for look in later)
    last = sum(look.memory for look in later[-10:]) / 10
    peak = max(look.memory for look in looks)
    growth = highest - first
    return Result(
        measured,
        f"{growth:+.1f} MB at most, {last - first:+.1f} MB at the end",
        "flat within 5 MB",
        growth <= LIMIT,
        note=f"All processes; {first:.0f} MB after a minute, {peak:.0f} MB at the most at any time.",
        duration=f"1 × {looks[-1].at / 60:.1f} min",
    )
