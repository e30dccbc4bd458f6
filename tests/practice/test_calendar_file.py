"""The calendar file, taken apart again by the rules of RFC 5545."""

import re
from datetime import UTC, datetime, time, timedelta, timezone

import pytest

from player.practice.calendar_file import Day, OwnTimes, calendar_file

SATURDAY_BEFORE_SUMMER_TIME = datetime(2026, 3, 28, 9, 30, tzinfo=timezone(timedelta(hours=1)))


def lines_of(file):
    """The lines, unfolded (section 3.1)."""
    text = file.decode()
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return re.sub("\r\n[ \t]", "", text).split("\r\n")[:-1]


def parts_of(lines, kind):
    """The lines inside each component of a kind."""
    found, inside = [], None
    for line in lines:
        if line == f"BEGIN:{kind}":
            inside = list[str]()
        elif line == f"END:{kind}":
            found.append(inside)
            inside = None
        elif inside is not None:
            inside.append(line)
    return found


def value_of(lines, name):
    """The first value of a property, with its text as it was before escaping (section 3.3.11)."""
    value, *_ = [line.partition(":")[2] for line in lines if line.startswith(f"{name}:")]
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def made(*times, now=SATURDAY_BEFORE_SUMMER_TIME, **given):
    return lines_of(calendar_file(OwnTimes(times, **given), now))


def test_each_time_is_an_event_that_comes_again_on_its_days():
    lines = made(time(21), time(7, 30), time(7, 30), days=frozenset({Day.WEDNESDAY, Day.MONDAY}))
    events = parts_of(lines, "VEVENT")

    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-1] == "END:VCALENDAR"
    # The Monday after that Saturday.
    assert [value_of(event, "DTSTART") for event in events] == ["20260330T073000", "20260330T210000"]
    assert {value_of(event, "RRULE") for event in events} == {"FREQ=WEEKLY;BYDAY=MO,WE"}
    assert len({value_of(event, "UID") for event in events}) == 2


def test_the_first_time_may_be_today():
    (event,) = parts_of(made(time(7, 30)), "VEVENT")

    assert value_of(event, "DTSTART") == "20260328T073000"
    assert value_of(event, "RRULE") == "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"


def test_summer_time_changes_nothing():
    # 2:30 doesn't exist on Sunday, 29 March 2026, in most of Europe; each calendar knows what to do.
    lines = made(time(2, 30), days=frozenset({Day.SUNDAY}))
    (event,) = parts_of(lines, "VEVENT")

    assert value_of(event, "DTSTART") == "20260329T023000"
    assert not [line for line in lines if "TZ" in line]
    assert [line for line in lines if line.endswith("Z")] == ["DTSTAMP:20260328T083000Z"]


def test_the_alarm_is_shown_at_its_time_and_has_no_sound():
    (alarm,) = parts_of(made(time(8)), "VALARM")

    assert alarm == ["ACTION:DISPLAY", "TRIGGER:PT0S", "DESCRIPTION:A quiet time"]


def test_it_takes_no_time_from_anybody_and_asks_for_none():
    (event,) = parts_of(made(time(8), minutes=15), "VEVENT")

    assert value_of(event, "DURATION") == "PT15M"
    assert value_of(event, "TRANSP") == "TRANSPARENT"
    assert value_of(event, "CLASS") == "PRIVATE"
    assert "nobody is told, and nothing is written down" in value_of(event, "DESCRIPTION")


@pytest.mark.parametrize(
    "words", ["tea; then, rest", "back\\slash", "ä" * 100, "🌿" * 60, "x" * 67, "x" * 68]
)
def test_words_come_back_as_they_were_from_lines_that_are_short_enough(words):
    file = calendar_file(OwnTimes((time(8),), words=words), SATURDAY_BEFORE_SUMMER_TIME)
    (event,) = parts_of(lines_of(file), "VEVENT")

    assert max(len(line) for line in file.split(b"\r\n")) <= 75
    assert value_of(event, "SUMMARY") == words
    assert not [line for line in event if re.match(r"SUMMARY:.*(?<!\\)[;,]", line)]


def test_the_same_times_made_again_take_the_place_of_the_first():
    names = [
        value_of(parts_of(made(time(8), now=now), "VEVENT")[0], "UID")
        for now in (SATURDAY_BEFORE_SUMMER_TIME, datetime(2027, 1, 1, tzinfo=UTC))
    ]

    assert names[0] == names[1]
