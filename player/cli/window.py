"""Opens the window, for ``kindpace`` without a command, or with files to open."""

import argparse
import os

from player.cli.errors import CommandError, Exit
from player.language.catalogue import _
from player.system.paths import exists
from player.system.signals import asked_to_end, handled
from player.window.warm_up import BEFORE_QT, imported


def run(asked: argparse.Namespace) -> int:
    """Open the window and stay until it is closed.

    Raises:
        CommandError: there is no such file.
        Ended, KeyboardInterrupt: a signal had it closed.
    """
    files = [os.path.abspath(file) for file in asked.files]  # noqa: PTH100  # as text: links stay as they are
    missing = next((file for file in files if not exists(file)), None)
    if missing is not None:
        raise CommandError(
            _("{missing}: there is no such file. Check its name and folder.").format(missing=missing),
            Exit.BAD_INPUT,
        )
    status = int(Exit.FINE)
    came: list[int] = []
    with handled(came.append):
        for _unused in imported(BEFORE_QT):
            pass
        # After them, since it brings Qt along, and where a signal is noted: an exception that unwinds
        # through Qt ends in a crash.
        from player.window.app import main  # noqa: PLC0415

        if not came:
            status = main(tuple(files), came)
    if came:
        raise asked_to_end(came[0])
    return status
