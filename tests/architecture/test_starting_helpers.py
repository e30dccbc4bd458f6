"""Python is started in one place only, and what is reached by its name is in one table.

Both matter to a frozen build: there, ``sys.executable`` is Kindpace itself, and a module that no import
statement names isn't packed.
"""

import re
from pathlib import Path

import pytest

from player.cli.helpers.modules_by_name import HELPERS, modules_by_name

ROOT = Path(__file__).parents[2]
STARTS_PYTHON = re.compile(r"\bsys\._?\w*executable|import .*\bexecutable|[\"']-m[\"']|\bmultiprocessing\b")
REACHED_BY_NAME = re.compile(r"\bimport_module\(|\b__import__\(|\brun_module\(")


def sources():
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for room in ("audio", "player")
        for path in (ROOT / room).rglob("*.py")
    }


def places(texts, pattern):
    return sorted(path for path, text in texts.items() if pattern.search(text))


def test_python_is_started_in_one_place_only():
    assert places(sources(), STARTS_PYTHON) == ["audio/isolation/command.py"]


@pytest.mark.parametrize(
    "planted",
    [
        "subprocess.run([sys.executable, 'x'])",
        "[sys._base_executable]",
        "from sys import executable",
        "['python3', '-m', 'player']",
        "import multiprocessing",
    ],
)
def test_another_place_would_be_found(planted):
    planted_there = places({**sources(), "player/system/planted.py": planted}, STARTS_PYTHON)

    assert planted_there == ["audio/isolation/command.py", "player/system/planted.py"]


def test_modules_are_reached_by_name_in_these_places_only():
    assert places(sources(), REACHED_BY_NAME) == [
        "audio/isolation/__main__.py",
        "player/window/router.py",
        "player/window/shell/screens.py",
        "player/window/warm_up.py",
    ]


def test_each_page_and_screen_and_each_helper_is_in_the_table():
    there = {path.removesuffix(".py").replace("/", ".") for path in sources()}
    screens = {module for module in there if module.endswith(".screen")}
    by_themselves = {
        path.removesuffix(".py").replace("/", ".")
        for path, text in sources().items()
        if '\nif __name__ == "__main__":' in text
    }
    table = set(modules_by_name())

    assert screens == {module for module in table if module.endswith(".screen")}
    assert {module.replace(".screen", ".page") for module in screens} - table <= {
        "player.window.sitting.check_in.page"
    }
    assert by_themselves - {"player.__main__", "audio.isolation.__main__"} == set(HELPERS.values())
    assert {module for module in table if module.startswith(("player.", "audio."))} <= there
