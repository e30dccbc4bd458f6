"""The folders Kindpace keeps things in, named once for everybody."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "KINDPACE_HOME"
"""An environment variable; when it is set, everything is kept under the folder it names."""

OWNER_ONLY = 0o700


class FolderError(Exception):
    """A folder could not be made; the message says which, why and what to do."""

    def __init__(self, folder: Path, reason: OSError) -> None:
        self.folder = folder
        why = reason.strerror or str(reason)
        super().__init__(
            f"Kindpace could not make the folder {folder}: {why}. "
            f"You might free some space or mend its permissions, or set {HOME_VARIABLE} to another folder."
        )


@dataclass(frozen=True)
class Folders:
    """Where things are kept.

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
        """A person's own sound files to be heard behind the voice."""
        return self.data / "backgrounds"

    @property
    def presets(self) -> Path:
        """A person's own presets."""
        return self.scripts / "presets"

    @property
    def measures(self) -> Path:
        """A person's own questionnaires."""
        return self.scripts / "measures"

    @property
    def recordings(self) -> Path:
        """A person's own recordings."""
        return self.data / "recordings"

    def make(self) -> "Folders":
        """Make every folder that is missing, for the owner only, and return ``self``.

        Folders that exist already keep their permissions.

        Raises:
            FolderError: one of them could not be made.
        """
        own = (self.presets, self.measures, self.recordings, self.backgrounds)
        for folder in (self.data, self.config, self.cache, self.log, *own):
            _make_owner_only(folder)
        return self


def find_folders(environment: Mapping[str, str] = os.environ) -> Folders:
    """Name the folders for this person, without making any."""
    home = environment.get(HOME_VARIABLE, "")
    if home:
        top = Path(home).expanduser().absolute()
        return Folders(top / "data", top / "config", top / "cache", top / "log")
    # Only where no folder is named.
    import platformdirs  # noqa: PLC0415

    dirs = platformdirs.PlatformDirs("kindpace", appauthor=False, roaming=False)
    return Folders(dirs.user_data_path, dirs.user_config_path, dirs.user_cache_path, dirs.user_log_path)


def _make_owner_only(folder: Path) -> None:
    missing = [part for part in (folder, *folder.parents) if not part.exists()]
    for part in reversed(missing):
        try:
            part.mkdir(mode=OWNER_ONLY, exist_ok=True)
        except OSError as error:
            raise FolderError(part, error) from error
    if not folder.is_dir():
        raise FolderError(folder, NotADirectoryError(20, "something that is not a folder stands there"))
