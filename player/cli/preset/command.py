"""``kindpace preset``: which function runs each of its commands."""

import argparse
from collections.abc import Callable, Mapping
from typing import Final

from player.cli.errors import CommandError, Exit
from player.cli.preset import keys as preset_keys
from player.cli.preset import sharing as preset_shared
from player.cli.preset import showing as preset_shown
from player.cli.preset import writing as preset_made
from player.cli.reporting import in_words
from player.clinic.errors import ClinicError

_PARTS: Final[Mapping[str, Callable[[argparse.Namespace], int]]] = {
    "new": preset_made.new,
    "edit": preset_made.edit,
    "show": preset_shown.show_preset,
    "diff": preset_shown.diff,
    "check": preset_shown.check,
    "key": preset_keys.key,
    "sign": preset_keys.sign_preset,
    "verify": preset_shared.verify,
    "trust": preset_shared.trust,
    "import": preset_shared.import_preset,
    "export": preset_shared.export,
}


def run(asked: argparse.Namespace) -> int:
    """Run the command that was asked for."""
    try:
        with in_words():
            return _PARTS[asked.part](asked)
    except ClinicError as error:
        raise CommandError(str(error), Exit.BAD_INPUT) from error
