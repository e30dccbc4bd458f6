"""The options of controls that only a preset sets. Options a person may choose too are in ``choices``."""

from player.practice.declared.worded import Worded


class LongSilence(Worded):
    """What happens to a silence longer than the longest allowed."""

    SHORTENED = "shortened"
    COMPANIONED = "companioned", "Kept company"
    COUNTDOWN = "countdown", "Cut, with the time shown"


class CheckInAt(Worded):
    """When there is a check-in."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class CheckInStyle(Worded):
    """In what form a check-in is answered."""

    NUMBERS = "numbers"
    ICONS = "icons", "Icons with words"
    WORDS = "words"
