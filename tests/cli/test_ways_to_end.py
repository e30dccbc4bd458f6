"""Commands and the window as a system really treats them: no display, no place for output, signals."""

import io
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from audio.engine.silent_engine import SilentEngine
from player.__main__ import main
from player.cli import play
from player.cli.arguments import make_parser
from player.cli.reporting import Rows, show
from player.records.session_log import SessionLog
from player.records.store.entries import Outcome
from player.records.store.keys import Keys
from player.sittings.sound import Sound
from player.system.folders import find_folders

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "player"]
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


@pytest.fixture
def home(tmp_path):
    return {
        **os.environ,
        "KINDPACE_HOME": str(tmp_path / "home"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }


def ended(arguments, home, **streams):
    """The exit status and what was said as errors."""
    done = subprocess.run(
        [*COMMAND, *arguments],
        cwd=ROOT,
        env=home,
        text=True,
        timeout=3000,
        check=False,
        **{"stdin": subprocess.DEVNULL, "stderr": subprocess.PIPE, **streams},
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    "arguments", [["preset", "trust"], pytest.param(["log", "--json"], marks=pytest.mark.exhaustive)]
)
def test_output_that_can_not_be_written_is_one_sentence(home, arguments):
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        status, said = ended(arguments, home, stdout=full)

    assert status == 1
    assert said == "kindpace: the output could not be written: No space left on device.\n"


def test_a_table_is_printed_where_the_terminal_lacks_a_letter(monkeypatch):
    output = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", output)
    rows = Rows("title", "about")
    rows.add("Atemzüge", "ruhig")

    show(rows)

    assert b"Atemz\\xfcge" in output.buffer.getvalue()


def commands(parser=None, words=()):
    """Every command and subcommand, each as its words."""
    yield words
    for action in (parser or make_parser())._actions:
        for name, sub in (action.choices or {}).items() if isinstance(action.choices, dict) else ():
            yield from commands(sub, (*words, name))


def test_help_and_version_that_can_not_be_written_are_one_sentence_too(monkeypatch, capfd):
    """As argparse has it they would end with status 0 and no word."""
    asked = [*([*words, "--help"] for words in commands()), ["--version"]]
    ends = {}
    for arguments in asked:
        with Path("/dev/full").open("w", encoding="utf-8") as full, monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", full)
            ends[" ".join(arguments)] = main(arguments), capfd.readouterr().err

    assert len(ends) > 30
    assert set(ends.values()) == {
        (1, "kindpace: the output could not be written: No space left on device.\n")
    }


@pytest.mark.parametrize("asked", ["log", pytest.param("--help", marks=pytest.mark.exhaustive)])
def test_closed_output_is_one_sentence_and_no_file_takes_its_place(home, asked):
    shell = f"exec {sys.executable} -m player {asked} >&-"

    done = subprocess.run(
        ["/bin/sh", "-c", shell], cwd=ROOT, env=home, stderr=subprocess.PIPE, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (
        1,
        "kindpace: the output could not be written: Bad file descriptor.\n",
    )


def test_errors_that_can_not_be_written_leave_the_exit_status(home):
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        status, _ = ended(["preset", "show", "no-such-preset"], home, stdout=subprocess.DEVNULL, stderr=full)

    assert status == 2


def test_without_a_display_the_window_says_so_in_one_sentence(home):
    without = {name: value for name, value in home.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}

    status, said = ended([], without | {"QT_QPA_PLATFORM": "xcb"}, stdout=subprocess.DEVNULL)

    assert status == 1
    assert said.count("\n") == 1
    assert said.startswith("kindpace: the window can't be opened: there is no display here")


@pytest.mark.parametrize(
    ("number", "status"),
    [
        (signal.SIGTERM, 143),
        pytest.param(signal.SIGHUP, 129, marks=pytest.mark.exhaustive),
        pytest.param(signal.SIGINT, 130, marks=pytest.mark.exhaustive),
    ],
)
def test_a_signal_while_a_file_is_written_leaves_nothing_of_it(home, tmp_path, number, status):
    target = tmp_path / "out.wav"
    process = subprocess.Popen(
        [sys.executable, "-c", WRITING, str(target)],
        cwd=ROOT,
        env=home,
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


def test_ctrl_c_while_the_program_is_still_being_imported_leaves_no_traceback(home):
    done = subprocess.run(
        [sys.executable, "-c", STARTING], cwd=ROOT, env=home, capture_output=True, text=True, check=False
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


def test_signals_to_the_whole_group_of_a_terminal_leave_the_speech_worker_to_its_parent(home, tmp_path):
    """Also while it is still importing its libraries, before any handler of its own."""
    process = subprocess.Popen(
        [sys.executable, "-c", SPEAKING, str(tmp_path)],
        cwd=ROOT,
        env=home,
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


class _NothingHeard(Sound):
    def engine(self, spoken):  # noqa: ARG002 - as it is
        return SilentEngine()


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_sitting_that_a_signal_ends_is_logged_as_stopped(home, monkeypatch, number, status):
    for name, value in home.items():
        monkeypatch.setenv(name, value)
    ticks = []

    def asleep(_seconds):
        ticks.append(number)
        if len(ticks) == 3:
            # As it comes where a terminal is closed: twice.
            os.kill(os.getpid(), number)
            os.kill(os.getpid(), number)

    monkeypatch.setattr(play, "Sound", _NothingHeard)
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
    home, monkeypatch, capsys, number, status
):
    """While log, voice and sound are got ready, which takes seconds on a slow machine."""
    for name, value in home.items():
        monkeypatch.setenv(name, value)
    gone_on = []

    def ready(*_given):
        os.kill(os.getpid(), number)
        os.kill(os.getpid(), number)
        gone_on.append(number)

    monkeypatch.setattr(play, "Sound", _NothingHeard)
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


WRITING_IN_THE_WINDOW = """
import signal, sys
for number in (signal.SIGINT, signal.SIGHUP):
    signal.signal(number, signal.SIG_DFL)
from PySide6.QtCore import QTimer
from player.__main__ import run
from player.records.journal.entries import JournalKind
from player.window.app import Application
from player.window.destinations import WriteEntry
from player.window.shared.writing_state import Write

class Writing(Application):
    def open_files(self, paths):
        QTimer.singleShot(0, self.write)
        # So that a failure is one, not a window that stays open.
        QTimer.singleShot(20_000, self.window.close)

    def write(self):
        kind = JournalKind.THERAPY_NOTE
        self.controller.handle(WriteEntry(kind))
        self.controller.handle(Write(kind.parts[0], "the heron stood in the rain"))
        print("typed", flush=True)

import player.window.app
player.window.app.Application = Writing
sys.exit(run())
"""


@pytest.mark.parametrize(
    ("number", "status"),
    [
        (signal.SIGHUP, 129),
        pytest.param(signal.SIGTERM, 143, marks=pytest.mark.exhaustive),
        pytest.param(signal.SIGINT, 130, marks=pytest.mark.exhaustive),
    ],
)
def test_a_signal_to_all_of_the_window_keeps_the_last_words_of_the_journal(home, tmp_path, number, status):
    """They were typed this moment, and would be saved only a second later."""
    any_file = tmp_path / "any.md"
    any_file.touch()
    config = tmp_path / "home/config"
    config.mkdir(parents=True)
    (config / "settings.toml").write_text("speak = false\n", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-c", WRITING_IN_THE_WINDOW, str(any_file)],
        cwd=ROOT,
        env={**home, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    typed = process.stdout.readline()

    os.killpg(process.pid, number)
    _, said = process.communicate(timeout=300)
    with SessionLog.open(tmp_path / "home/data", Keys(config)) as log:
        words = [entry.now.parts for entry in log.journal.entries()]

    assert typed == "typed\n"
    assert process.returncode == status
    assert said.count("\n") == 1
    assert [list(each.values()) for each in words] == [["the heron stood in the rain"]]
    assert list(tmp_path.rglob("*.part")) == []


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="not here: Xvfb")
@pytest.mark.parametrize(
    "number", [signal.SIGKILL, pytest.param(signal.SIGTERM, marks=pytest.mark.exhaustive)]
)
def test_a_display_that_goes_keeps_the_last_words_of_the_journal(home, tmp_path, number):
    """By itself Qt leaves the program at once, without another word, and what was typed is lost."""
    any_file = tmp_path / "any.md"
    any_file.touch()
    config = tmp_path / "home/config"
    config.mkdir(parents=True)
    (config / "settings.toml").write_text("speak = false\n", encoding="utf-8")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read, encoding="ascii") as said:
        display = f":{said.readline().strip()}"
    process = subprocess.Popen(
        [sys.executable, "-c", WRITING_IN_THE_WINDOW, str(any_file)],
        cwd=ROOT,
        env={**home, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    typed = process.stdout.readline()
    server.send_signal(number)
    server.wait()
    _, ended_with = process.communicate(timeout=300)
    with SessionLog.open(tmp_path / "home/data", Keys(config)) as log:
        words = [entry.now.parts for entry in log.journal.entries()]

    assert typed == "typed\n"
    assert process.returncode == 1
    assert ended_with == (
        "kindpace: the display is gone, and the window with it. What was written is kept.\n"
    )
    assert [list(each.values()) for each in words] == [["the heron stood in the rain"]]
