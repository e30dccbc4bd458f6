"""Where the system gives too little, that is said, before a library ends the program without a word."""

import errno
import os
import threading
from pathlib import Path

import pytest
from program_ended import program_ended

from player.__main__ import main
from player.system.scarcity import in_one_pool, lack_of_room, too_little
from player.system.threads import begun

ROOT = Path(__file__).parents[2]
MEGABYTE = 1024**2


def from_another(cause):
    error = ImportError("numpy could not be imported")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        RuntimeError("can't start new thread"),
        OSError(errno.EMFILE, os.strerror(errno.EMFILE)),
        OSError("cannot load library 'libportaudio.so': failed to map segment from shared object"),
        ImportError("libQt6Gui.so.6: cannot allocate memory in static TLS block"),
        from_another(MemoryError()),
    ],
    ids=repr,
)
def test_whatever_the_system_refuses_for_want_is_known(error):
    assert too_little(error)


@pytest.mark.parametrize(
    "error",
    [RuntimeError("another"), ImportError("no module"), OSError(errno.EACCES, ""), from_another(KeyError())],
    ids=repr,
)
def test_other_faults_are_faults(error):
    assert not too_little(error)


@pytest.mark.parametrize(("most", "short"), [(300, True), (768, False), (769, False)])
def test_a_limit_under_what_is_needed_is_said_with_both_numbers(most, short):
    said = lack_of_room(most * MEGABYTE, 768 * MEGABYTE)

    assert bool(said) == short
    assert not short or ("300 MB" in said and "768 MB" in said)


@pytest.mark.parametrize("words", [[], ["plan", "others-too"], ["log", "export", "--format", "pdf"]], ids=str)
def test_with_little_address_space_one_sentence_says_so(words, tmp_path):
    """With 100 MB Qt and OpenBLAS would end the program: with a crash, or words of their own."""
    limit = "import resource as r; r.setrlimit(r.RLIMIT_AS, (100 << 20, 100 << 20))"
    code = f"{limit}; import sys; from player.__main__ import run; sys.argv[1:] = {words}; sys.exit(run())"
    ended = program_ended(tmp_path, "-c", code)

    assert ended.returncode == 1
    assert ended.stderr.startswith("kindpace: Kindpace may have 100 MB of memory here")
    assert ended.stderr.count("\n") == 1


THREADS = """
import threading
from pathlib import Path
from player.system.scarcity import in_one_pool

def size():
    return int(Path("/proc/self/statm").read_text().split()[0]) * 4096 >> 20

in_one_pool()
before, done = size(), threading.Event()
threads = [threading.Thread(target=lambda: (bytearray(99_000), done.wait())) for _number in range(8)]
for thread in threads:
    thread.start()
print(size() - before)
done.set()
"""


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="read from Linux")
def test_threads_share_one_pool_of_memory(tmp_path, monkeypatch):
    """Each would reserve 64 MB beside the 8 MB of its stack, and a limit be reached with little in use."""
    monkeypatch.delenv("MALLOC_ARENA_MAX", raising=False)
    ended = program_ended(tmp_path, "-c", THREADS)

    assert int(ended.stdout) < 8 * 24


def test_processes_that_are_started_share_one_pool_too(monkeypatch):
    monkeypatch.delenv("MALLOC_ARENA_MAX", raising=False)
    in_one_pool()

    assert os.environ["MALLOC_ARENA_MAX"] == "1"


def none_left(_thread):
    raise RuntimeError("can't start new thread")


def test_work_without_a_thread_is_done_at_once(monkeypatch):
    done = []
    monkeypatch.setattr(threading.Thread, "start", none_left)
    thread = begun(lambda: done.append(threading.current_thread()), "work")

    assert done == [threading.current_thread()]
    assert not thread.is_alive()
    thread.join(1.0)


def test_a_command_that_finds_none_ends_with_one_sentence(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("KINDPACE_HOME", str(tmp_path))

    def refused(_asked):
        raise from_another(MemoryError())

    monkeypatch.setattr("player.cli.listing.run", refused)

    assert main(["list"]) == 1
    assert capsys.readouterr().err.startswith("kindpace: The system has no memory")
