"""What controls with options are chosen from, where it is not a person's own choice too (``choices``)."""

from player.practice.declared.worded import Worded


class LongSilence(Worded):
    """What becomes of a silence longer than the longest allowed."""

    SHORTENED = "shortened"
    COMPANIONED = "companioned", "Kept company"
    COUNTDOWN = "countdown", "Cut, with the time shown"


class CheckInAt(Worded):
    """When a check-in comes."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class CheckInStyle(Worded):
    """How a check-in asks."""

    NUMBERS = "numbers"
    ICONS = "icons", "Icons with words"
    WORDS = "words"
