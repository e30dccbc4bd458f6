"""Light, dark, or as the system has it."""

from enum import StrEnum


class Theme(StrEnum):
    """Which colours the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
