"""Reads and edits the text of the settings file; comments and order are kept."""

import re
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import ParseError, TOMLKitError
from tomlkit.items import Item

from player.language.catalogue import _
from player.practice.declared.kinds import UnusableValueError
from player.practice.errors import NotUsableError, Place, Problem, Severity
from player.settings.declaration import SETTINGS, Setting, Settings, SettingValue

Read = tuple[Settings, tuple[Problem, ...]]
"""Settings, and the problems of values that could not be used."""


def read_text(path: Path, data: bytes) -> Read:
    """The settings in a file, and the problems in it with their places. Never raises.

    Args:
        path: the file's path, for messages.
        data: the file's bytes.
    """
    try:
        text, document = _parse(path, data)
    except NotUsableError as error:
        return Settings(), error.problems
    return _read_values(document, text, str(path))


def is_toml(path: Path, data: bytes) -> bool:
    """Whether the file can be parsed and edited, even if its values can't be used."""
    try:
        _parse(path, data)
    except NotUsableError:
        return False
    return True


def with_settings(path: Path, data: bytes | None, settings: Settings) -> bytes:
    """The file's bytes with these settings. Comments, order and unknown keys are kept.

    Args:
        path: the file's path, for messages.
        data: the file's bytes now; None where there is no file.
        settings: the settings to write.

    Raises:
        NotUsableError: the file can't be parsed.
    """
    document = _new_document() if data is None else _parse(path, data)[1]
    for setting in SETTINGS:
        _put(document, setting, getattr(settings, setting.name))
    return tomlkit.dumps(document).encode()


def _new_document() -> tomlkit.TOMLDocument:
    document = tomlkit.document()
    document.add(tomlkit.comment(_("Kindpace settings. You may edit this file while Kindpace is closed.")))
    return document


def _parse(path: Path, data: bytes) -> tuple[str, tomlkit.TOMLDocument]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        raise _damaged(path, line, column, _("This is not UTF-8 text.")) from error
    try:
        return text, tomlkit.parse(text)
    except ParseError as error:
        raise _damaged(
            path, error.line, error.col + 1, _("This is not TOML: {first}.").format(first=_first(error))
        ) from error
    except (TOMLKitError, RecursionError, ValueError) as error:
        # Some mistakes, such as a key given twice in a dotted table, come without a place.
        raise _damaged(path, 1, 1, _("This is not TOML: {first}.").format(first=_first(error))) from error


def _damaged(path: Path, line: int, column: int, message: str) -> NotUsableError:
    expected = _("Until it is mended, Kindpace uses its own defaults. The file was left as it is.")
    place = Place(str(path), line, column)
    return NotUsableError([Problem(place, Severity.ERROR, "damaged-settings", message, "", expected)])


def _first(error: Exception) -> str:
    text = str(error) or type(error).__name__
    return re.sub(r" at line \d+ col \d+$", "", text.splitlines()[0]).rstrip(".")


def _read_values(document: tomlkit.TOMLDocument, text: str, file: str) -> Read:
    places = _places(document, text)
    values: dict[str, Any] = {}
    problems = []
    for setting in SETTINGS:
        if setting.name not in document:
            continue
        found = document[setting.name]
        try:
            values[setting.name] = setting.kind.check(_plain(found))
        except UnusableValueError as error:
            line, column = places.get(setting.name, (1, 1))
            message = _("The setting {name} {fault}; it has its default instead.").format(
                name=setting.name, fault=error.fault
            )
            problems.append(_bad_value(Place(file, line, column), message, found, str(error)))
    return Settings(**values), tuple(problems)


def _bad_value(place: Place, message: str, found: object, expected: str) -> Problem:
    shown = found.as_string() if isinstance(found, Item) else str(found)
    return Problem(
        place,
        Severity.ERROR,
        "bad-setting",
        message,
        shown[:80],
        _("Expected {expected}.").format(expected=expected),
    )


def _plain(value: object) -> object:
    return value.unwrap() if isinstance(value, Item) else value


def _places(document: tomlkit.TOMLDocument, text: str) -> dict[str, tuple[int, int]]:
    # tomlkit keeps no places, but it keeps every character, so the text before a key gives the key's place.
    places = {}
    offset = 0
    for key, item in document.body:
        if key is None:
            offset += len(item.as_string())
            continue
        trivia = item.trivia
        start = offset + len(trivia.indent)
        if not text.startswith(key.as_string(), start):
            # A table: everything after it belongs to the table, and settings are never in one.
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
