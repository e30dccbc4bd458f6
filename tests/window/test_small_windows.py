"""In small windows, with large text, also in German: every screen is whole, and one thing scrolls."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from reader import in_tree
from sample_log import LOG_DETAIL, LOG_YEAR
from sample_practise import PRACTISE
from sample_views import CHECK_IN, LOG, SAMPLES, SITTING
from window_driven import click, opened_window, until_calm, visible

from player.window.intents import OpenLog
from player.window.shell import main_window
from player.window.shell.main_window import MainWindow
from player.window.state import Appearance

TABBED = Qt.FocusPolicy.TabFocus
ROOT = Path(__file__).parents[2]
WALK = Path(__file__).with_name("walk_small_windows.py")


@pytest.mark.slow
@pytest.mark.parametrize("tag", ["en", "de"])
def test_every_screen_is_whole_in_a_small_window(tag):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, WALK, tag], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)

    assert len(found) == 5 * len(SAMPLES)
    assert {place: wrong for place, wrong in found.items() if wrong} == {}


@pytest.fixture
def small(qtbot):
    """The smallest window, with the largest text."""
    window = opened_window(text_scale=2.0)
    qtbot.addWidget(window)
    window.resize(640, 480)
    until_calm(window)
    return window


def shown_in(window, view):
    window.show_view(view)
    until_calm(window)
    return window.screen_shown


# ------------------------------------------------------------------------------- the places below a page


def test_the_places_lie_below_the_page_and_are_shown_when_asked_for(small):
    screen = shown_in(small, LOG)
    sidebar = small.sidebar
    before = [place.isVisible() for place in sidebar.places.values()]
    click(sidebar.show_places)
    until_calm(small)
    opened = [place.isVisible() for place in sidebar.places.values()]
    seen = [place.visibleRegion().boundingRect() == place.rect() for place in sidebar.places.values()]
    intents: list[object] = []
    small.intended.connect(intents.append)
    click(sidebar.places["Log"])
    until_calm(small)

    assert screen.width() == 640
    assert before == [False] * 6
    assert opened == seen == [True] * 6
    assert intents == [OpenLog()]
    assert not sidebar.places["Log"].isVisible()


def test_tab_goes_from_left_to_right_along_the_row_and_on_to_the_places(small):
    shown_in(small, LOG)
    sidebar = small.sidebar
    click(sidebar.show_places)
    until_calm(small)
    sidebar.ease_back.setFocus()
    reached = []
    for _ in range(4):
        QTest.keyClick(small.focusWidget(), Qt.Key.Key_Tab)
        reached.append(small.focusWidget())

    told = [each for each in in_tree(small) if sidebar.isAncestorOf(each) and each.focusPolicy() & TABBED]

    assert reached == [sidebar.support, sidebar.show_places, *list(sidebar.places.values())[:2]]
    assert told == [sidebar.ease_back, *reached[:2], *sidebar.places.values()]


def test_a_wide_window_has_the_places_at_its_side_again(small):
    shown_in(small, LOG)
    small.resize(1100, 760)
    until_calm(small)
    sidebar = small.sidebar

    assert all(place.isVisible() for place in sidebar.places.values())
    assert not sidebar.show_places.isVisible()
    assert sidebar.height() == small.height()
    assert sidebar.width() == 290


def test_in_a_sitting_only_the_ways_out_are_below_the_page(small):
    shown_in(small, SITTING)
    sidebar = small.sidebar

    assert not sidebar.show_places.isVisible()
    assert sidebar.support.isVisible()
    assert not sidebar.brand.isVisible()


# ------------------------------------------------------------------------------------------ what is seen


def whole(widget):
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def test_the_sentence_and_all_controls_are_seen(small):
    screen = shown_in(small, SITTING)

    assert whole(screen.caption.line)
    assert all(whole(each) for each in (screen.back, screen.pause, screen.skip, screen.softer, screen.volume))


def test_a_question_is_read_first_and_its_answers_are_reached_by_scrolling_once(small):
    screen = shown_in(small, CHECK_IN)
    read = whole(screen.rating.question)
    bar = screen._page.verticalScrollBar()
    bar.setValue(bar.maximum())
    until_calm(small)

    assert read
    assert whole(screen.let_pass)
    small.resize(1100, 900)
    until_calm(small)
    assert whole(screen.rating.question)
    assert whole(screen.let_pass)


def test_a_wide_choice_on_today_wraps(small):
    screen = shown_in(small, PRACTISE)
    boxes = [each for each in visible(screen) if each.inherits("QCheckBox") and each.text()]

    assert boxes
    assert all(each.width() >= each.sizeHint().width() for each in boxes)
    assert any(each.height() > 60 for each in boxes)


# --------------------------------------------------------------------------------- the log scrolls as one


@pytest.fixture
def log(qtbot):
    """The log of a year, in a window of 800 × 600."""
    window = opened_window()
    qtbot.addWidget(window)
    window.resize(800, 600)
    return shown_in(window, LOG_YEAR)


def test_the_page_scrolls_to_the_last_sitting_and_the_list_has_no_bar(log):
    bar = log.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    until_calm(log.window())
    rows = log.list
    last = rows.visualRect(rows.model().index(rows.model().rowCount() - 1, 0))
    foot = rows.viewport().mapTo(log, last.bottomLeft()).y()

    assert not rows.verticalScrollBar().isVisible()
    assert rows.height() == log.page.viewport().height()
    assert 0 <= log.height() - foot < 20


def test_keys_scroll_the_page_with_the_list(log):
    rows = log.list
    rows.setFocus()
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(rows, key)
        until_calm(log.window())
        at = rows.visualRect(rows.currentIndex())
        top, foot = (rows.viewport().mapTo(log, corner).y() for corner in (at.topLeft(), at.bottomLeft()))

        assert top >= 0
        assert foot <= log.height()


def test_a_card_half_below_the_window_is_brought_into_sight_by_the_arrow_key(log):
    rows = log.list
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Home)
    for _ in range(8):
        QTest.keyClick(rows, Qt.Key.Key_Down)
        until_calm(log.window())
        foot = rows.viewport().mapTo(log, rows.visualRect(rows.currentIndex()).bottomLeft()).y()

        assert foot <= log.height()


def test_a_sitting_opened_far_down_is_seen_and_closing_it_leads_back(log):
    bar = log.page.verticalScrollBar()
    bar.setValue(5000)
    until_calm(log.window())
    detail = LOG_DETAIL.detail
    screen = shown_in(log.window(), replace(LOG_YEAR, detail=detail))
    seen = screen.detail.visibleRegion().boundingRect().height()
    top = screen.detail.mapTo(screen, QPoint(0, 0)).y()
    shown_in(log.window(), LOG_YEAR)

    assert seen > 100
    assert top >= 0
    assert bar.value() == 5000


def test_a_wheel_over_the_list_turns_the_page(log):
    before = log.page.verticalScrollBar().value()
    _wheel(log.list.viewport(), -120)
    until_calm(log.window())

    # By as much as over the rest of the page: the head of it isn't passed over.
    assert before < log.page.verticalScrollBar().value() < log.stack.y()


def _wheel(widget, turned):
    at = QPointF(20, 20)
    event = QWheelEvent(
        at,
        QPointF(widget.mapToGlobal(at)),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        *(False,),
    )
    QApplication.sendEvent(widget, event)


def test_large_text_that_becomes_small_again_has_all_of_it_in_one_line(small):
    shown_in(small, PRACTISE)
    small.set_appearance(Appearance(text_scale=1.0, reduced_motion=True))
    until_calm(small)

    assert small.sidebar.brand.isVisible()
    assert small.sidebar.width() == 200


def test_nothing_is_laid_out_for_another_room_before_the_first_picture(qtbot, monkeypatch):
    """All widgets were looked through for it twice in each start."""
    asked: list[int] = []
    monkeypatch.setattr(main_window, "room_changed", lambda _window, room: asked.append(room))
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(700, 500)
    before = list(asked)
    window.show()
    until_calm(window)
    window.resize(640, 480)
    until_calm(window)

    assert before == []
    assert asked
