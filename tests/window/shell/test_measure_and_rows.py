"""Lines are no longer than is easy to read, and what stands in a row stands at one height."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics, QTextLayout
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from sample_clinic import CLINIC_SAMPLES
from sample_settings import SETTINGS
from sample_views import SAMPLES

from player.settings.theme import Theme
from player.window.learn.state import LearnPageCard, LearnView
from player.window.shell.widgets.basics import SearchField, button, label
from player.window.shell.widgets.flow import flowing
from player.window.state import Appearance

LONG = "After a minute without an answer, go on to a rest and ask no more, which helps when lying down. " * 3


@pytest.fixture
def wide(qtbot):
    """A page of 1,200 pixels with what is put on it."""
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    page.resize(1200, 600)

    def put(widget):
        column.addWidget(widget)
        column.addStretch(1)
        page.show()
        qtbot.wait(20)
        return widget

    return put


def lines_of(words):
    """How many lines a label takes, and how long the longest may be, in characters of this text."""
    metrics = QFontMetrics(words.font())
    room = words.width() - words.contentsMargins().right()
    return round(words.height() / metrics.lineSpacing()), room / (metrics.horizontalAdvance(LONG) / len(LONG))


def test_lines_of_a_wide_label_have_75_characters_at_most(wide):
    words = wide(label(LONG))
    lines, characters = lines_of(words)

    assert words.width() > 1000
    assert 68 <= characters <= 82
    assert lines >= len(LONG) / 82


def test_lines_are_measured_again_when_the_text_becomes_larger(wide):
    words = wide(label(LONG))
    small = words.width() - words.contentsMargins().right()
    words.setStyleSheet(f"font-size: {words.fontInfo().pixelSize() * 1.25}px")
    words.resize(words.width() - 1, words.height())
    large = words.width() - words.contentsMargins().right()
    _lines, characters = lines_of(words)

    assert large == pytest.approx(small * 1.25, rel=0.05)
    assert 68 <= characters <= 82


SENTENCE = "Two minutes to come back to where you are, for when things are too much."


def last_words(text, font, width):
    """What stands on the last line at this width."""
    layout, last = QTextLayout(text, font), ""
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        last = text[line.textStart() :]
    layout.endLayout()
    return last.split()


def room_of(words):
    """How wide a label's lines may be, in pixels."""
    return words.contentsRect().width()


@pytest.mark.parametrize("kind", ["", "title"])
def test_no_single_word_is_left_over_for_a_last_line(wide, kind):
    words = wide(label(SENTENCE, kind))
    # Where one word of the sentence has no room any more.
    whole = words.fontMetrics().horizontalAdvance(SENTENCE)
    words.setFixedWidth(whole - words.fontMetrics().horizontalAdvance("much"))
    QApplication.processEvents()

    assert last_words(SENTENCE, words.font(), words.width()) == ["much."]
    assert len(last_words(SENTENCE, words.font(), room_of(words))) > 2


def test_a_title_has_lines_of_one_length(wide):
    title = wide(label(SENTENCE, "title"))
    whole = title.fontMetrics().horizontalAdvance(SENTENCE)
    title.setFixedWidth(whole - 20)
    QApplication.processEvents()

    assert whole / 2 <= room_of(title) <= whole / 2 * 1.15


def test_other_words_in_the_same_place_have_their_own_lines(wide):
    words = wide(label(SENTENCE, "title"))
    words.setFixedWidth(words.fontMetrics().horizontalAdvance(SENTENCE) - 20)
    QApplication.processEvents()
    before = room_of(words)
    words.setText("A few words.")

    assert before < words.width() == room_of(words)


def test_what_stands_in_the_middle_keeps_its_middle(wide):
    words = label(SENTENCE, "caption")
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    wide(words)
    words.setFixedWidth(words.fontMetrics().horizontalAdvance(SENTENCE) - 20)
    QApplication.processEvents()
    margins = words.contentsMargins()

    assert margins.left() == margins.right() > 50


def test_words_that_stay_empty_at_the_right_need_no_room(wide):
    words = wide(label(LONG))

    assert words.minimumSizeHint().width() < 200


