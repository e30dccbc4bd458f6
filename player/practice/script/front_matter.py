"""Reads the front matter of a script. It is declared once, as a class from which the JSON Schema is made.

By hand, since a library for it would take 14 MB in the window for as long as a sitting plays (pydantic,
30 November 2026).
"""

import difflib
import re
import sys
from dataclasses import MISSING, dataclass, field, fields
from enum import StrEnum
from typing import Annotated, Any, Final, NamedTuple, get_type_hints

from player.language.catalogue import _
from player.practice.choices import Anchor
from player.practice.script.model import Component, Ending
from player.practice.script.source import Line, Problems
from player.practice.script.yaml_text import (
    YamlList,
    YamlMap,
    YamlNode,
    YamlText,
    locate,
    plain,
    read_yaml,
    refuse_cut,
    refuse_outside,
)

LARGEST_FRONT_MATTER = 16_384
"""In characters; a real one has about six hundred."""

_FENCE = "---"
_PROSE = ("title", "about", "asks", "gentle_asks", "caution", "gentle_caution", "sources")
_DIGITS = r"[0-9]+(_[0-9]+)*"
_WHOLE = re.compile(rf"\s*[+-]?{_DIGITS}(\.0+)?\s*")
_NUMBER = re.compile(rf"\s*[+-]?({_DIGITS}(\.({_DIGITS})?)?|\.{_DIGITS})([eE][+-]?{_DIGITS})?\s*")


class _BadValueError(Exception):
    """A value can't be used.

    Args:
        parts: of a list, the places of what is wrong in it; empty where all of it is.
    """

    def __init__(self, *parts: int) -> None:
        super().__init__(parts)
        self.paths: tuple[tuple[int, ...], ...] = tuple((part,) for part in parts) or ((),)


@dataclass(frozen=True)
class _Text:
    """Text, of so many characters, that a pattern matches as a whole."""

    pattern: str
    most: int | None = None
    least: int | None = None

    def read(self, value: Any) -> str:
        longest = sys.maxsize if self.most is None else self.most
        if not isinstance(value, str) or not (self.least or 0) <= len(value) <= longest:
            raise _BadValueError
        if re.fullmatch(self.pattern, value) is None:
            raise _BadValueError
        return value

    def schema(self) -> dict[str, Any]:
        limits = {"maxLength": self.most, "minLength": self.least}
        return {
            **{name: limit for name, limit in limits.items() if limit is not None},
            "pattern": self.pattern,
            "type": "string",
        }


@dataclass(frozen=True)
class _Number:
    """A number between two, the upper one included; the lower one where it is whole."""

    least: int
    most: int
    whole: bool = False

    def read(self, value: Any) -> float:
        form = _WHOLE if self.whole else _NUMBER
        if not isinstance(value, str) or form.fullmatch(value) is None:
            raise _BadValueError
        number = float(value)
        if not self.least <= number <= self.most or (number == self.least and not self.whole):
            raise _BadValueError
        return int(number) if self.whole else number

    def schema(self) -> dict[str, Any]:
        least = "minimum" if self.whole else "exclusiveMinimum"
        return {least: self.least, "maximum": self.most, "type": "integer" if self.whole else "number"}


@dataclass(frozen=True)
class _OneOf:
    """One of the words of an enumeration."""

    words: type[StrEnum]

    def read(self, value: Any) -> StrEnum:
        if not isinstance(value, str):
            raise _BadValueError
        try:
            return self.words(value)
        except ValueError:
            raise _BadValueError from None

    def schema(self) -> dict[str, Any]:
        return {"$ref": f"#/$defs/{self.words.__name__}"}


