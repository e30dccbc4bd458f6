"""In the made-up language nothing is left in English, and two fifths more have room.

Every sentence is longer and in brackets there. What is seen without them must be content (practices, pages
and lists have their own files in each language), a name, a number or a person's own words.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WALK = Path(__file__).with_name("walk_in_pseudo_language.py")

pytestmark = pytest.mark.slow


def walked(home, *options):
    """What was found at each place."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, WALK, home, *options], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    return {place: each["forgotten"] for place, each in found.items()}, {
        place: each["cut"] for place, each in found.items()
    }


def test_every_place_is_in_the_language_and_has_room(tmp_path):
    forgotten, cut = walked(tmp_path)

    assert len(forgotten) > 10
    assert {place: texts for place, texts in forgotten.items() if texts} == {}
    assert {place: texts for place, texts in cut.items() if texts} == {}


@pytest.mark.exhaustive
def test_every_picture_is_in_the_language_and_has_room(tmp_path):
    forgotten, cut = walked(tmp_path, "--all")

    assert len(forgotten) > 20
    assert {place: texts for place, texts in forgotten.items() if texts} == {}
    assert {place: texts for place, texts in cut.items() if texts} == {}
