"""Reads YAML with the place of every value. Every scalar stays text (``NO`` and ``4:30`` too).

The parser's events are read instead of its documents: events come one after another, so deep nesting costs no
recursion, and an anchor is refused before an alias could expand it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any, TypedDict

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from player.language.catalogue import _
from player.practice.errors import Place
from player.practice.script.source import Problems, replace_invisible
from player.practice.script.yaml_faults import yaml_fault

DEEPEST = 6

# Searched for first, because the library needs a second for a thousand brackets.
_MANY_BRACKETS = re.compile(rf"(?:[\[{{]\s*){{{DEEPEST + 1},}}")

_OUTSIDE = re.compile(r"\.\.[/\\]|^\s*[/~\\]|\bfile:|^[A-Za-z]:[\\/]")


@dataclass(frozen=True)
class YamlText:
    """A single value.

    Attributes:
        value: what it says.
        place: where it begins.
        cut: what follows it on its line without quotes round the whole, from a ``#`` on; YAML leaves it out.
        cut_place: where that ``#`` stands.
    """

    value: str
    place: Place
    cut: str = ""
    cut_place: Place | None = None


@dataclass(frozen=True)
class YamlList:
    """A list of values."""

    items: "tuple[YamlNode, ...]"
    place: Place


@dataclass(frozen=True)
class YamlMap:
    """Keys and values, in file order, each key once."""

    entries: "tuple[tuple[YamlText, YamlNode], ...]"
    place: Place

    def key(self, name: str) -> YamlText | None:
        """The key of that name, with its place."""
        return next((key for key, _unused in self.entries if key.value == name), None)

    def get(self, name: str) -> "YamlNode | None":
        """The value under a key."""
        return next((value for key, value in self.entries if key.value == name), None)


YamlNode = YamlText | YamlList | YamlMap


class _Cut(TypedDict, total=False):
    """The fields of a ``YamlText`` that say what was cut off; none where nothing was."""

    cut: str
    cut_place: Place


class _UnreadableError(Exception):
    """Reading can't go on; the problem is already reported."""


def read_yaml(text: str, problems: Problems, first_line: int = 1) -> YamlMap | None:
    """Read one mapping.

    Args:
        text: the YAML.
        problems: collects what is wrong.
        first_line: the number of the text's first line in its file.

    Returns:
        The mapping, or None where it can't be read (then ``problems`` says why).
    """
    if brackets := _MANY_BRACKETS.search(text):
        before = text[: brackets.start()].split("\n")
        place = problems.place(first_line + len(before) - 1, len(before[-1]) + 1)
        message = _("This nests more than {deepest} levels deep.").format(deepest=DEEPEST)
        problems.error(place, "nested", message, brackets.group(), _("Write it flat."))
        return None
    reader = _Reader(text.split("\n"), problems, first_line)
    try:
        return reader.document(YAML(typ="safe", pure=True).parse(text))
    except _UnreadableError:
        return None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (
            problems.place(first_line + mark.line, mark.column + 1) if mark else problems.place(first_line, 1)
        )
        message = yaml_fault(error, "" if mark is None else text.split("\n")[mark.line][: mark.column])
    except (
        YAMLError,
        ValueError,
        ArithmeticError,
        LookupError,
        AttributeError,
        TypeError,
        AssertionError,
    ) as error:
        # On broken input the library raises other errors too; no file may crash the program.
        place = problems.place(first_line, 1)
        message = _("This can't be read as YAML ({name}).").format(name=type(error).__name__)
    problems.error(
        place,
        "bad-yaml",
        message,
        "",
        _("Write `key: value` lines; put quotes round a value with a colon in it."),
    )
    return None


def refuse_cut(text: YamlText, problems: Problems) -> None:
    """Report what a ``#`` cuts off a text that people read; without quotes YAML says nothing of it."""
    if text.cut_place is not None:
        message, expected = (
            _("Whatever follows this # would not be read."),
            _("Put quotes round the whole value."),
        )
        problems.error(text.cut_place, "comment-in-value", message, text.cut, expected)


def plain(node: YamlNode) -> Any:
    """The node as strings, lists and dictionaries."""
    if isinstance(node, YamlText):
        return node.value
    if isinstance(node, YamlList):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node.entries}


def locate(node: YamlNode, path: Sequence[str | int]) -> YamlNode:
    """The node at a path such as ``("sources", 1)``, or its nearest ancestor that exists."""
    for step in path:
        found: YamlNode | None = None
        if isinstance(node, YamlMap) and isinstance(step, str):
            found = node.get(step)
        elif isinstance(node, YamlList) and isinstance(step, int) and step < len(node.items):
            found = node.items[step]
        if found is None:
            break
        node = found
    return node


