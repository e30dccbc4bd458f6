"""The window's theme: light, dark, or the system's."""

from player.language.catalogue import _
from player.practice.declared.worded import Worded


class Theme(Worded):
    """The colours of the window."""

    SYSTEM = "system", _("As the system")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")
