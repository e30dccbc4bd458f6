"""Which isolation is in force in this process, found by trying."""

import ctypes
import socket
import sys
from dataclasses import dataclass
from errno import EACCES

from audio.isolation.socket_audit import InternetRefusedError
from audio.isolation.telemetry import telemetry_is_off


@dataclass(frozen=True)
class Isolation:
    """The isolation of one process.

    Attributes:
        telemetry_off: telemetry is turned off for the voice's runtime.
        refused_by_system: the kernel refuses an internet socket.
        refused_by_python: the audit hook refuses one.
    """

    telemetry_off: bool
    refused_by_system: bool
    refused_by_python: bool


def isolation_here() -> Isolation:
    """Try to open an internet socket in both ways; it is closed at once and never connects."""
    return Isolation(telemetry_is_off(), _refused_by_system(), _refused_by_python())


def _refused_by_python() -> bool:
    try:
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()
    except InternetRefusedError:
        return True
    except OSError:
        # Refused by something else.
        return False
    return False


def _refused_by_system() -> bool:
    if sys.platform != "linux":
        # Kindpace has no such filter on other systems.
        return False
    # Through libc, because Python's hook would refuse first.
    system = ctypes.CDLL(None, use_errno=True)
    opened: int = system.socket(int(socket.AF_INET), int(socket.SOCK_DGRAM), 0)
    if opened < 0:
        return ctypes.get_errno() == EACCES
    system.close(opened)
    return False
