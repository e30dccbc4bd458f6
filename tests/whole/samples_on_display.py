"""Shows samples of the screens in a window of the system's, and goes round them with Tab.

Its input has a line of JSON for each: ``[mark, sample]``, or ``[mark]`` to go once round what is shown.
For each it writes a line: what the window says it has announced. Then it announces the mark, again and again
until the next line, since a reader that has only begun to listen may miss the first. What AT-SPI was told
before comes before it.
"""

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "window"))

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from reader import stops
from sample_views import SAMPLES
from window_driven import opened_window, until_calm

PATIENCE_S = 300.0
AGAIN_MS = 200


class Arrived(QObject):
    """Sees a key arrive at the widget that it was meant for.

    Qt asks AT-SPI about each key first, so that one comes only later.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.seen = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let everything through."""
        self.seen = self.seen or event.type() is QEvent.Type.KeyPress
        return super().eventFilter(watched, event)


def press_tab(window: QWidget) -> QWidget:
    """Press Tab; gives what has the focus then."""
    before = window.focusWidget() or window
    arrived, end = Arrived(before), time.monotonic() + PATIENCE_S
    QTest.keyClick(before, Qt.Key.Key_Tab)
    while not arrived.seen:
        assert time.monotonic() < end, before
        QApplication.processEvents()
        time.sleep(0.001)
    before.removeEventFilter(arrived)
    return window.focusWidget()


def main() -> None:
    """Do what is asked for until the input ends; AT-SPI is answered meanwhile."""
    application = QApplication(["kindpace"])
    window = opened_window()
    # Only a window that has the keys has a focus.
    assert QTest.qWaitForWindowActive(window, round(PATIENCE_S * 1000))
    said: list[str] = []
    marked, again = [""], QTimer(interval=AGAIN_MS)
    window.announced.connect(lambda each: said.append(each.words))

    def announce() -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(window, marked[0]))

    def answer() -> None:
        line = sys.stdin.readline()
        if not line:
            application.quit()
            return
        again.stop()
        said.clear()
        marked[0], *shown = json.loads(line)
        if shown:
            window.show_view(SAMPLES[shown[0]])
            until_calm(window)
        else:
            stops(window, press_tab)
        sys.stdout.write(f"{json.dumps(said)}\n")
        sys.stdout.flush()
        announce()
        again.start()

    again.timeout.connect(announce)
    asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    asked.activated.connect(answer)
    application.exec()


main()
