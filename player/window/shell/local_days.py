"""Days as they are written where the person lives: English ones in the system's order."""

from datetime import date

from PySide6.QtCore import QLocale

from player.language.catalogue import ENGLISH, _, language
from player.practice.plain_words import date_in_words


def local_day(day: date) -> str:
    """A day such as ``"2 March 2027"``, ``"March 2, 2027"`` or ``"2. März 2027"``."""
    first = _first_part()
    if language() != ENGLISH or first == "d":
        return date_in_words(day)
    return f"{day:%B} {day.day}, {day.year}" if first == "M" else f"{day.year} {day:%B} {day.day}"


def day_format() -> str:
    """The same order, as a format of Qt's."""
    written = _("{day} {month} {year}").format(day="d", month="MMMM", year="yyyy")
    if language() != ENGLISH:
        return written
    return {"M": "MMMM d, yyyy", "y": "yyyy MMMM d"}.get(_first_part(), written)


def names_of_months() -> QLocale:
    """Where the names of months come from that Qt writes itself."""
    return QLocale(language())


def _first_part() -> str:
    pattern = QLocale.system().dateFormat(QLocale.FormatType.ShortFormat)
    return next((letter for letter in pattern if letter in "dMy"), "d")
