"""What fills a window is made at once, the rest in turns, so that no press waits for a whole page."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from sample_clinic import CLINIC, CLINIC_EDITOR
from sample_journal import LEARN, LEARN_SOURCES
from sample_own_voice import OWN_VOICE
from sample_settings import WHOLE_SUPPORT
from watched import windows_shown
from window_driven import until_calm

from player.window.clinic.editor.widgets.control_row import ControlRow
from player.window.learn.widgets.reading import blocks
from player.window.own_voice.state import GoToLine
from player.window.shell.idle_work import InTurns
from player.window.shell.widgets.basics import Words

IN_SIGHT = 8
"""Blocks of a short page that fill the smallest window of the pictures, as the brief has it: 1000 by 700."""

MANY = 40


def places(widgets):
    """How far down each stands in its window."""
    return [each.mapTo(each.window(), each.rect().topLeft()).y() for each in widgets]


def turns_of(widget):
    return widget.findChildren(InTurns)


# ------------------------------------------------------------------------------------------------ Learn


def test_a_long_page_begins_with_what_is_in_sight_and_goes_on_in_turns(window, settle):
    window.show_view(LEARN)
    settle()
    window.show_view(LEARN_SOURCES)
    reading = window.screen_shown.reading
    at_once = len(reading.parts)
    for turns in turns_of(reading):
        turns.make_next()
    then = len(reading.parts)
    until_calm(window)

    assert at_once == IN_SIGHT
    assert at_once < then <= at_once + IN_SIGHT
    assert len(reading.parts) == len(blocks(LEARN_SOURCES.body)) > 2 * IN_SIGHT
    assert places(reading.parts) == sorted(places(reading.parts))


def test_another_page_takes_the_place_of_one_that_is_still_coming(window, settle):
    window.show_view(LEARN)
    settle()
    window.show_view(LEARN_SOURCES)
    window.show_view(LEARN)
    until_calm(window)
    reading = window.screen_shown.reading

    assert len(reading.parts) == len(blocks(LEARN.body))
    assert [each.text() for each in reading.findChildren(QLabel) if each in reading.parts]
    assert reading.parts[0].text() != "Sources"


def test_a_long_page_stays_where_it_is_scrolled_to_while_more_of_it_comes(window, settle):
    window.show_view(LEARN)
    settle()
    window.show_view(LEARN_SOURCES)
    screen = window.screen_shown
    bar = screen._page.verticalScrollBar()
    bar.setValue(20)
    before = bar.value()
    until_calm(window)

    assert before == 20
    assert bar.value() == 20
    assert bar.maximum() > 400


# ---------------------------------------------------------------------------------------------- Support


def test_sources_come_region_by_region(window, settle):
    window.show_view(WHOLE_SUPPORT)
    settle()
    screen = window.screen_shown
    screen.sources.button.click()
    (turns,) = [turns for turns in turns_of(screen) if not turns.done]
    at_once = screen.sources.inside.count()
    first = WHOLE_SUPPORT.sources[0]
    turns.make_next()
    second = screen.sources.inside.count()
    until_calm(window)
    first_labels = [each.text() for each in screen.sources.inside.itemAt(0).widget().findChildren(QLabel)]

    assert at_once == 1
    assert second == 2
    assert screen.sources.inside.count() == len(WHOLE_SUPPORT.sources) > 2
    assert first_labels == [first.name, *first.lines]


def test_sources_put_away_and_shown_again_while_they_come_are_all_there_once(window, settle):
    window.show_view(WHOLE_SUPPORT)
    settle()
    screen = window.screen_shown
    for _ in range(3):
        screen.sources.button.click()
    until_calm(window)
    there = [screen.sources.inside.itemAt(at).widget() for at in range(screen.sources.inside.count())]

    assert len(there) == len(WHOLE_SUPPORT.sources)
    assert all(each.isVisible() for each in there)
    assert places(there) == sorted(places(there))


# --------------------------------------------------------------------------------------------- own voice


@pytest.fixture
def long_sheet():
    line = OWN_VOICE.lines[0]
    lines = tuple(
        replace(line, number=number, text=f"Line {number} of many.") for number in range(1, MANY + 1)
    )
    return replace(OWN_VOICE, lines=lines, line=lines[0])


def test_the_lines_of_a_sheet_come_in_turns_below_the_line_at_hand(window, long_sheet):
    window.show_view(long_sheet)
    screen = window.screen_shown
    at_once, record = len(screen.lines.buttons), screen.panel.record.isVisible()
    for turns in turns_of(screen):
        turns.make_next()
    then = len(screen.lines.buttons)
    until_calm(window)

    assert at_once == 0
    assert record
    assert 0 < then <= 8
    assert len(screen.lines.buttons) == MANY
    assert screen.back.isVisible()
    assert places(screen.lines.buttons) == sorted(places(screen.lines.buttons))


def test_recording_can_be_pressed_and_another_line_gone_to_while_lines_come(window, long_sheet, intents):
    window.show_view(long_sheet)
    screen = window.screen_shown
    screen.panel.record.setFocus()
    window.show_view(replace(long_sheet, line=long_sheet.lines[20]))
    until_calm(window)
    QTest.mouseClick(screen.lines.buttons[30], Qt.MouseButton.LeftButton)

    assert screen.panel.record.hasFocus() or screen.lines.buttons[30].hasFocus()
    assert len(screen.lines.buttons) == MANY
    assert screen.lines.buttons[20].accessibleDescription() != ""
    assert intents == [GoToLine(31)]


# ------------------------------------------------------------------------------------------------ clinic


def test_the_editor_begins_with_its_first_group(window, settle):
    window.show_view(CLINIC_EDITOR)
    screen = window.screen_shown
    first = {row.item.group for row in screen.findChildren(ControlRow)}
    below = screen.fields["name"].isVisible()
    settle()

    assert first == {CLINIC_EDITOR.controls[0].group}
    assert not below
    assert screen.rows
    assert screen.fields["name"].isVisible()


def test_a_part_of_the_editor_that_is_still_to_come_is_gone_to_at_once(window):
    window.show_view(CLINIC_EDITOR)
    screen = window.screen_shown
    screen.go_to("What it says of itself")
    name = screen.fields["name"].line

    assert name.hasFocus()
    assert not name.visibleRegion().isEmpty()


def test_what_is_missing_in_a_preset_is_gone_to_while_the_editor_still_comes(window):
    window.show_view(CLINIC_EDITOR)
    screen = window.screen_shown
    window.show_view(replace(CLINIC_EDITOR, missing=(("name", "A name is missing."),), tried=1))

    assert screen.fields["name"].line.hasFocus()


def test_the_clinic_begins_with_its_presets(window, settle):
    window.show_view(CLINIC)
    screen = window.screen_shown
    early = (screen._presets.count(), screen.path.isVisible(), screen.new.isVisible())
    settle()

    assert early == (len(CLINIC.presets), False, False)
    assert screen.path.isVisible()
    assert screen.new.isVisible()


@pytest.mark.parametrize("view", [LEARN_SOURCES, OWN_VOICE, CLINIC, CLINIC_EDITOR])
def test_no_part_is_a_window_of_its_own_for_a_moment(window, view):
    with windows_shown() as seen:
        window.show_view(view)
        until_calm(window)

    assert seen == []


# ------------------------------------------------------------------------------------------------ labels


def test_a_label_asked_again_for_its_height_doesnt_work_it_out_again(qtbot, monkeypatch):
    label = Words()
    qtbot.addWidget(label)
    label.setWordWrap(True)
    label.setText("Some words that take more than one line where there is little room for them.")
    worked_out: list[int] = []
    work_out = label._height

    def counted(width: int) -> int:
        worked_out.append(width)
        return work_out(width)

    monkeypatch.setattr(label, "_height", counted)
    first = [label.heightForWidth(width) for width in (120, 200, 120, 200)]
    asked = list(worked_out)
    label.setText("Fewer.")
    fewer = label.heightForWidth(120)
    label.setContentsMargins(0, 30, 0, 0)

    assert first[:2] == first[2:]
    assert asked == [120, 200]
    assert fewer < first[0]
    assert label.heightForWidth(120) == fewer + 30
