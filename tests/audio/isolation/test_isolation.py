"""Each of our processes is refused the internet, by the kernel and by Python; telemetry is off in it."""

import json
import os
import subprocess
import sys
from errno import EACCES
from pathlib import Path

import pytest

from audio.isolation.command import isolated_command
from audio.isolation.process import display_is_remote
from audio.isolation.socket_filter import ALLOW, MACHINES, REFUSE, filter_program
from player.cli.doctor.isolation_check import MODULES

ROOT = Path(__file__).parents[3]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has the filter")

AF_UNIX, AF_INET, AF_INET6, AF_NETLINK, AF_PACKET, AF_VSOCK = 1, 2, 10, 16, 17, 40
IO_URING_SETUP = 425
I386 = 0x40000003

# From the kernel's tables of system calls: socket, socketpair, and some that a program can't do without.
CALLS = {"x86_64": (41, 53, (0, 1, 42, 257)), "aarch64": (198, 199, (56, 63, 64, 203))}

TRIED = """
import os, socket
from audio.isolation.process import isolate

earlier = [socket.socket(family, socket.SOCK_DGRAM) for family in (socket.AF_INET, socket.AF_INET6)]
isolate()

def refused(what, *arguments):
    try:
        what(*arguments)
    except PermissionError as error:
        return type(error).__name__
    except OSError as error:
        return str(error)
    return "done"

print(refused(socket.socket, socket.AF_INET))
print(refused(socket.socket, socket.AF_INET6, socket.SOCK_DGRAM))
print(refused(socket.socket, socket.AF_NETLINK))
print(refused(socket.create_connection, ("127.0.0.1", 9)))
print(refused(socket.getaddrinfo, "localhost", 80))
print(refused(socket.gethostbyname, "localhost"))
print(refused(earlier[0].connect, ("127.0.0.1", 9)))
print(refused(earlier[1].sendto, b"", ("::1", 9)))
print(refused(socket.socket(fileno=os.dup(earlier[0].fileno())).bind, ("127.0.0.1", 0)))
"""

KEPT = """
import os, socket, threading
from audio.isolation.process import isolate

isolate()
isolate()
one, other = socket.socketpair()
one.sendall(b"here")
assert other.recv(4) == b"here"
server = socket.socket(socket.AF_UNIX)
server.bind("here.sock")
server.listen()
client = socket.socket(socket.AF_UNIX)
client.connect("here.sock")
print(socket.gethostname() != "")
"""

THREADS = """
import ctypes, threading
from audio.isolation.socket_filter import filter_sockets

begun, go, found = threading.Event(), threading.Event(), []

def earlier():
    begun.set()
    go.wait()
    found.append(ctypes.CDLL(None).socket(2, 1, 0))

thread = threading.Thread(target=earlier)
thread.start()
begun.wait()
assert filter_sockets()
go.set()
thread.join()
print(found[0])
"""

CHILD = """
import subprocess, sys
from audio.isolation.process import isolate

isolate()
tried = "import socket; socket.socket(socket.AF_INET)"
done = subprocess.run([sys.executable, "-I", "-c", tried], capture_output=True, text=True)
print(done.stderr.splitlines()[-1])
"""


