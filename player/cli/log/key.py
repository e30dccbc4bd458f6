"""The log's key for the command line, which asks for a passphrase where one is needed."""

import getpass
import sys

from player.records.store.keys import Keys
from player.system.folders import Folders


def keys_of(folders: Folders) -> Keys:
    """The keys in the config folder; a passphrase is asked for on the terminal, if there is one.

    Nothing typed is the same as not being asked: the log stays closed, and says so when it is opened.
    """
    keys = Keys(folders.config)
    if not keys.needs_passphrase or not sys.stdin.isatty():
        return keys
    typed = getpass.getpass("Passphrase of the log: ")
    return keys.with_passphrase(typed) if typed else keys
