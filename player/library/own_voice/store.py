"""Where recorded lines are kept: for each practice a folder with ``voice.json`` and sound files.

The sound files are clips as the engine plays them, so that a sitting decodes nothing and waits for nothing.
"""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from audio.files.clip_cache import CacheError, ClipCache, frames_in
from audio.units import ClipName, Frames
from player.language.catalogue import _
from player.library.own_voice.errors import (
    AnotherSpeakerError,
    NotRecordedError,
    SpeakerNameError,
    TooManyLinesError,
    VoiceDamagedError,
    VoiceNotKeptError,
)
from player.library.own_voice.manifest import (
    LARGEST_MANIFEST,
    MANIFEST,
    MOST_LINES,
    Manifest,
    ManifestError,
    RecordedLine,
    read_manifest,
    text_key,
    valid_name,
    write_manifest,
)
from player.practice.errors import NotUsableError
from player.practice.script.model import Script
from player.system.files import read_bounded, write_whole
from player.system.folders import Folders, make_owner_only
from player.system.paths import is_folder, may_exist

LARGEST_LINE: Final = 120 * 48_000 * 2 + 1000
"""Bytes of one line's sound file: 120 seconds of 16 bits at 48 kHz."""

ENDING: Final = ".wav"


@dataclass(frozen=True)
class OwnVoice:
    """The recorded lines of one practice.

    Attributes:
        manifest: whose they are, and which.
        folder: where they are.
    """

    manifest: Manifest
    folder: Path

    @property
    def by(self) -> str:
        """Who recorded them."""
        return self.manifest.by

    def line(self, spoken: str) -> RecordedLine | None:
        """The recording of a line as the narrator would be given it; None where there is none."""
        return self.manifest.lines.get(text_key(spoken))

    def sound(self, line: RecordedLine) -> bytes:
        """The sound file of a line.

        Raises:
            VoiceDamagedError: it is missing, or isn't what was recorded.
        """
        path = self.folder / f"{line.key}{ENDING}"
        try:
            return self._sound_in(path, line)
        except VoiceDamagedError:
            # A kill came while another recording took its place.
            if may_exist(_before(path)):
                return self._sound_in(_before(path), line)
            raise

    def _sound_in(self, path: Path, line: RecordedLine) -> bytes:
        try:
            data = read_bounded(path, LARGEST_LINE)
            whole = hashlib.sha256(data).hexdigest() == line.sha256
            if not whole or frames_in(ClipName(line.clip), data) != line.frames:
                raise VoiceDamagedError(
                    self.folder, _("{name} is not what was recorded").format(name=path.name)
                )
        except (NotUsableError, CacheError) as error:
            raise VoiceDamagedError(self.folder, _("{name} can't be read").format(name=path.name)) from error
        return data

    def placed(self, spoken: str, cache: ClipCache) -> RecordedLine | None:
        """A line's recording, put where it is played from; None where there is none that can be played."""
        line = self.line(spoken)
        if line is None or cache.has(line.clip):
            return line
        try:
            cache.take_in(line.clip, self.sound(line))
        except (VoiceDamagedError, CacheError):
            return None
        return line


