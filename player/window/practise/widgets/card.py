"""A practice in the list."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from player.language.catalogue import _
from player.window.intents import ChoosePractice
from player.window.practise.state import PracticeCard
from player.window.shell.theme import look_of
from player.window.shell.widgets.basics import WordsButton, label, row, set_words

_LIMIT_AT = 4
"""Below the title, what it is about, the room between, and the minutes; above a note."""


class RungDot(QWidget):
    """The rung's colour. It never stands without the rung's word."""

    def __init__(self) -> None:
        super().__init__()
        self._rung = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_rung(self, rung: int) -> None:
        """Take a rung's colour, 0–5."""
        self._rung = min(5, max(0, rung))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as a line of small text."""
        return QSize(10, max(10, self.fontMetrics().height()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw the dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look_of(self).tokens.rungs[self._rung]))
        painter.drawEllipse(QRectF(0, (self.height() - 10) / 2, 10, 10))


class Card(WordsButton):
    """A practice's card: all of it is one button that opens the practice."""

    intended = Signal(object)

    def __init__(self, card: PracticeCard) -> None:
        super().__init__("card", card.title)
        self._card: PracticeCard | None = None
        self._title, self._about = label("", "heading"), label("", "secondary")
        self._meta = label("", "secondary")
        # Few cards have these.
        self._limit: QLabel | None = None
        self._note: QLabel | None = None
        self._dot = RungDot()
        self._build()
        self.clicked.connect(self._choose)
        self.show_card(card)

    def _build(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        self.column.setContentsMargins(18, 14, 18, 14)
        self.add(self._title)
        self.add(self._about)
        self.column.addStretch(1)
        meta = QWidget()
        line = row(meta, gap=8)
        line.addWidget(self._dot, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._meta, 1)
        self.add(meta)

    @property
    def practice_id(self) -> str:
        """Which practice it stands for."""
        return self._card.practice_id if self._card else ""

    def shows(self, card: PracticeCard) -> bool:
        """Whether it shows a practice, as it is now."""
        return card == self._card

    def show_card(self, card: PracticeCard) -> None:
        """Show a practice, changing only what differs."""
        if self.shows(card):
            return
        self._card = card
        note = " · ".join(part for part in (_("Favourite") if card.favourite else "", card.note) if part)
        set_words(self._title, card.title)
        set_words(self._about, card.about)
        set_words(self._meta, " · ".join(words for words in (card.minutes, card.rung_words) if words))
        self._dot.setVisible(bool(card.rung_words))
        self._show_below(card.limit, note)
        self._dot.show_rung(card.rung)
        self.setEnabled(card.available)
        self.setAccessibleName(card.title)
        said = (card.about, card.minutes, card.rung_words, card.limit, note)
        self.setAccessibleDescription(". ".join(part.rstrip(".") for part in said if part))

    def _show_below(self, limit: str, note: str) -> None:
        if limit and self._limit is None:
            self._limit = label("", "secondary")
            self.add(self._limit, at=_LIMIT_AT)
        if note and self._note is None:
            self._note = label("", "note")
            self.add(self._note)
        for where, words in ((self._limit, limit), (self._note, note)):
            if where is not None:
                set_words(where, words)

    def _choose(self) -> None:
        if self._card is not None:
            self.intended.emit(self._card.opens or ChoosePractice(self._card.practice_id))
