"""Turns off the telemetry of the voice's runtime.

onnxruntime, which hibari-tts runs on, reports to its maker by default (``Privacy.md`` in its package). Only
the environment, read at import, prevents that entirely: by the time its own switch can be used, it has sent
an event and written a device id and a queue to the disk.
"""

import os
from typing import Final

VARIABLE: Final = "ORT_DISABLE_TELEMETRY"
_OFF: Final = "1"


def turn_off_telemetry() -> None:
    """Turn it off in this process and its children, whatever the environment said before.

    Call it before onnxruntime is imported.
    """
    os.environ[VARIABLE] = _OFF


def telemetry_is_off() -> bool:
    """Whether it would be off for a runtime imported now."""
    return os.environ.get(VARIABLE) == _OFF
