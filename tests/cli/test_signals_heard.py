"""A signal at any moment of ``kindpace play`` with a voice: the log knows its end, and nothing stays behind.

A moment is named by what was printed by then, since how long each takes depends on the machine.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from brief_preset import BRIEF

from player.records.session_log import SessionLog
from player.records.store.entries import Outcome
from player.records.store.keys import Keys
from player.system.folders import find_folders

ROOT = Path(__file__).parents[2]
PATIENCE = 120.0

# Where tests run in the background these are ignored, and would stay so.
STARTED = """
import runpy, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
sys.argv[0] = "player"
runpy.run_module("player", run_name="__main__", alter_sys=True)
"""
SCRIPT = """---
id: cup
format: 2
title: A cup
components: [mindfulness]
language: en
about: A warm cup, and the hands around it.
asks: To hold something warm, or to think of it.
minutes: 1
caution: None that we know of.
sources: []
---

## Arriving (orient)

Hello. Here is a seat, and a little time. [2s] Looking around is fine the whole way through. [option]

## The cup (rung 1)

A cup with something warm in it. [2s] First its colour, and a chip at the rim.

[silence 8s]

## Coming back (return)

And now the room again. [2s] The cup can stay where it is.
"""


class Moment(NamedTuple):
    """Once a line that begins like this is printed, and so many seconds have gone by."""

    line: str
    after: float
    heard: bool


# The title comes just before the sitting begins, and the voice takes a second or more.
PREPARING = Moment("A cup · Brief", 0.2, heard=False)
FIRST_LINE = Moment("Hello.", 0.3, heard=True)
QUIET = Moment("First its colour", 5.0, heard=True)
CLOSING = Moment("And now the room", 0.5, heard=True)


class Ended(NamedTuple):
    """How it ended.

    Attributes:
        running: the program's processes while it played, with itself.
        left: those that outlived it by a minute.
        files: what is left of temporary files and of ones that were being written.
    """

    status: int
    said: str
    running: int
    left: list[int]
    files: list[str]


@pytest.fixture(scope="module")
def material(tmp_path_factory):
    """The script and its pacing."""
    folder = tmp_path_factory.mktemp("material")
    (folder / "cup.md").write_text(SCRIPT, encoding="utf-8")
    (folder / "brief.yaml").write_text(BRIEF, encoding="utf-8")
    return folder


@pytest.fixture
def play(material, null_sink, tmp_path):
    """Plays it in a home of its own until a signal at a moment, and tells how it ended."""

    def run(moment, number, *, to_all):
        # Anew where it is heard again, too.
        top = Path(tempfile.mkdtemp(dir=tmp_path))
        home, passing = top / "home", top / "passing"
        passing.mkdir()
        program = subprocess.Popen(
            [
                *(sys.executable, "-c", STARTED, "play", "--no-window"),
                *(str(material / "cup.md"), "--preset", str(material / "brief.yaml")),
                # After make run there are others, who would need some minutes to get ready.
                *("--narrator", "heart"),
            ],
            cwd=ROOT,
            env={
                **os.environ,
                **null_sink.environment,
                "KINDPACE_HOME": str(home),
                "TMPDIR": str(passing),
                "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        try:
            assert program.stdout is not None
            until_line(program.stdout, moment.line)
            time.sleep(moment.after)
            running = len(processes_of(program.pid))
            (os.killpg if to_all else os.kill)(program.pid, number)
            _, said = program.communicate(timeout=PATIENCE)
        finally:
            # Where it is heard again, none of the first take plays on.
            if program.poll() is None:
                os.killpg(program.pid, signal.SIGKILL)
                program.communicate()
        left = until_gone(program.pid)
        unfinished = [path for path in home.rglob("*") if path.name.endswith((".part", ".leaving"))]
        files = [path.name for path in (*unfinished, *passing.rglob("*"))]
        return Ended(program.returncode, said, running, left, files), next_start(home)

    return run


def until_line(printed, begins):
    for line in printed:
        if line.startswith(begins):
            return
    raise AssertionError(f"it never said: {begins}")


def processes_of(session):
    """The living processes of a session, which all that a program starts belongs to."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _parent, _group, of, *_ = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(of) == session and state != "Z":
            found.append(int(path.parent.name))
    return found


def until_gone(session):
    """Those that don't go within a minute; they are ended then."""
    end = time.monotonic() + 60.0
    while (left := processes_of(session)) and time.monotonic() < end:
        time.sleep(0.1)
    for each in left:
        os.kill(each, signal.SIGKILL)
    return left


def next_start(home):
    """How each sitting ended, whether any of it was heard, and how many were found unfinished."""
    folders = find_folders({"KINDPACE_HOME": str(home)})
    with SessionLog.open(folders.data, Keys(folders.config)) as log:
        ends = [(each.outcome, each.seconds_heard > 0, each.ended is not None) for each in log.sittings()]
        return ends, log.opened.interrupted


EVERY_SIGNAL = [
    pytest.param(number, to_all, status, id=f"{number.name} to {'all' if to_all else 'it'}")
    for number, to_all, status in (
        (signal.SIGINT, True, 130),
        (signal.SIGTERM, False, 143),
        (signal.SIGTERM, True, 143),
        (signal.SIGHUP, True, 129),
    )
]


@pytest.mark.sound
@pytest.mark.slow
def test_a_signal_to_all_in_a_line_ends_sound_voice_and_sitting(play):
    """Also to the helpers, of which none may end with a word of its own."""
    ended, known = play(FIRST_LINE, signal.SIGTERM, to_all=True)

    # Itself, the sound's and the voice's.
    assert ended == Ended(143, "", 3, [], [])
    assert known == ([(Outcome.STOPPED, True, True)], 0)


@pytest.mark.sound
@pytest.mark.slow
def test_a_kill_in_a_line_leaves_no_helper_and_is_found_at_the_next_start(play):
    ended, known = play(FIRST_LINE, signal.SIGKILL, to_all=False)
    ((outcome, _heard, has_end),), interrupted = known

    assert ended == Ended(-signal.SIGKILL, "", 3, [], [])
    assert (outcome, has_end, interrupted) == (Outcome.INTERRUPTED, True, 1)


@pytest.mark.sound
@pytest.mark.slow
@pytest.mark.exhaustive
@pytest.mark.parametrize("moment", [PREPARING, FIRST_LINE, QUIET, CLOSING], ids=lambda each: each.line)
@pytest.mark.parametrize(("number", "to_all", "status"), EVERY_SIGNAL)
def test_whenever_a_signal_comes_it_is_logged_as_stopped(play, moment, number, to_all, status):
    ended, known = play(moment, number, to_all=to_all)

    assert ended == Ended(status, "", ended.running, [], [])
    assert known == ([(Outcome.STOPPED, moment.heard, True)], 0)


@pytest.mark.sound
@pytest.mark.slow
@pytest.mark.exhaustive
@pytest.mark.parametrize("moment", [PREPARING, QUIET, CLOSING], ids=lambda each: each.line)
def test_whenever_it_is_killed_the_next_start_finds_it(play, moment):
    ended, known = play(moment, signal.SIGKILL, to_all=False)

    assert ended == Ended(-signal.SIGKILL, "", ended.running, [], [])
    assert known == ([(Outcome.INTERRUPTED, moment.heard, True)], 1)
