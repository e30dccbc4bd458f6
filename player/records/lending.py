"""An open log in a thread of its own for a while: a new key or a deletion takes seconds in a large one."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread, current_thread
from typing import Final, TypeVar

from player.system.threads import begun

PATIENCE_S: Final = 20.0
"""Seconds for which a log that is closed is waited for; our own choice."""

_Made = TypeVar("_Made")


class Lending:
    """One piece of work at a time has the log; everybody else who asks for it waits until it is done."""

    def __init__(self) -> None:
        self._thread: Thread | None = None

    @property
    def lent(self) -> bool:
        """Whether some work has the log now."""
        return self._thread is not None and self._thread.is_alive()

    def begin(self, work: Callable[[], _Made]) -> Future[_Made]:
        """Have this done in a thread of its own, once what has the log before has ended.

        Args:
            work: leaves nothing half done if the program ends meanwhile.

        Returns:
            What it made or raised, as soon as that is known.
        """
        self.wait()
        made: Future[_Made] = Future()
        # It isn't waited for at the program's end: a keyring may wait for its owner.
        self._thread = begun(lambda: _run(work, made), "kindpace-log")
        return made

    def wait(self, patience: float | None = None) -> bool:
        """Wait until no other thread has the log.

        Args:
            patience: for how many seconds at most; None for as long as it takes.

        Returns:
            False if one still has it.
        """
        thread = self._thread
        if thread is None or thread is current_thread():
            return True
        thread.join(patience)
        return not thread.is_alive()


def _run(work: Callable[[], _Made], made: Future[_Made]) -> None:
    try:
        made.set_result(work())
    except Exception as error:  # noqa: BLE001 - it is raised again in the thread that asks
        made.set_exception(error)
