"""A fault in the window reaches one handler: noted without personal words, said once, and no page freezes."""

import argparse
import os
import signal
import sys

import pytest
from PySide6.QtWidgets import QApplication

from player.cli.window import run as open_window
from player.system.signals import Ended
from player.window import app
from player.window.fault_handler import GOES_ON
from player.window.intents import Intent, OpenLearn, OpenPractise, OpenSupport
from player.window.learn.state import LearnView
from player.window.practise.state import PractiseView
from player.window.support.state import SupportView

WORDS = "the heron stood in the rain"


@pytest.fixture
def application(application_with):
    return application_with()


def press(application, intent):
    application.window.intended.emit(intent)
    return application.router.view()


def fails(*_arguments, **_named):
    raise LookupError(WORDS)


def noted(application):
    file = application.given.folders.log / "crashes.log"
    return file.read_text(encoding="utf-8") if file.exists() else ""


def said(application):
    return [message.text for message in application.given.messages.shown if message.key == "fault"]


def test_an_action_that_fails_is_noted_without_its_words_and_the_page_goes_on(application, monkeypatch):
    press(application, OpenLearn())
    monkeypatch.setattr(application.router.page.__class__, "handle", fails)

    press(application, Intent())
    written = noted(application)
    after = press(application, OpenSupport())

    assert "builtins.LookupError" in written
    assert "test_faults.py:" in written
    assert WORDS not in written
    assert str(application.given.folders.data.parent) not in written
    assert isinstance(after, SupportView)
    assert len(said(application)) == 1
    assert said(application)[0].endswith(GOES_ON)
    assert "LookupError" not in said(application)[0]


def test_a_page_that_can_not_be_shown_gives_way_to_the_practices(application, monkeypatch):
    press(application, OpenLearn())
    assert isinstance(application.router.view(), LearnView)
    monkeypatch.setattr(application.router.page.__class__, "view", fails)

    application.controller.tick()

    assert isinstance(application.router.view(), PractiseView)
    assert len(said(application)) == 1


def test_a_page_that_can_not_be_made_leaves_the_one_before(application, monkeypatch):
    monkeypatch.setattr("player.window.support.page.SupportPage.__init__", fails)

    shown = press(application, OpenSupport())

    assert isinstance(shown, PractiseView)
    assert "LookupError" in noted(application)


def test_a_fault_that_comes_back_ten_times_a_second_is_noted_once(application, monkeypatch):
    press(application, OpenLearn())
    monkeypatch.setattr(application.router.page.__class__, "tick", fails)

    for _ in range(20):
        application.controller.tick()

    assert noted(application).count("LookupError") == 1
    assert isinstance(press(application, OpenPractise()), PractiseView)


def test_a_fault_that_can_not_even_be_noted_is_said(application, monkeypatch):
    """As where no file can be opened any more: what notes it can't be imported."""
    monkeypatch.setitem(sys.modules, "player.system.crash_log", None)
    monkeypatch.setattr("player.window.support.page.SupportPage.__init__", fails)

    press(application, OpenSupport())

    assert len(said(application)) == 1
    assert said(application)[0].endswith(GOES_ON)
    assert isinstance(press(application, OpenPractise()), PractiseView)


def test_after_an_update_of_a_running_program_that_is_said(application_with, monkeypatch, tmp_path):
    """Its files of two versions don't fit together: to open it again helps."""
    program = tmp_path / "program.py"
    program.write_text("one")
    monkeypatch.setattr("player.window.fault_handler._PROGRAM", program)
    application = application_with()
    program.write_text("another")
    monkeypatch.setattr("player.window.support.page.SupportPage.__init__", fails)

    press(application, OpenSupport())

    assert "LookupError" in noted(application)
    assert [text for text in said(application) if "updated" in text and "open it again" in text]
    assert GOES_ON not in said(application)[0]


def test_what_no_slot_catches_reaches_the_same_handler(application, monkeypatch, capsys):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr("threading.excepthook", None)
    application.faults.install()

    try:
        fails()
    except LookupError as error:
        sys.excepthook(type(error), error, error.__traceback__)

    assert "LookupError" in noted(application)
    assert len(said(application)) == 1
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("number", "raised"),
    [(signal.SIGINT, KeyboardInterrupt), (signal.SIGTERM, Ended), (signal.SIGHUP, Ended)],
)
@pytest.mark.usefixtures("qapp")
def test_each_signal_closes_the_window_in_order(monkeypatch, number, raised):
    """It is no exception before the window is closed: Qt, through which that would unwind, crashes.

    Nor does it close the window at once: it may come while that is painted.
    """
    steps = []

    def opened(_files, _signals):
        os.kill(os.getpid(), number)
        steps.append("painted")
        QApplication.processEvents()
        steps.append("closed")
        return 0

    monkeypatch.setattr(app, "_opened", opened)
    monkeypatch.setattr(app.QApplication, "quit", lambda: steps.append("quit"))
    before = signal.signal(number, signal.SIG_DFL)
    try:
        with pytest.raises(raised):
            open_window(argparse.Namespace(files=[]))
    finally:
        signal.signal(number, before)

    assert steps == ["painted", "quit", "closed"]
