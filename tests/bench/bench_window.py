"""Compares the window while a sitting plays with an idle bare PySide6 window plus mpv."""

import time
from dataclasses import replace

from driven import driven, driver
from homes import PACING, SITTING, home, spoken
from measures import NotMeasuredError, Result, Settings, median, spread
from players import MPV, environment_of, peer_environment, sink
from processes import Program
from sounds import narration

WORKER_GONE = 75.0
"""Seconds after which the idle worker has ended by itself."""


def run(settings: Settings) -> list[Result]:
    """Measure Kindpace, then the bare window and mpv together, in several runs each."""
    seconds = settings.pick(120, 60)
    # One run takes three minutes.
    runs = int(settings.pick(settings.runs, 1))
    where = home(settings.folder, 6)
    with sink() as server:
        environment = environment_of(server, where)
        spoken(where, environment)
        _used_before(environment)
        ours = [_ours(server, environment, seconds) for _ in range(runs)]
        theirs = [_theirs(server, settings, environment, seconds) for _ in range(runs)]
    duration = f"{runs} × {seconds:.0f} s, from {WORKER_GONE:.0f} s after Begin on"
    note = (
        f"A spoken sitting under the pacing “{PACING}”, not the first one here; the worker had ended. Qt’s "
        "offscreen platform."
    )
    goals = (("processor time", "s", 1.0), ("memory", "MB", 1.3))
    rows = [
        _row(goal, [measured[index] for measured in ours], [measured[index] for measured in theirs], duration)
        for index, goal in enumerate(goals)
    ]
    return [replace(rows[0], note=note), rows[1]]


def _used_before(environment) -> None:
    """Begin once and leave: the first start reads all scripts, and the first sitting makes sounds."""
    with driven(driver("window", "begin", SITTING, 1), environment) as window:
        window.says("pressed")


def _steady(programs: list[Program], seconds: float) -> tuple[float, float]:
    """Processor seconds used during this time, and the median memory in MB."""
    before = sum(program.cpu_now() for program in programs)
    marks = [len(program.looks) for program in programs]
    time.sleep(seconds)
    used = sum(program.cpu_now() for program in programs) - before
    memory = sum(
        median(look.memory for look in program.looks[mark:])
        for program, mark in zip(programs, marks, strict=True)
    )
    return used, memory


def _ours(server, environment, seconds: float) -> tuple[float, float]:
    with driven(driver("window", "sit", SITTING), environment, watched=True) as window:
        window.says("playing")
        time.sleep(WORKER_GONE)
        mark = server.recorded()
        found = _steady([window.program], seconds)
        if abs(server.recording(mark)).max() < 1e-3:
            message = "the sitting was silent"
            raise NotMeasuredError(message)
    return found


def _theirs(server, settings: Settings, environment, seconds: float) -> tuple[float, float]:
    file = narration(settings.folder, seconds + 20)
    with (
        driven(driver("bare", "stay"), environment, watched=True) as bare,
        peer_environment(server, MPV) as mpv_environment,
    ):
        bare.says("usable")
        mpv = Program(MPV.command(file), mpv_environment)
        time.sleep(5)
        found = _steady([bare.program, mpv], seconds)
        mpv.end()
    return found


def _row(goal: tuple[str, str, float], ours, theirs, duration: str) -> Result:
    what, unit, limit = goal
    ratio = median(ours) / median(theirs)
    return Result(
        f"Window and sitting in steady playing, {what}",
        spread(ours, unit),
        f"at most {limit:.1f} ×",
        ratio <= limit,
        (("bare window + mpv", spread(theirs, unit)),),
        ratio,
        duration=duration,
    )
