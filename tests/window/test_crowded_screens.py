"""At 640 × 480 what is said is seen whole, above what can be pressed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from sample_views import CHECK_IN, EASE_BACK, SITTING

from player.window.shell.widgets.basics import Page

LONG = "Aufhören ist gut. Mehr will jetzt niemand von dir, und was noch war, das wartet."


@pytest.fixture
def small(window, shown, settle):
    """Shows a view in a window of 640 × 480."""

    def show(view):
        window.resize(640, 480)
        screen = shown(view)
        settle()
        return screen

    return show


def seen_whole(widget, page):
    top = widget.mapTo(page.viewport(), QPoint(0, 0)).y()
    return top >= 0 and top + widget.height() <= page.viewport().height()


def test_a_long_question_is_above_its_answers(small):
    words = "Wenn du magst: Wie schwer ist dieser Augenblick? Jede Antwort ist richtig, oder keine."
    screen = small(replace(CHECK_IN, rating=replace(CHECK_IN.rating, question=words)))

    assert seen_whole(screen.rating.question, screen.findChild(Page))


def test_the_sentence_of_easing_back(small):
    screen = small(replace(EASE_BACK, line=LONG))

    assert screen.findChild(Page).verticalScrollBar().maximum() == 0


def test_a_sitting_has_no_ribbon_where_it_would_cover_the_silence(small, window, settle):
    screen = small(SITTING)
    hidden = screen.ribbon.isHidden()
    window.resize(1000, 700)
    settle()

    assert hidden
    assert not screen.ribbon.isHidden()
