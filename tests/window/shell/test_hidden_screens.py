"""Other colours or another size of text: only what is seen is styled anew, however much was seen before."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog
from sample_views import SAMPLES
from shown_texts import shown_texts
from watched import events

from player.settings.theme import Theme
from player.window.shell.screen_base import Screen
from player.window.state import Appearance

DARK = Appearance(theme=Theme.DARK, reduced_motion=True)
VISITED = ("practise", "log", "support", "learn", "sitting-paused", "settings")


def unseen_screen_restyled(watched, event):
    restyled = event.type() is QEvent.Type.StyleChange and isinstance(watched, Screen)
    return watched if restyled and not watched.isVisible() else None


@pytest.fixture
def visited(shown):
    """The last of some screens that were seen, one after another."""
    for name in VISITED:
        last = shown(SAMPLES[name])
    return last


def test_no_screen_that_is_not_seen_is_styled_anew(window, visited):
    before = len(window.findChildren(Screen))
    with events(unseen_screen_restyled) as restyled:
        window.set_appearance(DARK)

    assert before == len(VISITED)
    assert restyled == []
    assert window.findChildren(Screen) == [visited]
    assert window.screen_shown is visited


@pytest.mark.parametrize("name", VISITED)
def test_a_screen_says_the_same_when_it_is_seen_again(window, shown, name):
    words = sorted(shown_texts(shown(SAMPLES[name])))
    shown(SAMPLES["keeping"])
    window.set_appearance(DARK)
    again = sorted(shown_texts(shown(SAMPLES[name])))

    assert words
    assert again == words


def test_the_ring_does_not_go_with_the_screen_that_it_stood_on(window, shown):
    settings, ring = shown(SAMPLES["settings"]), window._ring
    ring.follow(settings.keeping)
    shown(SAMPLES["support"])
    left_behind = settings.isAncestorOf(ring)
    window.set_appearance(DARK)
    ring.follow(window.sidebar.ease_back)

    assert left_behind
    assert ring.followed is window.sidebar.ease_back


def test_while_a_dialog_waits_for_an_answer_the_screen_that_asked_stays(window, shown, settle):
    asked = shown(SAMPLES["export"])
    dialog = QDialog(asked)
    dialog.open()
    shown(SAMPLES["support"])
    window.set_appearance(DARK)
    stays = asked in window.findChildren(Screen)
    dialog.done(0)
    settle()
    window.set_appearance(Appearance())

    assert stays
    assert window.findChildren(Screen) == [window.screen_shown]
