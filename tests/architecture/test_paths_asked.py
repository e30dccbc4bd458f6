"""What is at a path is asked in one module of each room: it knows of folders of somebody else's."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASKED = {"exists", "is_file", "is_dir", "is_mount", "is_block_device"}
WHERE = {"player/system/paths.py", "audio/files/paths.py"}
MODULES = sorted(
    path.relative_to(ROOT).as_posix() for room in ("player", "audio") for path in (ROOT / room).rglob("*.py")
)


def bare(source):
    """The lines that ask by a method, which raises where a folder above may not be entered."""
    if not any(f".{name}(" in source for name in ASKED):
        return []
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKED
    ]


def test_no_module_asks_by_itself():
    found = {module: bare((ROOT / module).read_text(encoding="utf-8")) for module in set(MODULES) - WHERE}

    assert len(found) > 400
    assert {module: lines for module, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "source", ["path.exists()", "(a / b).is_file()", "x = Path('a').is_dir()", "os.path.exists(a)"]
)
def test_each_way_is_seen(source):
    assert bare(source) == [1]
