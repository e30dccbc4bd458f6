"""The library: scripts, presets, the phrasebook and the support card, shipped and the person's own."""

import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from player.clinic.errors import AlreadyExistsError, PresetNotImportedError
from player.clinic.preset_inspection import LARGEST_PRESET, PRESET_ENDINGS, inspect_preset, signature_path
from player.clinic.replay import OlderPresetError, newer_of_same_author, older_words
from player.clinic.trust import TrustedAuthors
from player.clinic.verification import Verdict, Verification
from player.language.catalogue import ENGLISH, _
from player.library.errors import BrokenContentError, LibraryError, UnknownPresetError, UnknownScriptError
from player.library.file_catalog import FileCatalog, read_catalog
from player.library.languages.languages import Languages
from player.library.languages.script_catalog import ScriptCatalog
from player.library.pacing_in_force import ChoosesPreset, HoldsLocks, PacingInForce, chosen_said
from player.library.practice_list_cache import PRESETS, stamp_of, stamps_ending
from player.library.practice_paths import PracticePath, shipped_paths
from player.library.script_files import LARGEST_SCRIPT, read_script_file
from player.library.shipped_content import shipped_content
from player.library.support_card import SupportCard, in_other_words, read_support
from player.practice.errors import NotUsableError, Problem
from player.practice.pacing.model import Pacing
from player.practice.pacing.preset_reader import read_preset
from player.practice.script.language.language_rules import LanguageRules
from player.practice.script.model import Script
from player.practice.script.parse import parse_script
from player.practice.script.phrasebook import Phrasebook
from player.system.files import read_bounded
from player.system.folders import Folders
from player.system.latest_day import Days, LatestDay
from player.system.local_time import local_today
from player.system.paths import is_file

__all__ = [
    "BrokenContentError",
    "Library",
    "LibraryError",
    "PacingInForce",
    "UnknownPresetError",
    "UnknownScriptError",
    "shipped_content",
]

GENTLE = "gentle"

_Read = TypeVar("_Read")


