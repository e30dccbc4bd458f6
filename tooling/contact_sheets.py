"""Draws every screen in every look, of this tree and of an earlier one, and puts them together on sheets.

``contact_sheets.py draw TREE FOLDER [NAME …]`` draws a tree's screens with its own ``screenshots.py``: at
three sizes of the window, light, dark, and with text at 200 %. ``contact_sheets.py sheets AFTER BEFORE
FOLDER`` puts a screen's pictures on one sheet. ``make contact-sheets`` does all of it.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SIZES: Final = ((1024, 640), (1366, 768), (1600, 1000))
"""Of the window, in pixels: a small one, a usual notebook, a large one."""

WIDE, GAP, HEAD = 400, 12, 26
"""Pixels: how wide each picture is on a sheet, and what is between and above them."""

QUALITY: Final = 62
"""Of the sheets (WebP). Letters can be read; all sheets together have about 4 MB."""

SETTLES: Final = 0.3
"""Seconds until a window has taken its new size and look."""

BEFORE_NAMES: Final = {"today": "practise"}
"""Screens that had another name in the earlier tree."""

_WORDS: Final = "#5F6460"
_GROUND: Final = "#FAF7F2"


@dataclass(frozen=True)
class Look:
    """One look of a screen: its theme, and its text size in percent."""

    theme: str
    text: int

    @property
    def words(self) -> str:
        """Above its column."""
        return f"{self.theme}, {self.text} %"


LOOKS: Final = (Look("light", 100), Look("dark", 100), Look("light", 200))


def file_of(folder: Path, name: str, size: tuple[int, int], look: Look) -> Path:
    """Where a picture lies."""
    return folder / f"{name}_{size[0]}x{size[1]}_{look.theme}_{look.text}.png"


# ------------------------------------------------------------------------------- the pictures of one tree


def draw(tree: Path, folder: Path, names: list[str]) -> None:
    """Draw a tree's screens in every look.

    Args:
        tree: a checkout; its own program and its own ``tooling/screenshots.py`` are used.
        folder: where the pictures go.
        names: only these screens; all where there are none.
    """
    sys.path.insert(0, str(tree.resolve()))
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - in this order: the tree first

    from tooling import screenshots  # noqa: PLC0415 - the tree's own

    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication([])
    screenshots.Person.picture = _in_every_look(folder)  # type: ignore[method-assign] # in this process alone
    drawn: set[str] = set()
    with screenshots.home(filled=True) as folders:
        for picture in screenshots.PICTURES:
            if picture.name not in drawn and (not names or picture.name in names):
                drawn.add(picture.name)
                print(picture.name, flush=True)
                screenshots.draw(folder, replace(picture, themes=("light",), text_size=100), folders)
    for name in ("first_visit", "questionnaire", "recording", "asked_for", "handing_over"):
        drawing = getattr(screenshots, f"draw_{name}", None)
        if drawing is not None and (not names or name in names):
            print(name, flush=True)
            drawing(folder)
    application.processEvents()


def _wearing(appearance: Any, **wanted: Any) -> Any:
    """A tree's ``Appearance`` with other values: a tuple today, a dataclass in earlier trees."""
    tuple_of_it = getattr(appearance, "_replace", None)
    return tuple_of_it(**wanted) if tuple_of_it else replace(appearance, **wanted)


def _in_every_look(folder: Path) -> Any:
    def picture(person: Any, file: Path) -> None:
        from PySide6.QtCore import QPoint  # noqa: PLC0415
        from PySide6.QtGui import QImage  # noqa: PLC0415

        from player.settings.theme import Theme  # noqa: PLC0415 - the tree's own

        name = file.stem.removesuffix("-light").removesuffix("-dark")
        window, drawn = person.window, {}
        for size in SIZES:
            window.resize(*size)
            for look in LOOKS:
                window.set_appearance(
                    _wearing(window.look.appearance, theme=Theme(look.theme), text_scale=look.text / 100)
                )
                person.wait(SETTLES)
                image = QImage(window.size(), QImage.Format.Format_RGB32)
                window.render(image, QPoint(0, 0))
                drawn[file_of(folder, name, size, look)] = image
        # Saving takes a moment, in which a sitting would think that the computer had been asleep.
        for path, image in drawn.items():
            image.save(str(path))

    return picture


# ----------------------------------------------------------------------------------------------- the sheets


def sheets(after: Path, before: Path, folder: Path) -> None:
    """Put each screen's pictures on a sheet: as they are now, and below as they were."""
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    application = QGuiApplication.instance() or QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    for name in _names(after):
        parts = {"Now": _pictures(after, name), "Before": _pictures(before, BEFORE_NAMES.get(name, name))}
        sheet = _sheet({words: found for words, found in parts.items() if found})
        sheet.save(str(folder / f"{name}.webp"), quality=QUALITY)
        print(name, flush=True)
    application.processEvents()


def _names(folder: Path) -> Iterator[str]:
    suffix = file_of(folder, "", SIZES[0], LOOKS[0]).name
    yield from sorted(path.name.removesuffix(suffix) for path in folder.glob(f"*{suffix}"))


def _pictures(folder: Path, name: str) -> list[list[Path]]:
    """A row for each size, a picture for each look; nothing where there are none."""
    rows = [[file_of(folder, name, size, look) for look in LOOKS] for size in SIZES]
    return rows if rows[0][0].is_file() else []


def _sheet(parts: Mapping[str, list[list[Path]]]) -> Any:
    from PySide6.QtCore import Qt  # noqa: PLC0415
    from PySide6.QtGui import QColor, QFont, QImage, QPainter  # noqa: PLC0415

    rows = [
        (f"{words}, {wide} × {high}", row)
        for words, pictures in parts.items()
        for (wide, high), row in zip(SIZES, pictures, strict=True)
    ]
    heights = [round(WIDE * size[1] / size[0]) for _ in parts for size in SIZES]
    whole = (WIDE + GAP) * len(LOOKS) + GAP, sum(heights) + (HEAD + GAP) * len(rows) + GAP
    sheet = QImage(*whole, QImage.Format.Format_RGB32)
    sheet.fill(QColor(_GROUND))
    painter = QPainter(sheet)
    font = QFont("Atkinson Hyperlegible Next")
    font.setPixelSize(14)
    painter.setFont(font)
    painter.setPen(QColor(_WORDS))
    top = GAP
    for (words, row), high in zip(rows, heights, strict=True):
        for at, (look, path) in enumerate(zip(LOOKS, row, strict=True)):
            left = GAP + at * (WIDE + GAP)
            painter.drawText(left, top + 15, f"{words}, {look.words}")
            small = QImage(str(path)).scaled(
                WIDE,
                high,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            painter.drawImage(left, top + HEAD, small)
        top += HEAD + high + GAP
    painter.end()
    return sheet


def main() -> int:
    """Draw, or put together."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw", help="draw a tree's screens in every look")
    drawing.add_argument("tree", type=Path)
    drawing.add_argument("folder", type=Path)
    drawing.add_argument("names", nargs="*", help="only these screens")
    putting = commands.add_parser("sheets", help="put pictures together")
    for name in ("after", "before", "folder"):
        putting.add_argument(name, type=Path)
    wanted = parser.parse_args()
    if wanted.command == "draw":
        draw(wanted.tree, wanted.folder, wanted.names)
    else:
        sheets(wanted.after, wanted.before, wanted.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
