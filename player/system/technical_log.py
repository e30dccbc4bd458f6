"""The file with technical messages; never a word that a person wrote."""

import logging
import logging.handlers
import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Final

from player.system.files import open_owner_only
from player.system.folders import Folders
from player.system.paths import is_file, may_exist

FILE: Final = "kindpace.log"

_MOST_BYTES: Final = 500_000
"""Bytes before a new file is begun; one older file is kept."""


class _File(logging.handlers.RotatingFileHandler):
    def _open(self) -> TextIOWrapper:
        # Whatever the umask is, only its owner reads it.
        handle = open_owner_only(Path(self.baseFilename), os.O_WRONLY | os.O_APPEND)
        return os.fdopen(handle, "a", encoding=self.encoding)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        # On a full disk each message would print a traceback to standard error.
        if not isinstance(sys.exception(), OSError):
            super().handleError(record)

    def close(self) -> None:
        # What such a disk did not take is tried again by closing.
        with suppress(OSError):
            super().close()


def start_technical_log(folders: Folders) -> None:
    """Write the log messages of this program and its engine to a file, until the program ends.

    Without it Python would print every warning to standard error during a sitting. If the file can't be
    written, nothing is logged.
    """
    handler: logging.Handler = logging.NullHandler()
    path = folders.log / FILE
    # Opening a pipe would wait for a reader, for ever.
    if is_file(path) or not may_exist(path):
        with suppress(OSError):
            handler = _File(path, maxBytes=_MOST_BYTES, backupCount=1, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)


def close_technical_log() -> None:
    """Close the file, so that it can be deleted; the next message begins a new one."""
    for handler in logging.getLogger().handlers:
        if isinstance(handler, logging.handlers.RotatingFileHandler):
            handler.close()
