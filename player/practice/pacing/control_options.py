"""The options of controls that only a preset sets. Options a person may choose too are in ``choices``."""

from player.language.catalogue import _
from player.practice.declared.worded import Worded


class LongSilence(Worded):
    """What happens to a silence longer than the longest allowed."""

    SHORTENED = "shortened", _("Shortened")
    COMPANIONED = "companioned", _("Kept company")
    COUNTDOWN = "countdown", _("Cut, with the time shown")


class CheckInAt(Worded):
    """When there is a check-in."""

    START = "start", _("Start")
    MIDDLE = "middle", _("Middle")
    END = "end", _("End")


class CheckInStyle(Worded):
    """In what form a check-in is answered."""

    NUMBERS = "numbers", _("Numbers")
    ICONS = "icons", _("Icons with words")
    WORDS = "words", _("Words")
