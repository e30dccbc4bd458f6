"""A sitting in the window, and what the desktop is told of it and may ask of it."""

from dataclasses import replace
from typing import Any

import pytest
from page_material import Clock
from PySide6.QtCore import QObject
from sample_views import SAMPLES

from player.window.briefing.state import Begin
from player.window.desktop import desktop
from player.window.ease_back.state import EaseBackReturn, EaseBackView
from player.window.intents import ChoosePractice, OpenPractise, OpenSupport
from player.window.sitting.check_in.state import CheckInView
from player.window.sitting.state import SittingView
from player.window.support.state import SupportView

NAME = "org.mpris.MediaPlayer2.kindpace"
PATH = "/org/mpris/MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"


@pytest.fixture
def application(application_with, monkeypatch, bus):
    monkeypatch.setattr(desktop, "_session_bus", lambda: bus)
    return application_with("speak = false\n")


def test_a_sitting_is_paused_gone_on_with_and_eased_out_of_from_outside(application, other):
    def status():
        return other.properties(PATH, NAME, PLAYER)["PlaybackStatus"][1]

    def asked(method):
        other.call(PATH, NAME, PLAYER, method)
        return application.router.view()

    press = application.window.intended.emit
    press(ChoosePractice("a-few-mindful-breaths"))
    beforehand = other.has_owner(NAME), application._desktop.made
    press(Begin())
    paused = asked("Pause")
    still_paused = asked("Pause"), status()
    press(OpenSupport())
    elsewhere = asked("Play"), status()
    press(OpenPractise())
    gone_on = asked("Play"), status()
    eased = asked("Stop")
    afterwards = other.has_owner(NAME)
    press(EaseBackReturn())
    returned = other.has_owner(NAME), status()

    assert beforehand == (False, False)
    assert isinstance(paused, SittingView)
    assert paused.paused
    assert still_paused[0].paused
    assert still_paused[1] == "Paused"
    assert not isinstance(elsewhere[0], SittingView)
    assert elsewhere[1] == "Paused"
    assert isinstance(gone_on[0], SittingView)
    assert not gone_on[0].paused
    assert gone_on[1] == "Playing"
    assert isinstance(eased, EaseBackView)
    assert not afterwards
    assert returned == (True, "Paused")


def test_the_title_is_told_only_to_those_who_want_it(application, other):
    def title():
        return other.properties(PATH, NAME, PLAYER)["Metadata"][1]["xesam:title"][1]

    application.window.intended.emit(ChoosePractice("a-few-mindful-breaths"))
    application.window.intended.emit(Begin())
    first = title()
    application.given.settings_store.change(title_outside=True)
    application.controller.tick()
    second = title()

    assert first == "A sitting"
    assert second == application.router.view().title


def test_where_no_bus_runs_none_is_looked_for(monkeypatch, tmp_path):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))

    assert desktop._session_bus() is None


class Wishes:
    """Knows whether the computer is to stay awake."""

    wanted = False

    def want(self, wanted):
        self.wanted = wanted


def sample(kind):
    return next(view for view in SAMPLES.values() if type(view) is kind)


def test_the_computer_stays_awake_while_a_sitting_plays_and_not_while_it_is_paused(monkeypatch):
    clock, wishes = Clock(), Wishes()
    monkeypatch.setattr(desktop, "_session_bus", lambda: None)
    monkeypatch.setattr(desktop, "_staying_awake", lambda: wishes)
    parent: Any = QObject()
    told = desktop.Desktop(parent, clock)

    def awake(view):
        told.show(view, titled=False)
        return wishes.wanted

    playing = replace(sample(SittingView), paused=False, at_writing=False)
    asked, support = sample(CheckInView), sample(SupportView)
    found = [
        awake(view)
        for view in (
            playing,
            replace(playing, paused=True),
            replace(playing, text_only=True),
            asked,
            support,
            replace(playing, at_writing=True),
            None,
        )
    ]
    awake(playing)
    clock.now += 299
    soon = awake(asked)
    clock.now += 2
    late = awake(asked)

    assert found == [True, False, True, True, False, True, False]
    assert (soon, late) == (True, False)
