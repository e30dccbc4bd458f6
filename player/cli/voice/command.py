"""``kindpace voice``: which function runs each of its parts."""

import argparse
from collections.abc import Callable, Mapping
from typing import Final

from player.cli.errors import CommandError, status_of_keeping
from player.cli.reporting import in_words
from player.cli.voice import sharing, sheets, taking
from player.clinic.errors import ClinicError

_PARTS: Final[Mapping[str, Callable[[argparse.Namespace], int]]] = {
    "sheet": sheets.sheet,
    "take": taking.take,
    "delete": taking.delete,
    "give": sharing.give,
    "verify": sharing.verify,
    "import": sharing.bring_in,
}


def run(asked: argparse.Namespace) -> int:
    """Run the part that was asked for."""
    try:
        with in_words():
            return _PARTS[asked.part](asked)
    except ClinicError as error:
        raise CommandError(str(error), status_of_keeping(error)) from error
