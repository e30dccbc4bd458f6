"""The keys that do something on the screen that is shown. Comes and goes with "?"."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from player.language.catalogue import _
from player.window.shell.widgets.basics import button, clear, column, label, row
from player.window.shell.widgets.flow import FlowLayout


class KeysPanel(QFrame):
    """Stands above the screen, and covers nothing."""

    put_away = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.setAccessibleName(_("Keys on this screen"))
        self.away = button(_("Close"), "quiet", name=_("Close the keys"), key="?")
        self.away.clicked.connect(self.put_away)
        inside = column(self, gap=8, margin=16)
        head = row(gap=12)
        head.addWidget(label(_("Keys on this screen"), "strong"), 1)
        head.addWidget(self.away, 0, Qt.AlignmentFlag.AlignTop)
        keys = QWidget()
        self._flow = FlowLayout(keys, gap=16)
        inside.addLayout(head)
        inside.addWidget(keys)
        self.hide()

    def show_keys(self, keys: tuple[tuple[str, str], ...]) -> None:
        """Show these keys, each with what it does."""
        clear(self._flow)
        for shown, words in keys:
            said = label(f"{shown}  {words}")
            said.setWordWrap(False)
            self._flow.addWidget(said)
        self.setAccessibleDescription(". ".join(f"{shown}: {words}" for shown, words in keys))
        self.show()
