"""Which tests that listen are repeated: those that the machine disturbed, and no others."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]

LISTENING = """
import logging
import time
from pathlib import Path

import pytest

TAKES = Path(__file__).with_name("takes")


def disturb(how):
    if how == "the engine says so":
        logging.getLogger("audio.engine").warning("sound was missing (the device ran dry): 1 times, 30 ms")
    if how == "the machine stands still":
        sum(range(30_000_000))  # one call of C: no other thread runs meanwhile


@pytest.mark.sound
def test_it_listens():
    take = TAKES.read_text().count("x") + 1 if TAKES.exists() else 1
    TAKES.write_text("x" * take)
    disturb("{how}")
    assert take > {fails}
"""


def run(folder, how, fails):
    """The outcome of pytest on a test that fails so many times, how often it ran, and what was said."""
    (folder / "test_listening.py").write_text(
        LISTENING.replace("{how}", how).replace("{fails}", str(fails)), encoding="utf-8"
    )
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = sound: listens\n", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "heard_again", "-p", "no:cacheprovider", "."],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(TESTS), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return run.returncode, (folder / "takes").read_text(encoding="utf-8").count("x"), run.stdout


@pytest.mark.parametrize("how", ["the engine says so", "the machine stands still"])
def test_a_disturbed_test_is_heard_again_and_that_is_said(tmp_path, how):
    code, takes, said = run(tmp_path, how, fails=1)

    assert (code, takes) == (0, 2)
    assert "heard again: test_listening.py::test_it_listens, take 1: " in said


def test_a_fault_of_the_program_fails_every_take(tmp_path):
    code, takes, said = run(tmp_path, "the engine says so", fails=9)

    assert (code, takes) == (1, 3)
    assert "assert 3 > 9" in said


def test_a_fault_without_a_disturbance_fails_at_once(tmp_path):
    assert run(tmp_path, "not at all", fails=1)[:2] == (1, 1)
