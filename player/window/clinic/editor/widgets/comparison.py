"""A practice under two presets: their ribbons, what the colours mean, and the figures side by side."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from player.language.catalogue import _
from player.window.clinic.editor.state import ComparedRow, CompareWith, HearPractice, PresetView
from player.window.shell.theme import Tokens, look_of
from player.window.shell.widgets.basics import column, frame, label, row, set_words
from player.window.shell.widgets.choice_box import ChoiceBox
from player.window.shell.widgets.flow import FlowLayout
from player.window.shell.widgets.ribbon import Ribbon

_KEY = (
    (_("Grounding"), lambda tokens: tokens.rungs[0]),
    (_("Noticing, others too"), lambda tokens: tokens.rungs[2]),
    (_("Kindness"), lambda tokens: tokens.rungs[4]),
    (_("Anchor"), lambda tokens: tokens.dusk),
    (_("Check-in"), lambda tokens: tokens.straw),
)
_THIS = _("This preset")
_COLUMNS = 3

_AROUND_PX = 70
"""Of the table: its margins, and what is between its columns."""


class Swatch(QWidget):
    """A dot in one of the ribbon's colours. It is never shown without its word."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self._at = at
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as a line of small text."""
        return QSize(10, max(10, self.fontMetrics().height()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw the dot."""
        tokens: Tokens = look_of(self).tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_KEY[self._at][1](tokens)))
        painter.drawRoundedRect(QRectF(0, (self.height() - 10) / 2, 10, 10), 3, 3)


class Comparison(QWidget):
    """What will be heard."""

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.practice = _wide_box(_("The practice that is shown"))
        self.other = _wide_box(_("Compared with"))
        self.ribbon, self.other_ribbon = Ribbon(), Ribbon()
        self.ribbon.setAccessibleName(_("{this} at a glance").format(this=_THIS))
        self._passages = label("", "secondary")
        self._other_name = label("", "secondary")
        self._box = frame("panel")
        self._grid = QGridLayout(self._box)
        self._lines: list[tuple[QLabel, QLabel, QLabel, QLabel]] = []
        self._rows: list[ComparedRow] = []
        self._stacked = False
        self.practice.chosen.connect(lambda value: self.intended.emit(HearPractice(value)))
        self.other.chosen.connect(lambda value: self.intended.emit(CompareWith(value)))
        self._build()

    def _build(self) -> None:
        inside = column(self, gap=8)
        inside.addWidget(label(_("What will be heard"), "section"))
        inside.addWidget(self.practice)
        inside.addWidget(label(_THIS, "secondary"))
        inside.addWidget(self.ribbon)
        inside.addWidget(self._other_name)
        inside.addWidget(self.other_ribbon)
        inside.addWidget(_key())
        inside.addWidget(self._passages)
        inside.addWidget(label(_("Compared with"), "secondary"))
        inside.addWidget(self.other)
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        inside.addWidget(self._box)
        inside.addStretch(1)

    def show_view(self, view: PresetView) -> None:
        """Show both ribbons and the figures, changing only what differs."""
        self.practice.show_options(view.practices, view.practice)
        self.other.show_options(view.others, view.other)
        self.ribbon.show_ribbon(view.ribbon)
        self.other_ribbon.show_ribbon(view.other_ribbon)
        self.other_ribbon.setAccessibleName(_("{other_name} at a glance").format(other_name=view.other_name))
        set_words(self._other_name, view.other_name)
        set_words(self._passages, view.passages)
        self._rows = [ComparedRow("", view.other_name, _THIS, differs=False), *view.compared]
        self._show_lines()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Where three columns don't fit, the figures stand one under the other."""
        super().resizeEvent(event)
        stacked = self._longest_words() > self.width()
        if stacked is not self._stacked:
            self._stacked = stacked
            self._show_lines()

    def _longest_words(self) -> int:
        """How wide the columns together are at least, in pixels: no word is parted."""
        metrics, needed = self._box.fontMetrics(), _AROUND_PX
        columns = ([getattr(line, name) for line in self._rows] for name in ("label", "this", "other"))
        for column_of in columns:
            words = (word for text in column_of for word in text.split())
            needed += max(map(metrics.horizontalAdvance, words), default=0)
        return needed + metrics.horizontalAdvance(_("differs"))

    def _show_lines(self) -> None:
        for at, line in enumerate(self._rows):
            self._show_line(at, line)
            self._place(at)

    def _place(self, at: int) -> None:
        """Put the cells of a line beside one another, or below."""
        across = ((0, 0), (0, 1), (0, 2), (0, 3))
        below = ((0, 0), (1, 0), (2, 0), (3, 0))
        for cell, (down, right) in zip(self._lines[at], below if self._stacked else across, strict=True):
            self._grid.addWidget(cell, 4 * at + down, right, Qt.AlignmentFlag.AlignTop)
        stretch = (1, 0, 0) if self._stacked else (4, 4, 4)
        for place, wide in enumerate(stretch):
            self._grid.setColumnStretch(place, wide)

    def _show_line(self, at: int, line: ComparedRow) -> None:
        if at == len(self._lines):
            kinds = ("secondary", "secondary" if at == 0 else "", "secondary" if at == 0 else "", "note")
            cells = tuple(label("", kind) for kind in kinds)
            cells[3].setWordWrap(False)
            for cell in cells:
                # Shown without a parent, each would be a window of its own.
                cell.setParent(self._box)
            self._lines.append((cells[0], cells[1], cells[2], cells[3]))
        differs = _("differs") if line.differs else ""
        # In the order of the ribbons above.
        shown = [line.label, line.this, line.other, differs]
        if self._stacked:
            heading = self._rows[0]
            shown[1:3] = (
                [f"{heading.this}: {line.this}", f"{heading.other}: {line.other}"] if at else ["", ""]
            )
        for place, (cell, words) in enumerate(zip(self._lines[at], shown, strict=True)):
            if cell.text() != words:
                cell.setText(words)
            # Beside one another all have their place, one below the other only what is there.
            cell.setVisible(bool(words) or (place < _COLUMNS and not self._stacked))


def _wide_box(name: str) -> ChoiceBox:
    """A box as wide as its column, however long its words are."""
    box = ChoiceBox(name)
    box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box


def _key() -> QWidget:
    line = QWidget()
    flow = FlowLayout(line, gap=12)
    for at, (words, _unused) in enumerate(_KEY):
        pair = QWidget()
        inside = row(pair, gap=6)
        inside.addWidget(Swatch(at))
        name = label(words, "secondary")
        name.setWordWrap(False)
        inside.addWidget(name)
        flow.addWidget(pair)
    return line
