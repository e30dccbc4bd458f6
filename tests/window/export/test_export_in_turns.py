"""Taking a copy out: what fills the window is there at once, the rest in turns, and none of it is lost."""

from dataclasses import replace

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from sample_keeping import EXPORT, EXPORT_PAGES
from watched import windows_shown

from player.window.export.screen import ExportScreen
from player.window.export.state import WriteMessage
from player.window.shell.idle_work import InTurns

SAID = "Shorter ones, please."


def turns_of(screen):
    (found,) = screen.findChildren(InTurns)
    return found


def test_before_the_first_picture_only_what_fills_a_window_is_made(window):
    window.show_view(EXPORT_PAGES)
    screen = window.screen_shown
    there = set(screen.copies) | set(screen.kinds)
    early = [name for name in ("message", "table", "page", "save") if hasattr(screen, name)]
    turns_of(screen).make_next()
    second = [name for name in ("message", "table", "page", "save") if hasattr(screen, name)]
    turns_of(screen).finish()

    assert {"therapist", "clinic", "ratings", "journal"} <= there
    assert early == []
    assert second == ["message"]
    assert screen.save.isVisible()
    assert "230 sittings" in screen.page.toPlainText()


def test_what_changes_meanwhile_is_shown_by_the_parts_that_come_later(window):
    window.show_view(EXPORT_PAGES)
    window.show_view(replace(EXPORT, done="Saved: here.", ready=False))
    screen = window.screen_shown
    turns_of(screen).finish()

    assert not screen.message.isVisible()
    assert not screen.page.isVisible()
    assert screen.table.isVisible()
    assert not screen.save.isEnabled()
    assert screen._done.text() == "Saved: here."


def test_what_is_typed_while_parts_are_still_to_come_stays(window, intents):
    window.show_view(replace(EXPORT_PAGES, message=""))
    screen = window.screen_shown
    turns_of(screen).make_next()
    screen.message.box.setFocus()
    QTest.keyClicks(screen.message.box, SAID)
    typed = [intent for intent in intents if isinstance(intent, WriteMessage)]
    window.show_view(replace(EXPORT_PAGES, message=SAID, ready=False))
    turns_of(screen).finish()

    assert typed[-1] == WriteMessage(SAID)
    assert screen.message.box.toPlainText() == SAID
    assert screen.message.box.hasFocus()


def test_the_parts_stand_in_the_order_in_which_they_are_read(window, settle):
    window.show_view(EXPORT_PAGES)
    settle()
    screen = window.screen_shown
    places = [
        each.mapTo(screen, each.rect().topLeft()).y()
        for each in (
            screen.copies["therapist"],
            screen.kinds["ratings"],
            screen.message,
            screen.page,
            screen.save,
        )
    ]

    assert places == sorted(places)
    assert len(set(places)) == len(places)


def test_no_part_is_a_window_of_its_own_for_a_moment(window):
    with windows_shown() as seen:
        window.show_view(EXPORT_PAGES)
        turns_of(window.screen_shown).finish()

    assert isinstance(window.screen_shown, ExportScreen)
    assert isinstance(window.screen_shown.page, QTextEdit)
    assert seen == []
