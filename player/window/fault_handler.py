"""The one handler that exceptions of the window reach: the details go to a file, and one sentence is said."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final

from player.language.catalogue import _

WENT_WRONG: Final = _("Something went wrong in Kindpace itself.")
GOES_ON: Final = _(
    "Kindpace is still running. If this page looks stuck, you might open another one. Everything logged so "
    "far is kept."
)


UPDATED: Final = _(
    "Kindpace was updated, moved or removed while it was open, so not all of it fits together any more. You "
    "might close it and open it again. Everything logged so far is kept."
)

_PROGRAM: Final = Path(__file__).parent / "shell" / "icons" / "kindpace.svg"
"""A file that every update replaces, and that lies there in a frozen build too, where modules have none."""


class FaultHandler:
    """Notes each fault once: one that comes back ten times a second would fill the disk.

    Args:
        say: says a sentence in the window, under a key.
    """

    def __init__(self, say: Callable[[str, str], None]) -> None:
        self._say = say
        self._noted: set[tuple[type[BaseException], str, int]] = set()
        self._program = _stamp()

    def install(self) -> None:
        """Have what no slot, timer or thread catches come here, until the program ends."""
        sys.excepthook = self._uncaught
        threading.excepthook = lambda found: self.handle(found.exc_value or found.exc_type())

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        # Not an Exception: the program is asked to end.
        if issubclass(kind, Exception):
            self.handle(error)
        else:
            sys.__excepthook__(kind, error, trace)

    def handle(self, error: BaseException) -> None:
        """Note it and say one sentence. Never raises."""
        place = _place(error)
        if place in self._noted:
            return
        self._noted.add(place)
        try:
            self._say_and_note(error)
        except Exception:  # noqa: BLE001 - with no file left to open, what says it can't be imported
            self._say("fault", f"{WENT_WRONG} {GOES_ON}")

    def _say_and_note(self, error: BaseException) -> None:
        # Only after a fault: these take their time.
        from player.system.scarcity import too_little, too_little_said  # noqa: PLC0415

        if too_little(error):
            self._say("fault", f"{too_little_said()} {GOES_ON}")
            return
        # As above.
        from player.system.crash_log import note_crash  # noqa: PLC0415

        if _stamp() != self._program:
            note_crash(error)
            self._say("fault", UPDATED)
            return
        # Its first line names the exception: that is for a terminal, and in the file.
        _, where, *_ = note_crash(error).split("\n")
        self._say("fault", f"{WENT_WRONG} {where} {GOES_ON}")


def _stamp() -> tuple[int, int, int] | None:
    try:
        found = _PROGRAM.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _place(error: BaseException) -> tuple[type[BaseException], str, int]:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error), "", 0
    return type(error), trace.tb_frame.f_code.co_filename, trace.tb_lineno
