"""The arguments of ``kindpace times``, and what they may be. Imports little, like ``arguments``."""

import argparse
from datetime import time
from pathlib import Path
from typing import Final

from player.cli.parser import Commands
from player.language.catalogue import _
from player.practice.calendar_file import MINUTES, NAMELESS, WORDS_MOST, Day, time_of

DAYS: Final = {day.name[:3].lower(): day for day in Day}


def add_times(commands: Commands) -> None:
    """Add the command ``times``."""
    command = commands.add_parser(
        "times",
        help=_("write your own times to a calendar file"),
        description=_(
            "Write times at which you'd like to practise to a calendar file (.ics), which any "
            "calendar opens. The calendar shows them, without a sound; Kindpace itself never "
            "reminds you, and "
            "doesn't know whether you practised."
        ),
    )
    command.add_argument("times", metavar="TIME", nargs="+", type=_time, help=_("such as 7:30 or 21:00"))
    command.add_argument(
        "-o", "--output", metavar="FILE", type=Path, required=True, help=_("the file to write")
    )
    command.add_argument(
        "--days",
        metavar="DAY",
        nargs="+",
        choices=tuple(DAYS),
        default=[],
        help=_("mon tue …; without it, every day"),
    )
    command.add_argument(
        "--minutes", metavar="N", type=_minutes, default=10, help=_("how long it is shown as (default: 10)")
    )
    command.add_argument(
        "--words",
        metavar="WORDS",
        type=_words,
        default=NAMELESS,
        help=_('what the calendar shows (default: "{nameless}"); others may see it').format(
            nameless=NAMELESS
        ),
    )


def _time(text: str) -> time:
    try:
        return time_of(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _minutes(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:9]) in MINUTES):
        message = _("{text} is not a number of minutes from {minutes} to {minutes_2}").format(
            text=text, minutes=MINUTES[0], minutes_2=MINUTES[-1]
        )
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _words(text: str) -> str:
    if not text.strip() or not text.isprintable() or len(text) > WORDS_MOST:
        message = _("the words must be one line of at most {words_most} characters that can be seen").format(
            words_most=WORDS_MOST
        )
        raise argparse.ArgumentTypeError(message)
    return text.strip()
