"""What one came for is seen without scrolling, also with text at 200 % in a window of 1024 × 640."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel
from sample_journal import SITTING_WRITING
from sample_log import LOG_YEAR
from sample_settings import WHOLE_SUPPORT
from sample_views import BRIEFING, CHECK_IN, LOG, SAMPLES, SITTING
from window_driven import click, opened_window, until_calm

from player.settings.theme import Theme
from player.window.pictures.state import LandscapeView, PartOfDay, Stage
from player.window.state import Appearance, Option

LARGE, USUAL = 2.0, 1.0
PICTURE = LandscapeView(Stage.PRACTICE, PartOfDay.DAY)


@pytest.fixture(params=[LARGE, USUAL])
def low(request, qtbot):
    """A small window."""
    return shown_in(qtbot, (1024, 640), request.param)


@pytest.fixture
def large(qtbot):
    """A small window with large text."""
    return shown_in(qtbot, (1024, 640), LARGE)


@pytest.fixture
def notebook(qtbot):
    """A window of a usual size."""
    return shown_in(qtbot, (1366, 768), USUAL)


def shown_in(qtbot, size, scale):
    window = opened_window(text_scale=scale)
    qtbot.addWidget(window)
    window.resize(*size)
    until_calm(window)

    def show(view):
        window.show_view(view)
        until_calm(window)
        return window.screen_shown

    return show


def whole(widget):
    """Whether all of it is in sight."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def label_with(screen, words):
    return next(each for each in screen.findChildren(QLabel) if each.text() == words and each.isVisible())


def middle(widget):
    """Where its middle is in the window, from the left."""
    return widget.mapTo(widget.window(), QPoint(widget.width() // 2, 0)).x()


# ------------------------------------------------------------------------------------ without scrolling


def test_a_place_to_write_in_a_sitting(low):
    screen = low(replace(SITTING_WRITING, at_writing=True))

    assert whole(screen.writing.first())
    assert whole(screen.pause)


def test_the_words_below_a_question(low):
    screen = low(replace(CHECK_IN, hold_text="There's no hurry. A sound is here, or the quiet."))

    assert whole(screen.rating.question)
    assert whole(label_with(screen, "There's no hurry. A sound is here, or the quiet."))


def test_a_number_to_call(low):
    screen = low(replace(WHOLE_SUPPORT, own_contact=""))

    assert whole(next(each for each in screen.findChildren(QLabel) if each.property("kind") == "reach"))


def test_more_than_one_sitting_of_the_log(low):
    screen = low(LOG_YEAR)
    second = screen.list.visualRect(screen.list.model().index(1, 0))

    # With its day and its name.
    assert screen.list.viewport().visibleRegion().contains(QPoint(20, second.top() + 80))


def test_what_a_page_to_read_says(large):
    screen = large(SAMPLES["learn"])
    before = [each.isVisible() for each in screen.pages.values()]
    read = not screen.reading.parts[1].visibleRegion().isEmpty()
    click(screen.all.button)
    until_calm(screen.window())

    assert read
    assert not any(before)
    assert all(each.isVisible() for each in screen.pages.values())


# ---------------------------------------------------------------------------------- what leads, and where


def test_an_own_contact_stands_first_once_there_is_one(notebook):
    screen = notebook(replace(WHOLE_SUPPORT, own_contact=""))
    hidden = not screen.own.isVisible()
    click(screen.add_own)
    until_calm(screen.window())
    written = screen.own.hasFocus(), screen.add_own.isVisible()
    screen = notebook(replace(WHOLE_SUPPORT, own_contact="Ana, 555 0100"))

    assert hidden
    assert written == (True, False)
    assert screen.own.isVisible()
    assert screen.own.mapTo(screen, QPoint(0, 0)).y() < screen.panels[0].mapTo(screen, QPoint(0, 0)).y()


def test_the_logs_filters_are_shown_when_asked_for_and_while_they_narrow_it(notebook):
    screen = notebook(LOG_YEAR)
    at_first = screen.choices["outcome"].isVisible()
    click(screen.narrow)
    asked_for = screen.choices["outcome"].isVisible()
    click(screen.narrow)
    first = LOG_YEAR.choices[0]
    narrowed = replace(first, options=(*first.options, Option("30", "A month")), selected="30")
    notebook(replace(LOG_YEAR, choices=(narrowed, *LOG_YEAR.choices[1:])))

    assert (at_first, asked_for) == (False, True)
    assert screen.choices[first.name].isVisible()


def test_the_logs_list_reaches_the_windows_edge(notebook):
    screen = notebook(LOG)
    foot = screen.stack.mapTo(screen, QPoint(0, screen.stack.height())).y()

    assert screen.height() - foot < 10


def test_the_sentence_stands_in_the_middle_of_the_window(notebook):
    screen = notebook(replace(SITTING, landscape=PICTURE))
    line = screen.caption.line

    assert abs(middle(line) - screen.window().width() // 2) <= 1
    assert screen.quiet.isVisible() is (SITTING.quiet is not None)
    assert abs(middle(screen.quiet) - screen.window().width() // 2) <= 1


def test_a_question_stands_where_the_sentence_was_before_the_same_picture(notebook):
    screen = notebook(replace(CHECK_IN, landscape=PICTURE))
    pictured = not screen.backdrop.isHidden()
    at = middle(screen.rating.question), middle(screen.rating)
    plain = notebook(replace(CHECK_IN, landscape=None, title="Another"))

    assert pictured
    assert all(abs(each - screen.window().width() // 2) <= 1 for each in at)
    assert plain.backdrop.isHidden()


def test_a_small_window_keeps_the_sentence_wide(low):
    screen = low(SITTING)

    assert screen.caption.line.width() > 600


def test_the_briefing_has_its_picture_where_there_is_room(notebook, large):
    wide, small = notebook(BRIEFING), large(BRIEFING)
    seen = wide.picture.isVisible(), small.picture.isVisible()
    wide.change.setChecked(True)
    unfolded = wide.picture.isVisible()
    wide.change.setChecked(False)
    wide.window().set_appearance(Appearance(theme=Theme.LIGHT, high_contrast=True))
    until_calm(wide.window())

    assert seen == (True, False)
    assert not unfolded
    assert not wide.picture.isVisible()


def test_a_sentence_fits_again_after_the_text_was_another_size(qtbot, large):
    words = replace(
        SITTING,
        line_before="Your eyes can rest on them, open.",
        line="We all lose such things, so we'll visit a room for lost bags and gloves.",
        quiet=None,
        text_only=True,
    )
    begun_large = large(words)
    at_once = begun_large.caption.line.font().pixelSize()
    made_large = shown_in(qtbot, (1024, 640), USUAL)(words)
    window = made_large.window()
    window.set_appearance(Appearance(theme=Theme.LIGHT, text_scale=LARGE, reduced_motion=True))
    until_calm(window)

    assert made_large.caption.line.font().pixelSize() == at_once
    assert whole(made_large.caption.line)
