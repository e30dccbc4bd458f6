"""Who is asked to keep the computer awake, and what takes it back: from services that keep what is asked."""

import threading
import time

import pytest
from jeepney import HeaderFields, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
from message_bus import Service, private_bus

from player.window.desktop.staying_awake import Buses, StayingAwake

PORTAL = "org.freedesktop.portal.Desktop"
SCREEN_SAVER = "org.freedesktop.ScreenSaver"
LOGIND = "org.freedesktop.login1"
REQUEST = "/org/freedesktop/portal/desktop/request/1"
COOKIE = 4_000_000_000
"""Larger than a signed number of 32 bits."""


class Services(Service):
    """Services of these names, which answer what is asked and know it."""

    def __init__(self, address, *names):
        self.asked: list[tuple[str, str | None, object]] = []
        self.senders: set[str] = set()
        super().__init__(address, *names)

    def members(self):
        return [f"{interface}.{member}" for member, interface, _ in self.asked]

    def answer(self, message):
        fields = message.header.fields
        member, interface = fields.get(HeaderFields.member), fields.get(HeaderFields.interface)
        if interface is None or interface.startswith("org.freedesktop.DBus"):
            return
        self.senders.add(fields[HeaderFields.sender])
        self.asked.append((member, interface, message.body))
        match interface, member, fields.get(HeaderFields.signature):
            case "org.freedesktop.portal.Inhibit", "Inhibit", "sua{sv}":
                self._connection.send(new_method_return(message, "o", (REQUEST,)))
            case "org.freedesktop.ScreenSaver", "Inhibit", "ss":
                self._connection.send(new_method_return(message, "u", (COOKIE,)))
            case "org.freedesktop.login1.Manager", "Inhibit", "ssss":
                self.give_descriptor(message)
            case ("org.freedesktop.portal.Request", "Close", None) | (
                "org.freedesktop.ScreenSaver",
                "UnInhibit",
                "u",
            ):
                self._connection.send(new_method_return(message))
            case _:
                self._connection.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))


def until(condition):
    """Wait until something is so."""
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end, "it never came to be so"
        time.sleep(0.005)


@pytest.fixture
def services(tmp_path):
    """Makes services on a bus of their own, and what asks them."""
    made = list[Services]()
    with private_bus(tmp_path) as address:

        def make(*names):
            made.append(Services(address, *names))
            return made[-1], StayingAwake(Buses(address, address))

        yield make
        for one in made:
            one.close()


def test_the_portal_is_asked_and_released(services):
    desktop, awake = services(PORTAL, SCREEN_SAVER, LOGIND)
    awake.want(True)
    awake.want(True)
    until(lambda: desktop.is_held_up)
    asked = list(desktop.asked)
    awake.want(False)
    until(lambda: len(desktop.asked) > len(asked) and not desktop.is_held_up)

    assert asked == [
        ("Inhibit", "org.freedesktop.portal.Inhibit", ("", 12, {"reason": ("s", "A practice is playing")})),
        ("Inhibit", "org.freedesktop.login1.Manager", ("idle", "Kindpace", "A practice is playing", "block")),
    ]
    assert desktop.asked[2:] == [("Close", "org.freedesktop.portal.Request", ())]


def test_without_a_portal_the_screen_saver_is_asked(services):
    desktop, awake = services(SCREEN_SAVER)
    awake.want(True)
    until(lambda: len(desktop.asked) == 1)
    awake.want(False)
    until(lambda: len(desktop.asked) == 2)

    assert desktop.asked == [
        ("Inhibit", "org.freedesktop.ScreenSaver", ("Kindpace", "A practice is playing")),
        ("UnInhibit", "org.freedesktop.ScreenSaver", (COOKIE,)),
    ]


def test_nothing_stays_connected_so_that_even_a_crash_releases_it(services, tmp_path):
    desktop, awake = services(PORTAL, LOGIND)
    awake.want(True)
    until(lambda: desktop.is_held_up)
    awake.want(False)
    with open_dbus_connection(f"unix:path={tmp_path / 'bus'}") as asking:

        def connected():
            return [
                sender
                for sender in desktop.senders
                if asking.send_and_get_reply(message_bus.NameHasOwner(sender)).body[0]
            ]

        until(lambda: not connected())

    assert len(desktop.senders) == 2


def test_it_can_be_wanted_again(services):
    desktop, awake = services(PORTAL)
    for _ in range(2):
        awake.want(True)
        awake.want(False)
    until(lambda: len(desktop.asked) == 4)

    assert sorted(desktop.members()) == 2 * ["org.freedesktop.portal.Inhibit.Inhibit"] + 2 * [
        "org.freedesktop.portal.Request.Close"
    ]


def test_where_nobody_can_be_asked_nothing_happens(services, tmp_path):
    _, nobody = services()
    unreachable = StayingAwake(Buses(f"unix:path={tmp_path / 'none'}", "tcp:host=localhost,port=1"))
    nowhere = StayingAwake(Buses("", ""))
    before = threading.active_count()
    for awake in (nobody, unreachable, nowhere):
        awake.want(True)
    asking = threading.active_count()
    for awake in (nobody, unreachable, nowhere):
        awake.want(False)
    until(lambda: threading.active_count() == before)

    assert asking == before + 3
