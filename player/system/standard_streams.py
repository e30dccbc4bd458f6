"""Standard input, output and errors: also where they are closed, full, or were never opened."""

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from player.language.catalogue import _
from player.language.system_faults import system_words


class OutputLostError(Exception):
    """The output could not be written: its disk is full, or it is closed."""

    def __init__(self, reason: OSError) -> None:
        super().__init__(_("the output could not be written: {value}.").format(value=system_words(reason)))


class _Closed(io.TextIOBase):
    """Standard output where there is none."""

    def write(self, text: str) -> int:  # noqa: ARG002  # as a file has it
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def open_missing_streams() -> None:
    """Have all three: otherwise the next file opened, such as the log, becomes the standard output."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # The lowest free number is taken.
            os.open(os.devnull, os.O_RDWR)
    # The interpreter leaves out those that were closed.
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115  # until the program ends
    if sys.stdout is None:
        sys.stdout = _Closed()
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # as above


@contextmanager
def written() -> Iterator[None]:
    """For a block that writes to standard output.

    Raises:
        BrokenPipeError: its reader has gone.
        OutputLostError: it can't be written.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputLostError(error) from error


def drop_output() -> None:
    """Redirect standard output to the null device, so that the interpreter's last flush doesn't fail."""
    with suppress(OSError, ValueError):
        null_device = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null_device, sys.stdout.fileno())
        os.close(null_device)
