"""Says the default output's name whenever it changed: ``audio.devices.default_output``, for ``polled_watch``.

Writes lines of JSON: a name, or null while the system names none. Ends when its input closes.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from threading import Thread
from typing import Final

from audio.devices.outputs import default_output_name
from audio.errors import AudioError
from audio.system import change_priority

INTERVAL: Final = 1.0
"""Seconds between two looks."""

_NICENESS: Final = 5
"""A lower priority than the engine."""

_NOT_YET: Final = object()


def main() -> None:
    """Look until the input closes."""
    # Control-C in a terminal reaches the whole group; the parent decides, and closes the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    change_priority(_NICENESS)
    say_changes(_name, lambda: time.sleep(INTERVAL))


def say_changes(name: Callable[[], str | None], wait: Callable[[], None]) -> None:
    """Write each new name; ends only with the reader of its output.

    Args:
        name: finds the default output's name.
        wait: until the next look.
    """
    said: object = _NOT_YET
    while True:
        found = name()
        if found != said:
            said = found
            try:
                sys.stdout.write(json.dumps(found) + "\n")
                sys.stdout.flush()
            except OSError:
                return
        wait()


def _name() -> str | None:
    try:
        return default_output_name()
    except AudioError:
        # No library, or no sound system: perhaps there is one at the next look.
        return None


def _end_with_parent() -> None:
    sys.stdin.read()
    # Not sys.exit: PortAudio's exit handler may wait for a sound system that hangs.
    os._exit(0)


if __name__ == "__main__":
    main()
