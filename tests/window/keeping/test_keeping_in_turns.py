"""Keeping: what fills the window is there at once, the rest in turns, and nothing typed is lost."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from sample_keeping import KEEPING, KEEPING_ASKED, KEEPING_PASSPHRASE, KEEPING_SET_ASIDE

from player.window.keeping.state import LookIntoBackup
from player.window.shell.idle_work import InTurns

LOOKED_INTO = replace(KEEPING.backups[0], contains="Kindpace is looking into it.")


def turns_of(screen):
    (found,) = screen.findChildren(InTurns)
    return found


def made(screen):
    """The names of the buttons that there are by now."""
    return {each.accessibleName() for each in screen.findChildren(QAbstractButton)} - {""}


def test_before_the_first_picture_only_the_keys_places_are_made(window):
    window.show_view(KEEPING)
    screen = window.screen_shown
    early = made(screen)
    turns_of(screen).make_next()
    second = made(screen) - early
    turns_of(screen).finish()

    assert early == {
        "Behind a passphrase: keep it here",
        "In a file: keep it here",
        "Keep it",
        "Set it aside and begin a new log",
    }
    assert second == {"What is in it", "Put it back"}
    assert {"Delete everything", "Back to the settings", "Delete these days"} <= made(screen)


def test_a_new_passphrase_has_its_fields_only_where_one_is_wanted(window):
    window.show_view(KEEPING)
    screen = window.screen_shown
    turns_of(screen).finish()
    before = [each.accessibleName() for each in screen.findChildren(type(screen.carry.passphrase))]
    window.show_view(KEEPING_PASSPHRASE)

    assert "A new passphrase" not in before
    assert window.focusWidget() is screen.passphrase


def test_what_is_pressed_and_typed_while_parts_are_still_to_come_stays(window, intents):
    window.show_view(KEEPING_PASSPHRASE)
    screen = window.screen_shown
    QTest.keyClicks(screen.passphrase, "five plain words")
    window.show_view(replace(KEEPING_PASSPHRASE, messages=()))
    turns_of(screen).finish()

    assert window.focusWidget() is screen.passphrase
    assert screen.passphrase.text() == "five plain words"
    assert intents == []


def test_the_parts_stand_in_the_order_in_which_they_are_read(window, settle):
    window.show_view(KEEPING_SET_ASIDE)
    settle()
    screen = window.screen_shown
    aside = KEEPING_SET_ASIDE.set_aside[0].name
    order = (
        screen.buttons["place-file"],
        screen.buttons["put-2026-11-21"],
        screen.buttons[f"take-{aside}"],
        screen.carry.take,
        screen.retention,
        screen.buttons["days"],
        screen.buttons["everything"],
    )
    places = [each.mapTo(screen, each.rect().topLeft()).y() for each in order]

    assert places == sorted(places)
    assert len(set(places)) == len(places)


def test_looking_into_a_backup_keeps_the_focus_on_its_button_and_makes_nothing_anew(window, intents):
    window.show_view(KEEPING)
    screen = window.screen_shown
    turns_of(screen).finish()
    look = screen.buttons["look-2026-11-22"]
    look.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(look, Qt.Key.Key_Space)
    before = dict(screen.buttons)
    window.show_view(replace(KEEPING, backups=(LOOKED_INTO, *KEEPING.backups[1:])))
    window.show_view(
        replace(KEEPING, backups=(replace(LOOKED_INTO, contains="It holds."), *KEEPING.backups[1:]))
    )

    assert intents == [LookIntoBackup("2026-11-22")]
    assert window.focusWidget() is look
    assert screen.buttons == before


def test_a_question_that_comes_late_is_no_answer_to_a_key_pressed_just_then(window, shown, intents):
    screen = shown(KEEPING)
    later = window.guard.clock() + 60
    window.guard.clock = lambda: later
    before = window.guard.too_soon
    window.show_view(KEEPING_ASKED)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Space)

    assert not before
    assert window.focusWidget() is screen.no
    assert intents == []
