"""A tone played while both cores are loaded: breaks counted in the recording."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from driven import driven, driver
from homes import home
from measures import Result, Settings
from players import MPV, environment_of, peer_environment, sink
from processes import Program
from processes import run as ran
from sounds import dropouts, tone_file


def run(settings: Settings) -> list[Result]:
    """Ours and mpv's at the same time, each into a sound server of its own, under the same load."""
    seconds = settings.pick(600, 30)
    where, file = home(settings.folder, 1), tone_file(settings.folder, seconds)
    with sink() as server, sink() as other, ThreadPoolExecutor() as threads:
        environment = environment_of(server, where)
        load = _load(environment, seconds + 60)
        try:
            peer = threads.submit(_theirs, other, file, seconds)
            ours, gone, said = _ours(server, environment, where, seconds)
            theirs, theirs_gone = peer.result()
        finally:
            load.end()
    plural = "break" if ours == 1 else "breaks"
    note = (
        f"Load: stress-ng, {os.cpu_count()} workers. Latency at the end {said[1]} s; the engine counted "
        f"{said[0]} underruns. A break is any place where the tone is not exactly itself."
    )
    return [
        Result(
            "Dropouts with all cores loaded",
            f"{ours} {plural}, {gone:.2f} s silent",
            "0",
            ours == 0,
            (("mpv", f"{theirs} breaks, {theirs_gone:.2f} s silent"),),
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
        _, said = engine.says("ended")
    time.sleep(1)
    return *dropouts(server.recording(mark)[:, 0]), said


def _theirs(server, file: Path, seconds: float) -> tuple[int, float]:
    mark = server.recorded()
    with peer_environment(server, MPV) as its:
        ran(MPV.command(file), its, seconds + 60, watched=False)
    time.sleep(1)
    return dropouts(server.recording(mark)[:, 0])
