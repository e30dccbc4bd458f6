"""What logind says before the computer sleeps: from a logind of the test's own, on a bus of its own."""

import os
import queue
import select
import threading
from contextlib import suppress

import pytest
from jeepney import DBusAddress, HeaderFields, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
from message_bus import private_bus
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection

from player.window.shell.sleep_watch import SleepWatch

NAME = "org.freedesktop.login1"
MANAGER = DBusAddress("/org/freedesktop/login1", interface=f"{NAME}.Manager")


PATIENCE_MS = 60_000


class Logind:
    """Answers ``Inhibit`` with a descriptor, knows whether it is still held, and says what the test wants."""

    def __init__(self, address):
        self.asked: list[tuple[str, ...]] = []
        self.held: list[int] = []
        self._told: queue.SimpleQueue[object] = queue.SimpleQueue()
        self._connection = open_dbus_connection(address, enable_fds=True)
        self._connection.send_and_get_reply(message_bus.RequestName(NAME))
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def says_sleep(self, asleep):
        self._told.put(new_signal(MANAGER, "PrepareForSleep", "b", (asleep,)))

    @property
    def delayed(self):
        """Whether the last one that asked still holds its descriptor."""
        return bool(self.held) and not select.select([self.held[-1]], [], [], 0)[0]

    def close(self):
        self._ended.set()
        self._thread.join()
        self._connection.close()
        for end in self.held:
            os.close(end)

    def _serve(self):
        while not self._ended.is_set():
            with suppress(queue.Empty):
                self._connection.send(self._told.get_nowait())
            with suppress(TimeoutError):
                self._answer(self._connection.receive(timeout=0.02))

    def _answer(self, message):
        if message.header.fields.get(HeaderFields.member) != "Inhibit":
            return
        ours, theirs = os.pipe()
        self._connection.send(new_method_return(message, "h", (theirs,)))
        os.close(theirs)
        self.held.append(ours)
        self.asked.append(message.body)


@pytest.fixture
def address(tmp_path):
    with private_bus(tmp_path) as made:
        yield made


@pytest.fixture
def logind(address):
    made = Logind(address)
    yield made
    made.close()


@pytest.fixture
def bus(address):
    name = "kindpace-test"
    yield QDBusConnection.connectToBus(address, name)
    QDBusConnection.disconnectFromBus(name)


def test_the_sitting_is_told_before_the_sleep_and_the_computer_waits_for_its_fade(qtbot, bus, logind):
    parent, told = QObject(), list[bool]()
    watch = SleepWatch(parent, bus)
    watch.falling_asleep.connect(lambda: told.append(logind.delayed))
    # The answer may be here before whoever answered has noted it.
    qtbot.waitUntil(lambda: watch._delay is not None and logind.delayed, timeout=PATIENCE_MS)
    logind.says_sleep(True)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not logind.delayed, timeout=PATIENCE_MS)
    logind.says_sleep(False)
    qtbot.waitUntil(lambda: logind.delayed, timeout=PATIENCE_MS)

    assert told == [True]
    assert logind.asked == 2 * [("sleep", "Kindpace", "The sound fades out", "delay")]


def test_a_bus_without_logind_says_nothing(qtbot, bus):
    parent = QObject()
    watch = SleepWatch(parent, bus)
    qtbot.wait(100)

    assert bus.isConnected()
    assert watch._delay is None


def test_without_a_bus_nothing_is_said(tmp_path):
    parent = QObject()
    watch = SleepWatch(
        parent, QDBusConnection.connectToBus(f"unix:path={tmp_path / 'none'}", "kindpace-none")
    )
    QDBusConnection.disconnectFromBus("kindpace-none")

    assert watch._delay is None
