"""The folders that Kindpace uses, defined in one place."""

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from player.language.catalogue import _
from player.language.system_faults import system_words
from player.system.paths import exists, is_file, is_folder

PACKAGE: Final = Path(__file__).resolve().parents[1]
"""The folder of the package."""

SHIPPED_FOLDERS: Final = (PACKAGE / "content", PACKAGE.parent / "scripts")
"""Where scripts, companion lines and languages may lie: in a wheel within the package, else beside it."""

HOME_VARIABLE = "KINDPACE_HOME"
"""An environment variable with a folder to keep everything in."""

OWNER_ONLY = 0o700
OTHERS = 0o077
"""The permission bits of everybody except the owner."""


class FolderError(Exception):
    """A folder could not be made; the message says which, why and what to do."""

    def __init__(self, folder: Path, reason: OSError) -> None:
        self.folder = folder
        why = system_words(reason)
        super().__init__(
            _(
                "Kindpace could not make the folder {folder}: {why}. You might free some space or "
                "mend its permissions, or set {home_variable} to another folder."
            ).format(folder=folder, why=why, home_variable=HOME_VARIABLE)
        )


class Folders(NamedTuple):
    """The folders for data, configuration, cache and technical log.

    Attributes:
        data: the session log, and a person's own scripts, presets and recordings.
        config: the settings, and what opens the session log.
        cache: spoken lines; may be deleted at any time.
        log: technical messages of the program; never what a person wrote.
    """

    data: Path
    config: Path
    cache: Path
    log: Path

    @property
    def scripts(self) -> Path:
        """A person's own scripts."""
        return self.data / "scripts"

    @property
    def backgrounds(self) -> Path:
        """A person's own sound files for backgrounds."""
        return self.data / "backgrounds"

    @property
    def presets(self) -> Path:
        """A person's own presets."""
        return self.scripts / "presets"

    @property
    def languages(self) -> Path:
        """Languages that a person makes or tries."""
        return self.data / "languages"

    @property
    def measures(self) -> Path:
        """A person's own questionnaires."""
        return self.scripts / "measures"

    @property
    def recordings(self) -> Path:
        """A person's own recordings."""
        return self.data / "recordings"

    @property
    def voices(self) -> Path:
        """Lines that people recorded of practices: a folder for each practice."""
        return self.data / "voices"

    @property
    def deletion(self) -> Path:
        """Exists only while everything is being deleted; lists which own files to keep, one kind per line."""
        return self.data / "deleting-everything"

    @property
    def bringing_back(self) -> Path:
        """Where files wait that are being brought back."""
        return self.data / "bringing-back"

    def make(self) -> "Folders":
        """Make missing folders, for the owner only, and return ``self``.

        Without the log's and the settings' folder there is no home; what lies in another one is left out
        (``unusable`` names it).

        Raises:
            FolderError: the folder for data or configuration could not be made.
        """
        for folder in self.all:
            try:
                make_owner_only(folder)
            except OSError as error:
                if folder in (self.data, self.config):
                    raise FolderError(Path(error.filename or folder), error) from error
        return self

    @property
    def all(self) -> tuple[Path, ...]:
        """The top folders, and those for a person's own files."""
        own = (self.presets, self.measures, self.recordings, self.backgrounds, self.voices)
        return (*self.tops, *own)

    def unusable(self) -> str:
        """Which of these, or of those they lie in, are no folders, in words; empty if all is well."""
        found = (_in_the_way(folder) for folder in self.all)
        wrong = dict.fromkeys(str(path) for path in found if path is not None)
        if not wrong:
            return ""
        return _(
            "Something that is not a folder stands where Kindpace has one ({names}), so what "
            "belongs there can't be used or kept. You might move it away; then the folder is made again."
        ).format(names=", ".join(wrong))

    @property
    def tops(self) -> tuple[Path, ...]:
        """The top folders. With the system's choice some may be the same."""
        return self.data, self.config, self.cache, self.log

    def tighten(self) -> str:
        """Remove other users' permissions on these folders and their contents.

        They may have existed before Kindpace. Their parent folder is tightened only if it holds nothing else,
        because it may be shared; where one of them is a link, its target never is.

        Returns:
            What was done, in words; empty if nothing was needed.
        """
        home = self.data.parent
        ours = all(folder.parent == home for folder in self.tops) and _holds_only(home, self.tops)
        tops = (home, *self.tops) if ours else self.tops
        tightened = [folder for folder in dict.fromkeys(tops) if _tighten(folder)]
        if not tightened:
            return ""
        names = ", ".join(str(folder) for folder in tightened)
        return _(
            "Others who use this computer could look into Kindpace's folders ({names}). From now "
            "on only you can."
        ).format(names=names)


