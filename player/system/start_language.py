"""Chooses the language that Kindpace speaks, before any of its sentences are made."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

from player.language.catalogue import ENGLISH, PSEUDO, _, use
from player.practice.errors import NotUsableError
from player.system.files import read_bounded
from player.system.folders import SHIPPED_FOLDERS, Folders
from player.system.paths import is_folder

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from pathlib import Path

    from player.system.language_packs import LanguagePack

LANGUAGE_VARIABLE: Final = "KINDPACE_LANGUAGE"
"""An environment variable with the tag of a language, such as ``de``."""

_SETTING: Final = re.compile(rb"""^language *= *["']([A-Za-z-]{2,10})["']""", re.MULTILINE)
_LARGEST: Final = 256 * 1024
_SYSTEM_VARIABLES: Final = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def start_language(folders: Folders, environment: MutableMapping[str, str] = os.environ) -> str:
    """Use the language that was asked for.

    It is the one in ``KINDPACE_LANGUAGE``, else the setting's, else the system's, if there is a pack for it;
    in the end English. A pack that can't be read leaves it at English: nobody is kept out by a language.

    Args:
        folders: the person's own, for the setting, languages of their own, and the cache.
        environment: the environment; where helpers find the sentences is written into it.

    Returns:
        The tag of the language in use.
    """
    tag = _asked_for(folders, environment)
    if tag == PSEUDO:
        # Imported here: only tests speak it.
        from player.language.pseudo import PseudoTranslations  # noqa: PLC0415

        use(PseudoTranslations(), PSEUDO)
        return _with_sound(tag)
    pack = language_packs(folders).get(tag) if _has_folder(tag, folders) else None
    return _use(pack, folders, environment) if pack is not None else ENGLISH


def language_packs(folders: Folders) -> dict[str, LanguagePack]:
    """The languages beside English: those that are shipped, and a person's own in ``data/languages``."""
    # Imported here: in English nothing of it is needed to start.
    from player.system.language_packs import packs_in  # noqa: PLC0415

    return packs_in(_language_folders(folders))


def _language_folders(folders: Folders) -> tuple[Path, ...]:
    return *SHIPPED_FOLDERS, folders.languages


def _has_folder(tag: str, folders: Folders) -> bool:
    # Most systems' languages have none, nor has "C": looking takes nothing, reading all packs 8 ms.
    return tag != ENGLISH and any(is_folder(folder / tag) for folder in _language_folders(folders))


def _use(pack: LanguagePack, folders: Folders, environment: MutableMapping[str, str]) -> str:
    # Imported here: in English nothing of it is needed to start.
    from audio.sentences import SENTENCES_VARIABLE  # noqa: PLC0415
    from player.system.language_packs import compiled_file, translations  # noqa: PLC0415

    try:
        compiled = compiled_file(pack, folders.cache / "languages")
        use(translations(pack, compiled), pack.tag)
    except (NotUsableError, OSError, ValueError):
        return ENGLISH
    environment[SENTENCES_VARIABLE] = str(compiled)
    return _with_sound(pack.tag)


def _with_sound(tag: str) -> str:
    # Imported here: in English sound and voice say what is written.
    from audio.sentences import translate_with  # noqa: PLC0415

    translate_with(_)
    return tag


def _asked_for(folders: Folders, environment: MutableMapping[str, str]) -> str:
    named = environment.get(LANGUAGE_VARIABLE, "") or _setting(folders.config / "settings.toml")
    if named:
        return named
    for variable in _SYSTEM_VARIABLES:
        # Such as de_AT.UTF-8, or a list of them; the first that is set decides.
        if system := environment.get(variable, ""):
            return re.split(r"[_.@:]", system, maxsplit=1)[0] or ENGLISH
    return ENGLISH


def _setting(path: Path) -> str:
    """The setting as text; its reader can't be used yet, because it is full of sentences."""
    try:
        found = _SETTING.search(read_bounded(path, _LARGEST))
    except NotUsableError:
        return ""
    return found[1].decode("ascii") if found is not None else ""