class OwnVoices:
    """The recorded lines of all practices.

    Args:
        folders: Kindpace's folders.
    """

    def __init__(self, folders: Folders) -> None:
        self._folders = folders

    def folder_of(self, script: str) -> Path:
        """Where the lines of a practice are, or would be."""
        return self._folders.voices / script

    def of(self, script: str) -> OwnVoice | None:
        """What is recorded of a practice; None where nothing is.

        Args:
            script: the practice's id.

        Raises:
            VoiceDamagedError: something is, and can't be used.
        """
        folder = self.folder_of(script)
        if not may_exist(folder / MANIFEST):
            return None
        try:
            manifest = read_manifest(read_bounded(folder / MANIFEST, LARGEST_MANIFEST, folder))
        except ManifestError as error:
            raise VoiceDamagedError(folder, str(error)) from error
        except NotUsableError as error:
            raise VoiceDamagedError(folder, error.problems[0].message.rstrip(".")) from error
        if manifest.script != script:
            raise VoiceDamagedError(
                folder, _("it is of another practice, {script}").format(script=manifest.script)
            )
        return OwnVoice(manifest, folder)

    def usable(self, script: str) -> OwnVoice | None:
        """What can be played of a practice; None where nothing is recorded, or it can't be used."""
        with suppress(VoiceDamagedError):
            return self.of(script)
        return None

    def begin(self, script: Script, by: str) -> OwnVoice:
        """The voice that lines of a practice are added to: what is there, or a new one, not stored yet.

        Raises:
            SpeakerNameError: the name can't be kept.
            AnotherSpeakerError: somebody else recorded it.
            VoiceDamagedError: what is there can't be used.
        """
        by = by.strip()
        there = self.of(script.id)
        if there is None and not valid_name(by):
            raise SpeakerNameError
        if there is not None and by and there.by != by:
            raise AnotherSpeakerError(script.title, there.by, by)
        return there or OwnVoice(Manifest(script.id, script.title, by), self.folder_of(script.id))

    def add(self, voice: OwnVoice, text: str, data: bytes, when: datetime) -> OwnVoice:
        """Store one line, in the place of an earlier recording of it.

        Args:
            voice: whose it is.
            text: the line as the narrator would be given it.
            data: its sound file, as ``audio.files.clip_cache.clip_file`` makes it.
            when: it was recorded.

        Raises:
            TooManyLinesError: there are too many.
            VoiceNotKeptError: it can't be written.
        """
        line = RecordedLine(text, hashlib.sha256(data).hexdigest(), Frames(0), when)
        line = replace(line, frames=frames_in(line.clip, data))
        if len(voice.manifest.lines) >= MOST_LINES and line.key not in voice.manifest.lines:
            raise TooManyLinesError(MOST_LINES)
        path = voice.folder / f"{line.key}{ENDING}"
        before = _before(path)
        try:
            make_owner_only(voice.folder)
            if not may_exist(before):
                with suppress(FileNotFoundError):
                    path.rename(before)
            write_whole(path, data)
            kept = self._stored(voice, voice.manifest.with_line(line))
        except VoiceNotKeptError:
            _put_back(before, path)
            raise
        except OSError as error:
            _put_back(before, path)
            raise VoiceNotKeptError(path, error) from error
        with suppress(OSError):
            before.unlink(missing_ok=True)
        return kept

    def remove(self, voice: OwnVoice, key: str, cache: ClipCache) -> OwnVoice:
        """Delete one line, also where it was played from.

        Raises:
            VoiceNotKeptError: it can't be deleted.
        """
        line = voice.manifest.lines[key]
        kept = self._stored(voice, voice.manifest.without(key))
        for path in (voice.folder / f"{key}{ENDING}", _before(voice.folder / f"{key}{ENDING}")):
            _deleting(path, partial(path.unlink, missing_ok=True))
        _deleting(cache.path_of(line.clip), partial(cache.remove, line.clip))
        return kept

    def delete(self, script: str, cache: ClipCache) -> None:
        """Delete all lines of a practice, also where they were played from, whether or not they can be read.

        Raises:
            NotRecordedError: there are none.
            VoiceNotKeptError: some can't be deleted; the others are.
        """
        folder = self.folder_of(script)
        if not may_exist(folder):
            raise NotRecordedError(script)
        voice, left = self.usable(script), []
        for line in voice.manifest.lines.values() if voice is not None else ():
            try:
                cache.remove(line.clip)
            except OSError as error:
                left.append(VoiceNotKeptError(cache.path_of(line.clip), error))
        # In the folder's place may lie a file, a link or a pipe, which shutil.rmtree would wait at.
        is_own = is_folder(folder) and not folder.is_symlink()
        _deleting(folder, lambda: shutil.rmtree(folder) if is_own else folder.unlink())
        if left:
            raise left[0]

    def all(self) -> Iterator[OwnVoice]:
        """Every voice that can be used, by practice."""
        try:
            names = sorted(path.name for path in self._folders.voices.iterdir())
        except OSError:
            return
        for name in names:
            voice = self.usable(name)
            if voice is not None:
                yield voice

    def _stored(self, voice: OwnVoice, manifest: Manifest) -> OwnVoice:
        path = voice.folder / MANIFEST
        try:
            write_whole(path, write_manifest(manifest))
        except OSError as error:
            raise VoiceNotKeptError(path, error) from error
        return replace(voice, manifest=manifest)


def _before(path: Path) -> Path:
    """Where the earlier recording of a line is while another takes its place."""
    return path.with_suffix(".before")


def _put_back(before: Path, path: Path) -> None:
    """Have the earlier recording of a line stand, as the manifest has it."""
    with suppress(OSError):
        before.replace(path)


def _deleting(path: Path, delete: Callable[[], object]) -> None:
    try:
        delete()
    except OSError as error:
        raise VoiceNotKeptError(path, error) from error
