"""Every screen as it is painted, in all themes and at two sizes of text: words can be read, and targets hit.

Contrast is measured on the picture: of each text, between the most frequent colour around it and the one that
differs most from that. What is disabled is left out, as in WCAG 2.2 (1.4.3).
"""

import itertools
from functools import cache

import numpy as np
import pytest
from contrast import contrast
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSlider,
    QWidget,
)
from sample_views import SAMPLES
from window_driven import opened_window, until_calm, visible

from player.settings.theme import Theme
from player.window.shell.widgets.basics import WordsButton
from player.window.state import Appearance

pytestmark = pytest.mark.slow

TEXTS = (QLabel, QPushButton, QCheckBox, QRadioButton, QComboBox, QLineEdit, QPlainTextEdit)
TARGETS = (QAbstractButton, QComboBox, QLineEdit, QSlider, QAbstractSpinBox)
LEAST_PX = 40
LARGE_PX = 24
"""From this size on text needs 3:1 (WCAG 2.2, 1.4.3: 18 points)."""
SEEN_PX = 12
"""Of a text that is scrolled out of sight up to here, there is too little to measure."""
BORDER_PX = 6
"""So much of a control at its edges isn't looked at: its border, and what is behind its corners."""

LOOKS = {
    f"{theme.value}{', high contrast' if high else ''}, {round(scale * 100)} %": Appearance(
        theme=theme, high_contrast=high, text_scale=scale, reduced_motion=True
    )
    for theme, high, scale in itertools.product((Theme.LIGHT, Theme.DARK), (False, True), (1.0, 2.0))
}
OFTEN_LOOKED_AT = "light, 100 %"


def painted(window: QWidget) -> np.ndarray:
    """The window's pixels, as numbers of 0xRRGGBB."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.bytesPerLine() // 4)
    return rows[:, : image.width()] & 0xFFFFFF


def seen_part(widget: QWidget, window: QWidget) -> QRect:
    """What is in sight of a widget, in the window."""
    return widget.visibleRegion().boundingRect().translated(widget.mapTo(window, QPoint(0, 0)))


def measured(pixels: np.ndarray) -> float:
    """The contrast of the text in a picture; 21 where there is nothing but ground."""
    colours, counts = np.unique(pixels, return_counts=True)
    ground = colours[counts.argmax()]
    return max((_contrast(int(ground), int(colour)) for colour in colours if colour != ground), default=21.0)


@cache
def _contrast(ground: int, colour: int) -> float:
    """As ``contrast``; the same few thousand pairs come over and over."""
    return contrast(f"#{ground:06X}", f"#{colour:06X}")


def faint(window: QWidget) -> list[tuple[str, float]]:
    """Texts that can't be read well, with their contrast."""
    pixels, found = painted(window), []
    for widget in visible(window):
        needed = 3.0 if widget.fontInfo().pixelSize() >= LARGE_PX else 4.5
        for words, part in _texts(widget, window):
            if min(part.width(), part.height()) < SEEN_PX:
                continue
            reached = measured(pixels[part.top() : part.bottom() + 1, part.left() : part.right() + 1])
            if reached < needed:
                found.append((words, round(reached, 2)))
    return found


def _texts(widget: QWidget, window: QWidget) -> list[tuple[str, QRect]]:
    """The texts that are painted in a widget, and where."""
    if isinstance(widget, QAbstractItemView) and widget.isEnabled():
        return _cells(widget, window)
    words, edge = _words(widget), 0 if isinstance(widget, QLabel) else BORDER_PX
    return [(words, seen_part(widget, window).adjusted(edge, edge, -edge, -edge))] if words else []


def _cells(view: QAbstractItemView, window: QWidget) -> list[tuple[str, QRect]]:
    """Those of a list or a table of which half or more is in sight: of others it may be a border alone."""
    port, found = view.viewport(), {}
    seen, away = seen_part(port, window), port.mapTo(window, QPoint(0, 0))
    across, down = range(0, port.width(), SEEN_PX), range(0, port.height(), SEEN_PX)
    for place in (QPoint(x, y) for y in down for x in across):
        cell = view.indexAt(place)
        if cell.isValid() and (cell.row(), cell.column()) not in found:
            found[cell.row(), cell.column()] = f"{cell.data() or ''}", view.visualRect(cell)
    places = [(words, place.translated(away)) for words, place in found.values() if words]
    return [(words, place & seen) for words, place in places if 2 * (place & seen).height() >= place.height()]


def _words(widget: QWidget) -> str:
    """The text that is painted in a widget that can be used."""
    if not isinstance(widget, TEXTS) or isinstance(widget, WordsButton) or not widget.isEnabled():
        return ""
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText() or widget.placeholderText()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    return widget.text()


def small(window: QWidget) -> list[tuple[str, tuple[int, int]]]:
    """Targets that are narrower or lower than they may be, with their sizes."""
    controls = [each for each in visible(window) if isinstance(each, TARGETS) and not _inside(each)]
    return [
        (f"{type(each).__name__} {each.accessibleName()}", (each.width(), each.height()))
        for each in controls
        if min(each.width(), each.height()) < LEAST_PX
    ]


def _inside(widget: QWidget) -> bool:
    """Whether it is a part of another control, such as the line in a field for a day."""
    return isinstance(widget.parentWidget(), TARGETS)


class Looked:
    """What was found on all screens in one look, by their names."""

    def __init__(self, appearance: Appearance) -> None:
        self.faint, self.small, self.screens = {}, {}, 0
        window = opened_window(appearance.text_scale)
        window.set_appearance(appearance)
        for name, view in SAMPLES.items():
            window.show_view(view)
            until_calm(window)
            self.screens += 1
            self.faint[name], self.small[name] = faint(window), small(window)
        window.close()
        window.deleteLater()


def found(by_screen):
    return {name: each for name, each in by_screen.items() if each}


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(look, id=name, marks=() if name == OFTEN_LOOKED_AT else pytest.mark.exhaustive)
        for name, look in LOOKS.items()
    ],
)
def looked(qapp, request):  # noqa: ARG001 - asked for to be there
    return Looked(request.param)


def test_all_words_can_be_read(looked):
    assert looked.screens == len(SAMPLES)
    assert found(looked.faint) == {}


def test_all_targets_are_forty_pixels_wide_and_high(looked):
    assert found(looked.small) == {}


@pytest.mark.parametrize(
    ("colours", "expected"), [((0xFFFFFF, 0x000000), 21.0), ((0xFFFFFF, 0xB0B0B0), 2.17)]
)
def test_contrast_is_measured_on_the_picture(colours, expected):
    ground, ink = colours
    pixels = np.full((20, 20), ground)
    pixels[5:8, 5:8] = ink

    assert measured(pixels) == pytest.approx(expected, abs=0.01)
