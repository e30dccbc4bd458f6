"""What ``kindpace doctor`` says of the internet: each kind of process tries to open a socket."""

import json
import sys
from dataclasses import dataclass
from typing import Final

from audio.isolation.command import isolated_command
from audio.isolation.process import display_is_remote
from audio.isolation.report import Isolation, isolation_here
from audio.isolation.socket_filter import filter_sockets
from player.cli.doctor.health import Finding, Runner, run

WINDOW: Final = "window"
COMMAND: Final = "this command"
MODULES: Final = {
    WINDOW: "player.window.shell.platform_check",
    "sound": "audio.engine.process",
    "voice": "audio.voice.worker_process",
    "recordings": "audio.analysis.survey_process",
    "list of outputs": "audio.devices.names",
}
"""Kinds of processes, and what runs in them; ffmpeg is started by some of these, and keeps what they have."""


@dataclass(frozen=True)
class ProcessIsolation:
    """One kind of process, and what is in force in it; ``isolation`` is None if it didn't start."""

    name: str
    isolation: Isolation | None


@dataclass(frozen=True)
class IsolationFinding(Finding):
    """What was found in every kind of process."""

    processes: tuple[ProcessIsolation, ...] = ()


def check_isolation(runner: Runner = run) -> IsolationFinding:
    """Start each kind of process and have it try."""
    # Where it had to wait, for a display over the network: the window has been tried by now.
    filter_sockets()
    processes = (
        ProcessIsolation(COMMAND, isolation_here()),
        *(ProcessIsolation(name, _reported(runner, name)) for name in MODULES),
    )
    remote = display_is_remote()
    holds = all(_is_fine(process.isolation) for process in processes)
    details = tuple(f"{process.name}: {_told(process.isolation)}" for process in processes)
    advice = _REMOTE if remote else ""
    return IsolationFinding("Internet", holds and not remote, _SUMMARY[holds], advice, details, processes)


_SUMMARY: Final = {
    True: "each process tried to open an internet socket, and was refused.",
    False: "not all that is meant to hold does.",
}
_HAS_FILTER: Final = sys.platform == "linux"
_REMOTE: Final = (
    "DISPLAY names a display that is reached over the network, so what the window shows goes there. To keep "
    "it here, start Kindpace on the machine in front of you."
)


def _reported(runner: Runner, name: str) -> Isolation | None:
    ran = runner(isolated_command(MODULES[name], opens_window=name == WINDOW, report=True))
    try:
        return Isolation(**json.loads(ran.output))
    except (ValueError, TypeError):
        return None


def _is_fine(isolation: Isolation | None) -> bool:
    """Whether all holds that can: only Linux has a filter of the system's."""
    if isolation is None:
        return False
    by_system = isolation.refused_by_system or not _HAS_FILTER
    return isolation.telemetry_off and by_system and isolation.refused_by_python


def _told(isolation: Isolation | None) -> str:
    if isolation is None:
        return "did not start."
    unfiltered = "NOT refused by the system" if _HAS_FILTER else "no filter on this system"
    parts = (
        "telemetry off" if isolation.telemetry_off else "telemetry ON",
        "refused by the system" if isolation.refused_by_system else unfiltered,
        "refused by Python" if isolation.refused_by_python else "NOT refused by Python",
    )
    return f"{', '.join(parts)}."
