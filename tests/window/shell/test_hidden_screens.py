"""Other colours or another size of text: only what is seen is styled anew, however much was seen before."""

from typing import NamedTuple

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QDialog, QWidget
from sample_views import SAMPLES
from shown_texts import shown_texts
from watched import events

from player.settings.theme import Theme
from player.window.settings.widgets.setting_row import SettingRow
from player.window.shell.screen_base import Screen
from player.window.state import Appearance

STRONG = Qt.FocusPolicy.StrongFocus
DARK = Appearance(theme=Theme.DARK, reduced_motion=True)
VISITED = ("practise", "log", "support", "learn", "sitting-paused", "settings")


class Restyled(NamedTuple):
    """A widget that was told of another style.

    Attributes:
        kind: what it is.
        unseen: True for a screen that nobody sees.
        top: how many pixels below the window's top it stood.
    """

    kind: type[QWidget]
    unseen: bool
    top: int


def told_of_style(watched, event):
    if event.type() is not QEvent.Type.StyleChange or not isinstance(watched, QWidget):
        return None
    unseen = isinstance(watched, Screen) and not watched.isVisible()
    return Restyled(type(watched), unseen, watched.mapTo(watched.window(), QPoint(0, 0)).y())


@pytest.fixture
def visited(shown):
    """The last of some screens that were seen, one after another."""
    for name in VISITED:
        last = shown(SAMPLES[name])
    return last


@pytest.fixture
def restyled():
    """What is styled anew, as it comes."""
    with events(told_of_style) as told:
        yield told


def test_no_screen_that_is_not_seen_is_styled_anew(window, visited, restyled):
    before = len(window.findChildren(Screen))
    window.set_appearance(DARK)

    assert before == len(VISITED)
    assert not any(one.unseen for one in restyled)
    assert restyled
    assert window.findChildren(Screen) == [visited]
    assert window.screen_shown is visited


def test_settings_far_below_what_is_seen_are_made_again_in_the_other_style(window, shown, settle, restyled):
    screen = shown(SAMPLES["settings"])
    before, words = list(screen.rows), sorted(shown_texts(screen))
    high = screen._page.inside.height()
    restyled.clear()
    window.set_appearance(DARK)
    at_once, styled, kept = (
        len(screen.rows),
        [one.top for one in restyled if one.kind is SettingRow],
        screen._page.inside.height(),
    )
    settle()

    # A group goes or stays as a whole.
    assert 0 < at_once < len(before)
    assert len(set(styled)) == at_once
    assert kept >= high
    assert list(screen.rows) == before
    assert sorted(shown_texts(screen)) == words
    assert screen._below.isVisible()


def test_settings_that_have_the_focus_stay_wherever_they_are(window, shown, settle):
    screen = shown(SAMPLES["settings"])
    last = list(screen.rows.values())[-1]
    focused = next(each for each in last.findChildren(QWidget) if each.focusPolicy() is STRONG)
    focused.setFocus()
    screen._page.verticalScrollBar().setValue(0)
    window.set_appearance(DARK)
    settle()

    assert list(screen.rows.values())[-1] is last
    assert window.focusWidget() is focused


def test_no_movement_styles_nothing_anew(window, shown, restyled):
    for name in VISITED:
        shown(SAMPLES[name])
    screens = window.findChildren(Screen)
    restyled.clear()
    window.set_appearance(window.look.appearance._replace(reduced_motion=False))
    moves = window.look.appearance
    window.set_appearance(moves._replace(reduced_motion=True))

    assert restyled == []
    assert window.findChildren(Screen) == screens
    assert (moves.reduced_motion, window.look.appearance.reduced_motion) == (False, True)


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
