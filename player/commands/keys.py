"""The log's key for the command line, which asks for a passphrase where one is needed."""

import getpass
import sys

from player.folders import Folders
from player.records.keys import Keys


def keys_of(folders: Folders) -> Keys:
    """The keys in the config folder; a passphrase is asked for on the terminal, if there is one."""
    keys = Keys(folders.config)
    if keys.needs_passphrase and sys.stdin.isatty():
        return keys.with_passphrase(getpass.getpass("Passphrase of the log: "))
    return keys
