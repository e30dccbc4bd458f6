"""The window's theme: light, dark, or the system's."""

from player.practice.declared.worded import Worded


class Theme(Worded):
    """The colours of the window."""

    SYSTEM = "system", "As the system"
    LIGHT = "light"
    DARK = "dark"
