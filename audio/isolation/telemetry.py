"""Turns off the telemetry of the voice's runtime.

onnxruntime, which hibari-tts runs on, reports to its maker by default (``Privacy.md`` in its package). Only
the environment, looked at while it is imported, keeps it from doing so at all: its own switch comes after a
first event, a device id and a queue on the disk.
"""

import os
from typing import Final

VARIABLE: Final = "ORT_DISABLE_TELEMETRY"
_OFF: Final = "1"


def turn_off_telemetry() -> None:
    """Turn it off in this process and all that it starts, whatever the environment said before.

    Call it before onnxruntime is imported.
    """
    os.environ[VARIABLE] = _OFF


def telemetry_is_off() -> bool:
    """Whether a runtime imported now would find it turned off."""
    return os.environ.get(VARIABLE) == _OFF
