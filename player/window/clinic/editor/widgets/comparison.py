"""A practice under two presets: their ribbons, what the colours mean, and the figures side by side."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
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
        for at, stretch in enumerate((4, 4, 4, 0)):
            self._grid.setColumnStretch(at, stretch)
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
        heading = ComparedRow("", view.other_name, _THIS, differs=False)
        for at, line in enumerate((heading, *view.compared)):
            self._show_line(at, line)

    def _show_line(self, at: int, line: ComparedRow) -> None:
        if at == len(self._lines):
            kinds = ("secondary", "secondary" if at == 0 else "", "secondary" if at == 0 else "", "note")
            cells = tuple(label("", kind) for kind in kinds)
            for place, cell in enumerate(cells):
                self._grid.addWidget(cell, at, place, Qt.AlignmentFlag.AlignTop)
            cells[3].setWordWrap(False)
            self._lines.append((cells[0], cells[1], cells[2], cells[3]))
        differs = _("differs") if line.differs else ""
        # In the order of the ribbons above.
        for cell, words in zip(self._lines[at], (line.label, line.this, line.other, differs), strict=True):
            if cell.text() != words:
                cell.setText(words)


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
