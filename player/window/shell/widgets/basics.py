"""Labels, buttons and boxes, as every screen uses them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from player.practice.display_text import in_window
from player.window.shell.shortcuts import FIND, with_key
from player.window.shell.theme import look_of
from player.window.shell.widgets.accessible import give_role
from player.window.shell.widgets.words import Words, WrappingButton, WrappingCheckBox

READING_PX = 960
"""Pages of text stay this narrow, so that rows are easy to follow."""

_READ = ("", "secondary", "lead")
"""Kinds of labels that are read line after line; titles and what stands in the middle have other widths."""

SEARCH_PX = 240
"""How wide a field for searching is at least."""

_FIELD_SIDES_PX = 34
"""A field's padding and border, and room for the cursor."""

NARROWEST_PX = 160
"""Words in a button may be squeezed to this."""

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

AnyBox = TypeVar("AnyBox", bound=QBoxLayout)

_TICK = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.32))
"""Its corners, as parts of a box's width and height."""

ANY_PX = (1 << 24) - 1
"""As wide or high as Qt lets a widget be: its QWIDGETSIZE_MAX, which PySide6 leaves out."""


def label(text: str, kind: str = "", *, facts: bool = False) -> QLabel:
    """A label of plain text that wraps. ``kind`` names its style.

    Args:
        text: what it says.
        kind: names its style.
        facts: it is a few facts in a row, as long as there is room for, and no text to read on.
    """
    made = Words(measured=kind in _READ and not facts)
    if kind:
        made.setProperty("kind", kind)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setText(in_window(text))
    return made


def set_words(where: QLabel, text: str) -> None:
    """Set a label's words if they changed, and hide it when there are none."""
    text = in_window(text)
    if where.text() != text:
        where.setText(text)
    if where.isHidden() is bool(text):
        where.setVisible(bool(text))


def button(
    text: str, kind: str = "", *, name: str = "", key: str = "", role: QAccessible.Role | None = None
) -> QPushButton:
    """A button that both Space and Enter press.

    Args:
        text: its label.
        kind: names its style.
        name: its accessible name, if the label alone doesn't say enough.
        key: shown beside the label.
        role: what it is to a screen reader, where it isn't only a button; then it can be checked.
    """
    text = in_window(text)
    made = WrappingButton()
    if role is not None:
        made.setCheckable(True)
        give_role(made, role)
    made.setText(with_key(text, key))
    made.setAutoDefault(True)
    made.setAccessibleName(name or text)
    if kind:
        made.setProperty("kind", kind)
    return made


def frame(kind: str) -> QFrame:
    """A box of a named style."""
    made = QFrame()
    made.setProperty("kind", kind)
    return made


def column(parent: QWidget | None = None, *, gap: int = 8, margin: int = 0) -> QVBoxLayout:
    """A column with even gaps, in pixels."""
    return _spaced(QVBoxLayout(parent) if parent else QVBoxLayout(), gap, margin)


def row(parent: QWidget | None = None, *, gap: int = 8) -> QHBoxLayout:
    """A row with even gaps, in pixels."""
    return _spaced(QHBoxLayout(parent) if parent else QHBoxLayout(), gap, 0)


def _spaced(layout: AnyBox, gap: int, margin: int) -> AnyBox:
    layout.setSpacing(gap)
    layout.setContentsMargins(margin, margin, margin, margin)
    return layout


