"""Bringing a bundle in: its preset among the person's own, its lines where recorded lines are kept."""

import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from audio.files.clip_cache import ClipCache
from player.clinic.preset_export import import_target
from player.clinic.verification import Verification
from player.language.catalogue import _
from player.library.catalog import Library
from player.library.own_voice.bundle import PRESET, Bundle, BundleError
from player.library.own_voice.errors import (
    AnotherSpeakerError,
    NotRecordedError,
    VoiceDamagedError,
    VoiceNotKeptError,
)
from player.library.own_voice.manifest import MANIFEST, RecordedLine, write_manifest
from player.library.own_voice.store import ENDING, OwnVoice, OwnVoices
from player.practice.errors import NotUsableError
from player.system.files import UNREADABLE, read_bounded, write_whole
from player.system.folders import Folders, make_owner_only
from player.system.paths import may_exist

COMING: Final = ".coming-"
LEAVING: Final = ".leaving-"
"""Folders beside the voices', while lines are put in the place of others."""

OLD_S: Final = 60.0
"""Nothing takes as long to bring in."""


@dataclass(frozen=True)
class Wish:
    """How a bundle is to be brought in.

    Attributes:
        name: what to call the preset.
        replace: put preset and lines in the place of others.
        older: bring the preset in although a later one of its author is here.
    """

    name: str
    replace: bool = False
    older: bool = False


def bring_in(bundle: Bundle, file: Path, wish: Wish, folders: Folders, library: Library) -> Verification:
    """Bring a bundle in: all of it or nothing.

    Args:
        bundle: what was verified.
        file: its file, for messages.
        wish: how.
        folders: Kindpace's folders.
        library: takes the preset in.

    Returns:
        The preset, as it was verified.

    Raises:
        BundleError: its preset is by somebody else than the bundle.
        AnotherSpeakerError: another voice has recorded this practice, and isn't to be replaced.
        PresetNameError, PresetNotImportedError, OlderPresetError, AlreadyExistsError: see each.
        VoiceNotKeptError: it can't be written.
        VoiceDamagedError: a line that is here already can't be read now, and would be lost.
    """
    manifest = bundle.manifest
    finish_bringing_in(folders)
    import_target(folders.presets, wish.name, Path(PRESET))
    there = OwnVoices(folders).usable(manifest.script)
    if there is not None and there.by != manifest.by and not wish.replace:
        raise AnotherSpeakerError(manifest.title, there.by, manifest.by)
    coming = folders.voices / f"{COMING}{manifest.script}"
    try:
        _write(bundle, there, coming)
        found = _preset(bundle, file, wish, folders, library)
        _into_place(coming, manifest.script, folders)
    finally:
        with suppress(OSError):
            shutil.rmtree(coming)
    return found


def _preset(bundle: Bundle, file: Path, wish: Wish, folders: Folders, library: Library) -> Verification:
    # Where the lines go too: then there is room, whatever else is full.
    try:
        # One that can't be taken away again stops nothing.
        beside = tempfile.TemporaryDirectory(prefix=COMING, dir=folders.voices, ignore_cleanup_errors=True)
    except OSError as error:
        raise VoiceNotKeptError(folders.voices, error) from error
    with beside as place:
        path = Path(place) / PRESET
        try:
            write_whole(path, bundle.preset)
        except OSError as error:
            raise VoiceNotKeptError(path, error) from error
        found = library.verified(path)
        if found.usable and (found.author is None or found.author.key != bundle.author.key):
            raise BundleError(file.name, _("Its preset is signed with another key than the lines."))
        if _is_there(wish.name, bundle.preset, folders):
            return found
        return library.import_preset(path, wish.name, replace=wish.replace, older=wish.older)


def _is_there(name: str, preset: bytes, folders: Folders) -> bool:
    path = folders.presets / f"{name}.pacing"
    try:
        return read_bounded(path, len(preset)) == preset
    except NotUsableError:
        return False


def _write(bundle: Bundle, there: OwnVoice | None, folder: Path) -> None:
    manifest, sounds = bundle.manifest, dict(bundle.sounds)
    # What the same person recorded here besides is lost to nobody.
    if there is not None and there.by == manifest.by:
        for line in there.manifest.lines.values():
            sound = None if line.key in sounds else _sound_of(there, line)
            if sound is not None:
                sounds[line.key] = sound
                manifest = manifest.with_line(line)
    try:
        with suppress(FileNotFoundError):
            shutil.rmtree(folder)
        make_owner_only(folder)
        for key, sound in sounds.items():
            write_whole(folder / f"{key}{ENDING}", sound)
        write_whole(folder / MANIFEST, write_manifest(manifest))
    except OSError as error:
        raise VoiceNotKeptError(folder, error) from error


def _sound_of(there: OwnVoice, line: RecordedLine) -> bytes | None:
    """The sound of a line; None where it is damaged. Raises VoiceDamagedError where it may be whole."""
    try:
        return there.sound(line)
    except VoiceDamagedError as error:
        # What its disk didn't give this once would be gone for good.
        unread = (
            isinstance(error.__cause__, NotUsableError) and error.__cause__.problems[0].code == UNREADABLE
        )
        if unread and may_exist(there.folder / f"{line.key}{ENDING}"):
            raise
        return None


def _into_place(coming: Path, script: str, folders: Folders) -> None:
    voices, leaving = OwnVoices(folders), f"{LEAVING}{script}"
    target, aside = voices.folder_of(script), voices.folder_of(leaving)
    there = may_exist(target)
    try:
        if there:
            target.rename(aside)
        try:
            coming.replace(target)
        except OSError:
            if there:
                aside.rename(target)
            raise
    except OSError as error:
        raise VoiceNotKeptError(target, error) from error
    if there:
        # Only now: until then nothing of it may be gone.
        voices.delete(leaving, ClipCache(folders.cache))


def finish_bringing_in(folders: Folders) -> None:
    """Where a kill came between: what was there is there again, and what had begun to come is gone."""
    voices = OwnVoices(folders)
    try:
        names = [path.name for path in folders.voices.iterdir()]
    except OSError:
        return
    for name in names:
        script = name.removeprefix(LEAVING)
        if script != name and not may_exist(voices.folder_of(script)):
            with suppress(OSError):
                voices.folder_of(name).rename(voices.folder_of(script))
        elif script != name or (name.startswith(COMING) and _is_old(voices.folder_of(name))):
            with suppress(VoiceNotKeptError, NotRecordedError):
                voices.delete(name, ClipCache(folders.cache))


def _is_old(folder: Path) -> bool:
    # Another Kindpace may be bringing something in right now.
    try:
        return time.time() - folder.stat().st_mtime > OLD_S
    except OSError:
        return False
