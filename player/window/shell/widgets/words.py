"""Words that find their own lines: labels without a lonely last word, and buttons in narrow windows."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QPushButton, QRadioButton, QWidget

from player.practice.display_text import in_window
from player.window.shell.typefaces import even_width

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    # Qt's own class comes with each button.
    _Button = object

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


AROUND_PX = 130
"""Beside what stands on a page: its margins, those of a box on it, and the scroll bar."""


def room_for(widget: QWidget) -> int:
    """How wide something may be on a page of its window, in pixels; 0 for as wide as it likes."""
    room = getattr(widget.window(), "room_px", 0)
    return max(1, room - AROUND_PX) if room else 0


def in_lines(words: str, metrics: QFontMetrics, wide: int) -> str:
    """Words with line ends where they would be wider than so many pixels, if they have more than one."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= wide:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


def _fitted(button: QAbstractButton, wanted: QSize) -> QSize:
    """The size of a button that would like to have one line, and has as many as the window asks for."""
    most = room_for(button)
    if not most or wanted.width() <= most:
        return wanted
    metrics, words = button.fontMetrics(), button.text()
    lines = wrapped_on(button, wanted, most)
    shape = metrics.size(0, lines) - metrics.size(0, words)
    return wanted + shape


def wrapped_on(button: QAbstractButton, wanted: QSize, wide: int) -> str:
    """A button's words, in lines that fit where it is so many pixels wide.

    Args:
        button: the button.
        wanted: its size with one line.
        wide: how wide it is.
    """
    metrics = button.fontMetrics()
    beside = wanted.width() - metrics.size(0, button.text()).width()
    return in_lines(button.text(), metrics, wide - beside)


def _paint_lines(button: QPushButton | QCheckBox | QRadioButton, wanted: QSize) -> None:
    """Let Qt paint a button, and tell it where its lines end."""
    # For few buttons in few windows.
    from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter  # noqa: PLC0415

    option = QStyleOptionButton()
    button.initStyleOption(option)
    option.text = wrapped_on(button, wanted, button.width())
    element = QStyle.ControlElement.CE_PushButton
    if isinstance(button, QCheckBox):
        element = QStyle.ControlElement.CE_CheckBox
    elif isinstance(button, QRadioButton):
        element = QStyle.ControlElement.CE_RadioButton
    QStylePainter(button).drawControl(element, option)


def _wraps(button: QAbstractButton, wanted: QSize) -> bool:
    return button.width() < wanted.width() and room_for(button) > 0


class _Wrapping(_Button):
    """One line of words, or several where the window is narrow: stands before Qt's class of the button."""

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as its words, or as there is room."""
        return _fitted(self, super().sizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint it, with its lines."""
        if _wraps(self, wanted := super().sizeHint()):
            _paint_lines(cast("QPushButton | QCheckBox | QRadioButton", self), wanted)
        else:
            super().paintEvent(event)


class WrappingButton(_Wrapping, QPushButton):
    """A button that is pressed."""


class WrappingCheckBox(_Wrapping, QCheckBox):
    """A box with words beside it."""


class WrappingRadioButton(_Wrapping, QRadioButton):
    """One of several."""


def room_changed(window: QWidget, least: int) -> None:
    """Lay out anew what is wider than there was, or is, room: so many pixels.

    Args:
        window: in which it stands.
        least: the narrower room of the two.
    """
    for each in window.findChildren(QWidget):
        kinds = WrappingButton | WrappingCheckBox | WrappingRadioButton
        if isinstance(each, kinds) and each.isVisible() and _one_line(each) > least - AROUND_PX:
            each.updateGeometry()


def _one_line(button: QAbstractButton) -> int:
    return button.fontMetrics().size(0, button.text()).width() + _FRAME_PX


_FRAME_PX = 40
"""Of a button beside its words, about."""