def keep_place(widget: QWidget, *, kept: bool = True) -> None:
    """Let a widget keep its place while it is hidden, so that nothing beside it moves; or no longer."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(kept)
    widget.setSizePolicy(policy)


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Set a dynamic property and let the style sheet see it, if it changed."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    for each in (widget, *widget.findChildren(QWidget)):
        each.style().unpolish(each)
        each.style().polish(each)
        each.update()


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go, layouts inside included."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


@contextmanager
def laid_out_together(widget: QWidget) -> Iterator[None]:
    """Lay out what happens to a widget's children, and all around it on its page, once, when it is over.

    Qt lays out everything around a widget whenever one becomes visible in it. Later it would do so from the
    inside out, and paint in between what has no room yet.
    """
    around: list[QWidget] = []
    at: QWidget | None = widget
    while at is not None and not at.isWindow():
        around.append(at)
        # Above it Qt has widgets of types of its own: PySide would make all types that there are for them.
        at = None if isinstance(at, _Scrolled) else at.parentWidget()
    layouts = [layout for each in around if (layout := each.layout()) is not None and layout.isEnabled()]
    for layout in layouts:
        layout.setEnabled(False)
    try:
        yield
    finally:
        for layout in layouts:
            layout.setEnabled(True)
    page = around.pop()
    if isinstance(page, _Scrolled) and widget.isVisible():
        for each in around:
            each.updateGeometry()
        page.lay_out()


def delete_now(widget: QWidget) -> None:
    """Let a widget go at once, so that nothing is done for it any more."""
    widget.hide()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)


class _Scrolled(QWidget):
    """What a page scrolls; it is as high as its parts need, whatever is around it."""

    def __init__(self, page: "Page") -> None:
        super().__init__()
        self._page = page

    def lay_out(self) -> None:
        """Be as high as its parts need now, and lay them out."""
        width, column = self.width(), self._page.column
        self.resize(width, max(self._page.viewport().height(), column.totalHeightForWidth(width)))
        column.activate()


class Page(QScrollArea):
    """A scrolling page with a column inside. It never scrolls sideways.

    Args:
        gap, margins: of the column, in pixels.
        widest: how wide the column may get, in pixels at 100 % text; 0 for as wide as the page.
        steady: what stands on its right stays where it is when the scroll bar comes or goes.
    """

    def __init__(
        self,
        *,
        gap: int = 16,
        margins: tuple[int, int, int, int] = (40, 32, 40, 32),
        widest: int = 0,
        steady: bool = False,
    ) -> None:
        super().__init__()
        self._widest = widest
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inside: QWidget = _Scrolled(self)
        self.inside.setProperty("kind", "page")
        self.column = column(self.inside, gap=gap)
        self.column.setContentsMargins(*margins)
        self.setWidget(self.inside)
        if steady:
            bar, (left, top, right, bottom) = self.verticalScrollBar(), margins
            bar.rangeChanged.connect(
                lambda _least, most: self.column.setContentsMargins(
                    left, top, right - (bar.sizeHint().width() if most else 0), bottom
                )
            )
        self._limit()

    def event(self, event: QEvent) -> bool:
        """Lay out once what has another style, when all of it has: Qt would after the first, and again."""
        if event.type() is not QEvent.Type.StyleChange:
            return super().event(event)
        self.changeEvent(event)
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))
        return True

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Wider with larger text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._limit()

    def settle(self, into: QVBoxLayout, part: QWidget) -> None:
        """Add a part to a layout on this page and make room for it at once: nothing is painted squeezed."""
        into.addWidget(part)
        # A layout shows what is added only later, and until then leaves no room for it.
        part.show()
        self.make_room()

    def make_room(self) -> None:
        """Be at once as high as what is on this page needs."""
        self.column.activate()
        width = self.inside.width()
        self.inside.resize(width, max(self.inside.height(), self.column.totalHeightForWidth(width)))

    def _limit(self) -> None:
        if self._widest:
            self.inside.setMaximumWidth(look_of(self).px(self._widest))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802
        """Move the focus, and bring what has it into sight with room for its ring."""
        moved = super().focusNextPrevChild(next)
        focused = self.window().focusWidget()
        if self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 16, 24)
            above = focused.mapTo(self.viewport(), QPoint(0, 0)).y()
            if above < 0:
                # It is higher than the page, which then shows its end: begin at its top.
                self.verticalScrollBar().setValue(self.verticalScrollBar().value() + above - 24)
        return moved


class _WordsColumn(QVBoxLayout):
    """Remembers how high it is at each width: it is asked for several of them, many times."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}

    def invalidate(self) -> None:
        """Called by Qt when an item has changed."""
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """How high the words are at a width, in pixels."""
        known = self._heights.get(width)
        if known is None:
            known = self._heights[width] = super().heightForWidth(width)
        return known


class WordsButton(QPushButton):
    """A button that holds wrapping labels instead of one line of text, and is as high as they need."""

    def __init__(self, kind: str, name: str, *, role: QAccessible.Role | None = None) -> None:
        super().__init__()
        if role is not None:
            self.setCheckable(True)
            give_role(self, role)
        self.setProperty("kind", kind)
        self.setAutoDefault(True)
        self.setAccessibleName(name)
        self.column = _spaced(_WordsColumn(self), 4, 0)

    def add(self, words: QWidget, at: int = -1) -> None:
        """Add a label or another part that only shows something, last or at a place."""
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # A label that wraps asks for more width than its longest word needs.
        words.setMinimumWidth(words.minimumWidth() or NARROWEST_PX)
        self.column.insertWidget(at, words)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As large as the words want."""
        return self.column.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As narrow as the longest word."""
        return self.column.minimumSize()


class CheckBox(WrappingCheckBox):
    """A check box whose tick is drawn: a style sheet could only show a picture of one colour."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The box, its words, and the tick."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        # For checked boxes alone, and the first picture has none: making QStyle takes 8 ms.
        from PySide6.QtWidgets import QStyle, QStyleOptionButton  # noqa: PLC0415

        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        tokens = look_of(self).tokens
        pen = QPen(QColor(tokens.on_sage if self.isEnabled() else tokens.surface), 2.2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.drawPolyline(
            [QPointF(box.x() + box.width() * x, box.y() + box.height() * y) for x, y in _TICK]
        )


class Fold(QWidget):
    """A button, and below it what it shows and puts away.

    Args:
        words: on the button, whether it is open or not; its state is told to a screen reader.
    """

    def __init__(self, words: str) -> None:
        super().__init__()
        self.button = button(words, role=QAccessible.Role.Button)
        self._inside = QWidget()
        self.inside: QVBoxLayout = column(self._inside, gap=8)
        down = column(self, gap=12)
        down.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        down.addWidget(self._inside)
        self._inside.hide()
        self.button.toggled.connect(self._inside.setVisible)


class SearchField(QLineEdit):
    """As wide as the words that stand in it while it is empty, however large they are.

    Args:
        words: what it does, such as ``"Find a practice"``; the key that leads to it is shown behind them.
    """

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setPlaceholderText(with_key(words, FIND))
        self.setAccessibleName(words)
        self.setMinimumWidth(SEARCH_PX)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wide enough for its words."""
        hint = super().sizeHint()
        wanted = self.fontMetrics().horizontalAdvance(self.placeholderText()) + _FIELD_SIDES_PX
        return QSize(max(SEARCH_PX, wanted), hint.height())