def test_words_stand_at_half_the_height_of_what_is_beside_them(wide):
    words, beside = label("Starts with"), button("Gentle")
    wide(flowing(words, beside))
    middles = [each.mapTo(each.window(), QPoint(0, each.height() // 2)).y() for each in (words, beside)]

    assert abs(middles[0] - middles[1]) <= 1
    assert words.height() < beside.height()


@pytest.mark.parametrize("pixels", [15, 30])
def test_a_field_for_searching_is_as_wide_as_its_words(wide, pixels):
    field = SearchField("Find in the journal")
    field.setStyleSheet(f"font-size: {pixels}px;")
    wide(flowing(field))
    words = QFontMetrics(field.font()).horizontalAdvance(field.placeholderText())

    assert field.placeholderText() == "Find in the journal   /"
    assert field.width() >= max(240, words + 20)


def test_the_place_where_one_is_can_be_seen_in_a_low_window(window, settle):
    window.resize(1024, 640)
    window.set_appearance(Appearance(theme=Theme.LIGHT, text_scale=2.0))
    window.show_view(SETTINGS)
    settle()
    place = window.sidebar.places["Settings"]
    seen = place.visibleRegion().boundingRect()

    assert place.isChecked()
    assert seen.height() == place.height()


def test_a_preset_scrolls_as_one_page_with_large_text(window, settle):
    window.resize(1024, 640)
    window.set_appearance(Appearance(theme=Theme.LIGHT, text_scale=2.0))
    window.show_view(CLINIC_SAMPLES["clinic-preset"])
    settle()
    screen = window.screen_shown
    large = screen.picture_page.isVisible(), screen.controls_page.isAncestorOf(screen.comparison)
    screen.go_to("What will be heard")
    settle()
    heard = not screen.comparison.visibleRegion().isEmpty()
    window.set_appearance(Appearance(theme=Theme.LIGHT, text_scale=1.0))
    settle()

    assert large == (False, True)
    assert heard
    assert screen.picture_page.isVisible()
    assert screen.picture_page.isAncestorOf(screen.comparison)


def test_a_name_of_a_page_is_one_line_where_there_is_room(window, settle):
    window.resize(1366, 768)
    learn = SAMPLES["learn"]
    assert isinstance(learn, LearnView)
    titles = ("Four myths", "What research shows about all of this, and what it does not show", "Sources")
    window.show_view(replace(learn, pages=tuple(LearnPageCard(each, each, "") for each in titles)))
    settle()
    tabs = list(window.screen_shown.pages.values())

    assert {each.height() for each in tabs} == {40}
    assert tabs[0].width() < 150


def test_ways_stand_in_two_columns_or_one_below_the_other(window, settle):
    window.resize(1366, 768)
    window.show_view(SAMPLES["journal"])
    settle()
    ways = window.screen_shown.kinds
    beside = [(each.x(), each.y()) for each in ways[:2]]
    heights = {each.height() for each in ways[:2]}
    window.set_appearance(Appearance(theme=Theme.LIGHT, text_scale=2.0))
    settle()

    assert beside[0][1] == beside[1][1]
    assert len(heights) == 1
    assert ways[0].x() == ways[1].x()


def test_smaller_text_again_leaves_nothing_of_the_larger(window, settle):
    window.resize(1366, 768)
    window.show_view(SETTINGS)
    settle()
    before = window.sidebar.ease_back.text()
    window.set_appearance(Appearance(theme=Theme.LIGHT, text_scale=2.0))
    settle()
    large = window.sidebar.ease_back.text()
    window.set_appearance(Appearance(theme=Theme.LIGHT, text_scale=1.0))

    assert large != before
    assert window.sidebar.ease_back.text() == before


def test_rows_of_buttons_are_about_equally_long(wide):
    many = [button(f"{minutes} min") for minutes in range(10, 18)]
    line = wide(flowing(*many))
    line.setFixedWidth(many[0].sizeHint().width() * 8)
    QApplication.processEvents()
    rows = [sum(each.y() == top for each in many) for top in sorted({each.y() for each in many})]

    assert rows == [4, 4]


def test_facts_in_a_row_stay_in_one_line_while_there_is_room(wide):
    facts = wide(label(SENTENCE + " " + SENTENCE, "secondary", facts=True))

    assert len(facts.text()) > 75
    assert round(facts.heightForWidth(facts.width()) / facts.fontMetrics().lineSpacing()) == 1
