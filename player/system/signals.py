"""Signals that ask the program to end: Ctrl-C, a polite kill, a terminal that is closed."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

ENDING: Final = tuple(
    number for name in ("SIGINT", "SIGTERM", "SIGHUP") if (number := getattr(signal, name, None)) is not None
)
"""What asks a program to end; Windows has no SIGHUP."""

_SHELL: Final = 128


class Ended(BaseException):  # like KeyboardInterrupt, it is no error
    """The system, or the terminal that was closed, asks the program to end.

    Attributes:
        status: the exit status that a shell expects.
    """

    def __init__(self, number: int) -> None:
        self.status = exit_status(number)
        super().__init__(number)


def exit_status(number: int) -> int:
    """The exit status after a signal: a shell adds 128 to its number."""
    return _SHELL + number


def asked_to_end(number: int) -> BaseException:
    """What unwinds the program after this signal: as Python does it after Ctrl-C, Ended after the others."""
    return KeyboardInterrupt() if number == signal.SIGINT else Ended(number)


@contextmanager
def handled(handle: Callable[[int], None]) -> Iterator[None]:
    """For the block, each signal of ``ENDING`` is given to ``handle``.

    One that is ignored stays so, as the terminal's is under nohup. Outside the main thread nothing changes.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in ENDING}
    taken = [number for number, handler in before.items() if handler is not signal.SIG_IGN]
    try:
        for number in taken:
            signal.signal(number, lambda came, _frame: handle(came))
        yield
    finally:
        for number in taken:
            signal.signal(number, before[number])


@contextmanager
def ending_on_signals() -> Iterator[None]:
    """For the block, the first signal unwinds it, so that what is half written is removed.

    Raises:
        Ended: SIGTERM or SIGHUP came.
        KeyboardInterrupt: Ctrl-C came.
    """
    came: list[int] = []

    def end(number: int) -> None:
        # A shell and its terminal each send one: the second must not cut short what the first unwinds.
        came.append(number)
        if len(came) == 1:
            raise asked_to_end(number)

    with handled(end):
        yield
