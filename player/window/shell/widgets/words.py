"""Labels that find their own lines: without a single word left over at the end, or one line, however long."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel

from player.practice.display_text import in_window
from player.window.shell.typefaces import even_width

MEASURE = 75
"""Characters on a line of text at most."""

_TYPICAL = "It can feel as if your trouble is made small."


class Words(QLabel):
    """A label that leaves no single word over for its last line.

    Args:
        measured: it is read line after line: lines are no longer than is easy to read. Otherwise, as in a
            title or in the middle of a screen, they are about equally long.
    """

    def __init__(self, *, measured: bool = True) -> None:
        super().__init__()
        self._measured = measured
        # While a page is laid out, Qt asks for the same heights some twenty times over.
        self._line: int | None = None
        self._heights: dict[int, int] = {}
        self._even: dict[int, int] = {}
        self._set_in: QFont | None = None

    def _forget(self) -> None:
        self._heights.clear()
        self._even.clear()

    def _longest(self, room: int) -> int:
        """How long lines may be where there are so many pixels."""
        if not self._measured:
            return room
        if self._line is None:
            self._line = round(self.fontMetrics().horizontalAdvance(_TYPICAL) * MEASURE / len(_TYPICAL))
        return min(room, self._line)

    def _evened(self, width: int) -> int:
        known = self._even.get(width)
        if known is None:
            known = even_width(self.font(), self.text(), width, reading=self._measured and self._read())
            self._even[width] = known
        return known

    def _spare(self) -> int:
        margins = self.contentsMargins()
        return margins.right() + (margins.left() if self._centred() else 0)

    def _read(self) -> bool:
        return self.wordWrap() and bool(self.alignment() & Qt.AlignmentFlag.AlignLeft)

    def _centred(self) -> bool:
        return self.wordWrap() and bool(self.alignment() & Qt.AlignmentFlag.AlignHCenter)

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """With its lines as long as they may be."""
        known = self._heights.get(width)
        if known is None:
            known = self._heights[width] = self._height(width)
        return known

    def _height(self, width: int) -> int:
        if not self._read():
            return super().heightForWidth(width + self._spare())
        margins = self.contentsMargins()
        # What is spare is taken off again: the same words have the same height whatever it is.
        filled = margins.left() + self._longest(width - margins.left())
        if filled != width:
            return self.heightForWidth(filled)
        return super().heightForWidth(filled + margins.right())

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:  # noqa: N802
        """Lines in the middle have another length."""
        self._forget()
        super().setAlignment(alignment)

    def setWordWrap(self, on: bool) -> None:  # noqa: N802 - Qt's name and parameter
        """Words that don't wrap have one line."""
        self._forget()
        super().setWordWrap(on)

    def sizeHint(self) -> QSize:  # noqa: N802
        """What Qt says, without the room that stays empty beside long lines."""
        return super().sizeHint() - QSize(self._spare(), 0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The same, at least."""
        return super().minimumSizeHint() - QSize(self._spare(), 0)

    def setText(self, text: str) -> None:  # noqa: N802
        """Other words may have other lines in the same place."""
        self._forget()
        super().setText(text)
        self._leave_spare()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Other lines in another room."""
        super().resizeEvent(event)
        self._leave_spare()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Other lines in another type, another height within other margins."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._follow_type()
        elif event.type() is QEvent.Type.ContentsRectChange:
            self._heights.clear()

    def _follow_type(self) -> None:
        """Break lines anew if they are set in another type: a style sheet tells of the same one, too."""
        now = self.font()
        if now != self._set_in:
            self._set_in, self._line = now, None
            self._forget()
            self._leave_spare()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Now it has its place."""
        super().showEvent(event)
        self._leave_spare()

    def _leave_spare(self) -> None:
        """The room beside a line that is as long as it may be stays empty.

        Nothing has another size for it, so only what is seen has it: Qt lays out all around each change.
        """
        if not self.isVisible():
            return
        margins = self.contentsMargins()
        left, spare = margins.left(), 0
        if self._read():
            room = self.width() - left
            spare = max(0, room - self._evened(self._longest(room)))
        elif self._centred():
            left = spare = (self.width() - self._evened(self.width())) // 2
        if (left, spare) != (margins.left(), margins.right()):
            self.setContentsMargins(left, margins.top(), spare, margins.bottom())


class OneLine(QLabel):
    """A title that never wraps and asks for no more room than there is: the rest is cut, and read out.

    Args:
        kind: names its style.
    """

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)

    def show_words(self, words: str) -> None:
        """Show these words; all of them are in the tool tip."""
        words = in_window(words)
        if words != self.text():
            self.setText(words)
            self.setToolTip(words)

    def sizeHint(self) -> QSize:  # noqa: N802
        """No wider than there is room."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As narrow as it has to be."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """The words, cut at the end where there is no room."""
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
