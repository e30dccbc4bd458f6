"""Which recordings are a person's own, and what they say of them. The recordings themselves are left alone.

Files in Kindpace's own folder are in the list by being there. Others are remembered by their place; either
may have a name, a line about it and a caution. The list is one file of JSON in the data folder.
"""

import errno
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from filecmp import cmp
from pathlib import Path
from typing import Any, Final

from audio.files.paths import state_of
from player.language.catalogue import _
from player.language.system_faults import system_words
from player.library.captions.caption_files import ENDINGS, caption_file
from player.practice.errors import NotUsableError
from player.practice.file_kinds import SOUND_ENDINGS
from player.system.ending import stop_if_ending
from player.system.files import (
    discard,
    open_owner_only,
    read_bounded,
    read_in_parts,
    unfinished,
    unused_name,
    write_whole,
)
from player.system.paths import MOST_FILES, exists, files_within, is_file, is_folder, names_within

LIST_NAME: Final = "recordings.json"
"""The list's file in the data folder."""

MOST_AT_ONCE: Final = 500
"""How many files are taken at once; our own choice, far above a shelf that anybody looks through."""

_LARGEST: Final = 1024 * 1024
_PART: Final = 1024 * 1024
_SOUND: Final = frozenset(ending.lstrip(".") for ending in SOUND_ENDINGS)
_CAPTIONS: Final = frozenset(ending.lstrip(".") for ending in ENDINGS)
_FIELDS: Final = ("title", "about", "caution")


class RecordingsListError(Exception):
    """The list or a copy could not be written; the message says which, why and what to do."""

    def __init__(self, path: Path, reason: OSError) -> None:
        self.path = path
        super().__init__(
            _(
                "{path} could not be written: {value}. Your recordings are as they were. You might "
                "free some space, or check who may write there."
            ).format(path=path, value=system_words(reason))
        )


class SourceChangedError(RecordingsListError):
    """A recording changed while it was being copied: a part of it would have been kept."""

    def __init__(self, path: Path) -> None:
        self.path = path
        Exception.__init__(
            self,
            _(
                "It changed meanwhile, as a file does that is still being downloaded. You might add it "
                "again once it is whole."
            ),
        )


@dataclass(frozen=True)
class Described:
    """What a person says of a recording; empty where they say nothing.

    Attributes:
        title: its name; empty for the file's.
        about: one line on it.
        caution: what to know before it.
    """

    title: str = ""
    about: str = ""
    caution: str = ""


class RecordingsList:
    """Reads the list when it is made, and writes it whenever it changes.

    Args:
        data: the data folder.
        own: Kindpace's own folder of recordings.

    Attributes:
        too_many: whether more files than are listed were there when it was last looked.
        no_files: the names there by which a recording would be called, though no file has them: a link whose
            file is gone, a pipe, a folder.
    """

    def __init__(self, data: Path, own: Path) -> None:
        self._path = data / LIST_NAME
        self._own = own
        self.too_many = False
        self.no_files: tuple[str, ...] = ()
        self._readable = True
        self._entries = dict(self._read())

    def _read(self) -> Iterator[tuple[Path, Described]]:
        if not os.path.lexists(self._path):
            return
        try:
            found: Any = json.loads(read_bounded(self._path, _LARGEST))
            entries = [(Path(entry["path"]), _described(entry)) for entry in found["recordings"]]
        except (NotUsableError, ValueError, KeyError, TypeError, RecursionError):
            # It is put aside before another is written, so that nothing in it is lost.
            self._readable = False
            return
        yield from entries

    @property
    def problem(self) -> str:
        """What is wrong with the list's file; empty if nothing is."""
        if self._readable:
            return ""
        return _(
            "{path} could not be read. It is put aside under another name before one is written."
        ).format(path=self._path)

    @property
    def here(self) -> tuple[Path, ...]:
        """The recordings in Kindpace's folder: of very many as many as are listed, sound files first."""
        self.too_many, self.no_files = False, ()
        try:
            names = names_within(self._own, ("",))
        except OSError:
            return ()
        # By their names: of a hundred thousand files paths alone would take a second.
        names = [name for name in names if name.rpartition(".")[2].lower() not in _CAPTIONS]
        self.too_many = len(names) > MOST_FILES
        if self.too_many:
            names.sort(key=lambda name: name.rpartition(".")[2].lower() not in _SOUND)
        found = {path: is_file(path) for path in map(self._own.__truediv__, names[:MOST_FILES])}
        self.no_files = tuple(
            path.name for path, a_file in found.items() if not a_file and path.suffix.lower() in SOUND_ENDINGS
        )
        return tuple(path for path, a_file in found.items() if a_file)

    @property
    def elsewhere(self) -> tuple[Path, ...]:
        """Where the others are or were."""
        return tuple(path for path in self._entries if path.parent != self._own)

    def expected(self, path: Path) -> bool:
        """Whether a person meant a file as a recording: it was given as one, or is named as one."""
        return path in self._entries or path.suffix.lower() in SOUND_ENDINGS

    def inside(self, path: Path) -> bool:
        """Whether a recording lies in Kindpace's own folder."""
        return path.parent == self._own

    def described(self, path: Path) -> Described:
        """What the person says of a recording."""
        return self._entries.get(path, Described())

    def add(self, paths: Sequence[Path]) -> None:
        """Remember recordings where they are. Raises RecordingsListError."""
        self._change(self._entries | {path: self.described(path) for path in paths})

    def describe(self, path: Path, described: Described) -> None:
        """Keep what the person says of a recording. Raises RecordingsListError."""
        self._change(self._entries | {path: described})

    def remove(self, path: Path) -> None:
        """Take a recording out of the list. A copy in Kindpace's folder is deleted; a file elsewhere stays.

        Raises:
            RecordingsListError: the copy could not be deleted, or the list not be written.
        """
        if self.inside(path):
            with_captions = [file for file in (caption_file(path), path) if file is not None]
            try:
                for file in with_captions:
                    file.unlink(missing_ok=True)
            except OSError as error:
                raise RecordingsListError(path, error) from error
        self._change({other: described for other, described in self._entries.items() if other != path})

    def copied(self, copies: Mapping[Path, Path]) -> None:
        """Copies take the places of recordings in the list, with what was said of them.

        Raises:
            RecordingsListError: the list could not be written.
        """
        listed = {path: copy for path, copy in copies.items() if path in self._entries and path != copy}
        others = {path: described for path, described in self._entries.items() if path not in listed}
        if listed:
            self._change(others | {copy: self.described(path) for path, copy in listed.items()})

    def _change(self, entries: Mapping[Path, Described]) -> None:
        if not self._readable:
            # The disk may have failed that once only: what the list says is not to be put aside then.
            self._readable = True
            entries = {**dict(self._read()), **entries}
        listed = [{"path": str(path), **asdict(described)} for path, described in entries.items()]
        try:
            if not self._readable:
                self._path.rename(unused_name(self._path, datetime.now(UTC).strftime("%Y%m%dT%H%M%S")))
                self._readable = True
            write_whole(self._path, json.dumps({"recordings": listed}).encode())
        except OSError as error:
            raise RecordingsListError(self._path, error) from error
        self._entries = dict(entries)