@dataclass(frozen=True)
class _Many:
    """A list of values, at least so many; ``unique`` ones are told apart elsewhere, by their places."""

    inside: _Text | _OneOf
    least: int = 0
    unique: bool = False

    def read(self, value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise _BadValueError
        read, wrong = [], []
        for number, item in enumerate(value):
            try:
                read.append(self.inside.read(item))
            except _BadValueError:
                wrong.append(number)
        if wrong or len(read) < self.least:
            raise _BadValueError(*wrong)
        return read

    def schema(self) -> dict[str, Any]:
        more: dict[str, Any] = {"minItems": self.least} if self.least else {}
        if self.unique:
            more["uniqueItems"] = True
        return {"items": self.inside.schema(), **more, "type": "array"}


_Kind = _Text | _Number | _OneOf | _Many
_LINE: Final = r"^\S[^\r\n]*$"
_ONE_LINE: Final = _Text(_LINE, 300, 1)


class _Key(NamedTuple):
    """Of what kind a key's value is, and in words what it should be."""

    kind: _Kind
    wanted: str


@dataclass(frozen=True, kw_only=True)
class FrontMatter:
    """The keys between the two ``---`` lines. Each description says what the value should be."""

    id: Annotated[
        str,
        _Key(
            _Text(r"^[a-z0-9]+(-[a-z0-9]+)*$", 64),
            _("Lower-case words joined by hyphens, such as others-too: the file's name without .md."),
        ),
    ]
    format: Annotated[
        int,
        _Key(
            _Number(1, 2, whole=True),
            _("The number 2, the format described here; 1 for scripts from before."),
        ),
    ]
    title: Annotated[str, _Key(_Text(_LINE, 80, 1), _("The name people see, of 1 to 80 characters."))]
    components: Annotated[
        list[Component],
        _Key(
            _Many(_OneOf(Component), least=1, unique=True),
            _("One or more of mindfulness, common-humanity, self-kindness and learn, each once."),
        ),
    ]
    language: Annotated[
        str,
        _Key(_Text(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"), _("A language tag such as en or en-GB.")),
    ]
    about: Annotated[str, _Key(_ONE_LINE, _("One line about the practice, of 1 to 300 characters."))]
    asks: Annotated[str, _Key(_ONE_LINE, _("What it will ask of the person, of 1 to 300 characters."))]
    minutes: Annotated[
        float,
        _Key(_Number(0, 60), _("How long it takes at Standard pacing: a number over 0, at most 60.")),
    ]
    caution: Annotated[
        str,
        _Key(
            _ONE_LINE,
            _("What may be hard about it and what is offered instead, of 1 to 300 characters."),
        ),
    ]
    gentle_asks: Annotated[
        str | None,
        _Key(_ONE_LINE, _("What its gentle wording asks instead, of 1 to 300 characters.")),
    ] = None
    gentle_caution: Annotated[
        str | None,
        _Key(_ONE_LINE, _("The caution of its gentle wording instead, of 1 to 300 characters.")),
    ] = None
    sources: Annotated[
        list[str],
        _Key(_Many(_ONE_LINE), _("A list of the publications it rests on, each one line of text.")),
    ] = field(default_factory=list)
    anchor: Annotated[
        Anchor | None,
        _Key(
            _OneOf(Anchor),
            _("What it is about: sound, feet, hands, room, breath, object or movement."),
        ),
    ] = None
    ending: Annotated[
        Ending,
        _Key(_OneOf(Ending), _("What it leads to: day, or sleep for a practice at the end of one.")),
    ] = Ending.DAY


_KEYS: Final[dict[str, _Key]] = {
    name: hint.__metadata__[0] for name, hint in get_type_hints(FrontMatter, include_extras=True).items()
}
_DEFAULTS: Final[dict[str, Any]] = {
    part.name: part.default if part.default_factory is MISSING else part.default_factory()
    for part in fields(FrontMatter)
    if not (part.default is MISSING and part.default_factory is MISSING)
}


def front_matter_schema() -> dict[str, Any]:
    """The JSON Schema of the front matter, as kept in ``docs/schemas``."""
    enumerations = (Anchor, Component, Ending)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": {
            words.__name__: {
                "description": words.__doc__,
                "enum": [word.value for word in words],
                "title": words.__name__,
                "type": "string",
            }
            for words in enumerations
        },
        "additionalProperties": False,
        "description": FrontMatter.__doc__,
        "properties": {name: _property_schema(name, key.kind, key.wanted) for name, key in _KEYS.items()},
        "required": [name for name in _KEYS if name not in _DEFAULTS],
        "title": _("Front matter of a Kindpace script"),
        "type": "object",
    }


def _property_schema(name: str, kind: _Kind, wanted: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"description": wanted}
    if not isinstance(kind, _OneOf):
        schema["title"] = name.replace("_", " ").title()
    if name not in _DEFAULTS:
        return schema | kind.schema()
    schema["default"] = _DEFAULTS[name]
    nothing = schema["default"] is None
    return schema | ({"anyOf": [kind.schema(), {"type": "null"}]} if nothing else kind.schema())


def split_front_matter(
    lines: tuple[Line, ...], problems: Problems
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines of the front matter without its fences, and the lines of the body.

    Missing front matter, or one without an end, is reported.
    """
    if lines[0].text.rstrip() != _FENCE:
        problems.error(
            problems.place(lines[0].number, 1),
            "no-front-matter",
            _("The file does not begin with front matter."),
            lines[0].text,
            _("Begin with a line --- , then id, title and the other keys, then another line --- ."),
        )
        return (), lines
    for index, line in enumerate(lines[1:], start=1):
        if line.text.rstrip() == _FENCE:
            return lines[1:index], lines[index + 1 :]
        if line.text.startswith("## "):
            break
    problems.error(
        problems.place(1, 1),
        "unclosed-front-matter",
        _("The front matter has no end."),
        _FENCE,
        _("Write a line --- after its last key."),
    )
    headings = (index for index, line in enumerate(lines) if line.text.startswith("## "))
    first_heading = next(headings, len(lines))
    return lines[1:first_heading], lines[first_heading:]


def read_front_matter(lines: tuple[Line, ...], problems: Problems) -> FrontMatter | None:
    """Read and check the front matter; None where it can't be used (then ``problems`` says why)."""
    text = "\n".join(line.text for line in lines)
    first = lines[0].number if lines else 2
    if len(text) > LARGEST_FRONT_MATTER:
        problems.error(
            problems.place(first, 1),
            "front-matter-too-long",
            _("The front matter has {count} characters; at most {largest_front_matter} are read.").format(
                count=len(text), largest_front_matter=LARGEST_FRONT_MATTER
            ),
            "",
            _("Shorten it."),
        )
        return None
    root = read_yaml(text, problems, first)
    if root is None:
        return None
    before = len(problems.found)
    refuse_outside(root, problems)
    _check_duplicates(root, problems)
    _check_comments(root, problems)
    read = _read_keys(root, problems)
    return read if len(problems.found) == before else None


def _read_keys(root: YamlMap, problems: Problems) -> FrontMatter | None:
    """What the keys say; None where something is wrong, which is reported."""
    values, faultless = plain(root), True
    read: dict[str, Any] = {}
    for name, key in _KEYS.items():
        try:
            if name in values:
                read[name] = key.kind.read(values[name])
            elif name not in _DEFAULTS:
                faultless = False
                _report_missing(name, problems)
        except _BadValueError as error:
            faultless = False
            for path in error.paths:
                _report_value(name, locate(root, (name, *path)), problems)
    for name in values.keys() - _KEYS.keys():
        faultless = False
        _report_unknown(name, root, problems)
    return FrontMatter(**read) if faultless else None


def _report_unknown(name: str, root: YamlMap, problems: Problems) -> None:
    key = root.key(name)
    near = difflib.get_close_matches(name, _KEYS, 1)
    expected = (
        _("Did you mean {near}?").format(near=near[0])
        if near
        else _("Known keys: {value}.").format(value=", ".join(_KEYS))
    )
    place = key.place if key else root.place
    problems.error(place, "unknown-key", _("This key is not known."), name, expected)


def _report_missing(name: str, problems: Problems) -> None:
    # The opening fence is the line before the first key.
    place, message = problems.place(1, 1), _("The front matter has no {name}.").format(name=name)
    problems.error(place, "missing-key", message, "", _KEYS[name].wanted)


def _report_value(name: str, node: YamlNode, problems: Problems) -> None:
    if isinstance(node, YamlText) and node.cut and not node.value:
        # Said already: all of it stands behind a #.
        return
    found = node.value if isinstance(node, YamlText) else ""
    message = _("The value of {name} can't be used.").format(name=name)
    problems.error(node.place, "bad-value", message, found, _KEYS[name].wanted)


def _check_duplicates(root: YamlMap, problems: Problems) -> None:
    components = root.get("components")
    seen: set[str] = set()
    for item in components.items if isinstance(components, YamlList) else ():
        if isinstance(item, YamlText):
            if item.value in seen:
                problems.error(
                    item.place,
                    "duplicate-value",
                    _("This component is here twice."),
                    item.value,
                    _("Keep one."),
                )
            seen.add(item.value)


def _check_comments(root: YamlMap, problems: Problems) -> None:
    """In prose a # is meant to be read; YAML would leave it out, and all behind it, without a word."""
    for name in _PROSE:
        node = root.get(name)
        for text in node.items if isinstance(node, YamlList) else (node,):
            if isinstance(text, YamlText):
                refuse_cut(text, problems)
