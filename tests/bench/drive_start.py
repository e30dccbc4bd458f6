"""Starts the product's own window without a screen. Started by the benchmarks.

drive_start.py start    says "usable" after the first paint, with the processor time until then, and exits
"""

import sys
import time

# In the product's own order: its command, what knows no Qt, and then its window.
from player.__main__ import run
from player.cli.window import BEFORE_QT, imported

for _ in imported(BEFORE_QT):
    pass

from PySide6.QtCore import QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from player.window.shell import main_window as window  # noqa: E402


class ReportingWindow(window.MainWindow):
    """Reports its first paint, once the events that were waiting are processed."""

    reported = False

    def paintEvent(self, event) -> None:  # noqa: N802
        super().paintEvent(event)
        if not self.reported:
            self.reported = True
            QTimer.singleShot(0, self.tell)

    def tell(self) -> None:
        sys.stdout.write(f"{time.monotonic():.6f} usable {time.process_time()}\n")
        sys.stdout.flush()
        QTimer.singleShot(0, QApplication.quit)


window.MainWindow = ReportingWindow  # type: ignore[misc] # the product's own name, for this process alone
sys.argv = sys.argv[:1]
sys.exit(run())