def refuse_outside(node: YamlNode, problems: Problems) -> None:
    """Report every value that leads out of the script's folder."""
    if isinstance(node, YamlText):
        if _OUTSIDE.search(node.value):
            problems.error(
                node.place,
                "outside-reference",
                _("This leads out of the script's folder."),
                node.value,
                _("A script refers to no other file."),
            )
        return
    inside = node.items if isinstance(node, YamlList) else [value for _unused, value in node.entries]
    for child in inside:
        refuse_outside(child, problems)


class _Reader:
    """Builds nodes from parser events. ``DEEPEST`` limits the recursion."""

    def __init__(self, lines: list[str], problems: Problems, first_line: int) -> None:
        self._lines = lines
        self._problems = problems
        self._first_line = first_line

    def document(self, events: Iterator[Event]) -> YamlMap:
        """The mapping that the events describe.

        Raises:
            _UnreadableError: there is no mapping, or more than one document.
        """
        root: YamlNode | None = None
        for event in events:
            if isinstance(event, DocumentStartEvent) and root is not None:
                self._refuse(event, "two-documents", _("A second YAML document starts here."), _("Keep one."))
            if isinstance(event, NodeEvent):
                root = self._node(event, events, 1)
        if not isinstance(root, YamlMap):
            place = root.place if root else self._problems.place(self._first_line, 1)
            self._problems.error(
                place,
                "bad-yaml",
                _("There are no keys and values here."),
                "",
                _("Write lines such as `title: Others too`."),
            )
            raise _UnreadableError
        return root

    def _cut(self, event: Event, before: str = "") -> "_Cut":
        """What a ``#`` behind a value without quotes cuts off, and where.

        Args:
            event: the value, or what stands before it.
            before: a pattern for what stands between.
        """
        mark = event.end_mark
        if getattr(event, "style", None) or mark.line >= len(self._lines):
            return {}
        found = re.compile(rf"{before}\s+(?P<cut>#.*)").match(self._lines[mark.line], mark.column)
        if found is None:
            return {}
        place = self._problems.place(self._first_line + mark.line, found.start("cut") + 1)
        return {"cut": found["cut"], "cut_place": place}

    def _place(self, event: Event) -> Place:
        mark = event.start_mark
        return self._problems.place(self._first_line + mark.line, mark.column + 1)

    def _refuse(self, event: Event, code: str, message: str, expected: str) -> None:
        self._problems.error(self._place(event), code, message, "", expected)
        raise _UnreadableError

    def _node(self, event: Event, events: Iterator[Event], depth: int) -> YamlNode:
        if depth > DEEPEST:
            self._refuse(
                event,
                "nested",
                _("This nests more than {deepest} levels deep.").format(deepest=DEEPEST),
                _("Write it flat."),
            )
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            self._refuse(
                event,
                "yaml-anchor",
                _("Anchors (&) and aliases (*) are not read."),
                _("Write the value out."),
            )
        if getattr(event, "tag", None) and isinstance(event, NodeEvent):
            self._refuse(event, "yaml-tag", _("Tags (!) are not read."), _("Write the value alone."))
        if isinstance(event, ScalarEvent):
            place = self._place(event)
            # The file's own characters are checked already; escapes have become characters only now.
            # A folded text ends with the end of its last line.
            written = event.value.removesuffix("\n") if event.style in {">", "|"} else event.value
            value = replace_invisible(written, place, self._problems, escaped=True)
            return YamlText(value, place, **self._cut(event))
        if isinstance(event, SequenceStartEvent):
            inside = takewhile(lambda item: not isinstance(item, SequenceEndEvent), events)
            return YamlList(tuple(self._node(item, events, depth + 1) for item in inside), self._place(event))
        return self._mapping(event, events, depth)

    def _mapping(self, event: Event, events: Iterator[Event], depth: int) -> YamlMap:
        entries: dict[str, tuple[YamlText, YamlNode]] = {}
        for key_event in events:
            if isinstance(key_event, MappingEndEvent):
                break
            key = self._node(key_event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if isinstance(value, YamlText) and not value.value and not value.cut:
                # An empty value has its place behind all remarks.
                value = replace(value, **self._cut(key_event, r"\s*:"))
            if not isinstance(key, YamlText):
                self._refuse(
                    key_event, "bad-yaml", _("A key must be one word."), _("Write `key: value` lines.")
                )
                continue
            if key.value in entries:
                self._problems.error(
                    key.place,
                    "duplicate-key",
                    _("This key is here twice."),
                    key.value,
                    _("Keep one of them."),
                )
            entries.setdefault(key.value, (key, value))
        return YamlMap(tuple(entries.values()), self._place(event))
