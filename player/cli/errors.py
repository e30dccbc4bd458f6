"""Exit statuses, and the error that ends a command."""

from collections.abc import Sequence
from enum import IntEnum


class Exit(IntEnum):
    """Exit statuses, documented in ``docs/command-line.md``."""

    FINE = 0
    ATTENTION = 1
    BAD_INPUT = 2
    CRASHED = 70
    HUNG_UP = 129
    INTERRUPTED = 130
    PIPE_CLOSED = 141
    TERMINATED = 143


class CommandError(Exception):
    """A command can't do what was asked; the message is for the person.

    Args:
        message: what was wrong, where, and what to do.
        status: the exit status.
        more: further lines of the message.
    """

    def __init__(self, message: str, status: Exit, more: Sequence[str] = ()) -> None:
        self.status = status
        self.more = tuple(more)
        super().__init__(message)
