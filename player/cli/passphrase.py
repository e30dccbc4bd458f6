"""A passphrase for a file: typed on the terminal, or the first line of a file."""

import argparse
import getpass
import sys

from player.cli.errors import CommandError, Exit
from player.clinic.errors import PassphraseError
from player.clinic.keys import LARGEST_KEY_FILE
from player.language.catalogue import _
from player.system.files import read_bounded


class NoTerminalError(CommandError):
    """A question has to be asked, but there is no terminal."""

    def __init__(self, what: str, option: str) -> None:
        super().__init__(
            _("{what} can't be asked for here: this is not a terminal. Use {option}.").format(
                what=what, option=option
            ),
            Exit.BAD_INPUT,
        )


def passphrase_from(asked: argparse.Namespace, *, twice: bool) -> str:
    """The passphrase, from the file that ``--passphrase-file`` names or typed.

    Args:
        asked: the command's arguments.
        twice: whether to ask for it again, because it is a new one.

    Raises:
        NotUsableError: the file can't be read.
        NoTerminalError: there is no terminal to ask on.
        PassphraseError: the two didn't match.
    """
    if asked.passphrase_file is not None:
        first = read_bounded(asked.passphrase_file, LARGEST_KEY_FILE).split(b"\n")[0].removesuffix(b"\r")
        return first.decode("utf-8", "surrogateescape")
    if not sys.stdin.isatty():
        raise NoTerminalError(_("The passphrase"), _("--passphrase-file FILE"))
    typed = getpass.getpass("Passphrase: ")
    if twice and getpass.getpass(_("The same again:  ")) != typed:
        raise PassphraseError(_("the two didn't match"))
    return typed
