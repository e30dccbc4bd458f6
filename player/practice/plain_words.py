"""Numbers, times and names in plain words."""

from collections.abc import Sequence
from datetime import date, datetime

from player.language.catalogue import ENGLISH, PSEUDO, _, counted, language
from player.language.numbers import figure
from player.practice.units import Seconds

_COUNTS = (
    *(_("no"), _("one"), _("two"), _("three"), _("four"), _("five")),
    *(_("six"), _("seven"), _("eight"), _("nine"), _("ten")),
)
_WEEKDAYS = (
    *(_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday")),
    *(_("Friday"), _("Saturday"), _("Sunday")),
)
_MONTHS = (
    *(_("January"), _("February"), _("March"), _("April"), _("May"), _("June")),
    *(_("July"), _("August"), _("September"), _("October"), _("November"), _("December")),
)
_MINUTE = 60

SMALL_LETTERS = frozenset({ENGLISH, PSEUDO})
"""Languages in which a name of a thing begins with a small letter inside a sentence; German's doesn't."""


def count_in_words(number: int) -> str:
    """Small whole numbers as words, larger ones as figures."""
    return _COUNTS[number] if 0 <= number < len(_COUNTS) else str(number)


def minutes_short(length: Seconds) -> str:
    """A length for a card, such as ``"3 min"``; never less than one minute."""
    return _("{minutes} min").format(minutes=max(1, round(length / _MINUTE)))


def about_minutes(length: Seconds) -> str:
    """A length in a sentence, such as ``"about 4 minutes"``, ``"less than a minute"``."""
    minutes = round(length / _MINUTE)
    if minutes < 1:
        return _("less than a minute")
    return counted("about a minute", "about {number} minutes", minutes)


def minutes_in_words(length: Seconds) -> str:
    """Minutes to three figures, such as ``"7.5 minutes"``."""
    minutes = float(f"{length / _MINUTE:.3g}")
    return counted("{minutes} minute", "{minutes} minutes", 1 if minutes == 1 else 2, minutes=figure(minutes))


def seconds_in_words(length: Seconds) -> str:
    """Whole seconds, such as ``"15 seconds"``."""
    return counted("{number} second", "{number} seconds", max(0, round(length)))


def length_in_words(length: Seconds) -> str:
    """Minutes and seconds, such as ``"1 minute 20 seconds"``."""
    minutes, rest = divmod(max(0, round(length)), _MINUTE)
    if minutes == 0:
        return seconds_in_words(Seconds(rest))
    whole = counted("{number} minute", "{number} minutes", minutes)
    return f"{whole} {seconds_in_words(Seconds(rest))}" if rest else whole


def minutes_and_seconds(length: float) -> str:
    """A length, or a place in something heard, such as ``"4:05"``; in seconds, of which parts are rounded."""
    minutes, rest = divmod(round(length), _MINUTE)
    return f"{minutes}:{rest:02}"


def place_within(place: float, whole: float) -> str:
    """A place in something heard, in seconds; with hours where the whole has some.

    So the places of one whole look alike: ``"0:07:10"`` and ``"7:59:12"``.
    """
    if round(whole) < 60 * _MINUTE:
        return minutes_and_seconds(place)
    minutes, rest = divmod(round(place), _MINUTE)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def capitalised(words: str) -> str:
    """The words with their first letter as a capital."""
    return words[:1].upper() + words[1:]


def within_sentence(words: str) -> str:
    """The words with a small first letter, where the language in use writes them so inside a sentence."""
    return words[:1].lower() + words[1:] if language() in SMALL_LETTERS else words


def joined(words: Sequence[str]) -> str:
    """A list in a sentence: ``"sound, feet and hands"``."""
    return _listed(words, _("{others} and {last}"))


def either(words: Sequence[str]) -> str:
    """Choices in a sentence: ``"sound, feet or hands"``."""
    return _listed(words, _("{others} or {last}"))


def _listed(words: Sequence[str], sentence: str) -> str:
    if len(words) <= 1:
        return "".join(words)
    return sentence.format(others=", ".join(words[:-1]), last=words[-1])


def day_in_words(day: date) -> str:
    """A date such as ``"Sunday 22 November 2026"``."""
    return _("{weekday} {date}").format(weekday=_WEEKDAYS[day.weekday()], date=date_in_words(day))


def date_in_words(day: date) -> str:
    """A date without its day of the week, such as ``"22 November 2026"``."""
    return _("{day} {month} {year}").format(day=day.day, month=_MONTHS[day.month - 1], year=day.year)


def month_in_words(day: date) -> str:
    """A month such as ``"November 2026"``."""
    return _("{month} {year}").format(month=_MONTHS[day.month - 1], year=day.year)


def moment_in_words(moment: datetime) -> str:
    """A date and time such as ``"Sunday 22 November 2026, 14:05"``, in the moment's own zone."""
    return f"{day_in_words(moment.date())}, {moment:%H:%M}"


def short_moment(moment: datetime) -> str:
    """A date and time without the day of the week, such as ``"22 November 2026, 14:05"``."""
    return f"{date_in_words(moment.date())}, {moment:%H:%M}"
