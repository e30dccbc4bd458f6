"""The arguments of ``kindpace times``, and what they may be. Imports little, like ``arguments``."""

import argparse
from datetime import time
from pathlib import Path
from typing import Final

from player.cli.parser import Commands
from player.practice.calendar_file import MINUTES, NAMELESS, WORDS_MOST, Day, time_of

DAYS: Final = {day.name[:3].lower(): day for day in Day}


def add_times(commands: Commands) -> None:
    """Add the command ``times``."""
    command = commands.add_parser(
        "times",
        help="write your own times to a calendar file",
        description="Write times at which you'd like to practise to a calendar file (.ics), which any "
        "calendar opens. The calendar shows them, without a sound; Kindpace itself never reminds you, and "
        "doesn't know whether you practised.",
    )
    command.add_argument("times", metavar="TIME", nargs="+", type=_time, help="such as 7:30 or 21:00")
    command.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help="the file to write")
    command.add_argument(
        "--days",
        metavar="DAY",
        nargs="+",
        choices=tuple(DAYS),
        default=[],
        help="mon tue …; without it, every day",
    )
    command.add_argument(
        "--minutes", metavar="N", type=_minutes, default=10, help="how long it is shown as (default: 10)"
    )
    command.add_argument(
        "--words",
        metavar="WORDS",
        type=_words,
        default=NAMELESS,
        help=f'what the calendar shows (default: "{NAMELESS}"); others may see it',
    )


def _time(text: str) -> time:
    try:
        return time_of(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _minutes(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:9]) in MINUTES):
        message = f"{text} is not a number of minutes from {MINUTES[0]} to {MINUTES[-1]}"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _words(text: str) -> str:
    if not text.strip() or not text.isprintable() or len(text) > WORDS_MOST:
        message = f"the words must be one line of at most {WORDS_MOST} characters that can be seen"
        raise argparse.ArgumentTypeError(message)
    return text.strip()
