"""Files as one says them aloud: by their names and their folder's, not as paths."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from player.language.catalogue import _
from player.practice.display_text import isolated
from player.practice.plain_words import joined

THERE_ALREADY: Final = _(
    "There is already a file {name} there, so nothing was saved. You might use another name."
)


def file_said(path: Path) -> str:
    """A file that the person has just chosen, such as ``"times.ics in Documents"``."""
    return files_said((path,))


def files_said(paths: Sequence[Path]) -> str:
    """Files in one folder, such as ``"log.csv and notes.csv in Documents"``.

    Args:
        paths: at least one; the folder is the first one's.
    """
    names = joined([isolated(path.name) for path in paths])
    return _("{names} in {folder}").format(names=names, folder=folder_said(paths[0].parent))


def folder_said(folder: Path) -> str:
    """A folder by its name, such as ``"Documents"``; a disk's own folder has only its path."""
    whole = folder.expanduser()
    return _("your home folder") if whole == Path.home() else isolated(whole.name or str(whole))


def path_said(path: Path) -> str:
    """A whole path, for somebody who has to find it: ``~`` for the home folder, where shells know that."""
    home = Path.home()
    if os.name == "nt" or not path.is_relative_to(home):
        return isolated(str(path))
    return isolated(str("~" / path.relative_to(home)))
