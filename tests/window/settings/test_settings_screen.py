"""Settings, on the screen."""

from dataclasses import replace
from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from sample_settings import SETTINGS
from window_driven import click

from player.window.intents import OpenKeeping, SetSetting
from player.window.settings.state import WriteTimes
from player.window.shared.narrators.sample import HearSample, StopSample
from player.window.state import OfferItem


def test_settings_lead_to_keeping(shown, intents):
    shown(SETTINGS).keeping.click()

    assert intents == [OpenKeeping()]


def test_settings(shown, intents):
    screen = shown(SETTINGS)
    click(screen.rows["reduced_motion"].control)
    screen.rows["theme"].control.activated.emit(2)
    QTest.keyClick(screen.rows["text_size"].control, Qt.Key.Key_Right)

    assert intents == [
        SetSetting("reduced_motion", "on"),
        SetSetting("theme", "dark"),
        SetSetting("text_size", "110"),
    ]


def test_a_sample_is_heard_and_stopped_by_the_keyboard(shown, intents):
    row = shown(SETTINGS).rows["narrator"]
    heard = row.offer.button
    heard.setFocus()
    QTest.keyClick(heard, Qt.Key.Key_Return)
    stop = OfferItem("Stop the sample", StopSample())
    row.show_item(replace(row.item, offer=stop))
    QTest.keyClick(heard, Qt.Key.Key_Space)

    assert intents == [HearSample("emma"), StopSample()]
    assert heard.hasFocus()
    assert heard.accessibleName() == "Who speaks: Stop the sample"


def test_how_others_are_added_is_behind_a_button_that_the_keyboard_presses(shown, settle):
    row = shown(SETTINGS).rows["narrator"]
    told = row.aside.inside.itemAt(0).widget()
    before = told.isVisible()
    QTest.keyClick(row.aside.button, Qt.Key.Key_Return)
    settle()

    assert row.aside.button.text() == "How to add them"
    assert (before, told.isVisible()) == (False, True)
    assert told.text() == row.item.aside[1]
    assert shown(SETTINGS).rows["theme"].aside is None


def test_where_nobody_can_be_heard_there_is_no_button(shown):
    row = shown(SETTINGS).rows["narrator"]
    row.show_item(replace(row.item, offer=None, value="george"))

    assert row.offer.isHidden()


def test_times_for_a_calendar_are_asked_for_again_until_they_are_times(shown, intents, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/home/you/times.ics", ""))
    own = shown(SETTINGS).own_times
    for typed in ("", "half past seven"):
        own.field.line.setText(typed)
        own.write.click()
    said = own.field.missing.text()
    own.field.line.setText(" 7:30, 21:00 ")
    QTest.keyClick(own.field.line, Qt.Key.Key_Return)

    assert said == "half is not a time of the day, such as 7:30 or 21:00."
    assert not own.field.missing.text()
    assert intents == [WriteTimes((time(7, 30), time(21)), "/home/you/times.ics")]


def test_the_keyboard_goes_down_the_screen(shown):
    screen = shown(SETTINGS)
    screen.order_tab()
    wanted = [*(row.control for row in screen.rows.values()), screen.own_times.field.line, screen.keeping]
    found, widget = list[object](), screen.nextInFocusChain()
    while widget is not screen:
        found += [widget] if widget in wanted else []
        widget = widget.nextInFocusChain()

    assert found == wanted
