"""Finds the shipped content."""

from pathlib import Path

from player.language.catalogue import _
from player.library.errors import BrokenContentError
from player.system.paths import is_folder

HERE = Path(__file__).resolve().parents[1]
"""The folder of the package."""


def shipped_content() -> Path:
    """The folder of shipped scripts: ``player/content`` in a wheel, ``scripts`` in a checkout.

    Raises:
        BrokenContentError: neither exists.
    """
    for folder in (HERE / "content", HERE.parent / "scripts"):
        if is_folder(folder / "companion"):
            return folder
    raise BrokenContentError(_("scripts folder"), _("it is missing."))
