"""The internet check of ``kindpace doctor``: each kind of process tries to open a socket."""

import json
import sys
from dataclasses import dataclass
from typing import Final

from audio.isolation.command import isolated_command
from audio.isolation.process import display_is_remote
from audio.isolation.report import Isolation, isolation_here
from audio.isolation.socket_filter import filter_sockets
from player.cli.doctor.health import Finding, Runner, run
from player.cli.helpers.modules_by_name import HELPERS, SOUND_CHECK
from player.language.catalogue import _

WINDOW: Final = "window"
COMMAND: Final = _("this command")
MODULES: Final = {kind: module for kind, module in HELPERS.items() if kind != SOUND_CHECK}
"""The kinds of processes of a sitting, and their modules."""


@dataclass(frozen=True)
class ProcessIsolation:
    """The isolation of one kind of process; None if it didn't start."""

    name: str
    isolation: Isolation | None


@dataclass(frozen=True)
class IsolationFinding(Finding):
    """The finding for all kinds of processes."""

    processes: tuple[ProcessIsolation, ...] = ()


def check_isolation(runner: Runner = run) -> IsolationFinding:
    """Start each kind of process and have it try to open a socket."""
    # Delayed for a remote display; the window's check has run by now.
    filter_sockets()
    processes = (
        ProcessIsolation(COMMAND, isolation_here()),
        *(ProcessIsolation(name, _reported(runner, name)) for name in MODULES),
    )
    remote = display_is_remote()
    holds = all(_is_fine(process.isolation) for process in processes)
    details = tuple(f"{_kind(process.name)}: {_isolation_words(process.isolation)}" for process in processes)
    advice = _REMOTE if remote else ""
    return IsolationFinding(_("Internet"), holds and not remote, _SUMMARY[holds], advice, details, processes)


def _kind(name: str) -> str:
    return name if name == COMMAND else _(name)


_SUMMARY: Final = {
    True: _("each process tried to open an internet socket, and was refused."),
    False: _("not all that is meant to hold does."),
}
_HAS_FILTER: Final = sys.platform == "linux"
_REMOTE: Final = _(
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
    """Whether everything available is in force: only Linux has the system's filter."""
    if isolation is None:
        return False
    by_system = isolation.refused_by_system or not _HAS_FILTER
    return isolation.telemetry_off and by_system and isolation.refused_by_python


def _isolation_words(isolation: Isolation | None) -> str:
    if isolation is None:
        return _("did not start.")
    unfiltered = _("NOT refused by the system") if _HAS_FILTER else _("no filter on this system")
    parts = (
        _("telemetry off") if isolation.telemetry_off else _("telemetry ON"),
        _("refused by the system") if isolation.refused_by_system else unfiltered,
        _("refused by Python") if isolation.refused_by_python else _("NOT refused by Python"),
    )
    return f"{', '.join(parts)}."
