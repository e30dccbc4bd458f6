"""Isolates a process as soon as it starts."""

import os
import sys
from collections.abc import Mapping

from audio.isolation.socket_audit import refuse_internet_in_python
from audio.isolation.socket_filter import filter_sockets
from audio.isolation.telemetry import turn_off_telemetry


def isolate(*, opens_window: bool = False) -> None:
    """Shut this process and all that it starts off from the internet. There is no way back.

    Args:
        opens_window: where the display is reached over the network, the kernel's filter is left out until the
            process is connected to it and calls ``filter_sockets`` itself.
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
    """If this process crashes, what it had in memory isn't written to the disk."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  # not on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
