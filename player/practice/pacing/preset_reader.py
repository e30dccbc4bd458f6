"""Reads preset files into a ``Pacing``, with all problems and their places at once, and writes them.

A preset says who set it, when and why, and which controls differ from Gentle; ``docs/pacing.md`` shows one.
"""

import datetime as dt
import difflib
import hashlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import StringIO
from pathlib import PurePath
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from player.language.catalogue import _
from player.practice.declared.kinds import UnusableValueError
from player.practice.declared.values import filed
from player.practice.display_text import in_quotes
from player.practice.errors import NotUsableError, Place, Problem, Severity
from player.practice.pacing.assignments import (
    AssignedPractice,
    practices_as_data,
    read_practices,
    read_questionnaires,
)
from player.practice.pacing.controls import CONTROLS, control
from player.practice.pacing.model import Header, Pacing, pacing_of, raw
from player.practice.pacing.preset_text import FORMAT, LARGEST, load

_FIELDS: Final = (
    *("format", "name", "author", "date", "reason", "review_date", "locked"),
    *("practices", "questionnaires", "controls"),
)
_PRESETS_CACHED: Final = 32
_ONE_LINE: Final = ("name", "author")
_NEEDED: Final = ("format", "name", "author", "date", "reason")


@lru_cache(maxsize=_PRESETS_CACHED)
def read_preset(data: bytes, file: str) -> Pacing:
    """The pacing in a preset file. Its id is the file's name without the ending.

    Reading a preset takes longer than anything else that is done with it, so results are cached.

    Args:
        data: the file's bytes.
        file: its name, for messages.

    Raises:
        NotUsableError: the preset has problems; the error holds all of them, in file order. Callers then use
            Gentle instead.
    """
    reader = _Reader(load(data, file), file)
    header, values = reader.header(), reader.controls()
    if reader.problems or header is None:
        raise NotUsableError(sorted(reader.problems, key=lambda problem: problem.place))
    return pacing_of(header, values, hashlib.sha256(data).hexdigest())


def write_preset(pacing: Pacing) -> str:
    """The text of a preset file for this pacing, with every control in it."""
    document: dict[str, Any] = {
        "format": FORMAT,
        "name": pacing.name,
        "author": pacing.author,
        "date": pacing.date.isoformat(),
        "reason": pacing.reason,
    }
    if pacing.review_date is not None:
        document["review_date"] = pacing.review_date.isoformat()
    if pacing.locked:
        document["locked"] = list(pacing.locked)
    if pacing.practices:
        document["practices"] = practices_as_data(pacing.practices)
    if pacing.questionnaires:
        document["questionnaires"] = list(pacing.questionnaires)
    document["controls"] = {declared.name: filed(raw(pacing, declared.name)) for declared in CONTROLS}
    out = StringIO()
    writer = YAML(typ="rt", pure=True)
    writer.default_flow_style = False
    writer.width = LARGEST
    writer.dump(document, out)
    return out.getvalue()


