"""Other colours or another size of text: only what is seen is styled anew, however much was seen before."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from sample_views import SAMPLES
from shown_texts import shown_texts

from player.settings.theme import Theme
from player.window.settings.widgets.setting_row import SettingRow
from player.window.shell.screen_base import Screen
from player.window.state import Appearance

STRONG = Qt.FocusPolicy.StrongFocus
DARK = Appearance(theme=Theme.DARK, reduced_motion=True)
VISITED = ("practise", "log", "support", "learn", "sitting-paused", "settings")


class Restyled(QObject):
    """Collects the widgets that are told of another style."""

    def __init__(self):
        super().__init__()
        self.all: list[QWidget] = []
        self.unseen: list[QWidget] = []
        self.rows: list[int] = []

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's name
        if event.type() is not QEvent.Type.StyleChange or not isinstance(watched, QWidget):
            return False
        self.all.append(watched)
        if isinstance(watched, Screen) and not watched.isVisible():
            self.unseen.append(watched)
        if isinstance(watched, SettingRow):
            self.rows.append(watched.mapTo(watched.window(), QPoint(0, 0)).y())
        return False


@pytest.fixture
def visited(shown):
    """The last of some screens that were seen, one after another."""
    for name in VISITED:
        last = shown(SAMPLES[name])
    return last


@pytest.fixture
def restyled():
    """What is styled anew: all of it, the screens that nobody sees, and where the settings' rows stand."""
    watch = Restyled()
    application = QApplication.instance()
    assert application
    application.installEventFilter(watch)
    yield watch
    application.removeEventFilter(watch)


def test_no_screen_that_is_not_seen_is_styled_anew(window, visited, restyled):
    before = len(window.findChildren(Screen))
    window.set_appearance(DARK)

    assert before == len(VISITED)
    assert restyled.unseen == []
    assert window.findChildren(Screen) == [visited]
    assert window.screen_shown is visited


def test_settings_far_below_what_is_seen_are_made_again_in_the_other_style(window, shown, settle, restyled):
    screen = shown(SAMPLES["settings"])
    before, words = list(screen.rows), sorted(shown_texts(screen))
    high = screen._page.inside.height()
    restyled.rows.clear()
    window.set_appearance(DARK)
    at_once, styled, kept = len(screen.rows), restyled.rows[:], screen._page.inside.height()
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
    restyled.all.clear()
    window.set_appearance(window.look.appearance._replace(reduced_motion=False))
    moves = window.look.appearance
    window.set_appearance(moves._replace(reduced_motion=True))

    assert restyled.all == []
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
