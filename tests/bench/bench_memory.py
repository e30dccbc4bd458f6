"""Measures memory over a whole sitting, and with a recording of eight hours."""

import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from driven import driven, driver
from homes import PACING, home, spoken
from measures import NotMeasuredError, Result, Settings
from players import environment_of, kindpace, sink
from processes import Look, Program
from sounds import long_narration

LIMIT = 5.0
HOURS = 8.0


def run(settings: Settings) -> list[Result]:
    """Measure the window with a sitting of an hour, and the command line with the long recording."""
    # A recording of an hour makes the longest sitting; its last half minute is left out.
    seconds = settings.pick(3570, 150)
    where, other = home(settings.folder, 2), home(settings.folder, 1)
    hour, file = (long_narration(settings.folder, hours) for hours in (1.0, HOURS))
    with sink() as server, ThreadPoolExecutor() as threads:
        environment = environment_of(server, where)
        # What is growth must not be the looking through and the speaking before it.
        for folder, recording in ((where, hour), (other, file)):
            spoken(folder, environment_of(server, folder), str(recording))
        sitting = threads.submit(_sitting, environment, hour, seconds)
        whole = threads.submit(_file, environment_of(server, other), file, seconds)
        return [
            _row("Memory of a sitting in the window, growth after the first minute", sitting.result()),
            _row(f"Memory with a file of {HOURS:g} hours, growth after the first minute", whole.result()),
        ]


def _sitting(environment, recording: Path, seconds: float) -> tuple[Look, ...]:
    with driven(driver("window", "listen", recording), environment, watched=True) as window:
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
    later = [look.memory for look in looks if look.at >= 60]
    if len(later) < 20:
        message = "it did not last long enough after its first minute"
        raise NotMeasuredError(message)
    # Not the last minus the first: the worker ends meanwhile, which would hide growth elsewhere.
    growth, least = 0.0, later[0]
    for memory in later:
        growth, least = max(growth, memory - least), min(least, memory)
    return Result(
        measured,
        f"{growth:.1f} MB",
        "flat within 5 MB",
        growth <= LIMIT,
        note=f"The largest rise over any earlier moment, all processes. {later[0]:.0f} MB after a minute, "
        f"{later[-1]:.0f} MB at the end (the worker with the voice had ended), never over "
        f"{max(look.memory for look in looks):.0f} MB.",
        duration=f"1 × {looks[-1].at / 60:.1f} min",
    )
