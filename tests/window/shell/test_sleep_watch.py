"""What logind says before the computer sleeps: from a logind of the test's own, on a bus of its own."""

import pytest
from jeepney import DBusAddress, HeaderFields, new_signal
from message_bus import Service, private_bus
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection

from player.window.shell.sleep_watch import SleepWatch

NAME = "org.freedesktop.login1"
MANAGER = DBusAddress("/org/freedesktop/login1", interface=f"{NAME}.Manager")


PATIENCE_MS = 60_000


class Logind(Service):
    """Answers ``Inhibit`` with a descriptor, and says what the test wants."""

    def __init__(self, address):
        self.asked: list[tuple[str, ...]] = []
        super().__init__(address, NAME)

    def says_sleep(self, asleep):
        self.send(new_signal(MANAGER, "PrepareForSleep", "b", (asleep,)))

    def answer(self, message):
        if message.header.fields.get(HeaderFields.member) == "Inhibit":
            self.give_descriptor(message)
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
    watch.falling_asleep.connect(lambda: told.append(logind.is_held_up))
    # The answer may be here before whoever answered has noted it.
    qtbot.waitUntil(lambda: watch._delay is not None and logind.is_held_up, timeout=PATIENCE_MS)
    logind.says_sleep(True)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not logind.is_held_up, timeout=PATIENCE_MS)
    logind.says_sleep(False)
    qtbot.waitUntil(lambda: logind.is_held_up, timeout=PATIENCE_MS)

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
