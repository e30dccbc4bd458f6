"""Draws the icon in the sizes that desktops ask for.

``icons.py SVG FOLDER`` writes FOLDER/16x16/apps/kindpace.png and so on.
"""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtGui import QGuiApplication, QIcon

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def main() -> int:
    """Write them all."""
    svg, folder = Path(sys.argv[1]), Path(sys.argv[2])
    application = QGuiApplication([])
    icon = QIcon(str(svg))
    for size in SIZES:
        file = folder / f"{size}x{size}" / "apps" / "kindpace.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        if not icon.pixmap(size, size).save(str(file)):
            sys.stderr.write(f"{file} could not be written\n")
            return 1
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
