"""Slow work in a thread of its own, while the window goes on drawing and answering."""

import time
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import Final, Generic, TypeVar

from player.system.ending import ENDING
from player.system.threads import begun

PATIENCE_S: Final = 5.0
"""How long the window waits at its end for work that is to leave nothing half done; our own choice."""

_Made = TypeVar("_Made")

_under_way: Final[set[Thread]] = set()


class BackgroundTask(Generic[_Made]):
    """One piece of work in a thread of its own; a page asks in its ``tick`` whether it is done.

    The work touches nothing that the window's thread changes. If the page is left before it is done, its
    result is dropped.

    Args:
        work: what to do. Where it takes long it calls ``stop_if_ending`` now and then.
    """

    def __init__(self, work: Callable[[], _Made]) -> None:
        self._made: Future[_Made] = Future()
        # A thread of its own, not an executor's: closing the window waits for it for a while, not for ever.
        _under_way.difference_update([other for other in _under_way if not other.is_alive()])
        _under_way.add(begun(lambda: self._run(work), "kindpace-task"))

    def _run(self, work: Callable[[], _Made]) -> None:
        try:
            self._made.set_result(work())
        except Exception as error:  # noqa: BLE001 - it is raised again in the thread that asks
            self._made.set_exception(error)

    @property
    def ready(self) -> bool:
        """Whether it is done."""
        return self._made.done()

    def result(self) -> _Made:
        """What was made, once it is ready.

        Raises:
            TimeoutError: it is not ready yet.
            StoppedError: it was left, because the window closed.
            Exception: whatever the work raised.
        """
        return self._made.result(timeout=0)


def end_tasks(patience: float = PATIENCE_S) -> None:
    """Have all tasks end, and wait for them, so that no file is left half written.

    Args:
        patience: for how many seconds they are waited for, in all.
    """
    until = time.monotonic() + patience
    ENDING.set()
    try:
        for thread in tuple(_under_way):
            thread.join(max(0.0, until - time.monotonic()))
    finally:
        ENDING.clear()
    _under_way.clear()
