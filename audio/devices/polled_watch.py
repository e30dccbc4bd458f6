"""Watches the system's default output where no sound server tells of changes: on Windows and macOS.

PortAudio reads the list of devices once, and doesn't read it again while a stream is open. So a helper
(``audio.devices.default_output``) with a PortAudio of its own looks once a second, and this reads it.

A stream there stays with the output that it was opened for. When another output becomes the default, as when
headphones are pulled out or put in, the loop pauses, and opens the new one when the person presses play.
"""

import json
import logging
from collections.abc import Callable, Iterable
from threading import Thread
from typing import IO, Final

from audio.devices.watch import Place, Watch
from audio.helper_process import start_helper
from audio.isolation.command import isolated_command
from audio.sentences import _

_HELPER: Final = "audio.devices.default_output"

_log = logging.getLogger(__name__)


class DefaultOutputs:
    """Works out where our sound goes from the default output's name, each time it is read.

    Args:
        watch: is told.
    """

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._first: Place | None = None

    def seen(self, name: str | None) -> None:
        """Take in the default output's name; None, if the system names no default, changes nothing.

        A stream whose output is gone ends by itself, so that nothing is heard then either.
        """
        if name is None:
            return
        place = Place(name, name)
        self._first = self._first or place
        # A chosen output is kept, whichever becomes the default.
        self._watch.seen(self._first if self._watch.chosen else place, place)


def start_polled_watch(watch: Watch, open_lines: Callable[[], Iterable[bytes]] | None = None) -> None:
    """Start a thread that tells ``watch`` of each default output.

    Args:
        watch: is told.
        open_lines: opens the names as lines of JSON; those of our helper if None.
    """
    watch.stays_with_output = True
    lines = open_lines or _helper_lines
    Thread(target=_follow, args=(watch, lines), name="kindpace-outputs", daemon=True).start()


def _follow(watch: Watch, open_lines: Callable[[], Iterable[bytes]]) -> None:
    outputs = DefaultOutputs(watch)
    try:
        for line in open_lines():
            outputs.seen(json.loads(line))
    except (OSError, ValueError) as fault:
        _log.warning("the default output can't be watched: %s", fault)
        return
    _log.warning("the default output is no longer watched: its helper ended")


def _helper_lines() -> IO[bytes]:
    # Its input stays open as long as this process lives, and with it the helper.
    process = start_helper(isolated_command(_HELPER))
    if process.stdout is None:
        raise OSError(_("its helper has no output"))
    _HELPERS.append(process)
    return process.stdout


_HELPERS: Final[list[object]] = []
"""Kept, or its pipes would be closed."""
