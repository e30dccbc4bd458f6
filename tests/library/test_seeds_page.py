"""docs/seeds.md: every idea of the two seeds has a place, and the places are there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/seeds.md").read_text(encoding="utf-8")
CONTROLS = (ROOT / "docs/pacing.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (?!idea|---)(.+?) \| (.+?) \|$", PAGE, re.MULTILINE)


def places(where):
    """Names in backticks."""
    return re.findall(r"`([^`]+)`", where)


def is_there(name):
    files = (ROOT / name, ROOT / f"scripts/{name}.md")
    return any(file.is_file() for file in files) or f"`{name}`" in CONTROLS


def test_every_place_is_there():
    assert not is_there("no-such-practice")
    assert [(idea, name) for idea, where in ROWS for name in places(where) if not is_there(name)] == []


def test_no_idea_is_without_a_place():
    assert len(ROWS) > 60
    assert [idea for idea, where in ROWS if not places(where)] == []
