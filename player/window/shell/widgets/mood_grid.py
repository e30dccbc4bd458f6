"""Mood across and energy upwards, five by five, and always "Rather not say"."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QRadioButton, QSizePolicy, QWidget

from player.window.shared.rating import GridView, PassGrid, PlaceOnGrid
from player.window.shell.theme import look_of
from player.window.shell.widgets.basics import ENTER, button, column, label, row, set_words
from player.window.shell.widgets.rating import DECLINE

SIDE = 5
WIDEST_PX = 520
_RING_PX = 4
ANY_PLACE = "Any place is fine, and so is none."

_TURNS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_LEFT = (QEvent.Type.FocusOut, QEvent.Type.Leave)


class Cell(QRadioButton):
    """One place. All of it can be pressed; which one is chosen is for the view to say."""

    def __init__(self, mood: int, energy: int) -> None:
        super().__init__()
        self.place = (mood, energy)
        self.setProperty("kind", "cell")
        self.setAutoExclusive(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        """Anywhere in it."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """A ring in the middle, full once it is chosen, so that colour is not all that says so."""
        super().paintEvent(event)
        tokens, size = look_of(self).tokens, _RING_PX
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(tokens.on_sage if self.isChecked() else tokens.edge)
        painter.setPen(QPen(colour, 1.5))
        if self.isChecked():
            painter.setBrush(colour)
        painter.drawEllipse(QRectF(self.rect()).center(), size, size)


class MoodGrid(QWidget):
    """Twenty-five places, of which none is chosen to begin with. Arrow keys move, Enter or Space chooses."""

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._view: GridView | None = None
        self.question = label("", "kind-words")
        self.said = label("", "secondary")
        self.cells = {(x, y): self._cell(x, y) for y in range(SIDE, 0, -1) for x in range(1, SIDE + 1)}
        self._ends = {name: label("", "secondary") for name in ("much", "little", "low", "good")}
        self.decline = button(DECLINE, "choice")
        self.decline.setCheckable(True)
        self.decline.clicked.connect(self._pass)
        self._build()
        self._limit()
        self.hide()

    def _cell(self, mood: int, energy: int) -> Cell:
        made = Cell(mood, energy)
        made.clicked.connect(lambda: self._answer(made.place))
        made.installEventFilter(self)
        return made

    def _build(self) -> None:
        self._grid = QWidget()
        places = QGridLayout(self._grid)
        places.setContentsMargins(0, 0, 0, 0)
        places.setSpacing(6)
        for (mood, energy), cell in self.cells.items():
            places.addWidget(cell, SIDE - energy, mood)
        # Over two rows each, so that words which wrap make no row higher.
        places.addWidget(self._ends["much"], 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        places.addWidget(self._ends["little"], SIDE - 2, 0, 2, 1, Qt.AlignmentFlag.AlignBottom)
        beneath = row(gap=16)
        self._ends["good"].setAlignment(Qt.AlignmentFlag.AlignRight)
        beneath.addWidget(self._ends["low"], 1)
        beneath.addWidget(self._ends["good"], 1)
        places.addLayout(beneath, SIDE, 1, 1, SIDE)
        inside = column(self, gap=8)
        inside.addWidget(self.question)
        inside.addSpacing(4)
        inside.addWidget(self._grid)
        inside.addWidget(self.said)
        inside.addSpacing(4)
        inside.addWidget(self.decline, 0, Qt.AlignmentFlag.AlignLeft)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Larger with larger text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._limit()

    def _limit(self) -> None:
        look = look_of(self)
        self.setMaximumWidth(look.px(WIDEST_PX))
        for name in ("much", "little"):
            self._ends[name].setFixedWidth(look.px(84))

    # -- showing

    def show_grid(self, view: GridView | None) -> None:
        """Show the question, or hide everything if there is none."""
        self.setVisible(view is not None)
        if view is None or view == self._view:
            return
        self._view = view
        set_words(self.question, view.question)
        set_words(self._ends["much"], f"Energy: {view.energies[-1]}")
        set_words(self._ends["little"], f"Energy: {view.energies[0]}")
        set_words(self._ends["low"], f"Mood: {view.moods[0]}")
        set_words(self._ends["good"], f"Mood: {view.moods[-1]}")
        for place, cell in self.cells.items():
            cell.setAccessibleName(view.words(*place))
            cell.setAccessibleDescription(view.question)
        self.decline.setAccessibleDescription(view.question)
        self._mark(view)

    def _mark(self, view: GridView) -> None:
        for place, cell in self.cells.items():
            cell.setChecked(place == view.chosen)
        self.decline.setChecked(view.declined)
        self._stop_at(self.start)
        self._say(view.chosen)

    @property
    def start(self) -> Cell:
        """Where the keyboard begins: the place chosen, or the middle; nothing is chosen by that."""
        middle = (SIDE + 1) // 2
        chosen = self._view.chosen if self._view is not None else None
        return self.cells[chosen or (middle, middle)]

    def _stop_at(self, stop: Cell) -> None:
        # Tab stops at one place; the arrow keys go to the others.
        for cell in self.cells.values():
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cell is stop else Qt.FocusPolicy.ClickFocus)

    def _say(self, place: tuple[int, int] | None) -> None:
        """Say a place for those who see; a reader says the place's own name."""
        view = self._view
        if view is not None:
            set_words(self.said, _sentence(view.words(*place)) if place is not None else ANY_PLACE)

    # -- taking

    def _answer(self, place: tuple[int, int]) -> None:
        if self._view is not None:
            # A press checks by itself.
            self._mark(self._view)
        self.intended.emit(PlaceOnGrid(*place))

    def _pass(self) -> None:
        if self._view is not None:
            self._mark(self._view)
        self.intended.emit(PassGrid())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Arrow keys move and choose nothing; Enter chooses."""
        if isinstance(watched, Cell):
            if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(watched, event) or super().eventFilter(watched, event)
            if _looked_at(event):
                self._say(watched.place)
            elif event.type() in _LEFT:
                self._say(self._view.chosen if self._view is not None else None)
        return super().eventFilter(watched, event)

    def _key(self, cell: Cell, event: QKeyEvent) -> bool:
        if event.key() in ENTER:
            cell.click()
            return True
        turn = _TURNS.get(Qt.Key(event.key()))
        if turn is None:
            return False
        mood, energy = (min(SIDE, max(1, at + by)) for at, by in zip(cell.place, turn, strict=True))
        to = self.cells[mood, energy]
        self._stop_at(to)
        to.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def take_focus(self) -> None:
        """Begin at the place chosen, or in the middle."""
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)


def _looked_at(event: QEvent) -> bool:
    """Whether somebody went there, with the mouse or a key; before that it would read like an answer."""
    if isinstance(event, QFocusEvent):
        return event.gotFocus() and event.reason() in _BY_KEY
    return event.type() is QEvent.Type.Enter


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
