"""Taking copies out, on the screen."""

from dataclasses import replace

from PySide6.QtWidgets import QFileDialog, QLabel
from sample_keeping import EXPORT, EXPORT_CLINIC, EXPORT_EMPTY, EXPORT_PAGES

from player.window.export.state import SaveExport, SetExport, TakeKind, WriteMessage
from player.window.intents import OpenLog


def test_a_copy_is_chosen_looked_at_and_only_then_written(shown, intents, monkeypatch):
    screen = shown(EXPORT)
    screen.copies["clinic"].click()
    screen.kinds["journal"].click()
    screen.days["first"].setDate(screen.days["first"].date().addDays(1))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    screen.save.click()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: (f"/somewhere/{asked[2]}", ""))
    screen.save.click()
    screen.back.click()

    assert screen.table.item(1, 3).text() == "stopped by choice"
    assert not screen.form.isVisible()
    assert not screen.message.isVisible()
    assert intents == [
        SetExport("for", "clinic"),
        TakeKind("journal", taken=True),
        SetExport("first", "2025-11-23"),
        SaveExport("/somewhere/kindpace-my-sittings.csv"),
        OpenLog(),
    ]


def test_a_form_is_asked_for_only_where_there_are_two(shown, intents):
    screen = shown(EXPORT_CLINIC)
    screen.form.activated.emit(1)

    assert screen.form.isVisible()
    assert intents == [SetExport("form", "csv")]


def test_pages_can_be_printed_and_begin_with_what_the_person_wants_to_say(shown, intents):
    screen = shown(EXPORT_PAGES)
    screen.message.box.setPlainText("Shorter ones, please.")

    assert screen.print.isVisible()
    assert not screen.table.isVisible()
    assert "230 sittings" in screen.page.toPlainText()
    assert intents == [WriteMessage("Shorter ones, please.")]


def test_nothing_to_take_can_not_be_written(shown):
    assert not shown(EXPORT_EMPTY).save.isEnabled()


def test_all_of_the_pages_and_of_the_rows_is_there_and_the_page_around_them_scrolls(window, shown):
    window.resize(800, 600)
    long = "".join(f"<p>Sitting {number}, to the end.</p>" for number in range(60))
    paper = shown(replace(EXPORT_PAGES, html=long)).page
    longer, high = paper.verticalScrollBar().maximum(), paper.height()
    table = shown(EXPORT).table

    assert longer == 0
    assert high > 1000
    assert table.verticalScrollBar().maximum() == 0
    assert table.horizontalScrollBar().maximum() == 0
    assert table.item(1, 1).toolTip() == table.item(1, 1).text()


def test_rows_that_no_table_has_room_for_stand_below_each_other_with_their_names(window, shown, settle):
    """Fifteen columns at 640 px: dates and practices were cut, and half of the columns out of sight."""
    headings = ("Day", "Time", "Practice", *(f"Column {at}" for at in range(12)))
    rows = tuple(
        (f"2026-02-{at + 1:02}", "12:12", "Noticing without pushing away", *[""] * 11, "a note")
        for at in range(25)
    )
    window.resize(1600, 900)
    screen = shown(replace(EXPORT, headings=headings[:4], rows=tuple(row[:4] for row in rows)))
    as_table = screen.table.isVisible(), screen.rows.written.isVisible()
    window.resize(640, 480)
    screen = shown(replace(EXPORT, headings=headings, rows=rows))
    settle()
    words = [each.text() for each in screen.rows.written.findChildren(QLabel)]

    assert as_table == (True, False)
    assert (screen.table.isVisible(), screen.rows.written.isVisible()) == (False, True)
    assert words[:2] == [
        "2026-02-01, 12:12",
        "Practice: Noticing without pushing away\N{NO-BREAK SPACE}· Column 11: a note",
    ]
    assert words[-1] == "And 5 more rows like these."
    assert screen.rows.written.width() <= 480


def test_a_wider_window_has_the_table_again(window, shown, settle):
    screen = shown(EXPORT)
    window.resize(640, 480)
    window.set_appearance(window.look.appearance._replace(text_scale=2.0))
    settle()
    narrow = screen.table.isVisible()
    window.set_appearance(window.look.appearance._replace(text_scale=1.0))
    window.resize(1200, 800)
    settle()

    assert (narrow, screen.table.isVisible()) == (False, True)