def _described(entry: Mapping[str, Any]) -> Described:
    return replace(Described(), **{name: str(entry.get(name, "")) for name in _FIELDS})


def files_in(folder: Path) -> tuple[Path, ...]:
    """The files in a folder that aren't hidden, by name; none where it can't be read."""
    try:
        found = files_within(folder)
    except OSError:
        return ()
    return tuple(path for path in found if not path.name.startswith("."))


def recordings_at(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files that were given, and those in given folders whose names end as a recording's do."""
    found: list[Path] = []
    for path in paths:
        found += _within(path) if is_folder(path) else [path]
    return tuple(dict.fromkeys(file.absolute() for file in found[:MOST_AT_ONCE]))


def _within(folder: Path) -> list[Path]:
    found: list[Path] = []
    for top, folders, names in os.walk(folder):
        folders.sort()
        found += (Path(top, name) for name in sorted(names) if Path(name).suffix.lower() in SOUND_ENDINGS)
        if len(found) >= MOST_AT_ONCE:
            break
    return found


def copied_into(folder: Path, path: Path) -> Path:
    """Copy a recording, and the captions beside it, into a folder; slow for a large one.

    Returns:
        The copy; one that is there already, with the same name and content, stands for it.

    Raises:
        RecordingsListError: it could not be read or written; no part of a copy is left.
        SourceChangedError: somebody writes to it meanwhile; no part of a copy is left.
        StoppedError: the program ends; no part of a copy is left.
    """
    copy = _free(folder, path)
    try:
        _copy(path, copy)
        captions = caption_file(path)
        if captions is not None:
            _copy(captions, folder / f"{copy.stem}{captions.suffix}")
    except OSError as error:
        raise RecordingsListError(Path(error.filename or copy), error) from error
    return copy


def _free(folder: Path, path: Path) -> Path:
    copy, number = folder / path.name, 1
    while exists(copy) and not _alike(copy, path):
        number += 1
        copy = folder / f"{path.stem} {number}{path.suffix}"
    return copy


def _alike(copy: Path, path: Path) -> bool:
    try:
        return cmp(copy, path, shallow=False)
    except OSError:
        # A folder may stand there.
        return False


def _copy(path: Path, copy: Path) -> None:
    if exists(copy):
        return
    partial, before = unfinished(copy), state_of(path)
    try:
        with os.fdopen(open_owner_only(partial, os.O_WRONLY | os.O_EXCL), "wb") as file:
            for part in read_in_parts(path, _PART):
                stop_if_ending()
                # At once: what grows as fast as it is read would never end.
                if state_of(path) != before:
                    raise SourceChangedError(path)
                file.write(part)
        if state_of(path) != before:
            raise SourceChangedError(path)
        partial.replace(copy)
    except NotUsableError as error:
        raise OSError(errno.EIO, error.problems[0].message.rstrip("."), str(path)) from error
    finally:
        discard(partial)
