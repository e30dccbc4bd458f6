"""The paths, side by side: quiet, and only a name each until one is opened."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from player.language.catalogue import _
from player.window.intents import OpenPath
from player.window.pictures.state import Motif
from player.window.practise.state import PathCard
from player.window.practise.widgets.shelf import PicturedHeading
from player.window.shell.widgets.basics import button, clear, column
from player.window.shell.widgets.flow import FlowLayout


class PathRow(QWidget):
    """A heading and a button for each path; hidden where there are none."""

    intended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[PathCard, ...] = ()
        self.buttons: dict[str, QPushButton] = {}
        row = QWidget()
        self._flow = FlowLayout(row)
        inside = column(self, gap=8)
        heading = PicturedHeading(_("Paths"), Motif.STONES)
        self.show_picture = heading.show_picture
        inside.addWidget(heading)
        inside.addWidget(row)
        self.hide()

    def show_paths(self, paths: tuple[PathCard, ...]) -> None:
        """Show these paths."""
        if paths == self._shown:
            return
        self._shown = paths
        clear(self._flow)
        self.buttons = {path.path_id: self._button(path) for path in paths}
        self.setVisible(bool(paths))

    def _button(self, path: PathCard) -> QPushButton:
        made = button(path.title)
        made.setAccessibleDescription(path.about)
        made.clicked.connect(lambda: self.intended.emit(OpenPath(path.path_id)))
        self._flow.addWidget(made)
        return made
