"""Shows a bare PySide6 window with a label. Started by the benchmarks.

drive_bare.py start    says "usable" after the first paint, with the processor time until then, and exits
drive_bare.py stay     runs until its standard input is closed
"""

import sys
import threading
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


def say(*words: object) -> None:
    """Print a line for the benchmark, with the time of the monotonic clock."""
    sys.stdout.write(" ".join([f"{time.monotonic():.6f}", *map(str, words)]) + "\n")
    sys.stdout.flush()


class Window(QMainWindow):
    """Reports its first paint, once the events that were waiting are processed."""

    reported = False

    def paintEvent(self, event) -> None:  # noqa: N802
        super().paintEvent(event)
        if not self.reported:
            self.reported = True
            QTimer.singleShot(0, self.tell)

    def tell(self) -> None:
        say("usable", time.process_time())
        if sys.argv[1] == "start":
            QTimer.singleShot(0, QApplication.quit)


application = QApplication(sys.argv[:1])
window = Window()
window.setCentralWidget(QLabel("Kindpace"))
window.resize(1100, 760)
window.show()
ended = threading.Event()


def end_with_input() -> None:
    """Wait until the standard input is closed."""
    sys.stdin.read()
    ended.set()


if sys.argv[1] == "stay":
    threading.Thread(target=end_with_input, daemon=True).start()
    timer = QTimer()
    timer.timeout.connect(lambda: application.quit() if ended.is_set() else None)
    timer.start(1000)
sys.exit(application.exec())
