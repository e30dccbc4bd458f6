"""Draws every screen into a folder: ``screenshots.py OUTDIR [--all]``.

Without ``--all``: each screen at 1000×700 in light and dark, and some of them at 200 % text. With it, also
the sizes that only need looking at. Needs no screen: run it with ``QT_QPA_PLATFORM=offscreen``.
"""

import argparse
import sys
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parent.parent))

from player.settings.theme import Theme
from player.window.shell.main_window import MainWindow
from player.window.state import Appearance, View
from tooling.sample_views import SAMPLES

SMALL, LARGE = (1000, 700), (1600, 1000)
ALSO_LARGE_TEXT = ("practise", "briefing", "sitting", "questionnaire", "unwanted", "check-in-mood", "support")


def draw(window: MainWindow, view: View, size: tuple[int, int], appearance: Appearance) -> QImage:
    """Draw one view at a size."""
    window.resize(*size)
    window.set_appearance(appearance)
    window.show_view(view)
    for _ in range(4):
        QApplication.processEvents()
    image = QImage(window.size(), QImage.Format.Format_RGB32)
    window.render(image, QPoint(0, 0))
    return image


def main() -> int:
    """Draw them all and say how large they are together."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true", help="also sizes that only need looking at")
    wanted = parser.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    total = 0
    for name, view in SAMPLES.items():
        for size, theme, scale in _shots(name, everything=wanted.all):
            window = MainWindow()
            window.show()
            appearance = Appearance(theme=theme, text_scale=scale, reduced_motion=True)
            image = draw(window, view, size, appearance)
            file = wanted.folder / _file_name(name, size, theme, scale)
            image.save(str(file), "PNG", 0)
            total += file.stat().st_size
            window.close()
    application.processEvents()
    print(f"{len(list(wanted.folder.glob('*.png')))} pictures, {total / 1e6:.1f} MB in {wanted.folder}")
    return 0


def _shots(name: str, *, everything: bool) -> list[tuple[tuple[int, int], Theme, float]]:
    shots = [(SMALL, Theme.LIGHT, 1.0), (SMALL, Theme.DARK, 1.0)]
    if name in ALSO_LARGE_TEXT or everything:
        shots.append((SMALL, Theme.LIGHT, 2.0))
    if everything:
        shots.append((LARGE, Theme.LIGHT, 1.0))
    return shots


def _file_name(name: str, size: tuple[int, int], theme: Theme, scale: float) -> str:
    parts = [name, theme.value]
    if scale != 1.0:
        parts.append(f"{scale:.0%}".rstrip("%"))
    if size != SMALL:
        parts.append(f"{size[0]}x{size[1]}")
    return "-".join(parts) + ".png"


if __name__ == "__main__":
    sys.exit(main())
