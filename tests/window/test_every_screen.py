"""Every screen, with what is usual, nothing and far too much in it: it fits, and keys reach all of it.

All screens are shown one after the other in one window, once for each size of text, and looked at for
everything that holds of all of them.
"""

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from window_driven import CONTROLS, opened_window, until_calm, visible, walk
from window_material import SAMPLES, VIEWS

from player.settings.theme import Theme
from player.window.briefing.screen import BriefingScreen
from player.window.first_visit.state import PassOver
from player.window.intents import EaseBack
from player.window.shell.widgets.basics import WordsButton
from player.window.state import Appearance

pytestmark = pytest.mark.slow


def of_kind(shown, kind):
    return [each for each in shown if isinstance(each, kind)]


def clipped_labels(shown):
    cut = []
    for each in of_kind(shown, QLabel):
        if not each.text():
            continue
        needed = each.heightForWidth(each.width()) if each.wordWrap() else each.sizeHint().height()
        too_wide = each.sizeHint().width() > each.width() and not each.wordWrap()
        if each.height() + 1 < needed or too_wide or each.minimumSizeHint().width() > each.width() + 1:
            cut.append((each.text(), each.size().toTuple(), needed))
    return cut


def clipped_buttons(shown):
    cut = []
    for each in of_kind(shown, QAbstractButton):
        wanted = each.sizeHint()
        low = each.column.heightForWidth(each.width()) if isinstance(each, WordsButton) else wanted.height()
        narrow = not isinstance(each, WordsButton) and each.width() < wanted.width()
        if narrow or each.height() < low:
            cut.append((each.text() or each.accessibleName(), each.size().toTuple(), wanted.toTuple()))
    return cut


def sideways(shown):
    return [
        (area.viewport().width(), area.widget().minimumSizeHint().width())
        for area in of_kind(shown, QScrollArea)
        if area.widget().width() > area.viewport().width()
    ]


def beyond_parent(shown):
    out = []
    for each in of_kind(shown, QWidget):
        parent = each.parentWidget()
        inside_list = parent is None or isinstance(parent, QAbstractScrollArea | QComboBox)
        if inside_list or not isinstance(each, QLabel | QAbstractButton | QLineEdit | QComboBox):
            continue
        if each.geometry().right() > parent.rect().right() + 1 or each.geometry().left() < -1:
            out.append((type(each).__name__, each.geometry(), QRect(parent.rect())))
    return out


@dataclass
class Seen:
    """What a walk through all screens found, by the name of the view."""

    cut: dict[str, list] = field(default_factory=dict)
    sizes: dict[str, tuple] = field(default_factory=dict)
    low: dict[str, list] = field(default_factory=dict)
    ease_back: dict[str, tuple] = field(default_factory=dict)
    nameless: dict[str, list] = field(default_factory=dict)
    renamed: dict[str, list] = field(default_factory=dict)
    unreached: dict[str, list] = field(default_factory=dict)
    emitted: dict[str, list] = field(default_factory=dict)
    escaped: dict[str, list] = field(default_factory=dict)


def look(window, name, seen):
    """Everything that is seen without a key pressed."""
    shown = visible(window)
    seen.cut[name] = clipped_labels(shown) + clipped_buttons(shown) + sideways(shown) + beyond_parent(shown)
    seen.sizes[name] = window.size().toTuple()
    targets = (*of_kind(shown, QAbstractButton), *of_kind(shown, QComboBox))
    seen.low[name] = [each.accessibleName() or each.text() for each in targets if each.height() < 40]
    button = window.sidebar.ease_back
    seen.ease_back[name] = (button.isVisible(), button.mapTo(window, button.rect().bottomLeft()).toTuple())
    seen.nameless[name] = [
        type(each).__name__
        for each in of_kind(shown, CONTROLS)
        if not QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
    ]
    seen.renamed[name] = [each.text() for each in of_kind(shown, QLabel) if each.accessibleName()]


def unreached(window):
    """What Tab doesn't reach, by its name."""
    # The field inside a day is reached as the day.
    wanted = {each.focusProxy() or each for each in of_kind(visible(window), CONTROLS) if each.isEnabled()}
    # A group of radio buttons is one stop: the arrow keys go on from there.
    wanted = {each for each in wanted if not (each.inherits("QRadioButton") and not each.isChecked())}
    missing = set(wanted)
    for _ in range(2 * len(wanted) + 8):
        if not missing:
            break
        missing -= set(walk(window, 1))
    return [each.accessibleName() for each in missing]


FOLDED = {"briefing", "briefing-not-offered"}
"""These are looked at as they arrive; the others before a practice with all their choices in sight."""


def unfold(window, *, closed):
    if isinstance(window.screen_shown, BriefingScreen):
        window.screen_shown.change.setChecked(not closed)


def gone_through(scale, *, with_keys):
    window, seen = opened_window(text_scale=scale), Seen()
    intents: list[object] = []
    window.intended.connect(intents.append)
    for name, view in VIEWS.items():
        intents.clear()
        window.show_view(view)
        unfold(window, closed=name in FOLDED)
        until_calm(window)
        seen.emitted[name] = list(intents)
        look(window, name, seen)
        if not with_keys:
            continue
        intents.clear()
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)
        seen.escaped[name] = list(intents)
        if "long" not in name:
            seen.unreached[name] = unreached(window)
    window.close()
    window.deleteLater()
    return seen


@pytest.fixture(scope="module")
def usual(qapp):  # noqa: ARG001 - asked for to be there
    """All screens at the usual size of text, with keys pressed."""
    return gone_through(1.0, with_keys=True)


@pytest.fixture(scope="module")
def large(qapp):  # noqa: ARG001 - asked for to be there
    """All screens at twice that size."""
    return gone_through(2.0, with_keys=False)


def found(by_view):
    return {name: each for name, each in by_view.items() if each}


@pytest.mark.parametrize("scale", ["usual", pytest.param("large", marks=pytest.mark.exhaustive)])
def test_nothing_is_cut_or_runs_sideways(request, scale):
    seen = request.getfixturevalue(scale)

    assert found(seen.cut) == {}
    assert set(seen.sizes.values()) == {(1000, 700)}
    assert len(seen.sizes) == len(VIEWS)


def test_showing_a_view_emits_nothing(usual):
    assert found(usual.emitted) == {}


def test_targets_are_forty_pixels_high(usual):
    assert found(usual.low) == {}


def test_ease_back_stays_at_the_bottom_left(usual):
    assert set(usual.ease_back.values()) == {(True, (16, 679))}


def test_every_control_has_a_name(usual):
    assert found(usual.nameless) == {}


def test_labels_keep_their_words_for_a_reader(usual):
    assert found(usual.renamed) == {}


def test_tab_reaches_every_control(usual):
    assert set(usual.unreached) > set(SAMPLES)
    assert found(usual.unreached) == {}


def test_escape_eases_back_from_everywhere(usual):
    first = {name: [PassOver()] for name in VIEWS if name.startswith("first-visit")}

    assert usual.escaped == {name: [EaseBack()] for name in VIEWS} | first


@pytest.mark.parametrize("name", ["practise", "briefing", "sitting", "check-in"])
def test_a_resized_window_still_fits(window, settle, name):
    window.set_appearance(Appearance(theme=Theme.DARK, text_scale=1.5, reduced_motion=True))
    window.show_view(VIEWS[name])
    window.resize(1600, 1000)
    settle()
    window.resize(1000, 700)
    settle()

    assert clipped_labels(visible(window)) == []
    assert sideways(visible(window)) == []
