"""Plays a tone while both cores are loaded, and counts the breaks in the recording."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from driven import driven, driver
from homes import home
from measures import Result, Settings
from players import MPV, environment_of, peer_environment, sink
from processes import Program, run_program
from sounds import dropouts, tone_file


def run(settings: Settings) -> list[Result]:
    """Measure Kindpace and mpv at the same time, each with its own sound server, under the same load."""
    seconds = settings.pick(600, 30)
    where, file = home(settings.folder, 1), tone_file(settings.folder, seconds)
    with sink() as server, sink() as peer_server, ThreadPoolExecutor() as threads:
        environment = environment_of(server, where)
        load = _load(environment, seconds + 60)
        try:
            peer = threads.submit(_theirs, peer_server, file, seconds)
            ours, silent, reported = _ours(server, environment, where, seconds)
            theirs, theirs_silent = peer.result()
        finally:
            load.end()
    plural = "break" if ours == 1 else "breaks"
    note = (
        f"Load: stress-ng, {os.cpu_count()} workers. Latency at the end {reported[1]} s; the engine counted "
        f"{reported[0]} underruns. A break is any place where the tone is not exactly itself."
    )
    return [
        Result(
            "Dropouts with all cores loaded",
            f"{ours} {plural}, {silent:.2f} s silent",
            "0",
            ours == 0,
            (("mpv", f"{theirs} breaks, {theirs_silent:.2f} s silent"),),
            note=note,
            duration=f"1 × {seconds:.0f} s",
        )
    ]


def _load(environment, seconds: float) -> Program:
    workers = str(os.cpu_count() or 2)
    load = Program(
        ["stress-ng", "--cpu", workers, "--timeout", f"{seconds:.0f}s"], environment, watched=False
    )
    time.sleep(2)
    return load


def _ours(server, environment, where, seconds: float):
    mark = server.recorded()
    with driven(driver("engine", where / "cache", "play", seconds), environment) as engine:
        _, reported = engine.says("ended")
    time.sleep(1)
    return *dropouts(server.recording(mark)[:, 0]), reported


def _theirs(server, file: Path, seconds: float) -> tuple[int, float]:
    mark = server.recorded()
    with peer_environment(server, MPV) as environment:
        run_program(MPV.command(file), environment, seconds + 60, watched=False)
    time.sleep(1)
    return dropouts(server.recording(mark)[:, 0])
