"""The same sittings as a table, for those who use the keyboard or a screen reader."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from player.language.catalogue import _
from player.practice.display_text import in_window
from player.practice.plain_words import short_moment
from player.window.log.state import LogRow
from player.window.shell.theme import BODY_PX, look_of

Index = QModelIndex | QPersistentModelIndex
COLUMNS = (
    (_("When"), "when"),
    (_("Practice"), "practice"),
    (_("Before"), "before"),
    (_("After"), "after"),
    (_("Mood"), "mood"),
    (_("Energy"), "energy"),
    (_("How it ended"), "ended"),
    (_("Minutes"), "minutes"),
    (_("Pacing"), "pacing"),
)
_WIDTHS = (180, 223, 70, 70, 102, 102, 170, 70, 112)
"""In pixels at 100 % text; the practice has what the others leave, and at least this."""

_WHEN: Final = 0
_PRACTICE: Final = 1
_SPARED: Final = ("pacing", "minutes", "energy", "mood", "ended", "after", "before")
"""Columns that go where there is no room for all, in this order; a sitting that is opened has everything."""

_LEAST: Final = 80
"""Pixels for the practice, whatever else there is."""

_IN_ONE_LINE: Final = 200
"""Pixels at 100 % text for a practice's name in one line; a narrower column has two."""

_LINE: Final = 1.35
"""The height of a line beside the letters' size."""

_BESIDE = 22
"""Pixels beside a cell's words."""

_LONGEST = {
    "when": (short_moment(datetime(2026, 9, 28, 20)),),  # noqa: DTZ001  # for its width
    "before": (_("not asked"), _("let pass")),
    "after": (_("not asked"), _("let pass")),
}
"""Words that have to have room, in languages whose words are longer than English ones."""

_TOLD: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)

_NOWHERE = QModelIndex()


class TableModel(QAbstractTableModel):
    """The rows, a fact in each column."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[LogRow] = ()

    def show_rows(self, rows: Sequence[LogRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """How many sittings there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """How many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One fact; read aloud with the name of its column."""
        if role not in _TOLD:
            # Rows are put into words when they are looked at.
            return None
        (name, field), row = COLUMNS[index.column()], self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return in_window(row.cells.get(field, getattr(row, field)))
        words = in_window(getattr(row, field))
        return words if role == Qt.ItemDataRole.ToolTipRole else f"{name}: {words}"

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section][0]
        return None


class SittingTable(QTableView):
    """Arrow keys go through it, Tab leaves it, Enter opens a sitting.

    Signals:
        opened(int): the row that is to be looked at.
        measured(): all of it may have another height.
    """

    opened = Signal(int)
    measured = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sittings = TableModel()
        self.setModel(self.sittings)
        self.setProperty("kind", "plain-table")
        self.setAccessibleName(_("Sittings as a table, newest first"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self._measure()

    def _measure(self) -> None:
        look = look_of(self)
        # Of the size that the rows will have: before the window's style is there, the font is another.
        font = QFont(self.font())
        font.setPixelSize(look.px(BODY_PX))
        metrics = QFontMetrics(font)
        self._needed = [
            max(
                look.px(width),
                max(map(metrics.horizontalAdvance, _LONGEST.get(field, ("",)))) + look.px(_BESIDE),
            )
            for width, (_name, field) in zip(_WIDTHS, COLUMNS, strict=True)
        ]
        # With the time in a second line.
        day = _LONGEST["when"][0].rpartition(" ")[0]
        self._least_when = metrics.horizontalAdvance(day) + look.px(_BESIDE)
        self._fit()

    def _fit(self) -> None:
        """Nothing scrolls sideways: what there is no room for is spared, and the practice has the rest."""
        room, shown = self.viewport().width(), list(range(len(COLUMNS)))
        fields = [field for _name, field in COLUMNS]
        for spared in _SPARED:
            if sum(self._needed[at] for at in shown) <= room:
                break
            shown.remove(fields.index(spared))
        for at in range(len(COLUMNS)):
            self.setColumnHidden(at, at not in shown)
            self.setColumnWidth(at, self._needed[at])
        look, others = look_of(self), sum(self._needed[at] for at in shown if at != _PRACTICE)
        if room - others < look.px(_IN_ONE_LINE):
            # The rows have two lines then, and the practice needs the room more.
            others -= self._needed[_WHEN] - self._least_when
            self.setColumnWidth(_WHEN, self._least_when)
        practice = max(room - others, _LEAST)
        self.setColumnWidth(_PRACTICE, practice)
        lines = 1 + (practice < look.px(_IN_ONE_LINE))
        high = look.px(BODY_PX * _LINE * (lines - 1) + BODY_PX) + 25
        if self.verticalHeader().defaultSectionSize() != high:
            self.verticalHeader().setDefaultSectionSize(high)

    def whole_height(self) -> int:
        """How high all sittings and the names of the columns are, in pixels."""
        return self.verticalHeader().length() + self.horizontalHeader().height()

    def updateGeometries(self) -> None:  # noqa: N802
        """There are other rows, or higher ones."""
        super().updateGeometries()
        self.measured.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Other columns may fit."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """The rows' height depends on the size of the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter opens a sitting."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)
