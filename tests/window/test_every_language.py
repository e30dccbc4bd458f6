"""In each shipped language the window shows nothing in English that the language has in its own words."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WALK = Path(__file__).with_name("walk_in_a_language.py")
LANGUAGES = sorted(path.parent.name for path in (ROOT / "scripts").glob("*/interface.po"))

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("tag", LANGUAGES)
def test_nothing_that_the_language_has_is_shown_in_english(tag, tmp_path):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, WALK, tag, tmp_path], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)

    assert len(found) > 15
    assert {place: texts for place, texts in found.items() if texts} == {}
