"""Where the system has no memory, thread, process or open file to give: said, and no fault of ours."""

import ctypes
import errno
import os
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from player.language.catalogue import _

_MEGABYTE: Final = 1024**2

_POOLS: Final = "MALLOC_ARENA_MAX"
_M_ARENA_MAX: Final = -8
"""The same, as mallopt(3) knows it in malloc.h of glibc."""

_NUMBERS: Final = frozenset({errno.ENOMEM, errno.EAGAIN, errno.EMFILE, errno.ENFILE})

_UNLOADED: Final = ("cannot allocate memory", "failed to map segment", "cannot enable executable stack")
"""What the loader says of a library for which there is no memory (dlopen of glibc and musl)."""


def too_little_said() -> str:
    """What is said of it."""
    return _(
        "The system has no memory, or no room for another program, to give just now. You might "
        "close some programs, and try again."
    )


def too_little(error: BaseException) -> bool:
    """Whether the system would not give memory, a thread, a process or an open file."""
    return any(_is_refused(cause) for cause in _causes(error))


def lack_of_room(most: int, needed: int) -> str:
    """What is said where a process may have less address space (ulimit -v) than it takes; nothing elsewhere.

    Args:
        most: the bytes that it may have.
        needed: those that it takes.
    """
    if most >= needed:
        return ""
    return _(
        "Kindpace may have {most} MB of memory here, and this takes {needed} MB. You might raise that limit "
        "(ulimit -v), and start it again."
    ).format(most=most // _MEGABYTE, needed=needed // _MEGABYTE)


def in_one_pool() -> None:
    """Have the C library keep memory in one pool, here and in processes started from now on.

    Otherwise glibc reserves 64 MB of address space for each thread: a window that takes 430 MB without that
    took 1,040 with it.
    """
    os.environ.setdefault(_POOLS, "1")
    # Other systems have no such switch.
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)


def _is_refused(error: BaseException) -> bool:
    words = str(error).casefold()
    if isinstance(error, OSError) and error.errno is not None:
        return error.errno in _NUMBERS
    if isinstance(error, ImportError | OSError):
        return any(said in words for said in _UNLOADED)
    # Python has no kind of its own for a thread that could not be started.
    return isinstance(error, MemoryError) or (isinstance(error, RuntimeError) and "start new thread" in words)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and what it was raised from: a library that isn't loaded has a reason of its own."""
    cause: BaseException | None = error
    for _step in range(10):
        if cause is None:
            return
        yield cause
        cause = cause.__cause__
