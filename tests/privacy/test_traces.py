"""The reader of traces sees what it is there to see: each fault planted, in a program of a few lines."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from traces import Socket, Traced, cannot_trace

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's")

PLANTED = """
import os, socket, subprocess, sys
top = sys.argv[1]
socket.socket(socket.AF_INET).close()
socket.socketpair()
here = socket.socket(socket.AF_UNIX)
here.bind(f"{top}/listens")
here.listen()
socket.socket(socket.AF_UNIX).connect(f"{top}/listens")
for path in ("read", "written", "old"):
    open(f"{top}/{path}", "w").close()
folder = os.open(top, os.O_RDONLY)
os.open("in folder", os.O_CREAT | os.O_WRONLY, dir_fd=folder)
os.mkdir(f"{top}/made")
os.rename(f"{top}/old", f"{top}/new")
os.symlink("/nowhere", f"{top}/points")
os.unlink(f"{top}/points")
os.utime(f"{top}/read")
open(f"{top}/read").close()
try:
    os.mkdir(f"{top}/missing/never")
except OSError:
    pass
socket.getaddrinfo("localhost", 80)
child = "import socket, sys; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)"
subprocess.run([sys.executable, "-I", "-c", child], check=True)
"""


@pytest.fixture(scope="module", params=[False, True], ids=["all calls", "lightly"])
def seen(tmp_path_factory, request):
    """What the planted program was seen to do, and where."""
    if why := cannot_trace():
        pytest.skip(why)
    top = tmp_path_factory.mktemp("planted")
    command = [sys.executable, "-I", "-c", PLANTED, top]
    traced = Traced(top / "calls", command, {"PATH": "/usr/bin:/bin"}, lightly=request.param)
    _, complained = traced.process.communicate(timeout=300)
    assert traced.process.returncode == 0, complained
    return traced.trace(), top


def test_an_internet_socket_is_seen_in_the_program_and_in_what_it_starts(seen):
    trace, _ = seen

    assert {Socket("AF_INET", refused=""), Socket("AF_INET6", refused="")} <= set(trace.sockets)


def test_a_look_up_of_a_name_is_seen(seen):
    trace, _ = seen

    assert "/etc/hosts" in trace.lookups


def test_a_server_on_this_machine_is_named(seen):
    trace, top = seen

    # Beside it, perhaps, what looks names up for others here.
    assert f"{top}/listens" in trace.peers


def test_every_way_of_changing_a_file_is_seen_and_reading_is_not(seen):
    trace, top = seen
    changed = {path.removeprefix(f"{top}/") for path in trace.changed if path.startswith(str(top))}

    assert changed == {"listens", "read", "written", "old", "in folder", "made", "new", "points"}


def test_what_is_inside_a_pattern_is_left_out_and_only_that(seen):
    trace, top = seen
    left = trace.changed_outside(rf"{top}/(listens|read|written|old|in folder|made|new)", ".*__pycache__.*")

    assert left == [f"{top}/points"]


def test_what_was_started_is_named(seen):
    trace, _ = seen

    assert trace.programs == [sys.executable, sys.executable]
