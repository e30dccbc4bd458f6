"""Deletes everything Kindpace keeps on this computer, except files of their own that the person keeps.

It writes only a small note that it has begun, and can do without, so it works on a full disk too. A deletion
that a kill interrupted is finished at the next start.
"""

import errno
import os
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from player.language.catalogue import _, counted
from player.practice.errors import NotUsableError
from player.records.reading import LOG_NAME
from player.records.store.keys import Keys
from player.records.store.lock import WriterLock
from player.system.files import read_bounded, write_whole
from player.system.folders import OWNER_ONLY, Folders
from player.system.paths import exists, folders_within, is_folder, may_exist
from player.system.telemetry_leftovers import remove_telemetry_leftovers

OPEN_FILES_STAY: Final = os.name == "nt"
"""Windows deletes no file that is open, such as the lock that is held meanwhile."""

WINDOW: Final = "window"
"""The name of the open window's lock file; the window stays open, and so does its lock."""


_SMALL: Final = 1000
_MOST_NAMED: Final = 3


class OwnFiles(StrEnum):
    """Kinds of files that a person added themselves."""

    PRACTICES = "practices"
    PRESETS = "presets"
    QUESTIONNAIRES = "questionnaires"
    RECORDINGS = "recordings"
    BACKGROUNDS = "backgrounds"
    VOICES = "voices"


@dataclass(frozen=True)
class Deleted:
    """The result of deleting everything.

    Attributes:
        left: what could not be deleted.
        key_left: whether the keyring could not be reached. The key left in it opens nothing any more.
    """

    left: tuple[Path, ...] = ()
    key_left: bool = False


def count_own_files(folders: Folders, kind: OwnFiles) -> int:
    """How many files of one kind there are; links are not followed."""
    if kind is OwnFiles.PRACTICES:
        others = frozenset(map(os.fspath, (folders.presets, folders.measures)))
        return _count_in(folders.scripts, others)
    return sum(_count_in(place) for place in _places(folders, kind))


def delete_everything(folders: Folders, keys: Keys, keep: Collection[OwnFiles]) -> Deleted:
    """Delete everything in Kindpace's folders, and the log's key wherever it is.

    The log must be closed, and nothing else may write there. Empty folders are deleted too: make them again
    afterwards.

    Args:
        folders: their contents are deleted.
        keys: of the log.
        keep: the person's own files to keep.

    Raises:
        LogInUseError: another Kindpace has the log open. Nothing was deleted.
        RecordsError: that could not be ruled out. Nothing was deleted.
    """
    lock = WriterLock(folders.data / LOG_NAME)
    lock.take()
    try:
        return _delete(folders, keys, keep)
    finally:
        lock.release()
        if OPEN_FILES_STAY:
            with suppress(OSError):
                _log_lock(folders).unlink(missing_ok=True)


def finish_deleting_everything(folders: Folders, keys: Keys) -> Deleted | None:
    """Finish an interrupted deletion of everything; None if there is none.

    Raises:
        RecordsError: see ``delete_everything``.
    """
    marker = folders.deletion
    if not exists(marker):
        return None
    try:
        named = read_bounded(marker, _SMALL).decode("ascii", "replace").split()
    except NotUsableError:
        return None
    return delete_everything(folders, keys, [kind for kind in OwnFiles if kind.value in named])


def in_words(deleted: Deleted) -> str:
    """The result in words for the person."""
    words = _("Everything was deleted.")
    if deleted.left:
        names = ", ".join(str(path) for path in deleted.left[:_MOST_NAMED])
        more = len(deleted.left) - _MOST_NAMED
        if more > 0:
            names = counted("{names}, and {number} more", "{names}, and {number} more", more, names=names)
        words = _(
            "Nearly everything was deleted. This is left, because Kindpace may not delete it: {names}. You "
            "might check who owns it; Kindpace tries again when it next starts."
        ).format(names=names)
    if deleted.key_left:
        words += _(
            " Your system's keyring could not be reached, so the log's key is still in it. There is nothing "
            "left that it opens."
        )
    return words


def _log_lock(folders: Folders) -> Path:
    return (folders.data / LOG_NAME).with_suffix(".lock")


def _delete(folders: Folders, keys: Keys, keep: Collection[OwnFiles]) -> Deleted:
    marker = folders.deletion
    # On a full disk do without: the deletion itself is quick.
    with suppress(OSError):
        write_whole(marker, "".join(f"{kind.value}\n" for kind in keep).encode("ascii"))
    # The key first: after this nobody can read the rest of the log.
    key_left = not keys.delete()
    spared = {path for kind in keep for path in _places(folders, kind)}
    spared |= {marker, (folders.data / WINDOW).with_suffix(".lock")}
    if OPEN_FILES_STAY:
        spared.add(_log_lock(folders))
    found = dict.fromkeys(path for folder in dict.fromkeys(folders.tops) for path in _clear(folder, spared))
    # One that can't be read may have been empty, and gone.
    left = [path for path in found if may_exist(path)]
    left += remove_telemetry_leftovers()
    if not left:
        with suppress(OSError):
            marker.unlink(missing_ok=True)
    return Deleted(tuple(left), key_left)


def _places(folders: Folders, kind: OwnFiles) -> tuple[Path, ...]:
    match kind:
        case OwnFiles.PRESETS:
            return (folders.presets,)
        case OwnFiles.QUESTIONNAIRES:
            return (folders.measures,)
        case OwnFiles.RECORDINGS:
            return (folders.recordings,)
        case OwnFiles.BACKGROUNDS:
            return (folders.backgrounds,)
        case OwnFiles.VOICES:
            return (folders.voices,)
        case OwnFiles.PRACTICES:
            others = (folders.presets, folders.measures)
            return tuple(path for path in _listed(folders.scripts) if path not in others)


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir(), key=os.fspath)
    except OSError:
        return []


def _count_in(folder: str | Path, left_out: Collection[str] = ()) -> int:
    try:
        files, inner = folders_within(folder, left_out)
    except OSError:
        return 0
    return files + sum(_count_in(each) for each in inner)


def _clear(folder: Path, spared: Collection[Path]) -> Iterator[Path]:
    """Delete a folder's contents; returns what could not be deleted. Links go, their targets stay."""
    with suppress(OSError):
        folder.chmod(OWNER_ONLY)
    try:
        inside = sorted(folder.iterdir(), key=os.fspath)
    except FileNotFoundError:
        return
    except OSError:
        yield folder
        return
    for path in inside:
        if path in spared:
            continue
        if is_folder(path) and not path.is_symlink():
            yield from _clear(path, spared)
            yield from _removed(path, path.rmdir)
        else:
            yield from _removed(path, path.unlink)


def _removed(path: Path, remove: Callable[[], None]) -> Iterator[Path]:
    try:
        remove()
    except FileNotFoundError:
        return
    except OSError as error:
        # The folder isn't empty; whatever is left in it is reported separately.
        if error.errno != errno.ENOTEMPTY:
            yield path
