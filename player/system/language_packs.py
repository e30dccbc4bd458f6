"""Which languages there are: a folder each, with the interface's sentences in ``interface.po``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from gettext import GNUTranslations
from io import BytesIO
from string import Formatter
from struct import error as StructError  # noqa: N812  # named as exceptions are
from typing import TYPE_CHECKING, Final

from player.practice.errors import NotUsableError
from player.system.files import read_beginning, read_bounded, write_whole
from player.system.folders import make_owner_only

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

INTERFACE: Final = "interface.po"
"""The file with the interface's sentences in a language's folder."""

LARGEST: Final = 8 * 1024 * 1024
"""Bytes. Ten times what all sentences in two languages take; a larger file is not read."""

_TAG: Final = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?")
_OWN_NAME: Final = re.compile(rb"^# Its own name: (.{1,80}?)\s*$", re.MULTILINE)
_HEADER: Final = 4096
_FORMATTER: Final = Formatter()


@dataclass(frozen=True)
class LanguagePack:
    """One language.

    Attributes:
        tag: such as ``"de"``; the folder's name.
        own_name: what it calls itself, such as ``"Deutsch"``.
        interface: its file of sentences.
    """

    tag: str
    own_name: str
    interface: Path


def packs_in(folders: Iterable[Path]) -> dict[str, LanguagePack]:
    """The languages in these folders, by their tags; a later folder's take the place of an earlier one's.

    A folder that can't be read has none.
    """
    found: dict[str, LanguagePack] = {}
    for folder in folders:
        try:
            names = sorted(path.name for path in folder.iterdir())
        except OSError:
            continue
        for name in names:
            pack = _pack(name, folder / name / INTERFACE) if _TAG.fullmatch(name) else None
            if pack is not None:
                found[name] = pack
    return found


def _pack(tag: str, interface: Path) -> LanguagePack | None:
    try:
        header = read_beginning(interface, _HEADER)
    except NotUsableError:
        return None
    own_name = _OWN_NAME.search(header)
    return LanguagePack(tag, own_name[1].decode("utf-8", "replace") if own_name else tag, interface)


def compiled_file(pack: LanguagePack, cache: Path) -> Path:
    """The file for a language's compiled sentences (gettext's ``.mo``), named by what it is compiled from.

    Raises:
        OSError: the pack's file is gone.
    """
    source = pack.interface.stat()
    return cache / f"{pack.tag}-{source.st_size}-{source.st_mtime_ns}.mo"


def translations(pack: LanguagePack, compiled: Path) -> GNUTranslations:
    """A language's sentences, compiled if they weren't yet: parsing the ``.po`` takes ten times as long.

    Args:
        pack: the language.
        compiled: as ``compiled_file`` names it; its folder may be missing, or not be writable.

    Raises:
        NotUsableError: the file can't be read.
        OSError, ValueError: it is no file of sentences.
    """
    try:
        return GNUTranslations(BytesIO(read_bounded(compiled, LARGEST)))
    except (NotUsableError, OSError, ValueError, StructError):
        return _compile(pack, compiled)


def _compile(pack: LanguagePack, compiled: Path) -> GNUTranslations:
    # Imported here: only the first start in a language, or the first after a change to it, needs it.
    import polib  # noqa: PLC0415

    sentences = polib.pofile(read_bounded(pack.interface, LARGEST).decode("utf-8"))
    for entry in sentences:
        if wrong_fields(entry.msgid, entry.msgid_plural, [entry.msgstr, *entry.msgstr_plural.values()]):
            # Said in English, rather than ending in an error when it is filled in.
            entry.msgstr, entry.msgstr_plural = "", {}
    data = sentences.to_binary()
    _store(data, compiled)
    return GNUTranslations(BytesIO(data))


def wrong_fields(one: str, many: str, translated: Iterable[str]) -> bool:
    """Whether a translation has a placeholder in braces that its sentence doesn't have, or a stray brace."""
    try:
        known = fields(one) | fields(many)
        return any(not fields(sentence) <= known for sentence in translated)
    except ValueError:
        return True


def fields(sentence: str) -> frozenset[str]:
    """The names of a sentence's placeholders.

    Raises:
        ValueError: a brace has no partner.
    """
    return frozenset(name for _text, name, _form, _shown in _FORMATTER.parse(sentence) if name is not None)


def _store(data: bytes, compiled: Path) -> None:
    tag = compiled.name.split("-")[0]
    try:
        make_owner_only(compiled.parent)
        for old in compiled.parent.glob(f"{tag}-*.mo"):
            old.unlink(missing_ok=True)
        write_whole(compiled, data)
    except OSError:
        # It is compiled again at the next start.
        return
