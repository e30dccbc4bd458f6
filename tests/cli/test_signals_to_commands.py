"""Signals at any moment of a command: its exit status, one sentence, and nothing left behind."""

import os
import signal
import subprocess
import sys
import time

import pytest
from command_driven import ROOT
from nothing_heard import NothingHeard

from player.__main__ import main
from player.cli import play
from player.records.session_log import SessionLog
from player.records.store.entries import Outcome
from player.records.store.keys import Keys
from player.system.folders import find_folders

pytestmark = pytest.mark.usefixtures("home")

# Without an event loop of its own: a command that has begun to write, and waits for the signal.
WRITING = """
import signal, sys, time
from pathlib import Path
import player.cli.listing
# Where tests run in the background these are ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
from audio.files.decode import write_audio
from player.__main__ import main
import numpy as np
def blocks():
    yield np.zeros((48000, 2), np.float32)
    print("writing", flush=True)
    time.sleep(60)
    yield np.zeros((48000, 2), np.float32)
player.cli.listing.run = lambda asked: write_audio(Path(sys.argv[1]), blocks())
sys.exit(main(["list"]))
"""


@pytest.mark.parametrize(
    ("number", "status"),
    [
        (signal.SIGTERM, 143),
        pytest.param(signal.SIGHUP, 129, marks=pytest.mark.exhaustive),
        pytest.param(signal.SIGINT, 130, marks=pytest.mark.exhaustive),
    ],
)
def test_a_signal_while_a_file_is_written_leaves_nothing_of_it(tmp_path, number, status):
    target = tmp_path / "out.wav"
    process = subprocess.Popen(
        [sys.executable, "-c", WRITING, str(target)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    part = [path.name for path in tmp_path.iterdir() if path.suffix == ".part"]

    process.send_signal(number)
    _, said = process.communicate(timeout=300)

    assert len(part) == 1
    assert process.returncode == status
    assert said.startswith("kindpace: ")
    assert said.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []


STARTING = """
import builtins, os, runpy, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
imported = builtins.__import__
def pressed(name, *others, **named):
    if name == "player.language.catalogue":
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(5)
    return imported(name, *others, **named)
builtins.__import__ = pressed
sys.argv = ["player", "list"]
runpy.run_module("player", run_name="__main__", alter_sys=True)
"""


def test_ctrl_c_while_the_program_is_still_being_imported_leaves_no_traceback():
    done = subprocess.run(
        [sys.executable, "-c", STARTING], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")


SPEAKING = """
import signal, sys
from pathlib import Path
from audio.voice.worker import SpeechWorker
# Not ignored: that would be inherited.
for number in (signal.SIGINT, signal.SIGHUP):
    signal.signal(number, lambda *_: None)
worker = SpeechWorker(Path(sys.argv[1]))
worker.warm()
print("started", flush=True)
sys.stdin.readline()
print("alive" if worker.running else "gone", flush=True)
worker.close()
"""


def test_signals_to_the_whole_group_of_a_terminal_leave_the_speech_worker_to_its_parent(tmp_path):
    """Also while it is still importing its libraries, before any handler of its own."""
    process = subprocess.Popen(
        [sys.executable, "-c", SPEAKING, str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    process.stdout.readline()

    for _ in range(5):
        os.killpg(process.pid, signal.SIGINT)
        os.killpg(process.pid, signal.SIGHUP)
        time.sleep(0.1)
    out, said = process.communicate("go on\n", timeout=300)

    assert out == "alive\n"
    assert said == ""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_sitting_notes_each_signal_also_while_it_asks(monkeypatch, number):
    def ask(_question):
        os.kill(os.getpid(), number)
        time.sleep(5)
        return "3"

    monkeypatch.setattr(play, "ask", ask)
    before = signal.getsignal(number)

    with play._noted_signals() as stop:
        answer = stop.ask("How hard is this moment?")
        noted = bool(stop), stop.signals

    assert answer is None
    assert noted == (True, [number])
    assert signal.getsignal(number) is before


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_sitting_that_a_signal_ends_is_logged_as_stopped(monkeypatch, number, status):
    ticks = []

    def asleep(_seconds):
        ticks.append(number)
        if len(ticks) == 3:
            # As it comes where a terminal is closed: twice.
            os.kill(os.getpid(), number)
            os.kill(os.getpid(), number)

    monkeypatch.setattr(play, "Sound", NothingHeard)
    monkeypatch.setattr(play.time, "sleep", asleep)
    before = signal.signal(number, signal.SIG_DFL)
    try:
        ended_with = main(["play", "quiet", "--minutes", "3", "--choose", "voice=off", "bells=off"])
    finally:
        signal.signal(number, before)
    folders = find_folders()
    with SessionLog.open(folders.data, Keys(folders.config)) as log:
        outcomes = [sitting.outcome for sitting in log.sittings()]

    assert ended_with == status
    assert outcomes == [Outcome.STOPPED]


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_signal_before_a_sitting_begins_ends_it_at_once_and_none_is_logged(
    monkeypatch, capsys, number, status
):
    """While log, voice and sound are got ready, which takes seconds on a slow machine."""
    gone_on = []

    def ready(*_given):
        os.kill(os.getpid(), number)
        os.kill(os.getpid(), number)
        gone_on.append(number)

    monkeypatch.setattr(play, "Sound", NothingHeard)
    monkeypatch.setattr(play, "_engine_at", ready)
    before = signal.signal(number, signal.default_int_handler)
    try:
        ended_with = main(["play", "quiet", "--minutes", "3", "--choose", "voice=off", "bells=off"])
    finally:
        signal.signal(number, before)
    folders = find_folders()
    with SessionLog.open(folders.data, Keys(folders.config)) as log:
        sittings = log.count_sittings()

    assert ended_with == status
    assert gone_on == []
    assert sittings == 0
    assert capsys.readouterr().err.count("\n") == 1
