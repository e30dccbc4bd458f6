"""Work in a thread of its own; where the system has none to give, it is done at once, in the asking one."""

from collections.abc import Callable
from threading import Thread


def begun(work: Callable[[], object], name: str) -> Thread:
    """A thread in which this work is under way; it isn't waited for at the program's end.

    Without a thread the window stands still for as long as the work takes: better than without the work.

    Args:
        work: never raises.
        name: the thread's.

    Returns:
        The thread; one that has ended where the work is done already.
    """
    thread = Thread(target=work, name=name, daemon=True)
    try:
        thread.start()
    except RuntimeError:
        work()
        return _Ended()
    return thread


class _Ended(Thread):
    """Stands for the thread that the system did not give."""

    def is_alive(self) -> bool:
        return False

    def join(self, timeout: float | None = None) -> None:  # noqa: ARG002 - as a thread has it
        return
