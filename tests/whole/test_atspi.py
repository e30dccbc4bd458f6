"""The real window on an X server: AT-SPI tells of it what docs/accessibility.md says, in the order of Tab."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tests" / "window"))

from reader import Read  # noqa: E402
from real_window import MISSING, Display  # noqa: E402
from sample_views import SAMPLES  # noqa: E402

from player import __version__  # noqa: E402

SYSTEM_PYTHON = "/usr/bin/python3"
BUS_LAUNCHERS = [Path(folder, "at-spi-bus-launcher") for folder in ("/usr/libexec", "/usr/lib/at-spi2-core")]
PAGE = ROOT / "docs" / "accessibility.md"
NAVIGATION = "Navigation, beside every screen but a sitting"

A_FEW = ("practise", "settings", "sitting-paused", "check-in-offer", "log-table")
"""Walked in the suite; ``make exhaustive`` walks all."""

ROLES = {
    "push button": "button",
    "combo box": "choice",
    "page tab": "tab",
    "panel": "grouping",
    "spin button": "spin box",
    # What is typed in secret is text as well.
    "password text": "text",
}
"""The page's names of roles, where AT-SPI's are others."""

WITHIN = {"table cell", "list item"}
"""A table and a list say first which of their rows has the focus, and then that they have it."""

MARK = "mark: "


def _missing() -> list[str]:
    lacking = [*MISSING, *(tool for tool in ("dbus-run-session",) if shutil.which(tool) is None)]
    if not any(place.is_file() for place in BUS_LAUNCHERS):
        lacking.append("at-spi2-core")
    asked = subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False)
    return [*lacking, "python3-pyatspi"] if asked.returncode else lacking


pytestmark = [
    pytest.mark.slow,
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

    def ask(self, line: str) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return self.hear()

    def hear(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=300)
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
    bus.wait(timeout=300)
    bus.stdout.close()
    display.close()


class _Screen(NamedTuple):
    """What one screen told: what the window says it announced, what AT-SPI said, and what got the focus."""

    announced: list[str]
    heard: list[str]
    shown: list[dict[str, Any]]
    walked: list[dict[str, Any]]

    @property
    def roles_and_names(self) -> set[tuple[str, str]]:
        return {(each["role"], _plain(each["name"])) for each in self.shown}

    @property
    def lines(self) -> list[str]:
        """The way of Tab, once round, as the page writes it."""
        return [_line(each) for each in self.walked if each["role"] not in WITHIN]


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(A_FEW, id="a few"),
        pytest.param(tuple(SAMPLES), id="every screen", marks=pytest.mark.exhaustive),
    ],
)
def told(request: pytest.FixtureRequest, environment: dict[str, str]) -> dict[str, _Screen]:
    """What each screen tells, by its name."""
    qt = {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "PYTHONPATH": str(ROOT)}
    reader = _Asked([SYSTEM_PYTHON, str(HERE / "atspi_reader.py")], environment)
    assert reader.hear() is True
    window = _Asked([sys.executable, str(HERE / "samples_on_display.py")], environment | qt)
    # What is announced before the window knows that somebody listens is said to nobody.
    _asked(window, reader, "begun", "log-empty")
    found = {}
    for name in request.param:
        announced, said = _asked(window, reader, f"{name} shown", name)
        _, walked = _asked(window, reader, f"{name} walked")
        heard = [each for each in said["announced"] + walked["announced"] if not each.startswith(MARK)]
        found[name] = _Screen(announced, heard, said["shown"], walked["focused"])
    reader.close()
    window.close()
    return found


def _asked(window: _Asked, reader: _Asked, what: str, *shown: str) -> tuple[list[str], Any]:
    mark = f"{MARK}{what}"
    return window.ask(json.dumps([mark, *shown])), reader.ask(mark)


def _line(each: dict[str, Any]) -> str:
    read = Read(
        role=ROLES.get(each["role"], each["role"]),
        name=_plain(each["name"]),
        description=_plain(each["description"]),
        value=_plain(each["value"]),
        state=_state(each["states"]),
    )
    return read.line()


def _state(states: list[str]) -> str:
    words = (
        ("chosen" if "checked" in states else "not chosen") if "checkable" in states else "",
        "here" if "selected" in states else "",
        ("open" if "expanded" in states else "closed") if "expandable" in states else "",
    )
    return ", ".join(word for word in words if word)


def _plain(words: str) -> str:
    return " ".join(words.replace(__version__, "VERSION").split())


def _page() -> dict[str, tuple[list[str], list[str]]]:
    """What the page has of each screen, by its name: the headings, and the lines."""
    sections = {}
    for section in PAGE.read_text(encoding="utf-8").split("\n### ")[1:]:
        name, _, below = section.partition("\n")
        titles = re.findall("^Headings: (.*)", below, re.MULTILINE)
        sections[name] = titles, re.findall(r"^\d+\. (.*)", below, re.MULTILINE)
    return sections


def _parted(lines: list[str]) -> tuple[list[str], list[str]]:
    """What is in the sidebar and what isn't, from the first of the screen on; the sidebar is in one place."""
    places = {_bare(line) for line in _page()[NAVIGATION][1]}
    beside = [_bare(line) in places for line in lines]
    (first,) = (at for at, each in enumerate(beside) if beside[at - 1] and not each)
    turned = [*lines[first:], *lines[:first]]
    return [line for line in turned if _bare(line) in places], [
        line for line in turned if _bare(line) not in places
    ]


def _bare(line: str) -> str:
    """Without what says where one is."""
    return line.replace(", here", "")


def _from_the_same(lines: list[str], wanted: list[str]) -> list[str]:
    """The lines begun where the wanted ones begin: each walk begins where the focus was."""
    turned = ([*lines[at:], *lines[:at]] for at in range(len(lines)))
    return next((each for each in turned if each == wanted), lines)


def test_tab_comes_to_everything_in_the_order_of_the_page_with_role_name_and_state(told: Any) -> None:
    page, found = _page(), {}
    for name, screen in told.items():
        wanted = page[name][1]
        found[name] = _from_the_same(_parted(screen.lines)[1], wanted), wanted

    assert all(wanted for _, wanted in found.values())
    assert {name: each for name, each in found.items() if each[0] != each[1]} == {}


def test_the_sidebar_is_gone_through_from_top_to_bottom(told: Any) -> None:
    places = [_bare(line) for line in _page()[NAVIGATION][1]]
    for name, screen in told.items():
        beside = [_bare(line) for line in _parted(screen.lines)[0]]

        # A sitting has only the last of them.
        assert beside == places[-len(beside) :], name


def test_headings_are_told_as_headings(told: Any) -> None:
    page = _page()
    for name, screen in told.items():
        titles = [_plain(each["name"]) for each in screen.shown if each["role"] == "heading"]

        assert [" · ".join(titles)] * bool(titles) == page[name][0], name


def test_the_sidebar_is_a_section_and_its_place_is_selected(told: Any) -> None:
    screen = told["practise"]

    assert {("section", "Navigation"), ("page tab list", "Places")} <= screen.roles_and_names
    assert [each["name"] for each in screen.shown if each["selected"]] == ["Today"]


def test_what_is_announced_arrives_once(told: Any) -> None:
    assert sum(len(screen.announced) for screen in told.values()) >= 4
    assert {
        name: (screen.announced, screen.heard)
        for name, screen in told.items()
        if screen.announced != screen.heard
    } == {}
