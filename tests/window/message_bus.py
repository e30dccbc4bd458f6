"""A message bus of the tests' own, services on it, and a client that says which types came over it."""

import os
import select
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    MatchRule,
    Message,
    Properties,
    new_method_call,
    new_method_return,
)
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

_BUS = """<busconfig>
  <listen>unix:path={socket}</listen>
  <policy context="default">
    <allow user="*"/> <allow own="*"/> <allow send_destination="*"/> <allow receive_sender="*"/>
  </policy>
</busconfig>"""


@contextmanager
def private_bus(folder: Path) -> Iterator[str]:
    """A bus that nothing else is on; gives its address."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("dbus-daemon is not installed: make test installs what the tests need")
    (folder / "bus.conf").write_text(_BUS.format(socket=folder / "bus"), encoding="utf-8")
    options = (f"--config-file={folder / 'bus.conf'}", "--nofork", "--print-address")
    with subprocess.Popen(
        ("dbus-daemon", *options), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.kill()


class Service:
    """Has these names on the bus, and answers in a thread of its own what it is asked.

    Attributes:
        held: our ends of the descriptors that were given away.
    """

    def __init__(self, address, *names):
        self.held: list[int] = []
        self._told: SimpleQueue[Message] = SimpleQueue()
        self._connection = open_dbus_connection(address, enable_fds=True)
        for name in names:
            self._connection.send_and_get_reply(message_bus.RequestName(name))
        self._ended = Event()
        self._thread = Thread(target=self._serve)
        self._thread.start()

    def answer(self, message):
        """Answer what came; in the service's own thread."""
        raise NotImplementedError

    def send(self, message):
        """Send it from the service's own thread."""
        self._told.put(message)

    def give_descriptor(self, message):
        """Answer with one end of a pipe, and keep the other."""
        ours, theirs = os.pipe()
        self._connection.send(new_method_return(message, "h", (theirs,)))
        os.close(theirs)
        self.held.append(ours)

    @property
    def is_held_up(self):
        """Whether the descriptor that was given last is still held."""
        return bool(self.held) and not select.select([self.held[-1]], [], [], 0)[0]

    def close(self):
        """Leave the bus."""
        self._ended.set()
        self._thread.join()
        self._connection.close()
        for end in self.held:
            os.close(end)

    def _serve(self):
        while not self._ended.is_set():
            with suppress(Empty):
                self._connection.send(self._told.get_nowait())
            with suppress(TimeoutError):
                self.answer(self._connection.receive(timeout=0.02))


class Client:
    """Another program on the bus, while this process's own events go on."""

    def __init__(self, address, qtbot):
        self._connection = open_dbus_connection(address)
        self._threads = ThreadPoolExecutor(1)
        self._qtbot = qtbot

    def call(self, object_path, name, interface, method, signature=None, *body):
        """The reply's body; raises RuntimeError with the error's name."""
        where = DBusAddress(object_path, bus_name=name, interface=interface)
        return self._sent(new_method_call(where, method, signature, body)).body

    def properties(self, object_path, name, interface):
        """Each property's signature and value, by its name."""
        return self._sent(Properties(DBusAddress(object_path, name, interface)).get_all()).body[0]

    def set(self, where, member, signature, value):
        """Set a property at an object path, name and interface."""
        return self._sent(Properties(DBusAddress(*where)).set(member, signature, value))

    def has_owner(self, name):
        """Whether somebody is called that."""
        return self._sent(message_bus.NameHasOwner(name)).body[0] == 1

    def listen(self, object_path):
        """From now on keep the signals of an object."""
        self._sent(message_bus.AddMatch(MatchRule(type="signal", path=object_path)))

    def next_signal(self):
        """The next signal: its name, signature and body."""
        with self._connection.filter(MatchRule(type="signal")) as found:
            message = self._waited(lambda: self._connection.recv_until_filtered(found, timeout=60))
        fields = message.header.fields
        return fields[HeaderFields.member], fields.get(HeaderFields.signature), message.body

    def _sent(self, message):
        reply = self._waited(lambda: self._connection.send_and_get_reply(message, timeout=60))
        if HeaderFields.error_name in reply.header.fields:
            raise RuntimeError(reply.header.fields[HeaderFields.error_name], reply.body)
        return reply

    def _waited(self, does):
        done = self._threads.submit(does)
        self._qtbot.waitUntil(done.done, timeout=65_000)
        return done.result()

    def close(self):
        """Leave the bus."""
        self._threads.shutdown()
        self._connection.close()
