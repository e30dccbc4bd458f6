"""Loads the bundled typefaces once for each application."""

from pathlib import Path

from PySide6.QtGui import QFontDatabase

INTERFACE = "Atkinson Hyperlegible Next"
SPOKEN = "Literata"
FOLDER = Path(__file__).parent / "fonts"


def load_typefaces() -> tuple[str, ...]:
    """Make the bundled typefaces known to Qt.

    Calling it again does nothing. A file that can't be read is passed over: Qt then takes the system's
    own face.

    Returns:
        The names of the families that are known now, among those the window asks for.
    """
    known = set(QFontDatabase.families())
    if not {INTERFACE, SPOKEN} <= known:
        for file in sorted(FOLDER.glob("*.ttf")):
            known.update(QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file))))
    return tuple(family for family in (INTERFACE, SPOKEN) if family in known)
