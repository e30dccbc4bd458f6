"""Taking copies out, on the screen."""

from PySide6.QtWidgets import QFileDialog
from sample_keeping import EXPORT, EXPORT_EMPTY

from player.window.export.state import SaveExport, SetExport, TakeKind
from player.window.intents import OpenLog


def test_a_copy_is_chosen_looked_at_and_only_then_written(shown, intents, monkeypatch):
    screen = shown(EXPORT)
    screen.form.activated.emit(1)
    screen.kinds["journal"].click()
    screen.days["first"].setDate(screen.days["first"].date().addDays(1))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    screen.save.click()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: (f"/somewhere/{asked[2]}", ""))
    screen.save.click()
    screen.back.click()

    assert screen.text.toPlainText() == EXPORT.text
    assert screen.text.isReadOnly()
    assert intents == [
        SetExport("form", "json"),
        TakeKind("journal", taken=True),
        SetExport("first", "2025-11-23"),
        SaveExport("/somewhere/kindpace-log.csv"),
        OpenLog(),
    ]


def test_nothing_to_take_can_not_be_written(shown):
    assert not shown(EXPORT_EMPTY).save.isEnabled()
