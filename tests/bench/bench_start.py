"""Times how soon the window can be used, how soon Begin is heard, and how soon a pause is silent."""

import time
from collections.abc import Sequence

import numpy as np
from driven import SinkClock, driven, driver, first_sound
from homes import SITTING, home, spoken
from measures import Result, Settings, median, percentile, spread
from null_sink import RATE
from players import environment_of, sink
from sounds import TONE_LEVEL

LEVEL = 10 ** (-60 / 20)


def run(settings: Settings) -> list[Result]:
    """Measure all three."""
    where = home(settings.folder, 6)
    with sink() as server:
        environment = environment_of(server, where)
        spoken(where, environment)
        started = _start(environment, settings)
        clock = SinkClock(server)
        try:
            begun = _begin(server, clock, environment, int(settings.pick(50, 10)))
            paused = _pause(server, clock, environment, where, int(settings.pick(50, 10)))
        finally:
            clock.close()
    return [*started, begun, paused]


def _start(environment, settings: Settings) -> list[Result]:
    runs = int(settings.pick(40, settings.runs))
    _until_usable(driver("start", "start"), environment)
    _until_usable(driver("bare", "start"), environment)
    pairs = [
        (
            _until_usable(driver("start", "start"), environment),
            _until_usable(driver("bare", "start"), environment),
        )
        for _ in range(runs)
    ]
    ours, bare = zip(*pairs, strict=True)
    how_often = f"{runs} pairs, one after the other"
    return [
        _compared(
            "Process start to a window that can be used",
            [seconds for seconds, _ in ours],
            [seconds for seconds, _ in bare],
            "Until the first paint and all events waiting behind it are done; Qt’s offscreen platform, files "
            "in the system’s cache.",
            how_often,
        ),
        _compared(
            "The same, processor time",
            [cpu for _, cpu in ours],
            [cpu for _, cpu in bare],
            "User and system time of the process: steadier than the clock where other programs run as well.",
            how_often,
        ),
    ]


def _compared(
    measured: str, ours: Sequence[float], bare: Sequence[float], note: str, how_often: str
) -> Result:
    ratio = median(ours) / median(bare)
    peers = (("bare PySide6 window with a label", spread(bare, "s")),)
    return Result(measured, spread(ours, "s"), "at most 2 ×", ratio <= 2.0, peers, ratio, note, how_often)


def _until_usable(command, environment) -> tuple[float, float]:
    """Seconds until it can be used, and processor time until then."""
    with driven(command, environment) as window:
        moment, said = window.says("usable")
    return moment - window.program.started, float(said[0])


def _begin(server, clock, environment, count: int) -> Result:
    pressed: list[float] = []
    with driven(driver("window", "begin", SITTING, count), environment) as window:
        pressed.extend(window.says("pressed")[0] for _ in range(count))
        time.sleep(2)
    delays = [_sound_after(server, clock, moment) for moment in pressed]
    worst = percentile(delays, 95)
    return Result(
        "Begin to the first sample heard, p95",
        f"{worst * 1000:.0f} ms (median {median(delays) * 1000:.0f})",
        "at most 200 ms",
        worst <= 0.2,
        note="In the recording, over -80 dBFS; the lines were in the cache. The sound server's and the "
        "recorder's own delay is in the number.",
        duration=f"{count} presses",
    )


def _sound_after(server, clock, moment: float) -> float:
    frame = clock.frame_at(moment)
    found = first_sound(server.recording(frame)[: 3 * RATE, 0])
    return float("inf") if found is None else found / RATE


def _pause(server, clock, environment, where, count: int) -> Result:
    asked: list[tuple[float, list[str]]] = []
    with driven(driver("engine", where / "cache", "pause", count), environment) as engine:
        asked.extend(engine.says("paused") for _ in range(count))
        time.sleep(1)
    beyond = [_silent_after(server, clock, moment) - float(said[0]) for moment, said in asked]
    latency = float(asked[-1][1][0])
    worst = percentile(beyond, 95)
    return Result(
        "Pause to -60 dB beyond the device's latency, p95",
        f"{worst * 1000:.0f} ms (median {median(beyond) * 1000:.0f})",
        "at most 60 ms",
        worst <= 0.06,
        note=f"The engine with a steady tone; the device's latency, as PortAudio tells it, was "
        f"{latency * 1000:.0f} ms. The recorder's own delay is in the number.",
        duration=f"{count} pauses",
    )


def _silent_after(server, clock, moment: float) -> float:
    frame = clock.frame_at(moment)
    heard = np.abs(server.recording(frame)[: int(0.7 * RATE), 0])
    loud = np.flatnonzero(heard > TONE_LEVEL * LEVEL)
    return 0.0 if len(loud) == 0 else (int(loud[-1]) + 1) / RATE
