"""The clinic's editor in the window: everything can be turned with the keyboard, and the picture follows."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from sample_clinic import CLINIC, CLINIC_EDITOR, CLINIC_SAMPLES, CLINIC_SIGN
from window_driven import click, opened_window, until_calm

from player.practice.pacing.controls import CONTROLS
from player.window.clinic.editor.state import (
    AskQuestionnaire,
    CheckForControl,
    ChooseForControl,
    LockControl,
    SetNever,
    SlideControl,
    SuggestDay,
    SwitchControl,
    UnassignPractice,
    WriteField,
)
from player.window.clinic.editor.widgets.control_row import ControlRow
from player.window.clinic.presets.state import LookAtPreset
from player.window.clinic.signing.state import KeepPersonPage, MakeKey, SignPreset
from player.window.shell.widgets.choice_box import ChoiceBox

EDITOR = CLINIC_EDITOR


@pytest.fixture
def editor(window, settle):
    window.show_view(EDITOR)
    settle()
    return window.screen_shown


@pytest.fixture(scope="module")
def at_rest(qapp):  # noqa: ARG001 - asked for to be there
    """An editor that is only looked at: it takes a quarter of a second to be there."""
    window = opened_window()
    window.show_view(EDITOR)
    until_calm(window)
    yield window.screen_shown
    window.close()
    window.deleteLater()


def test_every_control_has_its_row_range_reason_and_source(at_rest):
    assert list(at_rest.rows) == [control.name for control in CONTROLS]
    for control in CONTROLS:
        row = at_rest.rows[control.name]
        assert control.description in row._about.text()
        assert control.reason in row._why.text()
        assert control.source.lower() in row._why.text().lower()
        if control.low is not None:
            assert f"{control.low:g}–{control.high:g}" in row._about.text()


def test_controls_out_of_sight_come_right_after_the_first_ones(editor, qtbot):
    first = [row.item.name for row in editor.findChildren(ControlRow)]
    qtbot.waitUntil(lambda: len(editor.findChildren(ControlRow)) == len(CONTROLS), timeout=60_000)
    there = [row.item.name for row in editor.findChildren(ControlRow)]

    assert there == [control.name for control in CONTROLS] == list(editor.rows)
    assert there[: len(first)] == first
    assert first


def test_only_lockable_controls_have_a_lock(at_rest):
    locks = {name for name, row in at_rest.rows.items() if row.lock is not None}

    assert locks == {control.name for control in CONTROLS if control.lockable}
    assert at_rest.rows["max_rung"].lock.isChecked()


def test_everything_is_turned_with_the_keyboard(editor, intents):
    expected: list[object] = []
    for name, row in editor.rows.items():
        if row.slider is not None and row.slider.isEnabled():
            QTest.keyClick(row.slider, Qt.Key.Key_Right)
            more = row.item.position + 1
            expected += [SlideControl(name, more)] if more <= row.item.high else []
        if row.choice is not None:
            QTest.keyClick(row.choice, Qt.Key.Key_Down)
            at = [option.value for option in row.item.options].index(row.item.chosen[0])
            moved = row.item.options[min(at + 1, len(row.item.options) - 1)].value
            expected += [ChooseForControl(name, moved)] if moved != row.item.chosen[0] else []
        for value, check in row.checks.items():
            QTest.keyClick(check, Qt.Key.Key_Space)
            expected.append(CheckForControl(name, value, value not in row.item.chosen))
        for box, intent in (
            (row.switch, SwitchControl),
            (row.never, SetNever),
            (row.lock, LockControl),
        ):
            if box is not None:
                before = box.isChecked()
                QTest.keyClick(box, Qt.Key.Key_Space)
                expected.append(intent(name, not before))

    assert intents == expected


def test_a_view_turns_controls_without_an_intent(window, editor, intents, settle):
    items = tuple(
        replace(item, position=item.low, chosen=item.chosen[:1], on=not item.on) for item in EDITOR.controls
    )
    window.show_view(replace(EDITOR, controls=items))
    settle()

    assert intents == []
    assert all(row.slider.value() == row.item.low for row in editor.rows.values() if row.slider)


def test_differences_are_marked_in_words(at_rest):
    marked = {name for name, row in at_rest.rows.items() if row._compared.text().startswith("Differs.")}
    lines = [line for line in at_rest.comparison._lines[1:] if line[3].text() == "differs"]

    assert marked == {item.name for item in EDITOR.controls if item.compared}
    assert [line[0].text() for line in lines] == [row.label for row in EDITOR.compared if row.differs]
    assert marked
    assert lines


def test_kind_and_anchor_passages_are_told_in_words(at_rest):
    assert "Kindness: at " in at_rest.comparison._passages.text()
    assert "An anchor: at " in at_rest.comparison._passages.text()


def test_the_sentence_about_defaults_stands_on_both_screens(window, at_rest, settle):
    words = at_rest._defaults.text()
    window.show_view(CLINIC)
    settle()

    assert "None is a clinical claim" in words
    assert window.screen_shown._defaults.text() == words


def test_fields_are_written_as_they_are_typed(editor, intents):
    QTest.keyClicks(editor.fields["name"].line, "s")
    QTest.keyClicks(editor.fields["reason"].box, "!")

    assert intents[0] == WriteField("name", "Others firsts")
    assert intents[1].field == "reason"


def test_practices_are_assigned_ordered_and_given_days(editor, intents):
    row = editor.assigned.rows["self-compassion-break"]
    QTest.mouseClick(row.out, Qt.MouseButton.LeftButton)
    QTest.keyClick(row.days["friday"], Qt.Key.Key_Space)
    QTest.keyClick(editor.questionnaires.checks["scs-sf"], Qt.Key.Key_Space)

    assert isinstance(editor.assigned.add, ChoiceBox)
    assert [day for day, check in row.days.items() if check.isChecked()] == ["monday", "thursday", "friday"]
    assert intents == [
        UnassignPractice("self-compassion-break"),
        SuggestDay("self-compassion-break", "friday", True),
        AskQuestionnaire("scs-sf", True),
    ]


def test_passwords_are_hidden_and_let_go(window, settle, intents):
    window.show_view(CLINIC_SIGN)
    settle()
    screen = window.screen_shown
    QTest.keyClicks(screen.passphrase.line, "four words")
    QTest.keyClick(screen.passphrase.line, Qt.Key.Key_Return)

    assert screen.passphrase.line.echoMode() == screen.passphrase.line.EchoMode.Password
    assert screen.passphrase.text == ""
    assert intents == [SignPreset("four words", "/home/you/Documents")]
    assert "four words" not in repr(intents)


def test_signing_can_make_separate_files_and_waits_for_the_key(window, settle, intents):
    window.show_view(CLINIC_SIGN)
    settle()
    screen = window.screen_shown
    QTest.keyClick(screen.apart, Qt.Key.Key_Space)
    QTest.mouseClick(screen.sign, Qt.MouseButton.LeftButton)
    window.show_view(replace(CLINIC_SIGN, busy=True))
    settle()
    QTest.mouseClick(screen.sign, Qt.MouseButton.LeftButton)
    QTest.keyClick(screen.passphrase.line, Qt.Key.Key_Return)
    able = screen.sign.isEnabled(), screen.back.isEnabled()

    assert able == (False, True)
    assert intents == [SignPreset("", "/home/you/Documents", embed=False)]


def test_what_is_missing_is_framed_focused_and_said_at_its_field(window, editor, settle):
    missing = (("name", "A name is missing."), ("reason", "A reason is missing."))
    window.show_view(replace(EDITOR, missing=missing, tried=1))
    settle()
    name, reason = editor.fields["name"], editor.fields["reason"]
    focused = name.line.hasFocus()
    seen = not name.missing.visibleRegion().isEmpty()
    framed = name.line.property("missing")
    read = name.line.accessibleDescription()
    window.show_view(replace(EDITOR, missing=missing[1:], tried=1))

    assert (focused, seen, framed, read) == (True, True, "yes", "A name is missing.")
    assert name.missing.isHidden()
    assert name.line.property("missing") == ""
    assert (reason.missing.isHidden(), reason.missing.text()) == (False, "A reason is missing.")


def test_the_review_day_is_chosen_in_a_calendar_and_may_be_none(window, editor, intents):
    window.show_view(replace(EDITOR, review="2027-05-31"))
    review = editor.fields["review"]
    review.day.setDate(review.day.date().addDays(1))
    review.ends.click()

    assert review.day.calendarPopup()
    assert intents == [WriteField("review", "2027-06-01"), WriteField("review", "")]


def test_parts_of_the_form_are_gone_to_by_name_and_by_keys(window, editor):
    editor.jump.activated.emit(editor.jump.findText("Questionnaires"))
    by_name = window.focusWidget()
    QTest.keyClick(window, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    by_key = window.focusWidget()

    assert list(editor.parts) == [editor.jump.itemText(at) for at in range(editor.jump.count())]
    assert editor.questionnaires.isAncestorOf(by_name)
    assert editor.assigned.isAncestorOf(by_key)


def test_a_long_title_leaves_the_form_where_it_is(window, editor, settle):
    before = editor.controls_page.geometry()
    window.show_view(replace(EDITOR, title="Mornings before work, very short, " * 8))
    settle()

    assert editor.controls_page.geometry() == before


def test_a_new_passphrase_is_typed_once_and_can_be_looked_at(window, settle, intents):
    window.show_view(CLINIC_SAMPLES["clinic-key"])
    settle()
    screen = window.screen_shown
    QTest.keyClicks(screen.author.line, "Dr. Moss")
    QTest.keyClicks(screen.new.line, "four quiet words")
    hidden = screen.new.line.echoMode()
    screen.shown.click()
    shown = screen.new.line.echoMode()
    QTest.keyClick(screen.new.line, Qt.Key.Key_Return)

    assert (hidden, shown) == (screen.new.line.EchoMode.Password, screen.new.line.EchoMode.Normal)
    assert intents == [MakeKey("Dr. Moss", "four quiet words")]
    assert screen.new.line.echoMode() == screen.new.line.EchoMode.Password


def test_once_signed_the_page_for_the_person_can_be_printed_or_kept(window, settle, intents, monkeypatch):
    window.show_view(replace(CLINIC_SIGN, html="<p>x</p>", file_name="x.pdf", key_open=True))
    settle()
    screen = window.screen_shown
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: (f"/there/{asked[2]}", ""))
    screen.page.click()

    assert screen.print.isVisible()
    assert not screen.passphrase.isVisible()
    assert intents == [KeepPersonPage("/there/x.pdf")]


def test_a_file_that_is_missing_is_asked_for_at_its_field(shown, intents):
    screen = shown(CLINIC)
    click(screen.look)
    asked = screen.path.missing.text(), screen.path.line.hasFocus(), list(intents)
    screen.path.show_text("mornings.pacing")
    click(screen.look)

    assert asked == ("Choose the file first, or type where it is.", True, [])
    assert screen.path.missing.text() == ""
    assert intents == [LookAtPreset("mornings.pacing")]


def test_once_signed_the_page_for_the_person_leads(shown):
    screen = shown(replace(CLINIC_SIGN, html=""))
    before = screen.sign.property("kind")
    shown(replace(CLINIC_SIGN, html="<p>Eight words</p>"))

    assert (before, screen.sign.property("kind")) == ("primary", "")
    assert screen.print.property("kind") == "primary"
