"""The commands print in one place, which sees to it that nothing foreign moves a cursor."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TERMINAL = "player/cli/terminal.py"

ALLOWED = {
    TERMINAL: "it is the one place",
    "player/cli/reporting.py": "rich prints its tables, whose cells have passed the same function, and bars",
    "player/cli/doctor/sound_check.py": "a program of its own, whose output is read by doctor",
    "player/window/shell/platform_check.py": "as sound_check",
    "player/__main__.py": "it only flushes and drops the output",
    "player/window/shell/display.py": "one error before there is a window, on one line",
    "player/system/standard_streams.py": "what happens where the terminal can't be written to",
}
MODULES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "player").rglob("*.py"))


def prints(source):
    """The numbers of the lines that print, ask, or reach for the terminal."""
    # Reading one as a tree takes a while.
    if not re.search(r"\b(print|input|Console)\b|stdout|stderr", source):
        return []
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if (isinstance(node, ast.Name) and node.id in {"print", "input", "Console"})
        or (isinstance(node, ast.Attribute) and node.attr in {"stdout", "stderr", "__stdout__", "__stderr__"})
    ]


def test_nothing_else_prints():
    found = {}
    for module in set(MODULES) - set(ALLOWED):
        source = (ROOT / module).read_text(encoding="utf-8")
        # What another program printed, kept in an answer of ours.
        found[module] = [at for at in prints(source) if "done.std" not in source.splitlines()[at - 1]]

    assert len(found) > 300
    assert {module: lines for module, lines in found.items() if lines} == {}


def test_what_is_allowed_is_there_and_does_print():
    assert [module for module in ALLOWED if not prints((ROOT / module).read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "source", ["print(1)", "x = input('a')", "Console().print(1)", "import sys\nsys.stderr.write('')"]
)
def test_each_way_is_seen(source):
    assert prints(source) != []