def find_folders(environment: Mapping[str, str] = os.environ) -> Folders:
    """Name the folders for this person, without making any.

    Raises:
        FolderError: there is no home folder, nor any other that is named in full.
    """
    home = environment.get(HOME_VARIABLE, "")
    if home:
        top = _in_full(home)
        return Folders(top / "data", top / "config", top / "cache", top / "log")
    # Imported here: only needed without a named folder.
    import platformdirs  # noqa: PLC0415

    dirs = platformdirs.PlatformDirs("kindpace", appauthor=False, roaming=False)
    try:
        return Folders(dirs.user_data_path, dirs.user_config_path, dirs.user_cache_path, dirs.user_log_path)
    except RuntimeError as error:
        # The system knows nobody of this number, as in some containers.
        raise FolderError(Path("~"), _no_such_folder("~")) from error


def _in_full(home: str) -> Path:
    try:
        return Path(home).expanduser().absolute()
    except (OSError, RuntimeError) as error:
        # Nobody has that name, or the folder in which this was started is gone.
        raise FolderError(Path(home), _no_such_folder(home)) from error


def _no_such_folder(name: str) -> FileNotFoundError:
    return FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)


def make_owner_only(folder: Path) -> None:
    """Make a folder and its missing parents for the owner only, regardless of the umask.

    Raises:
        OSError: it could not be made, or something else is in its place.
    """
    if is_folder(folder):
        return
    missing = [part for part in (folder, *folder.parents) if not exists(part)]
    for part in reversed(missing):
        part.mkdir(mode=OWNER_ONLY, exist_ok=True)
        # A umask can also take away the owner's rights.
        _set_mode(part, OWNER_ONLY)
    if not is_folder(folder):
        raise NotADirectoryError(errno.ENOTDIR, _("something that is not a folder stands there"), str(folder))


def _in_the_way(folder: Path) -> Path | None:
    """What is no folder and stands where this one, or one that it lies in, would be."""
    there = next((path for path in (folder, *folder.parents) if os.path.lexists(path)), None)
    return None if there is None or is_folder(there) else there


def _holds_only(folder: Path, known: tuple[Path, ...]) -> bool:
    try:
        return set(folder.iterdir()) <= set(known)
    except OSError:
        return False


def _tighten(folder: Path) -> bool:
    """Tighten a folder; returns whether others had had rights there.

    A link is left as it is: where it leads may be shared, or the system's. Once it was ``/dev``.
    """
    if os.name == "nt" or folder.is_symlink() or not is_folder(folder) or not _open_to_others(folder):
        return False
    # The folder first: after that nobody else can reach its contents.
    for path in (folder, *_within(folder)):
        with suppress(OSError):
            _set_mode(path, stat.S_IMODE(path.stat().st_mode) & OWNER_ONLY)
    return not _open_to_others(folder)


def _open_to_others(folder: Path) -> bool:
    try:
        return bool(folder.stat().st_mode & OTHERS)
    except OSError:
        return False


def _within(folder: Path) -> Iterator[Path]:
    """All files and folders in it, but no link (its target may be shared), device or pipe."""
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(place, name)
            if not path.is_symlink() and (is_folder(path) or is_file(path)):
                yield path


def _set_mode(path: Path, mode: int) -> None:
    # Some file systems have no permissions.
    with suppress(OSError):
        if stat.S_IMODE(path.stat().st_mode) != mode:
            path.chmod(mode)
