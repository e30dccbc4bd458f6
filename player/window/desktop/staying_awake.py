"""Keeps the screen from locking and the computer from falling asleep by itself, while a sitting plays.

The desktop's portal is asked, else what stands for the screen saver; and logind, which sleeps by itself where
no desktop does, and isn't asked to hold up a person's own wish to sleep, or a closed lid. It is asked in a
thread: a service that hangs holds up nobody. All of it ends with the connections, and so with the process,
however that ends (org.freedesktop.portal.Inhibit; the idle inhibition service of freedesktop.org;
org.freedesktop.login1(5)).
"""

from __future__ import annotations

from contextlib import ExitStack, suppress
from dataclasses import dataclass
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, Final

from jeepney import DBusAddress, Message, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

from player.language.catalogue import _

if TYPE_CHECKING:
    from collections.abc import Callable

REASON: Final = _("A practice is playing")

ANSWERS_WITHIN: Final = 5.0
"""Seconds that a service is waited for. Our own choice."""

_SUSPEND_AND_IDLE: Final = 4 | 8
"""The portal's flags. A session that is not idle is neither locked nor its screen dark."""

_PORTAL: Final = DBusAddress(
    "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Desktop", "org.freedesktop.portal.Inhibit"
)
_SCREEN_SAVER: Final = DBusAddress(
    "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "org.freedesktop.ScreenSaver"
)
_LOGIND: Final = DBusAddress(
    "/org/freedesktop/login1", "org.freedesktop.login1", "org.freedesktop.login1.Manager"
)

_NOT_THERE: Final = (OSError, KeyError, RuntimeError, ValueError, DBusErrorResponse)
"""What jeepney raises: no bus, none that it can reach, no such service, or no answer in time."""


@dataclass(frozen=True)
class Buses:
    """Where the buses are: addresses, or the names that jeepney has for them.

    Attributes:
        session: of the person's session.
        system: of the computer.
    """

    session: str = "SESSION"
    system: str = "SYSTEM"


class StayingAwake:
    """Asks the desktop to stay awake, for as long as that is wanted.

    Args:
        buses: whom to ask.
    """

    def __init__(self, buses: Buses) -> None:
        self._buses = buses
        self._ended: Event | None = None

    def want(self, wanted: bool) -> None:
        """From now on stay awake, or no longer; the same again changes nothing."""
        if wanted and self._ended is None:
            self._ended = Event()
            # Without a thread the screen dims as it does for every program.
            with suppress(RuntimeError):
                held = (self._buses, self._ended)
                Thread(target=_hold, args=held, name="staying awake", daemon=True).start()
        elif not wanted and self._ended is not None:
            self._ended.set()
            self._ended = None


def _hold(buses: Buses, ended: Event) -> None:
    with ExitStack() as held:
        for address, fds, ask in ((buses.session, False, _ask_session), (buses.system, True, _ask_logind)):
            with suppress(*_NOT_THERE):
                bus = held.enter_context(open_dbus_connection(address, enable_fds=fds))
                held.callback(_without_fail(ask(bus)))
        ended.wait()


def _without_fail(release: Callable[[], None]) -> Callable[[], None]:
    def quietly() -> None:
        with suppress(*_NOT_THERE):
            release()

    return quietly


def _ask_session(bus: DBusConnection) -> Callable[[], None]:
    """Ask the portal, or else the screen saver; gives what takes it back."""
    try:
        released = _asked_portal(bus)
    except _NOT_THERE:
        released = _asked_screen_saver(bus)
    return lambda: bus.send(released)


def _asked_portal(bus: DBusConnection) -> Message:
    options = {"reason": ("s", REASON)}
    (request,) = _answer(
        bus, new_method_call(_PORTAL, "Inhibit", "sua{sv}", ("", _SUSPEND_AND_IDLE, options))
    )
    where = DBusAddress(request, _PORTAL.bus_name, "org.freedesktop.portal.Request")
    return new_method_call(where, "Close")


def _asked_screen_saver(bus: DBusConnection) -> Message:
    (cookie,) = _answer(bus, new_method_call(_SCREEN_SAVER, "Inhibit", "ss", ("Kindpace", REASON)))
    return new_method_call(_SCREEN_SAVER, "UnInhibit", "u", (cookie,))


def _ask_logind(bus: DBusConnection) -> Callable[[], None]:
    """Ask that the computer doesn't sleep by itself; gives what takes it back."""
    asked = new_method_call(_LOGIND, "Inhibit", "ssss", ("idle", "Kindpace", REASON, "block"))
    (descriptor,) = _answer(bus, asked)
    release: Callable[[], None] = descriptor.close
    return release


def _answer(bus: DBusConnection, asked: Message) -> tuple[Any, ...]:
    body: tuple[Any, ...] = unwrap_msg(bus.send_and_get_reply(asked, timeout=ANSWERS_WITHIN))
    return body
