"""Days in the order in which they are written where the person lives; the words stay English."""

from datetime import date

from PySide6.QtCore import QLocale


def local_day(day: date) -> str:
    """A day such as ``"2 March 2027"``, ``"March 2, 2027"`` or ``"2027 March 2"``."""
    first = _first_part()
    if first == "M":
        return f"{day:%B} {day.day}, {day.year}"
    return f"{day.year} {day:%B} {day.day}" if first == "y" else f"{day.day} {day:%B} {day.year}"


def day_format() -> str:
    """The same order, as a format of Qt's."""
    return {"M": "MMMM d, yyyy", "y": "yyyy MMMM d"}.get(_first_part(), "d MMMM yyyy")


def _first_part() -> str:
    pattern = QLocale.system().dateFormat(QLocale.FormatType.ShortFormat)
    return next((letter for letter in pattern if letter in "dMy"), "d")
