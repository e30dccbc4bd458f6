"""``docs/privacy.md`` forgets no dependency, and names what the traces let through."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/privacy.md").read_text(encoding="utf-8")
TABLE = PAGE.partition("## What each dependency")[2].partition("\n## ")[0]


def first_cells():
    """The names in the first column of the table of dependencies."""
    rows = (line.split("|")[1] for line in TABLE.splitlines() if line.startswith("| "))
    return {name for row in rows for name in re.findall(r"[\w.-]+", row)}


def test_every_locked_dependency_stands_in_the_table():
    lock = (ROOT / "tooling/requirements-run.txt").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([\w.-]+)==", lock, re.MULTILINE))

    assert "onnxruntime" in locked
    assert locked - first_cells() == set()


def test_every_system_package_stands_in_the_table():
    lines = (ROOT / "tooling/debian-run.txt").read_text(encoding="utf-8").splitlines()
    packages = {line for line in lines if line and not line.startswith("#")}

    assert "ffmpeg" in packages
    assert packages - first_cells() == set()


def test_what_is_written_elsewhere_is_named():
    kept = PAGE.partition("## What is written elsewhere")[2].partition("\n## ")[0]

    for place in ("kindpace-engine", "jack_db", "~/.config/pulse", "fontconfig", "__pycache__"):
        assert place in kept, place
