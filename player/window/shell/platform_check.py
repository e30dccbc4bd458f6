"""Whether Qt can open a window here. Run as a program of its own: without a screen Qt ends the process."""

import sys

from PySide6.QtGui import QGuiApplication


def main() -> int:
    """Start Qt's platform and print its name."""
    application = QGuiApplication(["kindpace"])
    print(application.platformName())  # noqa: T201  # doctor reads it
    return 0


if __name__ == "__main__":
    sys.exit(main())
