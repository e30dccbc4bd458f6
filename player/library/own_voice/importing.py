"""Bringing a bundle in: its preset among the person's own, its lines where recorded lines are kept."""

import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from audio.files.clip_cache import ClipCache
from player.clinic.preset_export import import_target
from player.clinic.verification import Verification
from player.language.catalogue import _
from player.library.catalog import Library
from player.library.own_voice.bundle import PRESET, Bundle, BundleError
from player.library.own_voice.errors import AnotherSpeakerError, VoiceDamagedError, VoiceNotKeptError
from player.library.own_voice.manifest import MANIFEST, write_manifest
from player.library.own_voice.store import ENDING, OwnVoice, OwnVoices
from player.practice.errors import NotUsableError
from player.system.files import read_bounded, write_whole
from player.system.folders import Folders, make_owner_only
from player.system.paths import may_exist


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
    """
    manifest = bundle.manifest
    import_target(folders.presets, wish.name, Path(PRESET))
    there = OwnVoices(folders).usable(manifest.script)
    if there is not None and there.by != manifest.by and not wish.replace:
        raise AnotherSpeakerError(manifest.title, there.by, manifest.by)
    coming = folders.voices / f".coming-{manifest.script}"
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
        beside = tempfile.TemporaryDirectory(
            prefix=".coming-", dir=folders.voices, ignore_cleanup_errors=True
        )
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
            with suppress(VoiceDamagedError):
                if line.key not in sounds:
                    sounds[line.key] = there.sound(line)
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


def _into_place(coming: Path, script: str, folders: Folders) -> None:
    voices = OwnVoices(folders)
    target = voices.folder_of(script)
    try:
        if may_exist(target):
            voices.delete(script, ClipCache(folders.cache))
        coming.replace(target)
    except OSError as error:
        raise VoiceNotKeptError(target, error) from error
