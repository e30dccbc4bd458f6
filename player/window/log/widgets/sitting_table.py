"""The same sittings as a table, for those who use the keyboard or a screen reader."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from player.language.catalogue import _
from player.practice.display_text import in_window
from player.practice.plain_words import moment_in_words
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
    (_("How long"), "minutes"),
    (_("Pacing"), "pacing"),
)
_WIDTHS = (270, 228, 80, 80, 200, 200, 172, 160, 140)
"""In pixels at 100 % text."""

_BESIDE = 32
"""Pixels beside a cell's words."""

_LONGEST = {
    "when": tuple(moment_in_words(datetime(2026, 9, day, 20)) for day in range(21, 28)),  # noqa: DTZ001  # for its width
    "before": (_("not asked"), _("skipped")),
    "after": (_("not asked"), _("skipped")),
}
"""Words that have to have room, in languages whose words are longer than English ones."""

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
        name, field = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return in_window(getattr(self.rows[index.row()], field))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{name}: {getattr(self.rows[index.row()], field)}"
        return None

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
    """

    opened = Signal(int)

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
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
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
        self.verticalHeader().setDefaultSectionSize(look.px(BODY_PX) + 25)
        # Of the size that the rows will have: before the window's style is there, the font is another.
        font = QFont(self.font())
        font.setPixelSize(look.px(BODY_PX))
        metrics = QFontMetrics(font)
        for at, width in enumerate(_WIDTHS):
            needed = max(map(metrics.horizontalAdvance, _LONGEST.get(COLUMNS[at][1], ("",))))
            self.setColumnWidth(at, max(look.px(width), needed + look.px(_BESIDE)))

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
