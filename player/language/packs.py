"""Which languages there are: a folder each, with the interface's sentences in ``interface.po``."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from gettext import GNUTranslations
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from polib import POFile

INTERFACE: Final = "interface.po"
"""The file with the interface's sentences in a language's folder."""

_TAG: Final = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?")
_OWN_NAME: Final = re.compile(rb'^"X-Own-Name: ([^"\\]{1,80})\\n"', re.MULTILINE)
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
        with interface.open("rb") as file:
            header = file.read(_HEADER)
    except OSError:
        return None
    own_name = _OWN_NAME.search(header)
    return LanguagePack(tag, own_name[1].decode("utf-8", "replace") if own_name else tag, interface)


def kept_sentences(pack: LanguagePack, cache: Path) -> Path:
    """Where a language's sentences are kept in gettext's own form.

    Raises:
        OSError: the pack's file can't be read.
    """
    made_of = pack.interface.stat()
    return cache / f"{pack.tag}-{made_of.st_size}-{made_of.st_mtime_ns}.mo"


def translations(pack: LanguagePack, kept: Path) -> GNUTranslations:
    """A language's sentences, kept in gettext's own form: reading what people edit takes ten times as long.

    Args:
        pack: the language.
        kept: ``kept_sentences``; its folder may be missing, or not be writable.

    Raises:
        OSError: the file can't be read.
        ValueError: it is no file of sentences.
    """
    try:
        with kept.open("rb") as file:
            return GNUTranslations(file)
    except (OSError, ValueError):
        return _made(pack, kept)


def _made(pack: LanguagePack, kept: Path) -> GNUTranslations:
    # Imported here: only the first start in a language, or the first after a change to it, needs them.
    from io import BytesIO  # noqa: PLC0415

    import polib  # noqa: PLC0415

    sentences: POFile = polib.pofile(str(pack.interface), encoding="utf-8")
    for entry in sentences:
        if wrong_fields(entry.msgid, entry.msgid_plural, [entry.msgstr, *entry.msgstr_plural.values()]):
            # Said in English, rather than ending in an error when it is filled in.
            entry.msgstr, entry.msgstr_plural = "", {}
    data = sentences.to_binary()
    _keep(data, kept)
    return GNUTranslations(BytesIO(data))


def wrong_fields(one: str, many: str, translated: Iterable[str]) -> bool:
    """Whether a translation names something in braces that its sentence doesn't."""
    try:
        known = fields(one) | fields(many)
        return any(not fields(sentence) <= known for sentence in translated)
    except ValueError:
        return True


def fields(sentence: str) -> frozenset[str]:
    """What stands in braces.

    Raises:
        ValueError: a brace stands alone.
    """
    return frozenset(name for _text, name, _form, _shown in _FORMATTER.parse(sentence) if name is not None)


def _keep(data: bytes, kept: Path) -> None:
    try:
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        for old in kept.parent.glob(f"{kept.name.split('-')[0]}-*.mo"):
            old.unlink(missing_ok=True)
        kept.write_bytes(data)
    except OSError:
        return