class _Reader:
    """Reads the fields of one preset and collects the problems in them."""

    def __init__(self, tree: CommentedMap, file: str) -> None:
        self._tree = tree
        self._file = file
        self.problems: list[Problem] = []
        self._check_names(tree, _FIELDS)

    def header(self) -> Header | None:
        """Who set it, when and why; ``None`` where there are problems."""
        for name in _NEEDED:
            if name not in self._tree:
                self._add(
                    Place(self._file, 1, 1),
                    "missing-field",
                    _("There is no “{name}”.").format(name=name),
                    "",
                    _("Add “{name}:”.").format(name=name),
                )
        self._check_format()
        name, author, reason = (self._words(field) for field in ("name", "author", "reason"))
        date, review = self._date("date"), self._date("review_date")
        locked, practices, questionnaires = self._locked(), self._practices(), self._questionnaires()
        if date is None or self.problems:
            return None
        file = PurePath(self._file).stem
        return Header(file, name, author, date, reason, review, locked, practices, questionnaires)

    def controls(self) -> dict[str, Any]:
        """The values of the controls in the file, by name; a value with a problem is left out."""
        tree = self._tree.get("controls", CommentedMap())
        if not isinstance(tree, CommentedMap):
            self._field(
                "controls",
                "wrong-kind",
                _("“controls” is not a list of names with values."),
                _("Write “name: value” lines."),
            )
            return {}
        self._check_names(tree, tuple(declared.name for declared in CONTROLS))
        return {name: value for name in tree if name in _NAMES for value in self._value(tree, name)}

    def _value(self, tree: CommentedMap, name: str) -> Iterator[Any]:
        try:
            yield control(name).kind.check(tree[name])
        except UnusableValueError as error:
            message = f"{in_quotes(name)} {error.fault}."
            self._add(
                self._place(tree, name),
                error.code,
                message,
                str(tree[name]),
                _("Expected: {error}.").format(error=error),
            )

    def _check_format(self) -> None:
        found = self._tree.get("format", FORMAT)
        if found == FORMAT and not isinstance(found, bool):
            return
        newer = isinstance(found, int) and not isinstance(found, bool) and found > FORMAT
        message = (
            _("This preset is from a newer version of Kindpace.")
            if newer
            else _("This is not a preset format.")
        )
        todo = (
            _("Update Kindpace, or ask for an older format.")
            if newer
            else _("Write “format: {value}”.").format(value=FORMAT)
        )
        self._field("format", "newer-format" if newer else "bad-value", message, todo)

    def _words(self, name: str) -> str:
        value = self._tree.get(name, "")
        if name in self._tree and (not isinstance(value, str) or not value.strip()):
            self._field(
                name, "wrong-kind", _("“{name}” is not text.").format(name=name), _("Write a few words.")
            )
        elif name in _ONE_LINE and "\n" in str(value).strip():
            self._field(
                name,
                "bad-value",
                _("“{name}” has more than one line.").format(name=name),
                _("Write it on one line."),
            )
        return str(value).strip()

    def _date(self, name: str) -> dt.date | None:
        if name not in self._tree:
            return None
        value = self._tree[name]
        try:
            return value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value))
        except ValueError:
            self._field(
                name, "bad-date", _("“{name}” is not a date.").format(name=name), _("Write it as 2026-11-22.")
            )
            return None

    def _locked(self) -> tuple[str, ...]:
        value = self._tree.get("locked", [])
        lockable = [declared.name for declared in CONTROLS if declared.lockable]
        if isinstance(value, list) and all(name in lockable for name in value):
            return tuple(str(name) for name in value)
        todo = _("Only caps on intensity can be locked, and who speaks: {value}.").format(
            value=", ".join(lockable)
        )
        self._field("locked", "bad-value", _("“locked” names something that can't be locked."), todo)
        return ()

    def _practices(self) -> tuple[AssignedPractice, ...]:
        read = read_practices(self._tree.get("practices", []))
        if read is None:
            todo = _("Write “- id: others-too” lines, each practice once, with “days: [monday]” if you like.")
            self._field("practices", "bad-value", _("“practices” is not a list of practices."), todo)
        return read or ()

    def _questionnaires(self) -> tuple[str, ...]:
        read = read_questionnaires(self._tree.get("questionnaires", []))
        if read is None:
            todo = _("Write each questionnaire's id once, such as [sscs-s].")
            self._field("questionnaires", "bad-value", _("“questionnaires” is not a list of ids."), todo)
        return read or ()

    def _check_names(self, tree: Mapping[Any, Any], known: tuple[str, ...]) -> None:
        for name in tree:
            if name not in known:
                close = difflib.get_close_matches(str(name)[:80], known, 1)
                todo = (
                    _("Did you mean “{close}”?").format(close=close[0])
                    if close
                    else _("Known are: {value}.").format(value=", ".join(known))
                )
                self._add(
                    self._place(tree, name),
                    "unknown-name",
                    _("This name is not known here."),
                    str(name),
                    todo,
                )

    def _field(self, name: str, code: str, message: str, todo: str) -> None:
        self._add(self._place(self._tree, name), code, message, str(self._tree.get(name, "")), todo)

    def _place(self, tree: Mapping[Any, Any], name: Any) -> Place:
        line, column = tree.lc.key(name) if isinstance(tree, CommentedMap) and name in tree else (0, 0)
        return Place(self._file, line + 1, column + 1)

    def _add(self, place: Place, code: str, message: str, found: str, todo: str) -> None:
        self.problems.append(Problem(place, Severity.ERROR, code, message, found[:_SHOWN], todo))


_NAMES: Final = frozenset(declared.name for declared in CONTROLS)
_SHOWN: Final = 80

__all__ = ["FORMAT", "LARGEST", "read_preset", "write_preset"]
