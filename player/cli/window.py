"""Opens the window, for ``kindpace`` without a command, or with files to open."""

import argparse
import os

from player.cli.errors import CommandError, Exit
from player.system.paths import exists
from player.window.warm_up import BEFORE_QT, imported


def run(asked: argparse.Namespace) -> int:
    """Open the window and stay until it is closed.

    Raises:
        CommandError: there is no such file.
    """
    files = [os.path.abspath(file) for file in asked.files]  # noqa: PTH100  # as text: links stay as they are
    missing = next((file for file in files if not exists(file)), None)
    if missing is not None:
        raise CommandError(f"{missing}: there is no such file. Look at its name and folder.", Exit.BAD_INPUT)
    for _ in imported(BEFORE_QT):
        pass
    # After them: it brings Qt along.
    from player.window.app import main  # noqa: PLC0415

    return main(tuple(files))
