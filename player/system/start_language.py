"""Chooses the language that Kindpace speaks, before any of its sentences are made."""

import os
import re
from collections.abc import MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from audio.sentences import SENTENCES_VARIABLE, translate_with
from player.language.catalogue import ENGLISH, _, use
from player.language.packs import LanguagePack, kept_sentences, packs_in, translations
from player.system.folders import Folders
from player.system.shipped_folders import SHIPPED_FOLDERS

LANGUAGE_VARIABLE: Final = "KINDPACE_LANGUAGE"
"""An environment variable with the tag of a language, such as ``de``."""

PSEUDO: Final = "en-XA"
"""The tag of ``player.language.pseudo``."""

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
        translate_with(_)
        return tag
    pack = None if tag == ENGLISH else language_packs(folders).get(tag)
    return _use(pack, folders, environment) if pack is not None else ENGLISH


def language_packs(folders: Folders) -> dict[str, LanguagePack]:
    """The languages beside English: those that are shipped, and a person's own in ``data/languages``."""
    return packs_in((*SHIPPED_FOLDERS, folders.data / "languages"))


def _use(pack: LanguagePack, folders: Folders, environment: MutableMapping[str, str]) -> str:
    try:
        kept = kept_sentences(pack, folders.cache / "languages")
        use(translations(pack, kept), pack.tag)
    except (OSError, ValueError):
        return ENGLISH
    translate_with(_)
    environment[SENTENCES_VARIABLE] = str(kept)
    return pack.tag


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
    with suppress(OSError), path.open("rb") as file:
        found = _SETTING.search(file.read(_LARGEST))
        if found is not None:
            return found[1].decode("ascii")
    return ""
