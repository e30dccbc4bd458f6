"""Reads ``--turn N``: how often a practice was sat before. Imports only argparse, like ``arguments``."""

import argparse
from typing import Final

from player.language.catalogue import _

MOST_TURNS: Final = 100_000
"""More often than anybody sits one practice."""


def turn(text: str) -> int:
    """Read a turn for argparse.

    Raises:
        argparse.ArgumentTypeError, ValueError: ``text`` isn't a whole number in range.
    """
    number = int(text)
    if not 0 <= number <= MOST_TURNS:
        raise argparse.ArgumentTypeError(
            _("{text} is not a number from 0 to {most_turns}").format(text=text, most_turns=MOST_TURNS)
        )
    return number
