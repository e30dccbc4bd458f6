"""What there is in each language: lines, rules and practices, in a folder for each (docs/languages.md)."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from player.language.catalogue import ENGLISH, _
from player.library.errors import BrokenContentError
from player.library.file_catalog import unread
from player.library.script_files import LARGEST_SCRIPT
from player.practice.errors import NotUsableError, Problem
from player.practice.file_kinds import NARRATOR_FILE
from player.practice.script.language.english import ENGLISH as ENGLISH_RULES
from player.practice.script.language.language_rules import LanguageRules
from player.practice.script.language.rules_reader import read_rules
from player.practice.script.phrasebook import Phrasebook
from player.practice.script.phrasebook_reader import read_phrasebook
from player.system.files import read_bounded
from player.system.paths import is_file, is_folder

if TYPE_CHECKING:
    from audio.voice.languages.language_narrator import LanguageNarrator, NamedNarrator

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
    is passed over, and ``problems`` says so; one whose narrators can't be used has none.

    Args:
        shipped: the folder of shipped content.
        own: where the person's own languages are.
        silent: says what a narrator lacks to speak on this machine, empty where nothing; None to look.

    Attributes:
        problems: in the folders that were passed over.
    """

    def __init__(
        self, shipped: Path, own: Path, silent: "Callable[[LanguageNarrator], str] | None" = None
    ) -> None:
        self._silent = silent
        self._named: dict[str, tuple[NamedNarrator, ...]] = {}
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

    def narrators(self, tag: str) -> "tuple[NamedNarrator, ...]":
        """The narrators that are named for the language of this tag, those wanted first at the beginning.

        None where it has no lines of its own, as these would be read in another language. A person may name
        narrators for a shipped language, with a file in a folder of their own.
        """
        language = primary(tag)
        if self._content(language) is None:
            return ()
        if language not in self._named:
            self._named[language] = self._read_narrators(language)
        return self._named[language]

    def narrator(self, tag: str) -> "NamedNarrator | None":
        """Who speaks the language of this tag: the first who can here, else the first; None where nobody."""
        named = self.narrators(tag)
        return next((each for each in named if not each.missing), next(iter(named), None))

    def with_narrators(self) -> tuple[str, ...]:
        """The languages in whose folders narrators are named, as tags, in order."""
        found = set()
        for place in filter(is_folder, self._places):
            try:
                found |= {path.name for path in place.iterdir() if is_file(path / NARRATOR_FILE)}
            except OSError as error:
                problem = unread(place, error)
                self.problems += [] if problem in self.problems else [problem]
        return tuple(sorted(tag for tag in found if _LANGUAGE.fullmatch(tag) and tag != ENGLISH))

    def _read_narrators(self, language: str) -> "tuple[NamedNarrator, ...]":
        folder = next(
            (place / language for place in self._places if is_file(place / language / NARRATOR_FILE)), None
        )
        if folder is None:
            return ()
        # Where a language has narrators: most have none, and these modules take a while.
        from audio.voice.languages.language_narrator import NamedNarrator, why_silent  # noqa: PLC0415
        from player.library.languages.narrator_reader import read_narrators  # noqa: PLC0415

        silent, path = self._silent or why_silent, folder / NARRATOR_FILE
        try:
            data = read_bounded(path, LARGEST_SCRIPT, folder.parent)
            read = read_narrators(data, str(path), folder, self.phrasebook(language).pace)
        except NotUsableError as error:
            self.problems.extend(error.problems)
            return ()
        return tuple(NamedNarrator(each, silent(each)) for each in read)

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
