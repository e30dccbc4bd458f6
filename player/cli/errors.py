"""Exit statuses, and the error that ends a command."""

import errno
from collections.abc import Sequence
from enum import IntEnum
from typing import Final


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


_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS})
_NOT_ALLOWED: Final = frozenset({errno.EACCES, errno.EPERM})


def status_of_writing(fault: OSError) -> Exit:
    """The exit status where a file that was asked for can't be written: another name helps, or none does."""
    return Exit.ATTENTION if fault.errno in _NO_ROOM else Exit.BAD_INPUT


def status_of_keeping(error: Exception) -> Exit:
    """The exit status of an error that the library or the clinic raised.

    What Kindpace keeps in its own folders isn't the input: if the system refused that, the machine failed.
    """
    cause = error.__cause__
    while cause is not None and not isinstance(cause, OSError):
        cause = cause.__cause__
    refused = cause is not None and cause.errno in _NO_ROOM | _NOT_ALLOWED
    return Exit.ATTENTION if refused else Exit.BAD_INPUT


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
