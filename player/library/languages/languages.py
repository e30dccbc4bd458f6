"""What there is in each language: lines, rules and practices, in a folder for each (docs/languages.md)."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from player.language.catalogue import ENGLISH, _
from player.library.errors import BrokenContentError
from player.library.script_files import LARGEST_SCRIPT
from player.practice.errors import NotUsableError, Problem
from player.practice.script.language.english import ENGLISH as ENGLISH_RULES
from player.practice.script.language.language_rules import LanguageRules
from player.practice.script.language.rules_reader import read_rules
from player.practice.script.phrasebook import Phrasebook
from player.practice.script.phrasebook_reader import read_phrasebook
from player.system.files import read_bounded
from player.system.paths import is_file

RULES: Final = "rules.yaml"
_LANGUAGE: Final = re.compile("[a-z]{2,3}")

_Read = TypeVar("_Read")


def primary(tag: str) -> str:
    """The language of a tag, without a region: ``de`` of ``de-AT``."""
    return tag.split("-", maxsplit=1)[0].lower()


class Languages:
    """The content of each language. Its files are read on first use and kept.

    English isn't in a folder of its own; a language that has no lines counts as English. Of two folders for
    one language the person's own counts, so that a translator can try one. A folder whose lines can't be used
    is passed over, and ``problems`` says so.

    Args:
        shipped: the folder of shipped content.
        own: where the person's own languages are.

    Attributes:
        problems: in the folders that were passed over.
    """

    def __init__(self, shipped: Path, own: Path) -> None:
        self._shipped = shipped
        self._places = (own, shipped)
        self._found: dict[str, tuple[Path, Phrasebook, LanguageRules] | None] = {}
        self._english: Phrasebook | None = None
        self.problems: list[Problem] = []

    def has(self, tag: str) -> bool:
        """Whether there are lines and rules in the language of this tag."""
        return primary(tag) == ENGLISH or self._content(tag) is not None

    def folder(self, tag: str) -> Path:
        """Where a language's content is, practices among it; that of English where it has none."""
        found = self._content(tag)
        return self._shipped if found is None else found[0]

    def phrasebook(self, tag: str) -> Phrasebook:
        """The product's own lines in the language of this tag; in English where it has none.

        Raises:
            BrokenContentError: the English ones can't be used.
        """
        found = self._content(tag)
        return self._in_english() if found is None else found[1]

    def rules(self, tag: str) -> LanguageRules | None:
        """What the checks know of the language of this tag; None where it has no rules."""
        found = self._content(tag)
        if found is not None:
            return found[2]
        return ENGLISH_RULES if primary(tag) == ENGLISH else None

    def _content(self, tag: str) -> tuple[Path, Phrasebook, LanguageRules] | None:
        language = primary(tag)
        if language == ENGLISH or _LANGUAGE.fullmatch(language) is None:
            return None
        if language not in self._found:
            self._found[language] = self._read_content(language)
        return self._found[language]

    def _read_content(self, language: str) -> tuple[Path, Phrasebook, LanguageRules] | None:
        for place in self._places:
            folder = place / language
            if not is_file(_lines(folder, language)):
                continue
            try:
                phrasebook = _read(_lines(folder, language), place, read_phrasebook)
                return folder, phrasebook, _read(folder / RULES, place, read_rules)
            except NotUsableError as error:
                self.problems.extend(error.problems)
        return None

    def _in_english(self) -> Phrasebook:
        if self._english is None:
            path = _lines(self._shipped, ENGLISH)
            try:
                self._english = _read(path, self._shipped, read_phrasebook)
            except NotUsableError as error:
                raise BrokenContentError(_("file {path}").format(path=path), str(error)) from error
        return self._english


def _read(path: Path, inside: Path, read: Callable[[bytes, str], _Read]) -> _Read:
    return read(read_bounded(path, LARGEST_SCRIPT, inside), str(path))


def _lines(folder: Path, language: str) -> Path:
    return folder / "companion" / f"{language}.yaml"
