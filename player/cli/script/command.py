"""``kindpace script``: which function runs each of its parts."""

import argparse
from collections.abc import Callable, Mapping
from typing import Final

from player.cli.reporting import in_words
from player.cli.script.listen import listen
from player.cli.script.new import new

_PARTS: Final[Mapping[str, Callable[[argparse.Namespace], int]]] = {"listen": listen, "new": new}


def run(asked: argparse.Namespace) -> int:
    """Run the part that was asked for."""
    with in_words():
        return _PARTS[asked.part](asked)
