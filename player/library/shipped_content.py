"""Finds the shipped content."""

from pathlib import Path

from player.language.catalogue import _
from player.library.errors import BrokenContentError
from player.system.folders import SHIPPED_FOLDERS
from player.system.paths import is_folder


def shipped_content() -> Path:
    """The folder of shipped scripts: ``player/content`` in a wheel, ``scripts`` in a checkout.

    Raises:
        BrokenContentError: neither exists.
    """
    for folder in SHIPPED_FOLDERS:
        if is_folder(folder / "companion"):
            return folder
    raise BrokenContentError(_("scripts folder"), _("it is missing."))
