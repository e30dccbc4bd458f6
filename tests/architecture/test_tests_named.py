"""The tests that docs/testing.md names beside a promise are there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TITLE = "## People's own material"
NAMED = re.compile(r"`((?:tests/[\w/]*)?(?:[\w]+\.py)?)`")


def astray(cell):
    """What a cell names that isn't there; a bare name lies in the folder named before it."""
    folder, gone = ROOT, []
    for name in NAMED.findall(cell):
        path = ROOT / name if "/" in name else folder / name
        folder = path if name.endswith("/") else path.parent
        if not path.exists():
            gone.append(name)
    return gone


def rows():
    table = (ROOT / "docs/testing.md").read_text(encoding="utf-8").split(TITLE)[1].split("\n## ")[0]
    return [
        line.split("|")[2] for line in table.splitlines() if line.startswith("| ") and "shown by" not in line
    ]


def test_each_is_there():
    found = rows()

    assert len(found) >= 13
    assert [gone for cell in found for gone in astray(cell)] == []
    assert all(NAMED.findall(cell) for cell in found)


def test_one_that_is_gone_is_found():
    assert astray("`tests/architecture/test_rooms.py`, `test_gone.py`, `tests/nowhere/`") == [
        "test_gone.py",
        "tests/nowhere/",
    ]
