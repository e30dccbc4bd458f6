"""Makes the Linux kernel refuse internet sockets to this process and its children, such as ffmpeg.

The filter (seccomp; linux/seccomp.h, linux/filter.h, linux/audit.h) lets sockets of the family ``AF_UNIX``
through, which reach sound servers, displays and keyrings on this machine, and returns EACCES for any other.
It can't be removed again. It also refuses the two ways around it: io_uring, which opens sockets without the
system call, and calls numbered as for another instruction set.
"""

import ctypes
import os
import struct
import sys
from errno import EACCES
from functools import cache
from typing import Final, NamedTuple

Instruction = tuple[int, int, int, int]
"""Code, offset where the test holds, offset where it doesn't, operand: ``struct sock_filter``."""


class Machine(NamedTuple):
    """The numbers that the filter compares, for one processor architecture.

    Attributes:
        audit: its ``AUDIT_ARCH``.
        seccomp, socket, socketpair: system calls.
    """

    audit: int
    seccomp: int
    socket: int
    socketpair: int


MACHINES: Final = {
    "x86_64": Machine(audit=0xC000003E, seccomp=317, socket=41, socketpair=53),
    "aarch64": Machine(audit=0xC00000B7, seccomp=277, socket=198, socketpair=199),
}
"""The architectures that the voice's runtime supports on Linux."""

REFUSE: Final = 0x00050000 | EACCES
"""``SECCOMP_RET_ERRNO``: the call isn't made and returns this error."""

ALLOW: Final = 0x7FFF0000

_AF_UNIX: Final = 1
_IO_URING_SETUP: Final = 425
_X32_CALLS: Final = 0x40000000
"""From here on x86-64 has its calls a second time, with 32-bit pointers (x32)."""

_LOAD, _IF_EQUAL, _IF_AT_LEAST, _ANSWER = 0x20, 0x15, 0x35, 0x06
_NUMBER_AT, _AUDIT_AT, _FIRST_ARGUMENT_AT = 0, 4, 16
"""Offsets in ``struct seccomp_data``; a family fits into the lower half of its argument."""

_PR_SET_NO_NEW_PRIVS: Final = 38
_SECCOMP_SET_MODE_FILTER: Final = 1
_EVERY_THREAD_AT_FULL_SPEED: Final = 1 | 4
"""``SECCOMP_FILTER_FLAG_TSYNC``, and ``_SPEC_ALLOW``, without which kernels before 5.16 slow it down."""


def filter_program(machine: Machine) -> tuple[Instruction, ...]:
    """The filter program for an architecture."""
    return (
        (_LOAD, 0, 0, _AUDIT_AT),
        (_IF_EQUAL, 0, 8, machine.audit),
        (_LOAD, 0, 0, _NUMBER_AT),
        (_IF_AT_LEAST, 6, 0, _X32_CALLS),
        (_IF_EQUAL, 2, 0, machine.socket),
        (_IF_EQUAL, 1, 0, machine.socketpair),
        (_IF_EQUAL, 3, 2, _IO_URING_SETUP),
        (_LOAD, 0, 0, _FIRST_ARGUMENT_AT),
        (_IF_EQUAL, 0, 1, _AF_UNIX),
        (_ANSWER, 0, 0, ALLOW),
        (_ANSWER, 0, 0, REFUSE),
    )


class _Program(ctypes.Structure):
    """``struct sock_fprog``."""

    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


@cache
def filter_sockets() -> bool:
    """Install the filter, once.

    Returns:
        Whether it is; False where the system has no such filters or forbids them.
    """
    machine = _this_machine()
    if machine is None:
        return False
    program = b"".join(struct.pack("=HBBI", *instruction) for instruction in filter_program(machine))
    argument = _Program(len(program) // struct.calcsize("=HBBI"), program)
    system = ctypes.CDLL(None)
    # Required unless root: no program started from here can gain rights through its file.
    system.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    failed: int = system.syscall(
        ctypes.c_long(machine.seccomp),
        ctypes.c_uint(_SECCOMP_SET_MODE_FILTER),
        ctypes.c_uint(_EVERY_THREAD_AT_FULL_SPEED),
        ctypes.byref(argument),
    )
    return failed == 0


def _this_machine() -> Machine | None:
    # A 32-bit Python on a 64-bit kernel uses the other architecture's numbers.
    if sys.platform != "linux" or sys.maxsize < 2**32:
        return None
    return MACHINES.get(os.uname().machine)
