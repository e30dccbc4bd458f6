"""Shows a sample of every screen in a window of the system's, one for each line on its input.

It writes one line of JSON for each: what the window says it has announced.
"""

import json
import select
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "window"))

from PySide6.QtWidgets import QApplication
from sample_views import SAMPLES
from window_driven import opened_window, until_calm


def main() -> None:
    """Show what is asked for until the input ends."""
    application = QApplication(["kindpace"])
    window = opened_window()
    said: list[str] = []
    window.announced.connect(lambda each: said.append(each.words))
    for line in sys.stdin:
        said.clear()
        window.show_view(SAMPLES[line.strip()])
        until_calm(window)
        sys.stdout.write(f"{json.dumps(said)}\n")
        sys.stdout.flush()
        # AT-SPI asks while the next line is awaited: it must be answered.
        while not select.select([sys.stdin], [], [], 0.005)[0]:
            application.processEvents()


main()
