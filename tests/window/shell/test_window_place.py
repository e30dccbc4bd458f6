"""The window opens where it was, no larger than its screen, and shows its keys."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from sample_practise import PRACTISE
from sample_settings import SUPPORT
from sample_views import SITTING

from player.window.place_file import PlaceFile
from player.window.shell.window_place import place_of, restore_place


@pytest.fixture
def opened(qtbot):
    def make(width=400, height=300):
        made = QWidget()
        qtbot.addWidget(made)
        made.resize(width, height)
        return made

    return make


def test_it_opens_where_it_was_closed_and_as_large(tmp_path, opened):
    first, second = opened(), opened(200, 200)
    first.setGeometry(30, 60, 350, 280)
    first.show()
    PlaceFile(tmp_path).keep(place_of(first))
    restore_place(second, PlaceFile(tmp_path).read())

    assert second.geometry() == first.geometry()


def test_closed_on_the_full_screen_it_opens_as_the_window_it_was(opened):
    first, second = opened(), opened(200, 200)
    first.setGeometry(30, 60, 350, 280)
    first.show()
    first.setWindowState(Qt.WindowState.WindowFullScreen)
    restore_place(second, place_of(first))
    second.show()

    assert first.isFullScreen()
    assert not second.isFullScreen()
    assert second.geometry().getRect() == (30, 60, 350, 280)


@pytest.mark.parametrize("kept", [None, b"", b"junk" * 20, b"x" * 5000])
def test_without_a_place_it_is_as_large_as_its_screen_can_hold(tmp_path, opened, kept):
    if kept is not None:
        (tmp_path / "window-place").write_bytes(kept)
    window = opened(5000, 5000)
    room = window.screen().availableSize()
    restore_place(window, PlaceFile(tmp_path).read())

    assert window.width() == room.width()
    assert room.height() - 100 < window.height() < room.height()


def test_a_place_that_cannot_be_kept_is_let_go(tmp_path):
    PlaceFile(tmp_path / "none").keep(b"here")

    assert list(tmp_path.iterdir()) == []


def test_after_everything_was_deleted_no_place_is_kept(tmp_path):
    place = PlaceFile(tmp_path)
    place.forget()
    place.keep(b"here")

    assert place.read() == b""


def words_on(widget):
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def test_a_question_mark_shows_the_keys_of_the_screen_and_puts_them_away(window, settle):
    window.show_view(SITTING)
    settle()
    QTest.keyClicks(window, "?")
    settle()
    shown = words_on(window.keys_panel)
    pause = window.screen_shown.pause
    bottom = pause.mapTo(window, pause.rect().bottomLeft()).y()
    QTest.keyClicks(window, "?")
    settle()

    does = {"Esc": "Ease back", "Space": "Pause, or go on", "Left": "Back a line", "–": "Quieter"}
    assert set(does.items()) <= set(pairwise(shown))
    assert "Ctrl+2" not in shown
    assert bottom < window.height()
    assert not window.keys_panel.isVisible()


def test_the_keys_go_with_their_screen(window, settle):
    window.show_view(PRACTISE)
    settle()
    QTest.keyClicks(window, "?")
    listed = words_on(window.keys_panel)
    window.show_view(SUPPORT)
    settle()

    assert {("Ctrl+2", "Log"), ("/", "Search"), ("S", "Softer")} <= set(pairwise(listed))
    assert not window.keys_panel.isVisible()


def test_a_slash_scrolls_to_the_field_it_goes_to(window, settle):
    window.show_view(PRACTISE)
    window.resize(700, 480)
    settle()
    last = list(window.screen_shown.grid.shelves.values())[-1].card_at(-1)
    last.setFocus(Qt.FocusReason.TabFocusReason)
    areas = [each for each in window.screen_shown.findChildren(QScrollArea) if each.isVisible()]
    for area in areas:
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    settle()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Slash)
    settle()
    field = window.focusWidget()
    top = field.mapTo(window.screen_shown, QPoint(0, 0)).y()

    assert 0 <= top < window.screen_shown.height() - field.height()
