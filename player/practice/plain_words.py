"""Numbers, times and names in plain words."""

from collections.abc import Sequence
from datetime import date, datetime

from player.language.catalogue import _
from player.practice.units import Seconds

_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MINUTE = 60


def count_in_words(number: int) -> str:
    """Small whole numbers as words, larger ones as figures."""
    return _COUNTS[number] if 0 <= number < len(_COUNTS) else str(number)


def minutes_short(length: Seconds) -> str:
    """A length for a card, such as ``"3 min"``; never less than one minute."""
    return _("{max} min").format(max=max(1, round(length / _MINUTE)))


def about_minutes(length: Seconds) -> str:
    """A length in a sentence, such as ``"about 4 minutes"``, ``"less than a minute"``."""
    minutes = round(length / _MINUTE)
    if minutes < 1:
        return _("less than a minute")
    return _("about a minute") if minutes == 1 else _("about {minutes} minutes").format(minutes=minutes)


def seconds_in_words(length: Seconds) -> str:
    """Whole seconds, such as ``"15 seconds"``."""
    whole = max(0, round(length))
    return _("1 second") if whole == 1 else _("{whole} seconds").format(whole=whole)


def length_in_words(length: Seconds) -> str:
    """Minutes and seconds, such as ``"1 minute 20 seconds"``."""
    minutes, rest = divmod(max(0, round(length)), _MINUTE)
    if minutes == 0:
        return seconds_in_words(Seconds(rest))
    whole = _("1 minute") if minutes == 1 else _("{minutes} minutes").format(minutes=minutes)
    return f"{whole} {seconds_in_words(Seconds(rest))}" if rest else whole


def capitalised(words: str) -> str:
    """The words with their first letter as a capital."""
    return words[:1].upper() + words[1:]


def joined(words: Sequence[str], last: str = "and") -> str:
    """A list in a sentence: ``"sound, feet and hands"``."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def day_in_words(day: date) -> str:
    """A date such as ``"Sunday 22 November 2026"``."""
    return f"{day:%A} {date_in_words(day)}"


def date_in_words(day: date) -> str:
    """A date without its day of the week, such as ``"22 November 2026"``."""
    return f"{day.day} {day:%B %Y}"


def moment_in_words(moment: datetime) -> str:
    """A date and time such as ``"Sunday 22 November 2026, 14:05"``, in the moment's own zone."""
    return f"{day_in_words(moment.date())}, {moment:%H:%M}"