def output(program, folder=ROOT, **environment):
    """What a program says in a process of its own, which nothing has isolated."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def answer(machine, audit, number, first_argument):
    """What the kernel would make of a call: this interprets the filter as linux/filter.h describes it."""
    memory = {0: number, 4: audit, 16: first_argument}
    program, at, value = filter_program(machine), 0, 0
    while True:
        code, where_true, where_false, operand = program[at]
        at += 1
        match code:
            case 0x20:
                value = memory[operand]
            case 0x15:
                at += where_true if value == operand else where_false
            case 0x35:
                at += where_true if value >= operand else where_false
            case 0x06:
                return operand


@pytest.mark.parametrize("name", MACHINES)
def test_the_filter_lets_through_sockets_of_this_machine_alone(name):
    machine = MACHINES[name]
    socket, socketpair, _ = CALLS[name]
    others = (AF_INET, AF_INET6, AF_NETLINK, AF_PACKET, AF_VSOCK)

    assert answer(machine, machine.audit, socket, AF_UNIX) == ALLOW
    assert answer(machine, machine.audit, socketpair, AF_UNIX) == ALLOW
    assert {answer(machine, machine.audit, socket, family) for family in others} == {REFUSE}
    assert answer(machine, machine.audit, socketpair, AF_INET) == REFUSE


@pytest.mark.parametrize("name", MACHINES)
def test_the_filter_lets_no_way_around_it(name):
    machine = MACHINES[name]
    socket, _, _ = CALLS[name]

    assert answer(machine, machine.audit, IO_URING_SETUP, AF_UNIX) == REFUSE
    assert answer(machine, machine.audit, 0x40000000 | socket, AF_INET) == REFUSE
    assert answer(machine, I386, 359, AF_INET) == REFUSE


@pytest.mark.parametrize("name", MACHINES)
def test_the_filter_leaves_everything_else_alone(name):
    machine = MACHINES[name]

    assert {answer(machine, machine.audit, call, AF_INET) for call in CALLS[name][2]} == {ALLOW}
    assert 0x00050000 | EACCES == REFUSE


def test_python_is_refused_in_every_way_of_reaching_out():
    assert output(TRIED) == ["InternetRefusedError"] * 9


def test_what_stays_on_this_machine_goes_on_working(tmp_path):
    assert output(KEPT, tmp_path) == ["True"]


@LINUX
def test_a_thread_that_was_there_before_is_refused_too():
    assert output(THREADS) == ["-1"]


@LINUX
def test_what_a_process_starts_is_refused_too():
    assert output(CHILD) == ["PermissionError: [Errno 13] Permission denied"]


@pytest.mark.parametrize("name", MODULES)
def test_each_kind_of_process_is_isolated_whatever_the_environment_says(name):
    done = subprocess.run(
        isolated_command(MODULES[name], report=True),
        env={**os.environ, "ORT_DISABLE_TELEMETRY": "0"},
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )

    assert json.loads(done.stdout) == {
        "telemetry_off": True,
        "refused_by_system": sys.platform == "linux",
        "refused_by_python": True,
    }


def test_a_process_that_isolates_nothing_says_so():
    program = "from audio.isolation.report import isolation_here; print(isolation_here())"

    assert output(program, ORT_DISABLE_TELEMETRY="0") == [
        "Isolation(telemetry_off=False, refused_by_system=False, refused_by_python=False)"
    ]


def test_the_program_isolates_itself_before_anything_else():
    program = (
        "import sys, player.__main__ as program;"
        "from audio.isolation.report import isolation_here;"
        "program.main = lambda: print(isolation_here());"
        "program.run()"
    )

    assert output(program, ORT_DISABLE_TELEMETRY="0", DISPLAY="") == [
        f"Isolation(telemetry_off=True, refused_by_system={sys.platform == 'linux'}, refused_by_python=True)"
    ]


def test_importing_the_voice_turns_telemetry_off_by_itself(tmp_path):
    program = "import os, audio.voice.hibari_voice; print(os.environ['ORT_DISABLE_TELEMETRY'])"
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": "", "TMPDIR": str(tmp_path)}

    assert output(program, ORT_DISABLE_TELEMETRY="0", **home) == ["1"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("display", "remote"),
    [
        ("", False),
        (":0", False),
        (":0.0", False),
        ("unix:0", False),
        ("unix/:0", False),
        ("/private/tmp/com.apple.launchd.abc/org.xquartz:0", False),
        ("localhost:10.0", True),
        ("other:0", True),
        ("tcp/other:0", True),
        ("192.0.2.7:0", True),
        ("[2001:db8::1]:0", True),
    ],
)
def test_a_display_over_the_network_is_told_from_one_here(display, remote):
    assert display_is_remote({"DISPLAY": display}) is remote
    assert not display_is_remote({})


@LINUX
@pytest.mark.parametrize(("display", "filtered"), [("other:0", "False"), (":0", "True")])
def test_only_the_window_waits_for_a_display_over_the_network(display, filtered):
    program = (
        "from audio.isolation.process import isolate;"
        "from audio.isolation.report import isolation_here;"
        "from audio.isolation.socket_filter import filter_sockets;"
        "isolate(opens_window=True); print(isolation_here().refused_by_system);"
        "filter_sockets(); print(isolation_here().refused_by_system)"
    )
    others = "from audio.isolation.process import isolate; isolate();"
    tried = "from audio.isolation.report import isolation_here; print(isolation_here().refused_by_system)"

    assert output(program, DISPLAY=display) == [filtered, "True"]
    assert output(others + tried, DISPLAY=display) == ["True"]


def test_no_module_that_runs_by_itself_is_forgotten_by_doctor():
    runs = {
        path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
        for room in ("audio", "player")
        for path in (ROOT / room).rglob("*.py")
        if '\nif __name__ == "__main__":' in path.read_text(encoding="utf-8")
    }

    # The program itself, what isolates the others, and what doctor tries the sound with.
    assert runs - set(MODULES.values()) == {
        "player.__main__",
        "audio.isolation.__main__",
        "player.cli.doctor.sound_check",
    }
