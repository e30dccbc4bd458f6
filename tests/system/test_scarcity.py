"""Where the system gives too little, that is said, before a library ends the program without a word."""

import errno
import os
import threading
from pathlib import Path

import pytest
from program_ended import program_ended

from player.__main__ import main
from player.system.scarcity import lack_of_room, too_little
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
