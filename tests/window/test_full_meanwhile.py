"""A disk that is full for a while, in a sitting and while one writes: said once, and nothing written is lost.

The calls really fail, in a program of its own (``walk_on_a_full_disk.py``). Needs a C compiler.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from calls_library import NEEDED, made_folder

HERE = Path(__file__).parent

pytestmark = [NEEDED, pytest.mark.exhaustive]


@pytest.fixture(scope="module")
def told():
    top = made_folder()
    done = subprocess.run(
        [sys.executable, HERE / "walk_on_a_full_disk.py", top / "home"],
        env={
            **os.environ,
            "PYTHONPATH": str(HERE.parents[1]),
            "LD_PRELOAD": str(top / "calls.so"),
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    shutil.rmtree(top)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_each_is_said_in_one_place_and_every_page_comes(told):
    said = dict(told["said"])

    assert told["before"] == []
    assert told["failed"] > 5
    assert [key for key, _ in told["in sitting"]] == ["log"]
    assert sorted(said) == ["journal", "log", "settings"]
    assert all("full" in said[key] or "No space left" in said[key] for key in said)
    assert told["views"] == ["SittingView", "EaseBackView", "AfterView"]


def test_what_was_done_and_written_meanwhile_is_there_once_there_is_room(told):
    assert (told["sittings"], told["outcome"], told["interrupted"]) == (1, "stopped-by-choice", 0)
    # Pause, three times go on or pause with a skip, and the way out, in this order.
    assert told["events"] == [
        "paused",
        *("resumed", "skipped", "paused", "skipped"),
        *("resumed", "skipped"),
        "eased-back",
    ]
    assert told["ratings"] == [["after", 3]]
    assert told["notes"] == ["written after"]
    assert told["entries"] == ["the heron stood in the rain"]
    assert told["countdown"] is True
