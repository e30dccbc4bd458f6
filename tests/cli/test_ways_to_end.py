"""Commands and the window as a system really treats them: no display, no place for output."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_driven import ROOT

from player.__main__ import main
from player.cli.arguments import make_parser
from player.cli.reporting import Rows, show

pytestmark = pytest.mark.usefixtures("home")


def ended(arguments, **streams):
    """The exit status and what was said as errors."""
    done = subprocess.run(
        [sys.executable, "-m", "player", *arguments],
        cwd=ROOT,
        text=True,
        timeout=3000,
        check=False,
        **{"stdin": subprocess.DEVNULL, "stderr": subprocess.PIPE, **streams},
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    "arguments", [["preset", "trust"], pytest.param(["log", "--json"], marks=pytest.mark.exhaustive)]
)
def test_output_that_can_not_be_written_is_one_sentence(arguments):
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        status, said = ended(arguments, stdout=full)

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
def test_closed_output_is_one_sentence_and_no_file_takes_its_place(asked):
    shell = f"exec {sys.executable} -m player {asked} >&-"

    done = subprocess.run(["/bin/sh", "-c", shell], cwd=ROOT, stderr=subprocess.PIPE, text=True, check=False)

    assert (done.returncode, done.stderr) == (
        1,
        "kindpace: the output could not be written: Bad file descriptor.\n",
    )


def test_errors_that_can_not_be_written_leave_the_exit_status():
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        status, _ = ended(["preset", "show", "no-such-preset"], stdout=subprocess.DEVNULL, stderr=full)

    assert status == 2


def test_without_a_display_the_window_says_so_in_one_sentence():
    without = {
        name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}
    }

    status, said = ended([], env=without | {"QT_QPA_PLATFORM": "xcb"}, stdout=subprocess.DEVNULL)

    assert status == 1
    assert said.count("\n") == 1
    assert said.startswith("kindpace: the window can't be opened: there is no display here")
