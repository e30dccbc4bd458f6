"""Slow work in a thread of its own, while the window goes on drawing and answering."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import Generic, TypeVar

_Made = TypeVar("_Made")


class BackgroundTask(Generic[_Made]):
    """One piece of work in a thread of its own; a page asks in its ``tick`` whether it is done.

    The work touches nothing that the window's thread changes. If the page is left before it is done, its
    result is dropped.

    Args:
        work: what to do.
    """

    def __init__(self, work: Callable[[], _Made]) -> None:
        self._made: Future[_Made] = Future()
        # A thread of its own, not an executor's: closing the window must not wait for it.
        Thread(target=self._run, args=(work,), name="kindpace-task", daemon=True).start()

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
            Exception: whatever the work raised.
        """
        return self._made.result(timeout=0)
