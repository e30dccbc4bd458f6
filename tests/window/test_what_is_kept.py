"""What is kept and what programs read is the same in every language: in the made-up one as in English."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from player.language.pseudo import OPENING, made_up_letters

ROOT = Path(__file__).parents[2]
SITS = Path(__file__).with_name("keep_in_pseudo_language.py")


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
    home = tmp_path_factory.mktemp("home")
    done = subprocess.run(
        [sys.executable, SITS, home], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def test_nothing_that_is_kept_or_exported_is_in_the_language_in_use(found):
    assert len(found["texts"]) > 200
    assert {
        place: text[:300] for place, text in found["texts"] if made_up_letters(text) or OPENING in text
    } == {}


def test_what_was_chosen_and_offered_is_kept_in_stable_words(found):
    expected = {
        "going on where it stopped",
        "the lower rung",
        "a lower rung, after two stops in a row",
        "any rating at the stop threshold",
        "a step further: common humanity",
    }

    assert expected <= set(found["details"])
    assert {"rule-fired", "offered", "chosen", "softer", "skipped", "eased-back"} <= set(found["kinds"])
    assert ["sittings.script_title", "Quiet time"] in found["texts"]


def test_the_desktop_is_told_the_words_of_its_specification(found):
    # MPRIS 2.2, Playback_Status.
    assert found["told"] == ["Playing", "Paused"]
