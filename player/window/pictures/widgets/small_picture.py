"""A small picture in a window, and what stands where there is nothing yet."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from player.window.pictures.state import Motif
from player.window.pictures.widgets.motifs import small_picture
from player.window.shell.theme import CORNER_PX, look_of
from player.window.shell.widgets.basics import column, label, row, set_words

LARGE_CORNER_PX: Final = 13
EMPTY_PLACE: Final = QSize(320, 140)
MEASURE_PX: Final = 620
"""Of the words, at 100 % text: lines of about 65 characters."""


class SmallPicture(QWidget):
    """Painted once for each size and theme. It says nothing that the words beside it don't say.

    Args:
        motif: what it is of.
        size: in pixels; None to be as large as its place, and to fade to the left.
        shrinks: it gets narrower where its place is.
    """

    def __init__(self, motif: Motif, size: QSize | None, *, shrinks: bool = False) -> None:
        super().__init__()
        self._motif = motif
        self._size = size
        self._fades = size is None
        self._kept: tuple[tuple[object, ...], QPixmap] = ((), QPixmap())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if size is not None:
            self.setFixedSize(size)
        if shrinks:
            self.setMinimumWidth(0)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Its size, where it has one."""
        return super().sizeHint() if self._size is None else self._size

    def show_motif(self, motif: Motif) -> None:
        """Show another one."""
        if motif is not self._motif:
            self._motif = motif
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """The picture, with the corners of a card."""
        look = look_of(self)
        if look.high_contrast:
            return
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        key = (self._motif, size.width(), size.height(), look.dark)
        if self._kept[0] != key:
            self._kept = (
                key,
                QPixmap.fromImage(small_picture(size, self._motif, dark=look.dark, fading=self._fades)),
            )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        outline = QPainterPath()
        corner = LARGE_CORNER_PX if self._fades else CORNER_PX
        outline.addRoundedRect(QRectF(self.rect()), corner, corner)
        painter.setClipPath(outline)
        painter.drawPixmap(self.rect(), self._kept[1])


class EmptyPlace(QWidget):
    """What stands where there is nothing yet: a small picture, and words. Hidden until there are some."""

    def __init__(self) -> None:
        super().__init__()
        self.picture, self.words = SmallPicture(Motif.SHORE, EMPTY_PLACE), label("", "kind-words")
        inside = column(self, gap=16)
        inside.addWidget(self.picture)
        # In a row: it is as high as its words need at their own width, and not at the page's.
        across = row()
        across.addWidget(self.words, 1000)
        across.addStretch(1)
        inside.addLayout(across)
        self._limit()
        self.say("")

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Larger text has longer lines."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._limit()

    def _limit(self) -> None:
        self.words.setMaximumWidth(look_of(self).px(MEASURE_PX))

    def say(self, words: str) -> None:
        """Say what will be here and where one begins; stand aside where there is something now."""
        set_words(self.words, words)
        if self.isHidden() is bool(words):
            self.setVisible(bool(words))
