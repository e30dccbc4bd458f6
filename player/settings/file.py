"""The settings file: TOML that a person may edit. Whatever in it can't be used is never lost."""

from __future__ import annotations

import tomllib
from codecs import BOM_UTF8
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from player.language.catalogue import _
from player.language.system_faults import system_words
from player.practice.errors import NotUsableError
from player.settings.declaration import SETTINGS, Settings
from player.system.files import UNREADABLE, read_bounded, unused_name, write_whole
from player.system.local_time import local
from player.system.paths import may_exist

if TYPE_CHECKING:
    from collections.abc import Callable

    from player.practice.errors import Problem

LARGEST = 256 * 1024
"""Bytes. Far above any real settings file; a larger one is not read."""


_NOT_TEXT = _("a file that was chosen has a name with bytes that are no text")


class SettingsError(Exception):
    """The settings could not be saved; the message says which file, why, and what to do."""

    def __init__(self, path: Path, reason: OSError) -> None:
        self.path = path
        why = system_words(reason)
        super().__init__(
            _(
                "Your settings could not be kept in {path}: {why}. Until you close Kindpace they "
                "stay as you set them. You might free some space, or check who may write there."
            ).format(path=path, why=why)
        )


class SettingsRead(NamedTuple):
    """Settings as read. A value that can't be used is replaced by its default and reported as a problem."""

    settings: Settings
    problems: tuple[Problem, ...]

    @property
    def unread(self) -> bool:
        """Whether there is a file that the system didn't give, which may be whole."""
        return any(problem.code == UNREADABLE for problem in self.problems)


class SettingsFile:
    """Reads and writes ``settings.toml`` in the config folder.

    Args:
        folder: the config folder; it must exist when settings are saved.
        now: returns the current time, used in the name of a file that is set aside.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.path = folder / "settings.toml"
        self._now = now

    def read(self) -> SettingsRead:
        """Read the settings. Never raises, and never changes the file."""
        if not may_exist(self.path):
            return SettingsRead(Settings(), ())
        try:
            data = self._bytes()
        except NotUsableError as error:
            return SettingsRead(Settings(), error.problems)
        settings = _all_usable(data)
        return self._with_places(data) if settings is None else SettingsRead(settings, ())

    def _bytes(self) -> bytes:
        # Some editors put a byte-order mark first, which TOML doesn't know.
        return self._read_again().removeprefix(BOM_UTF8)

    def _read_again(self) -> bytes:
        # A disk may fail once only; what is whole is neither passed over nor set aside.
        with suppress(NotUsableError):
            return read_bounded(self.path, LARGEST)
        return read_bounded(self.path, LARGEST)

    def _with_places(self, data: bytes) -> SettingsRead:
        # Keeps every character but is slow to import, so only used for files with problems, and for saving.
        from player.settings.text import read_text  # noqa: PLC0415

        return SettingsRead(*read_text(self.path, data))

    def save(self, settings: Settings) -> Path | None:
        """Save settings. The file's comments, order and unknown keys are kept.

        A file that can't be parsed is renamed first. A file with values that can't be used is copied first,
        because the new values replace them.

        Returns:
            The path of the renamed file or the copy, or None where neither was needed.

        Raises:
            SettingsError: the file could not be written. The old file is unchanged, though perhaps renamed.
        """
        # As above: slow to import.
        from player.settings.text import with_settings  # noqa: PLC0415

        try:
            aside, data = self._set_aside_if_unusable()
            write_whole(self._real, with_settings(self.path, data, settings))
        except OSError as error:
            raise SettingsError(self.path, error) from error
        except UnicodeEncodeError as error:
            raise SettingsError(self.path, OSError(_NOT_TEXT)) from error
        return aside

    def _set_aside_if_unusable(self) -> tuple[Path | None, bytes | None]:
        """The path of the renamed file or the copy, and what there is to be kept; None for neither."""
        # As above. The quick reader may accept a file that tomlkit can't edit in place.
        from player.settings.text import is_toml, read_text  # noqa: PLC0415

        if not may_exist(self.path):
            return None, None
        aside = unused_name(self.path, local(self._now()).strftime("%Y%m%dT%H%M%S"))
        try:
            data = self._bytes()
        except NotUsableError:
            self.path.rename(aside)
            return aside, None
        if not read_text(self.path, data)[1]:
            return None, data
        if is_toml(self.path, data):
            write_whole(aside, data)
            return aside, data
        if self.path.is_symlink():
            # The link stays; what it leads to may be on another disk.
            write_whole(aside, data)
            self._real.unlink()
        else:
            self.path.rename(aside)
        return aside, None

    @property
    def _real(self) -> Path:
        """What is written: behind a link, as dotfiles often are, the file that it leads to."""
        with suppress(OSError, RuntimeError):
            return self.path.resolve() if self.path.is_symlink() else self.path
        return self.path


def wanted_language(config: Path) -> Callable[[], str]:
    """What gives the language in which practices are wanted here, as a tag.

    The settings are read once, and only when it is asked.

    Args:
        config: the folder of settings.
    """
    return cache(lambda: SettingsFile(config).read().settings.wanted_language)


def _all_usable(data: bytes) -> Settings | None:
    """The settings, or None if the file has any problem."""
    try:
        document = tomllib.loads(data.decode("utf-8"))
        values: dict[str, Any] = {
            setting.name: setting.kind.check(document[setting.name])
            for setting in SETTINGS
            if setting.name in document
        }
    except (ValueError, RecursionError):
        return None
    return Settings(**values)
