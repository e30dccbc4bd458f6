"""Refuses the internet to Python code, on every system: an audit hook sees each use of the socket module.

It can't see what native libraries do; ``socket_filter`` covers those where it is available.
"""

import sys
from errno import EACCES
from functools import cache
from typing import Any, Final

_PREFIX: Final = "socket."
_NEW: Final = "socket.__new__"
_LOOKUPS: Final = frozenset(
    ("socket.getaddrinfo", "socket.gethostbyaddr", "socket.gethostbyname", "socket.getnameinfo")
)
_SENDING: Final = frozenset(("socket.bind", "socket.connect", "socket.sendmsg", "socket.sendto"))
_AF_UNIX: Final = 1
_FROM_DESCRIPTOR: Final = -1
"""The family of a socket object made from an open descriptor; checked when it is used."""


class InternetRefusedError(PermissionError):
    """Something in this process tried to reach the internet."""

    def __init__(self, event: str) -> None:
        super().__init__(EACCES, f"Kindpace opens no internet connection, and refused {event}")


@cache
def refuse_internet_in_python() -> None:
    """Install the hook, once; Python can't remove it again."""
    sys.addaudithook(_look)


def _look(event: str, arguments: tuple[Any, ...]) -> None:
    # Called for every import, open and more, so the common case is a single comparison.
    if event.startswith(_PREFIX) and _reaches_out(event, arguments):
        raise InternetRefusedError(event)


def _reaches_out(event: str, arguments: tuple[Any, ...]) -> bool:
    if event == _NEW:
        return arguments[1] not in (_AF_UNIX, _FROM_DESCRIPTOR)
    if event in _SENDING:
        return bool(arguments[0].family != _AF_UNIX)
    return event in _LOOKUPS
