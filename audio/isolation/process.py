"""Isolates a process as soon as it starts."""

import os
import sys
from collections.abc import Mapping

from audio.isolation.socket_audit import refuse_internet_in_python
from audio.isolation.socket_filter import filter_sockets
from audio.isolation.telemetry import turn_off_telemetry


def isolate(*, opens_window: bool = False) -> None:
    """Cut this process and all its children off from the internet. It can't be undone.

    Args:
        opens_window: if the display is remote, leave out the kernel's filter; the process calls
            ``filter_sockets`` itself once it is connected to the display.
    """
    turn_off_telemetry()
    refuse_internet_in_python()
    _leave_no_core()
    if not (opens_window and display_is_remote()):
        filter_sockets()


def display_is_remote(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether X11's ``DISPLAY`` names a host (``ssh -X`` does), so that it is reached over the network."""
    host = environment.get("DISPLAY", "").rpartition(":")[0]
    # The protocol may be named before the host; a path is a socket on this machine.
    return not (host in ("", "unix") or host.startswith(("/", "unix/")))


def _leave_no_core() -> None:
    """Keep a crash from writing this process's memory to the disk."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  # not on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
