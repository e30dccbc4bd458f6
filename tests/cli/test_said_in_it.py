"""The command line is in the language in use: help texts, argparse's own words, and answers."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAYS = Path(__file__).with_name("say_in_pseudo_language.py")

pytestmark = pytest.mark.slow


def test_nothing_that_a_command_says_is_left_in_english(tmp_path):
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "QT_QPA_PLATFORM": "offscreen",
    }
    done = subprocess.run(
        [sys.executable, SAYS, tmp_path], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    left = json.loads(done.stdout)

    assert {"--help", "preset show --help", "doctor", "list", "list --wrong"} <= set(left)
    assert {command: parts for command, parts in left.items() if parts} == {}
