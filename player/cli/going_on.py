"""``kindpace play PRACTICE --go-on``: goes on where the last sitting stopped, by the same rule as Today."""

import argparse
from typing import Final

from player.cli.errors import CommandError, Exit
from player.records.errors import RecordsError
from player.records.reading import LogReader
from player.sittings.going_on import planning_on
from player.sittings.planning import Planning

_WHY: Final = (
    "{title} can't be gone on with. That is possible within a day of stopping in its middle, if nothing was "
    "sat since, with the same script and preset. Without --go-on it begins at the beginning."
)
_CHOICES: Final = "--go-on keeps the choices made then: leave out --choose, --minutes, --narrator, --turn."


class NothingToGoOnWithError(CommandError):
    """There is no sitting to go on with, or not with what was asked for."""

    def __init__(self, words: str) -> None:
        super().__init__(words, Exit.BAD_INPUT)


def gone_on(asked: argparse.Namespace, planning: Planning, log: LogReader | None) -> Planning:
    """The planning of a sitting that goes on where the last one stopped.

    Args:
        asked: the parsed arguments.
        planning: of the practice, from its beginning.
        log: the session log; None if it could not be opened.

    Raises:
        NothingToGoOnWithError: there is nothing to go on with, or choices were given as well.
    """
    if asked.choose or asked.minutes or asked.narrator or asked.turn is not None:
        raise NothingToGoOnWithError(_CHOICES)
    try:
        left = None if log is None else log.left_off.last()
    except RecordsError as error:
        raise NothingToGoOnWithError(str(error)) from error
    found = None if left is None else planning_on(left, planning)
    if found is None:
        raise NothingToGoOnWithError(_WHY.format(title=planning.script.title))
    return found
