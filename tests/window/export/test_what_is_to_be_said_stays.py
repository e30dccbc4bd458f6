"""What somebody wants to say to their therapist is there again, however they left *Take a copy out*."""

import pytest
from log_material import at
from PySide6.QtTest import QTest
from window_driven import until_calm

from player.window.export.state import WriteMessage
from player.window.intents import EaseBack, OpenExport, OpenLearn, OpenLog, OpenSupport

WORDS = "The silences are long for me. Shorter ones, please."


def typed(application):
    """The field on the screen, after somebody has typed into it."""
    application.window.intended.emit(OpenExport())
    until_calm(application.window)
    box = application.window.screen_shown.message.box
    QTest.keyClicks(box, WORDS)
    return box


def found_again(application):
    application.window.intended.emit(OpenExport())
    until_calm(application.window)
    return application.window.screen_shown.message.box.toPlainText()


def test_it_is_there_again_after_the_window_was_closed(application_with):
    first = application_with("speak = false\n")
    first.window.show()
    shown = typed(first).toPlainText()
    # At once: nothing was kept by the clock yet.
    first.window.close()
    first.close()

    assert shown == WORDS
    assert found_again(application_with("speak = false\n")) == WORDS


@pytest.mark.parametrize("elsewhere", [OpenLog(), OpenLearn(), OpenSupport(), EaseBack()])
def test_it_is_there_again_after_somebody_went_elsewhere(application_with, elsewhere):
    opened = application_with("speak = false\n")
    opened.window.show()
    typed(opened)
    opened.window.intended.emit(elsewhere)

    assert found_again(opened) == WORDS


def test_it_is_on_disk_within_two_seconds(parts, monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(parts.clocks, "seconds", lambda: now[0])
    router, kept = at(parts, OpenExport()), parts.session_log.open.copy_message
    for letters in ("The", "The silences", WORDS):
        router.handle(WriteMessage(letters))
        router.tick()
        now[0] += 0.6
        router.tick()

    assert kept.text() == "The silences"
    now[0] += 1.0
    router.tick()
    assert kept.text() == WORDS


def test_emptied_it_stays_empty(parts):
    router = at(parts, OpenExport())
    router.handle(WriteMessage(WORDS))
    router.handle(OpenLog())
    router.handle(OpenExport())
    router.handle(WriteMessage(""))
    router.handle(OpenLog())
    router.handle(OpenExport())

    assert router.view().message == ""


def test_where_no_log_is_open_it_is_said(parts):
    log = parts.session_log.open
    parts.session_log.use(None)
    router = at(parts, OpenExport())
    router.handle(WriteMessage(WORDS))
    router.handle(OpenLearn())
    said = [message.text for message in router.view().messages]
    parts.session_log.use(log)

    assert said == ["The log could not be opened, so what you write can't be kept."]
