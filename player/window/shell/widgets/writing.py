"""Places to write: what is typed is passed on at once, and nobody looks over it."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPlainTextEdit, QWidget

from player.language.catalogue import _
from player.window.shared.writing_state import Write, WritingPart, WritingView
from player.window.shell.theme import BODY_PX, look_of
from player.window.shell.widgets.basics import clear, column, label, row, set_words

BESIDE_FROM_PX = 620
"""From this width on, at 100 % text, columns stand side by side."""

_LINES_ALONE, _LINES_AMONG, _LINES_COMPACT = 9, 4, 2


class Page(QPlainTextEdit):
    """A place to write. No spell-checker and no input method may keep or send what is typed."""

    def __init__(self, part: WritingPart, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setAccessibleName(part.label)
        self.setAccessibleDescription(part.prompt)
        self.setPlaceholderText(part.prompt)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.setPlainText(part.text)
        self._measure()

    def _measure(self) -> None:
        self.setMinimumHeight(round(look_of(self).px(BODY_PX) * 1.4 * self._lines) + 24)

    def sizeHint(self) -> QSize:  # noqa: N802
        """No higher than it needs to be; the layout may give it more."""
        return QSize(240, self.minimumHeight())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Larger text takes more room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._measure()


class StopLine(QWidget):
    """A line across, at which one can stop."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(6)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw the line."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(look_of(self).tokens.dusk), 2))
        painter.drawLine(0, 3, self.width(), 3)


class WritingParts(QWidget):
    """The parts of one entry. Emits ``Write`` for what a person types, never for what a view shows.

    Args:
        compact: as low as can be, below the sentence of a sitting.
    """

    intended = Signal(object)

    def __init__(self, *, compact: bool = False) -> None:
        super().__init__()
        self._entry = ""
        self._compact = compact
        self._beside = False
        self.pages: dict[str, Page] = {}
        self._outer = column(self, gap=12)
        self._turning = row(gap=16)
        self._outer.addLayout(self._turning, 1)
        self._line, self._stop, self._saved = StopLine(), label("", "secondary"), label("", "secondary")
        for part in (self._line, self._stop, self._saved):
            self._outer.addWidget(part)

    def show_writing(self, view: WritingView, *, read_only: bool = False) -> None:
        """Show an entry; while it stays the same one, what is being typed is left alone."""
        if view.entry != self._entry:
            self._rebuild(view)
        for page in self.pages.values():
            if page.isReadOnly() is not read_only:
                page.setReadOnly(read_only)
        set_words(self._stop, view.stop_line)
        self._line.setVisible(bool(view.stop_line))
        words = view.saved or _("Kept as you write, on this computer only.")
        set_words(self._saved, "" if read_only else words)

    def _rebuild(self, view: WritingView) -> None:
        self._entry, self._beside = view.entry, view.side_by_side
        clear(self._turning)
        alone = len(view.parts) == 1 or view.side_by_side
        lines = _LINES_COMPACT if self._compact else _LINES_ALONE if alone else _LINES_AMONG
        self.pages = {}
        for part in view.parts:
            page = self.pages[part.name] = Page(part, lines)
            self._connect(page, part.name)
            stack = column(gap=6)
            stack.addWidget(label(part.label, "strong"))
            if not alone:
                stack.addWidget(label(part.prompt, "secondary"))
                page.setPlaceholderText("")
            stack.addWidget(page, 1)
            self._turning.addLayout(stack, 1)
        self._turn()

    def _connect(self, page: Page, name: str) -> None:
        page.textChanged.connect(lambda: self.intended.emit(Write(name, page.toPlainText())))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Columns where there is room."""
        super().resizeEvent(event)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Larger text leaves less room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._turn()

    def _turn(self) -> None:
        beside = self._beside and self.width() >= look_of(self).px(BESIDE_FROM_PX)
        direction = QBoxLayout.Direction
        self._turning.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def first(self) -> Page | None:
        """The first place to write."""
        return next(iter(self.pages.values()), None)
