"""The real window on an X server: AT-SPI tells the same of it as docs/accessibility.md does."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tests" / "window"))

from reader import Read, headings, read, stops  # noqa: E402
from real_window import MISSING, Display  # noqa: E402
from sample_views import SAMPLES  # noqa: E402
from window_driven import opened_window, until_calm  # noqa: E402

SYSTEM_PYTHON = "/usr/bin/python3"

ROLES = {
    "button": "push button",
    "choice": "combo box",
    "tab": "page tab",
    "grouping": "panel",
    "spin box": "spin button",
}
"""AT-SPI's names of roles, where they aren't those of the page."""

FIRST = {type(view): name for name, view in reversed(SAMPLES.items())}
WALK = (
    *FIRST.values(),
    *("sitting-paused", "check-in-offer", "path-asked", "ease-back-choice", "briefing-no-sound"),
)
"""A sample of each kind of screen, and those that announce more: AT-SPI takes seconds for each."""

UNNAMED = {"spin button"}
"""Qt gives AT-SPI these without their names; the field inside has it."""


def _missing() -> list[str]:
    lacking = [*MISSING, *(tool for tool in ("dbus-run-session",) if shutil.which(tool) is None)]
    asked = subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False)
    return [*lacking, "python3-pyatspi"] if asked.returncode else lacking


pytestmark = [
    pytest.mark.exhaustive,
    pytest.mark.skipif(bool(lacking := _missing()), reason=f"not installed: {', '.join(lacking)}"),
]


class _Asked:
    """A process that answers a line with one of JSON."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def ask(self, line: str = "") -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=20)
        self._process.stdout.close()


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Of a display and a message bus of its own."""
    display = Display()
    runtime = tmp_path_factory.mktemp("runtime")
    runtime.chmod(0o700)
    bare = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    bare |= {"DISPLAY": display.name, "XDG_RUNTIME_DIR": str(runtime)}
    said = [*("dbus-run-session", "--", "sh", "-c"), 'echo "$DBUS_SESSION_BUS_ADDRESS"; read done']
    bus = subprocess.Popen(
        said, env=bare, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert bus.stdin is not None
    assert bus.stdout is not None
    yield {**bare, "DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip()}
    bus.stdin.close()
    bus.wait(timeout=20)
    bus.stdout.close()
    display.close()


@pytest.fixture(scope="module")
def told(environment: dict[str, str], qapp: object) -> dict[str, tuple[Any, Any, list[Read], list[str]]]:  # noqa: ARG001
    """For each screen: what the window announced, what AT-SPI told, and the walk's stops and headings."""
    qt = {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "PYTHONPATH": str(ROOT)}
    shown = _Asked([sys.executable, str(HERE / "samples_on_display.py")], environment | qt)
    reader = _Asked([SYSTEM_PYTHON, str(HERE / "atspi_reader.py")], environment)
    window = opened_window()
    # The reader listens from the first answer on.
    shown.ask("log-empty"), reader.ask()
    found = {}
    for name in WALK:
        announced, atspi = shown.ask(name), reader.ask()
        window.show_view(SAMPLES[name])
        until_calm(window)
        found[name] = announced, atspi, [read(each) for each in stops(window)], headings(window)
    window.close()
    window.deleteLater()
    reader.close()
    shown.close()
    return found


def _roles_and_names(atspi: Any) -> set[tuple[str, str]]:
    # What is typed in secret is text as well.
    roles = {"password text": "text"}
    return {
        (roles.get(each["role"], each["role"]), " ".join(each["name"].split())) for each in atspi["shown"]
    }


def test_everything_that_tab_reaches_is_told_with_its_role_and_name(told: Any) -> None:
    lacking = {}
    for name, (_, atspi, reached, _) in told.items():
        wanted = {(ROLES.get(each.role, each.role), each.name) for each in reached}
        lacking[name] = {each for each in wanted if each[0] not in UNNAMED} - _roles_and_names(atspi)

    assert len(lacking) == len(WALK)
    assert {name: each for name, each in lacking.items() if each} == {}


def test_headings_are_told_as_headings(told: Any) -> None:
    for name, (_, atspi, _, titles) in told.items():
        found = {title for role, title in _roles_and_names(atspi) if role == "heading"}

        assert found == set(titles), name


def test_the_sidebar_is_a_section_and_its_place_is_selected(told: Any) -> None:
    _, atspi, _, _ = told["practise"]

    assert {("section", "Navigation"), ("page tab list", "Places")} <= _roles_and_names(atspi)
    assert [each["name"] for each in atspi["shown"] if each["selected"]] == ["Today"]


def test_what_is_announced_arrives_once(told: Any) -> None:
    said = {name: (announced, atspi["announced"]) for name, (announced, atspi, _, _) in told.items()}

    assert sum(len(announced) for announced, _ in said.values()) >= 10
    assert {name: each for name, each in said.items() if each[0] != each[1]} == {}
