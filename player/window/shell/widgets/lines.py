"""Lines of words: where a sentence is broken, and titles that never are."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QWidget

from player.practice.display_text import in_window

EVEN_LINES = 4
"""Text of more lines is read on as a paragraph, and its last line may be short."""

LAST_LINE = 0.3
"""The last of a few lines that are read is at least this part of the width."""


def even_width(font: QFont, text: str, width: int, *, reading: bool = False) -> int:
    """The width, in pixels, at which no single word is left over for a last line.

    Args:
        font: in which the text is set.
        text: a sentence or two, without breaks.
        width: how wide lines may be, in pixels.
        reading: as wide as that allows; otherwise all lines come out about equally long.

    Returns:
        ``width`` for one line, for text with breaks of its own, and for more than ``EVEN_LINES`` lines.
    """
    lines = _lines(font, text, width)
    if not 1 < len(lines) <= EVEN_LINES:
        return width
    best, step = width, max(4, width // 40)
    for narrower in range(width, round(sum(lines)) // len(lines), -step):
        now = _lines(font, text, narrower)
        if len(now) > len(lines):
            break
        best = narrower
        if reading and now[-1] >= LAST_LINE * narrower:
            break
    return best


def _lines(font: QFont, text: str, width: int) -> list[float]:
    """How long each line is, in pixels; none where the text has breaks of its own."""
    if width <= 0 or "\n" in text:
        return []
    layout, lengths = QTextLayout(text, font), []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lengths.append(line.naturalTextWidth())
    layout.endLayout()
    return lengths


def off_centre(widget: QWidget, least: int) -> int:
    """How much further, in pixels, the room at a widget's left reaches in its window than that at its right.

    Args:
        widget: what ought to stand in the window's middle.
        least: how much of its width has to be left; otherwise it is 0.
    """
    left = widget.mapTo(widget.window(), QPoint(0, 0)).x()
    off = max(0, left - (widget.window().width() - left - widget.width()))
    return off if widget.width() - off >= least else 0


class OneLine(QLabel):
    """A title of one line, however long: what has no room is cut, and read out whole.

    It never asks for more room than there is.

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
