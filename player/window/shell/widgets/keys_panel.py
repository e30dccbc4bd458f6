"""The keys that do something on the screen that is shown. Comes and goes with "?"."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from player.language.catalogue import _
from player.window.shell.widgets.basics import button, clear, column, label, row
from player.window.shell.widgets.flow import FlowLayout


class KeysPanel(QFrame):
    """Stands above the screen, and covers nothing. Each key is drawn as one, beside what it does."""

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
        self._keys = FlowLayout(keys, gap=20)
        inside.addLayout(head)
        inside.addWidget(keys)
        self.hide()

    def show_keys(self, keys: tuple[tuple[str, str], ...]) -> None:
        """Show these keys, each with what it does."""
        clear(self._keys)
        for shown, words in keys:
            self._keys.addWidget(_key(shown, words))
        self.setAccessibleDescription(". ".join(f"{shown}: {words}" for shown, words in keys))
        self.show()


def _key(shown: str, words: str) -> QWidget:
    """A key in a frame, and what it does."""
    made = QWidget()
    key, does = label(shown, "key"), label(words)
    for each in (key, does):
        each.setWordWrap(False)
    across = row(gap=8)
    across.addWidget(key, 0, Qt.AlignmentFlag.AlignVCenter)
    across.addWidget(does)
    made.setLayout(across)
    return made
