"""The settings file: TOML that a person may edit. Nothing in it that we can't use is ever lost."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import ParseError, TOMLKitError
from tomlkit.items import Item

from player.files import read_bounded, unused_name, write_whole
from player.practice.errors import NotUsableError, Place, Problem, Severity
from player.settings import Setting, Settings, SettingValue, declared_settings

LARGEST = 256 * 1024
"""Bytes. Far above any real settings file; a larger one is not read."""


class SettingsError(Exception):
    """Settings could not be kept; the message says which file, why, and what to do."""

    def __init__(self, path: Path, reason: OSError) -> None:
        self.path = path
        why = reason.strerror or str(reason)
        super().__init__(
            f"Your settings could not be kept in {path}: {why}. They hold until you close Kindpace. "
            "You might free some space, or check who may write there."
        )


@dataclass(frozen=True)
class SettingsRead:
    """Settings as read: whatever could not be used has its default, and a problem that says so."""

    settings: Settings
    problems: tuple[Problem, ...]


class SettingsFile:
    """Reads and writes ``settings.toml`` in the config folder.

    Args:
        folder: the config folder; it must exist when settings are saved.
        now: gives the time for the name of a file that is set aside.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.path = folder / "settings.toml"
        self._now = now

    def read(self) -> SettingsRead:
        """Read the settings. Never raises, and never changes the file."""
        if not self.path.exists() and not self.path.is_symlink():
            return SettingsRead(Settings(), ())
        try:
            text, document = self._parse()
        except NotUsableError as error:
            return SettingsRead(Settings(), error.problems)
        return _read_values(document, text, str(self.path))

    def save(self, settings: Settings) -> Path | None:
        """Save settings; comments, order and keys that are not ours are kept.

        A file that can't be parsed is set aside first. A file with values that can't be used is copied aside
        first, since the good value replaces the bad one.

        Returns:
            The path under which the old file was set aside, or None where that was not needed.

        Raises:
            SettingsError: it could not be written. The old file is as it was, there or set aside.
        """
        try:
            aside = self._set_aside_if_unusable()
            document = self._document()
            for setting in declared_settings():
                _put(document, setting, getattr(settings, setting.name))
            write_whole(self.path, tomlkit.dumps(document).encode())
        except OSError as error:
            raise SettingsError(self.path, error) from error
        return aside

    def _set_aside_if_unusable(self) -> Path | None:
        if not self.read().problems:
            return None
        aside = unused_name(self.path, self._now().astimezone().strftime("%Y%m%dT%H%M%S"))
        try:
            self._parse()
            write_whole(aside, read_bounded(self.path, LARGEST))
        except NotUsableError:
            self.path.rename(aside)
        return aside

    def _document(self) -> tomlkit.TOMLDocument:
        if self.path.exists():
            return self._parse()[1]
        document = tomlkit.document()
        document.add(tomlkit.comment("Kindpace settings. You may edit this file while Kindpace is closed."))
        return document

    def _parse(self) -> tuple[str, tomlkit.TOMLDocument]:
        data = read_bounded(self.path, LARGEST)
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
            raise self._damaged(line, column, "This is not UTF-8 text.") from error
        try:
            return text, tomlkit.parse(text)
        except ParseError as error:
            raise self._damaged(error.line, error.col + 1, f"This is not TOML: {_first(error)}.") from error
        except (TOMLKitError, RecursionError, ValueError) as error:
            # Some mistakes, such as a key given twice in a dotted table, come without a place.
            raise self._damaged(1, 1, f"This is not TOML: {_first(error)}.") from error

    def _damaged(self, line: int, column: int, message: str) -> NotUsableError:
        expected = "Your settings have their defaults until it is mended; the file was left as it is."
        place = Place(str(self.path), line, column)
        return NotUsableError([Problem(place, Severity.ERROR, "damaged-settings", message, "", expected)])


def _first(error: Exception) -> str:
    text = str(error) or type(error).__name__
    return re.sub(r" at line \d+ col \d+$", "", text.splitlines()[0]).rstrip(".")


def _read_values(document: tomlkit.TOMLDocument, text: str, file: str) -> SettingsRead:
    places = _places(document, text)
    values: dict[str, Any] = {}
    problems = []
    for setting in declared_settings():
        if setting.name not in document:
            continue
        found = document[setting.name]
        try:
            values[setting.name] = setting.kind.check(_plain(found))
        except ValueError as error:
            line, column = places.get(setting.name, (1, 1))
            message = f"The setting {setting.name} can't be used; it has its default instead."
            problems.append(_bad_value(Place(file, line, column), message, found, str(error)))
    return SettingsRead(Settings(**values), tuple(problems))


def _bad_value(place: Place, message: str, found: object, expected: str) -> Problem:
    shown = found.as_string() if isinstance(found, Item) else str(found)
    return Problem(place, Severity.ERROR, "bad-setting", message, shown[:80], f"Expected {expected}.")


def _plain(value: object) -> object:
    return value.unwrap() if isinstance(value, Item) else value


def _places(document: tomlkit.TOMLDocument, text: str) -> dict[str, tuple[int, int]]:
    # tomlkit keeps no places, but it keeps every character: what stands before a key tells its place.
    places = {}
    offset = 0
    for key, item in document.body:
        if key is None:
            offset += len(item.as_string())
            continue
        trivia = item.trivia
        start = offset + len(trivia.indent)
        if not text.startswith(key.as_string(), start):
            # A table: everything after it belongs to the table and is none of ours.
            break
        line = text.count("\n", 0, start) + 1
        places[key.key] = (line, start - text.rfind("\n", 0, start))
        value = key.as_string() + key.sep + item.as_string()
        offset = start + len(value) + len(trivia.comment_ws + trivia.comment + trivia.trail)
    return places


def _put(document: tomlkit.TOMLDocument, setting: Setting, value: SettingValue) -> None:
    plain = list(value) if isinstance(value, tuple) else value
    if setting.name in document:
        if _plain(document[setting.name]) != plain or isinstance(value, bool):
            document[setting.name] = _item(value)
    elif value != setting.default:
        document.add(setting.name, _item(value))


def _item(value: SettingValue) -> Item:
    if isinstance(value, tuple):
        return tomlkit.item(list(value))
    if isinstance(value, str):
        return tomlkit.string(str(value), multiline=False)
    return tomlkit.item(value)
