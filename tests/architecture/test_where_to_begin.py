"""The map in docs/README.md leads somewhere: its files are there, and hold the names that it gives."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAP = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
BEGIN = MAP[MAP.index("## Where to begin") : MAP.index("## What one addition touches")]
ROWS = [line for line in BEGIN.splitlines() if line.startswith("| ") and not line.startswith("| to change")]
FOUNDING = (ROOT / "docs" / "founding-documents.md").read_text(encoding="utf-8")
EACH_SCREEN = {"screen.py", "state.py", "page.py", "describe.py"}
"""Files that each screen's folder has."""

NAMED_DOCUMENT = re.compile(r"practice brief, section \d|\b(?:engineering|look|architecture)\.md")
NAME = re.compile(r"[A-Za-z_]\w*(\.\w+)?")


def quoted(row):
    return re.findall(r"`([^`]+)`", row)


def paths(row):
    """What a row names with its folder; a star stands for several."""
    return [found for each in quoted(row) if "/" in each for found in sorted(ROOT.glob(each.rstrip("/")))]


def is_there(words, row):
    """A path from the top, or a file beside one that the row names or in a folder that it names."""
    if "/" in words and any(ROOT.glob(words.rstrip("/"))):
        return True
    folders = {path if path.is_dir() else path.parent for path in paths(row)}
    return any(any(folder.glob(words.rstrip("/"))) for folder in folders)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split(" | ")[0][2:50])
def test_a_row_names_files_that_are_there(row):
    named = [each for each in quoted(row.split(" | ", 1)[1]) if "/" in each or each.endswith(".py")]
    named = [each for each in named if each not in EACH_SCREEN]

    assert [each for each in named if not is_there(each, row)] == []


def text_of(path, row):
    """A file's text; of a folder, that of its modules."""
    files = path.rglob("*.py") if path.is_dir() else (path,)
    beside = [path.parent / each for each in quoted(row) if "/" not in each and each.endswith(".py")]
    return "".join(file.read_text(encoding="utf-8") for file in (*files, *beside) if file.is_file())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split(" | ")[0][2:50])
def test_the_names_in_a_row_stand_in_its_files(row):
    text = "".join(text_of(path, row) for path in paths(row))
    names = [
        each
        for each in quoted(row.split(" | ", 1)[1])
        if NAME.fullmatch(each) and not re.search(r"\.(py|md|yaml|po|json|svg)$", each)
    ]

    assert [each for each in names if not re.search(rf"\b{each.rpartition('.')[2]}\b", text)] == []


def test_a_document_that_a_comment_names_is_on_its_page():
    named = set()
    for package in ("player", "audio"):
        for path in (ROOT / package).rglob("*.py"):
            text = " ".join(path.read_text(encoding="utf-8").split())
            named |= set(
                re.findall(r"practice brief, section \d|\b(?:engineering|look|architecture)\.md", text)
            )

    assert len(named) > 5
    assert {each for each in named if each not in FOUNDING} == set()
