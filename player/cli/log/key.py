"""The log's key for the command line, which asks for a passphrase if needed."""

import getpass
import sys

from player.language.catalogue import _
from player.records.store.keys import Keys
from player.system.folders import Folders


def keys_of(folders: Folders) -> Keys:
    """The keys in the config folder; asks for a passphrase on the terminal, if there is one.

    An empty passphrase counts as none: opening the log then fails with the reason.
    """
    keys = Keys(folders.config)
    if not keys.needs_passphrase or not sys.stdin.isatty():
        return keys
    typed = getpass.getpass(_("Passphrase of the log: "))
    return keys.with_passphrase(typed) if typed else keys
