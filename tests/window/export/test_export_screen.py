"""Taking copies out, on the screen."""

from dataclasses import replace

from PySide6.QtWidgets import QFileDialog
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
