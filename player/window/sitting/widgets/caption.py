"""The sentence being spoken, and the one before it."""

from PySide6.QtCore import QEasingCurve, QEvent, QPropertyAnimation, QRect, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QFont,
    QFontMetrics,
    QResizeEvent,
)
from PySide6.QtWidgets import QGraphicsOpacityEffect, QSizePolicy, QWidget

from player.language.catalogue import _
from player.practice.display_text import in_window
from player.window.shell.theme import BODY_PX, CAPTION_PX, FADE_MS, look_of
from player.window.shell.widgets.accessible import give_role
from player.window.shell.widgets.basics import column, label
from player.window.shell.widgets.flow import off_centre

_BEFORE = 22 / 30
"""The line before, as a part of the caption's size."""

_SHRINK = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
"""Sizes tried in turn until a long sentence fits at a large text size."""

_LEAST_PX = 22
"""However long a sentence is, it is read from further away than a page."""

_LONGEST_ROW_PX = 900
"""Longer rows are tiring to read."""

_LEAST_ROW_PX = 640
"""Where rows would become shorter, they stand in the middle of the screen instead of the window."""

_GAPS_PX = {False: 24, True: 8}
"""Above and below the sentence, by whether it stands alone."""

_FAR = 10_000


class Caption(QWidget):
    """Two sentences in large type, and what stands below them.

    A sentence too long for its room is set smaller rather than cut.
    """

    def __init__(self, below: QWidget) -> None:
        super().__init__()
        self._below = below
        self.before, self.line = label("", "before"), label("", "caption")
        for each in (self.before, self.line):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
            each.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._gap, self._alone = _GAPS_PX[False], False
        self._over = 0
        inside = self._column = column(self, gap=self._gap)
        inside.addStretch(1)
        inside.addWidget(self.before)
        inside.addWidget(self.line)
        inside.addWidget(below)
        inside.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        give_role(self, QAccessible.Role.Paragraph)
        self.setAccessibleName(_("What is being said"))
        self._effect = QGraphicsOpacityEffect(self.line)
        self._effect.setEnabled(False)
        self.line.setGraphicsEffect(self._effect)
        self._fade = QPropertyAnimation(self._effect, b"opacity", self)
        self._fade.setDuration(FADE_MS)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.finished.connect(lambda: self._effect.setEnabled(False))

    def show_lines(self, before: str, line: str) -> None:
        """Show the sentence and the one before it; nothing happens if they are there already.

        Args:
            before: the sentence before.
            line: the sentence now.
        """
        before, line = in_window(before), in_window(line)
        if before == self.before.text() and line == self.line.text():
            return
        changed = line != self.line.text()
        self.before.setText(before)
        self.line.setText(line)
        self.fit()
        if changed:
            self._appear()

    def stand_alone(self, alone: bool) -> None:
        """Without the sentence before, where there is no room for two."""
        if alone is not self._alone:
            self._alone, self._gap = alone, _GAPS_PX[alone]
            self._column.setSpacing(self._gap)
            self.before.setVisible(not alone)
            self.fit()

    def _appear(self) -> None:
        if look_of(self).appearance.reduced_motion or not self.isVisible():
            return
        self._effect.setEnabled(True)
        self._fade.stop()
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.start()

    def words_for_reader(self) -> str:
        """The sentence, for a screen reader that asks.

        Nobody is told when it changes: the caption has the focus, and the reader would talk over the voice.
        Where no voice speaks, the line is announced.
        """
        return self.line.text()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit again in the new room."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Fit again at another text size or in another typeface."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.fit()

    def fit(self) -> None:
        """Choose the largest size at which everything is seen, and give each sentence its height."""
        look = look_of(self)
        # The picture fills the window, and what is read stands in the middle of it.
        off = off_centre(self, look.px(_LEAST_ROW_PX))
        side = int(max(0, (self.width() - off - _LONGEST_ROW_PX * look.scale) // 2))
        self._column.setContentsMargins(side, 0, side + off, 0)
        wide = self.width() - off - 2 * side
        if wide <= 0:
            return
        below = self._below
        stays = not below.isHidden() or below.sizePolicy().retainSizeWhenHidden()
        around = (below.sizeHint().height() if stays else 0) + 2 * self._gap
        room = self._seen_height() - around
        # Only a sentence too long at the smallest size makes the page scroll.
        sizes = [size for part in _SHRINK if (size := CAPTION_PX * look.scale * part) >= _LEAST_PX]
        self.setMinimumHeight(sum(self._heights(sizes[-1], wide)) + around)
        for size in sizes:
            heights = self._heights(size, wide)
            if sum(heights) <= room and self._longest_word(size) <= wide:
                break
        self._wear(size, heights)

    def _seen_height(self) -> int:
        """Its height, without what a large sentence makes its page higher than the place for it."""
        page = self.parentWidget()
        place = page.parentWidget() if page is not None else None
        over = max(0, page.height() - place.height()) if page is not None and place is not None else 0
        if over != self._over:
            self._over = over
            # The page may become lower for it.
            QTimer.singleShot(0, self, self.fit)
        return self.height() - over

    def _wear(self, size: float, heights: tuple[int, int]) -> None:
        for each, pixels, height in zip(
            (self.before, self.line), (self._size_before(size), size), heights, strict=True
        ):
            sheet = f'font-size: {round(pixels)}px; font-family: "{look_of(self).spoken_family}";'
            if each.styleSheet() != sheet:
                each.setStyleSheet(sheet)
            if each.minimumHeight() != height:
                each.setFixedHeight(height)

    def _size_before(self, size: float) -> float:
        """Of the sentence before, in pixels: never smaller than what one reads elsewhere in the window."""
        return min(size, max(size * _BEFORE, BODY_PX * look_of(self).scale))

    def _heights(self, size: float, wide: int) -> tuple[int, int]:
        heights = []
        for each, pixels in ((self.before, self._size_before(size)), (self.line, size)):
            box = self._metrics(pixels).boundingRect(
                QRect(0, 0, wide, _FAR),
                int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter),
                each.text(),
            )
            shown = each.text() and not (self._alone and each is self.before)
            heights.append(box.height() + 4 if shown else 0)
        return heights[0], heights[1]

    def _longest_word(self, size: float) -> int:
        metrics = self._metrics(size)
        return max((metrics.horizontalAdvance(word) for word in self.line.text().split()), default=0)

    def _metrics(self, pixels: float) -> QFontMetrics:
        font = QFont(look_of(self).spoken_family)
        font.setPixelSize(round(pixels))
        return QFontMetrics(font)
