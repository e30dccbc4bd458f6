"""Language packs: a folder for each language but English, laid out as English is (docs/languages.md)."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from player.library.errors import BrokenContentError
from player.library.script_files import LARGEST_SCRIPT
from player.practice.errors import NotUsableError
from player.practice.script.language.english import ENGLISH as ENGLISH_RULES
from player.practice.script.language.language_rules import LanguageRules
from player.practice.script.language.rules_reader import read_rules
from player.practice.script.phrasebook import Phrasebook
from player.practice.script.phrasebook_reader import read_phrasebook
from player.system.files import read_bounded
from player.system.paths import is_file

ENGLISH: Final = "en"
"""The language of the content that isn't in a pack."""

RULES: Final = "rules.yaml"
_LANGUAGE: Final = re.compile("[a-z]{2,3}")

_Read = TypeVar("_Read")


def primary(tag: str) -> str:
    """The language of a tag, without a region: ``de`` of ``de-AT``."""
    return tag.split("-", maxsplit=1)[0].lower()


class LanguagePacks:
    """The packs in the shipped content. Their files are read on first use and kept.

    Args:
        shipped: the folder of shipped content.
    """

    def __init__(self, shipped: Path) -> None:
        self._shipped = shipped
        self._phrasebooks: dict[str, Phrasebook] = {}
        self._rules: dict[str, LanguageRules] = {}

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language there is a pack for, English first, as tags without a region."""
        try:
            names = sorted(path.name for path in self._shipped.iterdir())
        except OSError:
            names = []
        return (ENGLISH, *(name for name in names if name != ENGLISH and self.has(name)))

    def has(self, tag: str) -> bool:
        """Whether there are lines and rules in the language of this tag."""
        language = primary(tag)
        if _LANGUAGE.fullmatch(language) is None:
            return False
        return language == ENGLISH or is_file(_companion(self._shipped / language, language))

    def folder(self, tag: str) -> Path:
        """Where a language's content is, practices among it; that of English where it has no pack."""
        language = primary(tag)
        return self._shipped / language if language != ENGLISH and self.has(tag) else self._shipped

    def phrasebook(self, tag: str) -> Phrasebook:
        """The product's own lines in the language of this tag; in English where it has no pack.

        Raises:
            BrokenContentError: they can't be used.
        """
        language = primary(tag) if self.has(tag) else ENGLISH
        if language not in self._phrasebooks:
            path = _companion(self.folder(language), language)
            self._phrasebooks[language] = self._read(path, read_phrasebook)
        return self._phrasebooks[language]

    def rules(self, tag: str) -> LanguageRules | None:
        """What the checks know of the language of this tag; None where it has no pack.

        Raises:
            BrokenContentError: they can't be used.
        """
        language = primary(tag)
        if language == ENGLISH:
            return ENGLISH_RULES
        if not self.has(tag):
            return None
        if language not in self._rules:
            self._rules[language] = self._read(self.folder(language) / RULES, read_rules)
        return self._rules[language]

    def _read(self, path: Path, read: Callable[[bytes, str], _Read]) -> _Read:
        try:
            return read(read_bounded(path, LARGEST_SCRIPT, self._shipped), str(path))
        except NotUsableError as error:
            raise BrokenContentError(f"file {path}", str(error)) from error


def _companion(folder: Path, language: str) -> Path:
    return folder / "companion" / f"{language}.yaml"
