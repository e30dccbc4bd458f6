"""Light, dark, or as the system has it."""

from player.practice.declared.worded import Worded


class Theme(Worded):
    """Which colours the window wears."""

    SYSTEM = "system", "As the system"
    LIGHT = "light"
    DARK = "dark"
