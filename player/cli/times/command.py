"""``kindpace times``: a person's own times to practise, as a file for their calendar."""

import argparse
from pathlib import Path

from player.cli.errors import Exit
from player.cli.outputs import OutputError, check_output
from player.cli.terminal import say
from player.cli.times.arguments import DAYS
from player.language.catalogue import _
from player.practice.calendar_file import OwnTimes, calendar_file
from player.system.files import write_whole
from player.system.local_time import local_now
from player.system.paths import exists


def run(asked: argparse.Namespace) -> int:
    """Write the file; an existing one is never overwritten."""
    target: Path = asked.output
    check_output(target)
    if exists(target):
        raise OutputError(target, _("there is already a file of this name. Name another."))
    days = frozenset(DAYS[day] for day in asked.days)
    own = OwnTimes(tuple(asked.times), days, asked.minutes, asked.words)
    try:
        write_whole(target, calendar_file(own, local_now()))
    except OSError as error:
        raise OutputError(target, error) from error
    say(_("Written: {target}. Your calendar can open it; nothing of it is kept here.").format(target=target))
    return Exit.FINE
