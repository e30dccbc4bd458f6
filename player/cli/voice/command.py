"""``kindpace voice``: which function runs each of its parts."""

import argparse
from collections.abc import Callable, Mapping
from typing import Final

from player.cli.reporting import in_words
from player.cli.voice import sharing, sheets, taking

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
    with in_words():
        return _PARTS[asked.part](asked)
