"""No screen knows another: what leads from one to another is a destination, and the router makes the page."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCREENS = {
    ".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "player/window").rglob("screen.py")
}


def screen_of(module):
    """The screen in whose folder a module lies, outermost first; None for what all screens share."""
    return next((name for name in sorted(SCREENS) if module == name or module.startswith(f"{name}.")), None)


def others_known(screen, source):
    """The modules of other screens that a module of this one imports, wherever in it."""
    imports = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {
        f"{node.module}.{each.name}" if isinstance(node, ast.ImportFrom) else each.name
        for node in imports
        for each in node.names
    }
    return sorted(name for name in names if screen_of(name) not in {None, screen})


@pytest.mark.parametrize("screen", sorted(filter(lambda name: screen_of(name) == name, SCREENS)))
def test_a_screen_knows_no_other(screen):
    paths = sorted((ROOT / screen.replace(".", "/")).rglob("*.py"))
    known = {path.name: others_known(screen, path.read_text(encoding="utf-8")) for path in paths}

    assert {name: found for name, found in known.items() if found} == {}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("from player.window.log.page import LogPage\n", ["player.window.log.page.LogPage"]),
        ("def f():\n    import player.window.log.state\n", ["player.window.log.state"]),
        ("if TYPE_CHECKING:\n    from player.window.log import page\n", ["player.window.log.page"]),
        ("from player.window.after.state import AfterView\n", []),
        ("from player.window.destinations import Back\n", []),
    ],
)
def test_another_screen_is_found(source, expected):
    assert others_known("player.window.after", source) == expected
