"""Commands and the window as a system really treats them: no display, no place for output, signals."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from player.records.reading import LogReader
from player.records.session_log import SessionLog
from player.records.store.entries import Outcome
from player.records.store.keys import Keys
from player.system.folders import Folders

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "player"]
# Without an event loop of its own: a command that has begun to write, and waits for the signal.
WRITING = """
import sys, time
from pathlib import Path
import player.cli.listing
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
        timeout=60,
        check=False,
        **{"stdin": subprocess.DEVNULL, "stderr": subprocess.PIPE, **streams},
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize("arguments", [["preset", "trust"], ["log", "--json"], ["--help"]])
def test_output_that_can_not_be_written_is_one_sentence(home, arguments):
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        status, said = ended(arguments, home, stdout=full)

    assert status == 1
    assert said == "kindpace: the output could not be written: No space left on device.\n"


def test_closed_output_is_one_sentence_and_no_file_takes_its_place(home):
    shell = f"exec {sys.executable} -m player log >&-"

    done = subprocess.run(
        ["/bin/sh", "-c", shell], cwd=ROOT, env=home, stderr=subprocess.PIPE, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (
        1,
        "kindpace: the output could not be written: Bad file descriptor.\n",
    )


def test_errors_that_can_not_be_written_leave_the_exit_status(home):
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        status, _ = ended(["plan", "no-such-practice"], home, stdout=subprocess.DEVNULL, stderr=full)

    assert status == 2


def test_without_a_display_the_window_says_so_in_one_sentence(home):
    without = {name: value for name, value in home.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}

    status, said = ended([], without | {"QT_QPA_PLATFORM": "xcb"}, stdout=subprocess.DEVNULL)

    assert status == 1
    assert said.count("\n") == 1
    assert said.startswith("kindpace: the window can't be opened: there is no display here")


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
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
    _, said = process.communicate(timeout=30)

    assert len(part) == 1
    assert process.returncode == status
    assert said.startswith("kindpace: ")
    assert said.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGINT])
def test_a_signal_to_the_whole_group_stops_a_sitting_in_order(home, tmp_path, number):
    process = subprocess.Popen(
        [*COMMAND, "play", "quiet", "--minutes", "2"],
        cwd=ROOT,
        env=home,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    folders = Folders(*(tmp_path / "home" / name for name in ("data", "config", "cache", "log")))
    wait_for_a_sitting(folders, process)

    os.killpg(process.pid, number)
    _, said = process.communicate(timeout=30)
    with SessionLog.open(folders.data, Keys(folders.config)) as log:
        (sitting,) = log.sittings()

    assert process.returncode == 128 + number
    assert "Traceback" not in said
    assert sitting.outcome is Outcome.STOPPED
    assert list((tmp_path / "home").rglob("*.part")) == []


def wait_for_a_sitting(folders, process):
    """Until the log has one, or the program ended."""
    for _ in range(600):
        time.sleep(0.05)
        if process.poll() is not None:
            raise AssertionError(process.stderr.read())
        if (folders.config / "log-key.json").exists():
            with LogReader.open_to_read(folders.data, Keys(folders.config)) as log:
                if log.sittings():
                    return
    raise AssertionError("it never began")
