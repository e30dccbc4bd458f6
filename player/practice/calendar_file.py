"""A person's own times to practise, as a calendar file that any calendar takes (iCalendar, RFC 5545).

The times are local wherever the calendar is (section 3.3.5, form 1): half past seven stays half past seven,
also across a change to summer time, and nothing in the file tells a time zone. The alarm has no sound.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Final

from player.language.catalogue import _
from player.practice.display_text import one_line

NAMELESS: Final = _("A quiet time")
"""What the calendar shows, if the person says nothing else: others may see a calendar."""

FREE: Final = _("A time you chose for yourself. It may pass by: nobody is told, and nothing is written down.")

MINUTES: Final = range(1, 181)
WORDS_MOST: Final = 100
"""Characters. Both are our own choice."""

_LINE_OCTETS: Final = 75
"""The longest line without its break (section 3.1)."""


class Day(StrEnum):
    """The days of the week, as the file names them (section 3.3.10), Monday first."""

    MONDAY = "MO"
    TUESDAY = "TU"
    WEDNESDAY = "WE"
    THURSDAY = "TH"
    FRIDAY = "FR"
    SATURDAY = "SA"
    SUNDAY = "SU"


@dataclass(frozen=True)
class OwnTimes:
    """When a person would like to practise.

    Attributes:
        times: of the day, without a time zone.
        days: of the week; each of them if empty.
        minutes: how long the calendar shows it.
        words: what the calendar shows, on one line.
    """

    times: tuple[time, ...]
    days: frozenset[Day] = frozenset()
    minutes: int = 10
    words: str = NAMELESS


def time_of(text: str) -> time:
    """The time of the day in ``7:30`` or ``21:00``.

    Raises:
        ValueError: it is none; the message says so.
    """
    # Stricter than time.fromisoformat, which takes seconds and offsets.
    found = re.fullmatch("([0-9]{1,2}):([0-9]{2})", text)
    hours, minutes = map(int, found.groups() if found else (24, 0))
    try:
        return time(hours, minutes)
    except ValueError:
        message = _("{text} is not a time of the day, such as 7:30 or 21:00").format(text=text)
        raise ValueError(message) from None


def times_of(text: str) -> tuple[time, ...]:
    """The times in a line such as ``7:30, 21:00``.

    Raises:
        ValueError: one of them is none, or there are none; the message says so.
    """
    words = re.findall(r"[^\s,;]+", text)
    if not words:
        message = _("A time would come first, such as 7:30 or 21:00")
        raise ValueError(message)
    return tuple(time_of(one_line(word)) for word in words)


def calendar_file(own: OwnTimes, now: datetime) -> bytes:
    """The calendar file. The same times again have the same names in it, so that a calendar replaces them.

    Args:
        own: the times.
        now: local time with its offset; the first day is today or the first of the days after it.
    """
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kindpace//Own times//EN"),
        *(line for at in sorted(set(own.times)) for line in _event(own, at, now)),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _event(own: OwnTimes, at: time, now: datetime) -> Iterator[str]:
    days = [day for day in Day if day in own.days] or list(Day)
    words = _escaped(own.words)
    yield "BEGIN:VEVENT"
    yield f"UID:{_name(own, at, days)}"
    yield f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART:{datetime.combine(_first(now.date(), days), at):%Y%m%dT%H%M%S}"
    yield f"DURATION:PT{own.minutes}M"
    yield f"RRULE:FREQ=WEEKLY;BYDAY={','.join(days)}"
    yield f"SUMMARY:{words}"
    yield f"DESCRIPTION:{_escaped(FREE)}"
    # Others who see the calendar see neither what it is nor that the person is busy.
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:PT0S", f"DESCRIPTION:{words}", "END:VALARM")
    yield "END:VEVENT"


def _first(today: date, days: Sequence[Day]) -> date:
    """The first of the days, from today on: the beginning must be one that the rule gives."""
    week = (today + timedelta(days=later) for later in range(7))
    return next(day for day in week if list(Day)[day.weekday()] in days)


def _name(own: OwnTimes, at: time, days: Sequence[Day]) -> str:
    """A name that says nothing of the machine or the person (RFC 7986, section 5.3)."""
    return f"{sha256(repr((own.words, at, *days)).encode()).hexdigest()[:32]}@kindpace"


def _escaped(text: str) -> str:
    """A text value (section 3.3.11)."""
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, written)
    return text


def _folded(line: str) -> bytes:
    """A line in UTF-8 with its break, folded between characters where it is too long (section 3.1)."""
    folded, octets = "", 0
    for character in line:
        size = len(character.encode())
        if octets + size > _LINE_OCTETS:
            folded, octets = f"{folded}\r\n ", 1
        folded, octets = folded + character, octets + size
    return f"{folded}\r\n".encode()
