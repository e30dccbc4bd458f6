import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from window_material import VIEWS

from player.settings.theme import Theme
from player.window.shell.widgets.basics import WordsButton
from player.window.state import Appearance

CONTROLS = (QAbstractButton, QAbstractSlider, QComboBox, QLineEdit, QAbstractScrollArea)


def visible(window, kind):
    return [each for each in window.findChildren(kind) if each.isVisible()]


def clipped_labels(window):
    cut = []
    for each in visible(window, QLabel):
        if not each.text():
            continue
        needed = each.heightForWidth(each.width()) if each.wordWrap() else each.sizeHint().height()
        too_wide = each.sizeHint().width() > each.width() and not each.wordWrap()
        if each.height() + 1 < needed or too_wide or each.minimumSizeHint().width() > each.width() + 1:
            cut.append((each.text(), each.size().toTuple(), needed))
    return cut


def clipped_buttons(window):
    cut = []
    for each in visible(window, QAbstractButton):
        wanted = each.sizeHint()
        low = each.column.heightForWidth(each.width()) if isinstance(each, WordsButton) else wanted.height()
        narrow = not isinstance(each, WordsButton) and each.width() < wanted.width()
        if narrow or each.height() < low:
            cut.append((each.text() or each.accessibleName(), each.size().toTuple(), wanted.toTuple()))
    return cut


def sideways(window):
    return [
        (area.viewport().width(), area.widget().minimumSizeHint().width())
        for area in visible(window, QScrollArea)
        if area.widget().width() > area.viewport().width()
    ]


def beyond_parent(window):
    out = []
    for each in visible(window, QWidget):
        parent = each.parentWidget()
        inside_list = parent is None or isinstance(parent, QAbstractScrollArea | QComboBox)
        if inside_list or not isinstance(each, QLabel | QAbstractButton | QLineEdit | QComboBox):
            continue
        if each.geometry().right() > parent.rect().right() + 1 or each.geometry().left() < -1:
            out.append((type(each).__name__, each.geometry(), QRect(parent.rect())))
    return out


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_or_runs_sideways(window, settle, scale):
    window.set_appearance(Appearance(theme=Theme.LIGHT, text_scale=scale, reduced_motion=True))
    wrong = {}
    for name, view in VIEWS.items():
        window.show_view(view)
        settle()
        found = (*clipped_labels(window), *clipped_buttons(window), *sideways(window), *beyond_parent(window))
        if found or (window.width(), window.height()) != (1000, 700):
            wrong[name] = found

    assert wrong == {}


@pytest.mark.parametrize("name", ["practise", "briefing", "sitting", "check-in"])
def test_a_resized_window_still_fits(window, settle, name):
    window.set_appearance(Appearance(theme=Theme.DARK, text_scale=1.5, reduced_motion=True))
    window.show_view(VIEWS[name])
    window.resize(1600, 1000)
    settle()
    window.resize(1000, 700)
    settle()

    assert clipped_labels(window) == []
    assert sideways(window) == []


def test_targets_are_forty_pixels_high(window, settle):
    low = []
    for name, view in VIEWS.items():
        window.show_view(view)
        settle()
        low += [(name, each.text()) for each in visible(window, QAbstractButton) if each.height() < 40]
        low += [(name, each.accessibleName()) for each in visible(window, QComboBox) if each.height() < 40]

    assert low == []


def test_ease_back_stays_at_the_bottom_left(window, settle):
    places = set()
    for view in VIEWS.values():
        window.show_view(view)
        settle()
        button = window.sidebar.ease_back
        places.add((button.isVisible(), button.mapTo(window, button.rect().bottomLeft()).toTuple()))

    assert places == {(True, (16, 679))}
