"""``kindpace preset``: which function runs each of its commands."""

import argparse
from collections.abc import Callable, Mapping
from typing import Final

from player.cli.preset import keys, sharing, showing, writing
from player.cli.reporting import in_words

_PARTS: Final[Mapping[str, Callable[[argparse.Namespace], int]]] = {
    "new": writing.new,
    "edit": writing.edit,
    "show": showing.show_preset,
    "diff": showing.diff,
    "check": showing.check,
    "key": keys.make_key_pair,
    "sign": keys.sign_preset,
    "verify": sharing.verify,
    "trust": sharing.trust,
    "import": sharing.import_preset,
    "export": sharing.export,
}


def run(asked: argparse.Namespace) -> int:
    """Run the command that was asked for."""
    with in_words():
        return _PARTS[asked.part](asked)
