"""docs/accessibility.md says what a screen reader says; ``make docs`` renews it."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from reader import Read, headings, in_tree, read, stops
from sample_views import SAMPLES
from sitting_heard_by_reader import Said, heard
from window_driven import opened_window, until_calm

from player.window.state import Surroundings

pytestmark = pytest.mark.slow

_DOC = Path(__file__).parents[2] / "docs" / "accessibility.md"
_MARK = "do not edit by hand -->\n\n"
_ROLES_NOT_TOLD = {"", "client", "no role", "unknown"}


class Page(NamedTuple):
    """What stands below the mark; and screens where a reader's order isn't that of Tab, with both."""

    text: str
    astray: dict[str, tuple[list[str], list[str]]]


def _page(home: Path) -> Page:
    astray: dict[str, tuple[list[str], list[str]]] = {}
    parts = (_sitting_part(home), "## Every screen\n", *_screens(astray))
    return Page("\n".join(parts), astray)


def _sitting_part(home: Path) -> str:
    read_alone, narrated = ((home / name) for name in ("words", "voice"))
    for each in (read_alone, narrated):
        each.mkdir()
    return "\n".join(
        (
            "## A sitting, as it is announced\n",
            "### Words alone, read by the reader\n",
            _table(heard(read_alone, spoken=False)),
            "### With a narrator\n",
            _table(heard(narrated, spoken=True)),
        )
    )


def _table(walk: list[Said]) -> str:
    rows = [f"| {each.at:.1f} | {each.words if each.pressed else ''} | {_said(each)} |" for each in walk]
    return "\n".join(("| s | happens | said |", "|--:|---|---|", *rows, ""))


def _said(each: Said) -> str:
    if each.pressed:
        return ""
    return f"{each.words} (at once)" if each.urgent else each.words


def _screens(astray: dict[str, tuple[list[str], list[str]]]) -> Iterator[str]:
    # As when a reader is there: Today keeps all its cards then.
    QAccessible.setActive(True)
    try:
        yield from _told_screens(astray)
    finally:
        QAccessible.setActive(False)


def _told_screens(astray: dict[str, tuple[list[str], list[str]]]) -> Iterator[str]:
    window = opened_window()
    places: list[Read] = []
    for name, view in SAMPLES.items():
        window.show_view(view)
        until_calm(window)
        found = stops(window)
        beside = [each for each in found if window.sidebar.isAncestorOf(each)]
        if view.surroundings is Surroundings.PLACES and not places:
            places = [read(each) for each in beside]
            yield "\n".join(("### Navigation, beside every screen but a sitting\n", *_lines(places), ""))
        yield _screen(name, headings(window), [read(each) for each in found if each not in beside])
        tree = [each for each in in_tree(window) if each in found]
        begun = found.index(tree[0])
        turned = [*found[begun:], *found[:begun]]
        if tree != turned:
            astray[name] = [read(each).line() for each in tree], [read(each).line() for each in turned]
    window.close()
    window.deleteLater()


def _screen(name: str, titles: list[str], found: list[Read]) -> str:
    told = [f"Headings: {' · '.join(titles)}\n"] if titles else []
    return "\n".join((f"### {name}\n", *told, *_lines(found), ""))


def _lines(found: list[Read]) -> list[str]:
    return [f"{at}. {each.line()}" for at, each in enumerate(found, start=1)]


@pytest.fixture(scope="module")
def page(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Page:  # noqa: ARG001 - to be there
    return _page(tmp_path_factory.mktemp("heard"))


def test_the_page_says_what_is_read(page: Page) -> None:
    assert _DOC.read_text("utf-8").split(_MARK)[1] == page.text


def test_a_reader_goes_through_each_screen_in_the_order_of_tab(page: Page) -> None:
    assert page.astray == {}


def test_everything_has_a_role_and_a_name(page: Page) -> None:
    items = [line.partition(". ")[2] for line in page.text.splitlines() if line[:1].isdigit()]
    lacking = [item for item in items if item.partition(",")[0] in _ROLES_NOT_TOLD or "“”" in item]

    assert len(items) > 500
    assert lacking == []


def _write() -> None:
    # Kept while the window is open.
    application = QApplication(["kindpace"])
    with tempfile.TemporaryDirectory() as home:
        text = _DOC.read_text("utf-8").split(_MARK)[0]
        _DOC.write_text(text + _MARK + _page(Path(home)).text, "utf-8")
    application.quit()


if __name__ == "__main__" and "--write" in sys.argv:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _write()
