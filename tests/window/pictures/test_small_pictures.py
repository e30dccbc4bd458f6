"""Small pictures and the icon: each is of something else, and there is none where contrast comes first."""

from itertools import combinations

import pytest
from contrast import contrast
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter

from player.settings.theme import Theme
from player.window.app import ICON
from player.window.pictures.state import Motif
from player.window.pictures.widgets.motifs import small_picture
from player.window.pictures.widgets.small_picture import EmptyPlace, SmallPicture
from player.window.state import Appearance

SIZE = QSize(64, 40)


def colours_of(widget):
    """How many colours a widget shows: one, where it paints nothing upon its ground."""
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    widget.render(image, QPoint(0, 0))
    return len({image.pixel(x, y) for x in range(8, 56, 2) for y in range(8, 32, 2)})


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_each_is_of_something_else(dark):
    made = {motif: small_picture(SIZE, motif, dark=dark, fading=False) for motif in Motif}

    assert [(one, other) for one, other in combinations(made, 2) if made[one] == made[other]] == []


@pytest.mark.parametrize("high", [False, True])
def test_there_is_none_in_high_contrast(window, high):
    window.set_appearance(Appearance(theme=Theme.LIGHT, high_contrast=high))
    made = SmallPicture(Motif.WATER, SIZE)
    made.setParent(window.centralWidget())
    made.resize(SIZE)

    assert (colours_of(made) > 1) is not high


def test_an_empty_place_stands_aside_where_there_is_something(window):
    place = EmptyPlace()
    place.say("Nothing yet.")
    place.setParent(window.centralWidget())
    place.say("Nothing yet.")

    assert not place.isHidden()
    assert place.words.text() == "Nothing yet."
    place.say("")
    assert place.isHidden()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("ground", ["#FFFFFF", "#202020"])
def test_the_icon_is_seen_at_sixteen_pixels(ground):
    image = QImage(16, 16, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    QIcon(str(ICON)).paint(painter, image.rect())
    painter.end()
    colours = {image.pixelColor(x, y).name() for x in range(16) for y in range(16)}

    assert max(contrast(one, other) for one, other in combinations(colours, 2)) > 3.0
    assert max(contrast(one, ground) for one in colours) > 1.5
