"""Which language a script is in, said by whoever tries it, and written into its file."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from player.language.catalogue import ENGLISH, _
from player.language.system_faults import system_words
from player.library.script_files import LARGEST_SCRIPT
from player.practice.errors import NotUsableError
from player.practice.language_guess import UNKNOWN
from player.practice.script.model import Script
from player.system.files import read_bounded, write_whole
from player.system.language_packs import LanguagePack
from player.window.state import Option

_UNKNOWN_LINE: Final = re.compile(
    # With the comment above it by which a draft asks for it.
    rb"^(?:# decide: [^\n]*\n)?(?P<key>language:[ \t]*)[\"']?"
    + UNKNOWN.encode()
    + rb"[\"']?(?=[ \t]*(?:[ \t]#[^\r\n]*)?\r?$)",
    re.MULTILINE,
)


def languages_asked(script: Script, packs: Iterable[LanguagePack]) -> tuple[Option, ...]:
    """The languages that a script may be said to be in; none where its own is known."""
    if script.language != UNKNOWN:
        return ()
    others = sorted((Option(pack.tag, pack.own_name) for pack in packs), key=lambda option: option.label)
    return (Option(ENGLISH, "English"), *others)


def write_language(path: Path, tag: str) -> str:
    """Write a script's language into its file, in place of the one that isn't known.

    Returns:
        Why that could not be done; empty where it is.
    """
    try:
        data = read_bounded(path, LARGEST_SCRIPT)
        changed, times = _UNKNOWN_LINE.subn(rb"\g<key>" + tag.encode(), data, count=1)
        if times:
            write_whole(path, changed)
    except NotUsableError as error:
        return str(error)
    except OSError as error:
        return _("{path} could not be written: {reason}.").format(path=path, reason=system_words(error))
    return ""
