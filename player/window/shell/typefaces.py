"""The bundled typefaces, loaded once for each application; where lines are broken; labels set so."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QLabel

INTERFACE = "Atkinson Hyperlegible Next"
SPOKEN = "Literata"
FOLDER = Path(__file__).parent / "fonts"

EVEN_LINES = 4
"""Text of more lines is read on as a paragraph, and its last line may be short."""

LAST_LINE = 0.3
"""The last of a few lines that are read is at least this part of the width."""

MEASURE = 75
"""Characters on a line of text at most."""

_TYPICAL = "It can feel as if your trouble is made small."
READ = ("", "secondary", "lead")
"""Kinds of labels that are read line after line; titles and what stands in the middle have other widths."""


def load_typefaces() -> tuple[str, ...]:
    """Make the bundled typefaces known to Qt.

    Calling it again does nothing. A file that can't be read is passed over: Qt then takes the system's
    own face.

    Returns:
        The names of the families that are known now, among those the window asks for.
    """
    known = set(QFontDatabase.families())
    if not {INTERFACE, SPOKEN} <= known:
        for file in sorted(FOLDER.glob("*.ttf")):
            known.update(QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file))))
    return tuple(family for family in (INTERFACE, SPOKEN) if family in known)


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
    if QFontMetrics(font).horizontalAdvance(text) <= width:
        return width
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


class Words(QLabel):
    """A label that leaves no single word over for its last line.

    Args:
        measured: it is read line after line: lines are no longer than is easy to read. Otherwise, as in a
            title or in the middle of a screen, they are about equally long.
    """

    def __init__(self, *, measured: bool = True) -> None:
        super().__init__()
        self._measured = measured
        # While a page is laid out, Qt asks for the same heights some hundred times over.
        self._line: int | None = None
        self._is_read: bool | None = None
        self._heights: dict[int, int] = {}
        self._even: dict[int, int] = {}

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
        if self._is_read is None:
            self._is_read = self.wordWrap() and bool(self.alignment() & Qt.AlignmentFlag.AlignLeft)
        return self._is_read

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

    def setWordWrap(self, on: bool) -> None:  # noqa: N802
        """Whether it is read line after line."""
        self._is_read = None
        self._forget()
        super().setWordWrap(on)

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:  # noqa: N802
        """Whether it is read line after line."""
        self._is_read = None
        self._forget()
        super().setAlignment(alignment)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Other lines in another room."""
        super().resizeEvent(event)
        self._leave_spare()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Other lines in another type, or within other margins."""
        super().changeEvent(event)
        self._line = None
        self._forget()
        if event.type() is QEvent.Type.FontChange:
            self._leave_spare()

    def _leave_spare(self) -> None:
        """The room beside a line that is as long as it may be stays empty."""
        margins = self.contentsMargins()
        left, spare = margins.left(), 0
        if self._read():
            room = self.width() - left
            spare = max(0, room - self._evened(self._longest(room)))
        elif self._centred():
            left = spare = (self.width() - self._evened(self.width())) // 2
        if (left, spare) != (margins.left(), margins.right()):
            self.setContentsMargins(left, margins.top(), spare, margins.bottom())