class Library:
    """All usable content, and the problems of the rest. Files are read on first use and cached.

    Args:
        folders: where a person's own scripts and presets are.
        shipped: the folder of shipped content; None for the usual one.
        today: gives the local day, for review dates.
        language: gives the language in which practices are wanted, as a tag.

    Attributes:
        latest_day: the latest day seen on this machine, for review dates.
        languages: what there is in each language.
    """

    def __init__(
        self,
        folders: Folders,
        shipped: Path | None = None,
        today: Callable[[], date] = local_today,
        language: Callable[[], str] = lambda: ENGLISH,
    ) -> None:
        self._shipped = shipped or shipped_content()
        self._language = language
        self.languages = Languages(self._shipped, folders.languages)
        self._scripts = ScriptCatalog(
            self._shipped, folders.scripts, self.languages, language, self._read_script
        )
        self._folders = folders
        self._sources: dict[str, bytes] = {}
        self._presets: FileCatalog[Pacing] | None = None
        self._trusted = TrustedAuthors(folders.config)
        self.latest_day = LatestDay(folders.config)
        self._today = today
        self._verified: dict[tuple[object, ...], Verification] = {}
        self._presets_as_read: tuple[str, ...] | None = None

    def reload(self) -> None:
        """Drop everything read, so that changed and added files are seen."""
        self._scripts.drop()
        self._presets = None
        self._presets_as_read = None
        self._verified.clear()

    def reload_presets(self) -> None:
        """Drop the presets read, and the results of verifying them."""
        self._presets = None
        self._presets_as_read = None
        self._verified.clear()

    @property
    def unchanged(self) -> bool:
        """Whether all files are still as they were when read."""
        presets = self._presets_as_read in {None, stamps_ending(PRESETS, *self._preset_folders)}
        return presets and self._scripts.unchanged

    def read_next_script(self) -> bool:
        """Read one more script, for idle moments; False if none is left."""
        return self._scripts.read_next()

    def read_scripts(self, seconds: float) -> bool:
        """Read scripts for so long, and at least one; True once all are read."""
        ends = time.monotonic() + seconds
        while self.read_next_script():
            if time.monotonic() >= ends:
                return False
        return True

    def scripts_so_far(self, also: Sequence[str] = ()) -> tuple[Script, ...]:
        """The usable scripts read by now, in the order of ``scripts``; then those named in ``also``."""
        return self._scripts.so_far(also)

    def scripts(self) -> tuple[Script, ...]:
        """All usable scripts: the shipped ones, then the person's own, each by file name. Never raises."""
        return tuple(self._scripts.all().items.values())

    def presets(self) -> tuple[Pacing, ...]:
        """All usable presets: the shipped ones, then the person's own. Never raises."""
        return tuple(self._all_presets().items.values())

    def preset_names(self) -> tuple[str, ...]:
        """The names of all preset files, usable or not: the shipped ones, then the person's own."""
        return tuple(self._all_presets().files)

    def problems(self) -> tuple[Problem, ...]:
        """All problems in unusable files. Never raises."""
        self.languages.narrators(self._language())
        return (
            *self.languages.problems,
            *self._scripts.all().problems,
            *self._all_presets().problems,
        )

    def script(self, id_or_path: str | Path) -> Script:
        """The script with this id, or from this file.

        Raises:
            UnknownScriptError: there is none.
            NotUsableError: there is a file, but it holds errors or can't be read.
        """
        catalog = self._scripts.begun()
        if isinstance(id_or_path, str):
            # Only as far as it takes: of a thousand files, all would take seconds.
            if id_or_path not in catalog.items and (named := self._scripts.named(id_or_path)) is not None:
                return named
            while id_or_path not in catalog.items and self.read_next_script():
                pass
            if id_or_path in catalog.items:
                return catalog.items[id_or_path]
        path = _as_path(id_or_path, (".md",))
        if path is None:
            catalog.raise_problems_of(str(id_or_path))
            raise UnknownScriptError(str(id_or_path), catalog.items)
        return self._read_script(path, None)

    def preset(self, name_or_path: str | Path) -> Pacing:
        """The preset with this name (its file's, without the ending), or from this file.

        Raises:
            UnknownPresetError: there is none.
            NotUsableError: there is a file, but it holds errors or can't be read.
        """
        catalog = self._all_presets()
        if isinstance(name_or_path, str) and name_or_path in catalog.items:
            return catalog.items[name_or_path]
        path = _as_path(name_or_path, PRESET_ENDINGS)
        if path is None:
            catalog.raise_problems_of(str(name_or_path))
            raise UnknownPresetError(str(name_or_path), catalog.items)
        return self._read_preset(path, None)

    def preset_file(self, name_or_path: str | Path) -> Path:
        """The file of the preset with this name, usable or not; a path is returned as it is.

        Raises:
            UnknownPresetError: there is none.
        """
        catalog = self._all_presets()
        known = catalog.files.get(name_or_path) if isinstance(name_or_path, str) else None
        path = known or _as_path(name_or_path, PRESET_ENDINGS)
        if path is None:
            raise UnknownPresetError(str(name_or_path), catalog.items)
        return path

    def days(self) -> Days:
        """The local day, and the latest seen on this machine."""
        return self.latest_day.days(self._today())

    def verified(self, name_or_path: str | Path) -> Verification:
        """Verify whether the preset with this name, or from this file, may be in force.

        It is verified again when its file, its signature or the list of trusted authors changes. If the clock
        was set back, the latest day seen here counts for its review date.

        Args:
            name_or_path: its name (its file's, without the ending), or its file.

        Raises:
            UnknownPresetError: there is none.
        """
        path = self.preset_file(name_or_path)
        days = self.days()
        key = (path, days, *(stamp_of(file) for file in (path, signature_path(path), self._trusted.path)))
        if key not in self._verified:
            self._verified[key] = self._inspect(path, days)
        return self._verified[key]

    def newer_of_same_author(self, found: Verification) -> Verification | None:
        """The latest own preset that the author of this one signed after it, or None."""
        own = (path for path in self._all_presets().files.values() if path.parent == self._folders.presets)
        return newer_of_same_author(found, (self.verified(path) for path in own))

    def import_preset(
        self, path: Path, name: str = "", *, replace: bool = False, older: bool = False
    ) -> Verification:
        """Copy a preset that may be in force, and its signature, to the person's own.

        Args:
            path: the file.
            name: what to call it; empty for the file's own name.
            replace: True to replace an own preset with that name.
            older: True to import it although a later preset by its author is here.

        Raises:
            PresetNotImportedError: it may not be in force; says why.
            OlderPresetError: there is a newer one by its author; nothing was changed.
            PresetNameError, AlreadyExistsError, FileNotWrittenError: see each.
        """
        # Imported here: needs the ciphers, and only for imports.
        from player.clinic.preset_export import copy_with_signature, delete_preset, import_target  # noqa: PLC0415

        found = self.verified(path)
        if not found.usable or found.pacing is None:
            raise PresetNotImportedError(path, found.words)
        name = name or path.stem
        target = import_target(self._folders.presets, name, path)
        there = self._all_presets().files.get(name)
        if there is not None and there != path.absolute():
            own = there.parent == self._folders.presets
            if not own or not replace:
                raise AlreadyExistsError(there, replaceable=own)
        newer = None if older else self.newer_of_same_author(found)
        if newer is not None:
            raise OlderPresetError(older_words(found, newer))
        if there is not None and there != path.absolute():
            delete_preset(there)
        if target != path.absolute():
            copy_with_signature(path, target, self._sources[found.pacing.content_hash])
            self.reload()
        return found

    def _inspect(self, path: Path, days: Days) -> Verification:
        catalog = self._all_presets()
        built_in = self._built_in(catalog)
        inside = next((folder for folder in self._preset_folders if path.parent == folder), None)
        found, data = inspect_preset(path, self._trusted, days, built_in, inside)
        if found.pacing is not None:
            self._sources[found.pacing.content_hash] = data
            if found.pacing.review_date is not None:
                self.latest_day.note(days.clock)
        return found

    def _built_in(self, catalog: FileCatalog[Pacing]) -> frozenset[str]:
        shipped = self._preset_folders[0]
        return frozenset(
            preset.content_hash
            for name, preset in catalog.items.items()
            if catalog.files[name].parent == shipped
        )

    @property
    def _preset_folders(self) -> tuple[Path, Path]:
        return self._shipped / "presets", self._folders.presets

    def pacing_in_force(self, settings: ChoosesPreset) -> PacingInForce:
        """The pacing that a person chose; if it can't be used, Gentle and the reason.

        Args:
            settings: says which preset is chosen.

        Raises:
            BrokenContentError: Gentle itself can't be used.
        """
        try:
            found = self.verified(settings.preset)
        except UnknownPresetError as error:
            return self._gentle(chosen_said(settings.preset), _("was not found. {error}").format(error=error))
        if found.pacing is None or not found.usable:
            why = _("is not in force. {words}").format(words=found.words)
            return self._gentle(self._chosen_said(settings.preset, found), why)
        return PacingInForce(found.pacing, set_by="" if found.verdict is Verdict.BUILT_IN else found.words)

    def locked_preset(self, settings: HoldsLocks) -> tuple[str, Pacing | None]:
        """The preset whose locks hold, and its name: one replaced by a softer one, or the chosen one."""
        for name in (settings.locked_by, settings.preset):
            pacing = self._usable(name) if name else None
            if pacing is not None and pacing.locked:
                return name, pacing
        return "", None

    def _usable(self, name: str) -> Pacing | None:
        try:
            found = self.verified(name)
        except UnknownPresetError:
            return None
        return found.pacing if found.usable else None

    def phrasebook(self, language: str = "") -> Phrasebook:
        """The product's own lines, read once.

        Args:
            language: of the script that they stand beside; empty for the one in which practices are wanted.

        Raises:
            BrokenContentError: they can't be used.
        """
        return self.languages.phrasebook(language or self._language())

    def rules(self, language: str) -> LanguageRules | None:
        """What the checks know of a language; None where they know nothing of it."""
        return self.languages.rules(language)

    def paths(self) -> tuple[PracticePath, ...]:
        """The paths, in the language in which practices are wanted. Raises BrokenContentError."""
        pack = self.languages.folder(self._language())
        return shipped_paths(None if pack == self._shipped else pack)

    def support(self) -> SupportCard:
        """The people to contact, in the language in which practices are wanted as far as they are there.

        Raises:
            BrokenContentError: the card can't be used.
        """
        card = self._companion(self._shipped, "support.yaml", read_support)
        pack = self.languages.folder(self._language())
        if pack == self._shipped or not is_file(pack / "companion" / "support.yaml"):
            return card
        return in_other_words(card, self._companion(pack, "support.yaml", read_support))

    def source(self, content_hash: str) -> bytes:
        """The bytes of a script or preset that this library returned, for the log.

        Raises KeyError where this library never returned it.
        """
        return self._sources[content_hash]

    def _gentle(self, chosen: str, why: str) -> PacingInForce:
        try:
            gentle = self.preset(GENTLE)
        except (NotUsableError, LibraryError) as error:
            raise BrokenContentError(_("Gentle preset"), str(error)) from error
        said = _("{chosen} {why} Gentle is in force until then.").format(chosen=chosen, why=why)
        return PacingInForce(gentle, said)

    def _chosen_said(self, name: str, found: Verification) -> str:
        pacing, unverified = found.pacing, self._all_presets().items.get(name)
        return chosen_said(name, self.preset_file(name), pacing or unverified, verified=pacing is not None)

    def _all_presets(self) -> FileCatalog[Pacing]:
        if self._presets is None:
            self._presets_as_read = stamps_ending(PRESETS, *self._preset_folders)
            self._presets = read_catalog(self._preset_folders, PRESET_ENDINGS, self._read_preset)
        return self._presets

    def _read_script(self, path: Path, inside: Path | None) -> Script:
        data = read_script_file(path, inside)
        script = parse_script(data, str(path))
        self._sources[script.content_hash] = data
        return script

    def _read_preset(self, path: Path, inside: Path | None) -> Pacing:
        data = read_bounded(path, LARGEST_PRESET, inside)
        pacing = read_preset(data, str(path))
        self._sources[pacing.content_hash] = data
        return pacing

    def _companion(self, folder: Path, name: str, read: Callable[[bytes, str], _Read]) -> _Read:
        path = folder / "companion" / name
        try:
            return read(read_bounded(path, LARGEST_SCRIPT, self._shipped), str(path))
        except NotUsableError as error:
            raise BrokenContentError(_("file {path}").format(path=path), str(error)) from error


def _as_path(name: str | Path, endings: Sequence[str]) -> Path | None:
    path = Path(name)
    if isinstance(name, Path) or name.endswith(tuple(endings)) or len(path.parts) > 1 or is_file(path):
        return path
    return None
