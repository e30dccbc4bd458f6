"""A small window from which a file can be dragged, as from a file manager. Started by ``real_window``.

drag_source.py FILE LEFT TOP
"""

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

FILE, LEFT, TOP = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


class Source(QWidget):
    """Whatever is pressed here is dragged."""

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drag the file."""
        event.accept()
        dragged = QMimeData()
        dragged.setUrls([QUrl.fromLocalFile(FILE)])
        drag = QDrag(self)
        drag.setMimeData(dragged)
        drag.exec(Qt.DropAction.CopyAction)


if __name__ == "__main__":
    qt = QApplication(sys.argv[:1])
    source = Source()
    source.setGeometry(LEFT, TOP, 80, 80)
    source.show()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.exit(qt.exec())
