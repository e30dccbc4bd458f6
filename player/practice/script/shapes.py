"""Reads YAML nodes that should have a certain shape; a node of another shape is reported."""

import difflib
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import Final

from player.language.catalogue import _
from player.practice.errors import NotUsableError
from player.practice.script.source import Problems, TooManyProblemsError, decoded, lines_of
from player.practice.script.yaml_text import YamlList, YamlMap, YamlNode, YamlText, read_yaml, refuse_cut

NOT_YET: Final = "not yet"
"""Written instead of a day where something has not been done yet."""


def read_yaml_file(data: bytes, problems: Problems) -> YamlMap:
    """The mapping at the top level of a file.

    Raises:
        NotUsableError: the file can't be read as a YAML mapping.
    """
    text = decoded(data, problems)
    try:
        lines = lines_of(text, problems)
        root = read_yaml("\n".join(line.text for line in lines), problems)
    except TooManyProblemsError:
        root = None
    if root is None:
        raise NotUsableError(problems.found)
    return root


def fields_of(node: YamlNode, names: Iterable[str], problems: Problems) -> dict[str, YamlNode]:
    """The values under these keys; unknown and missing keys are reported."""
    names = list(names)
    if not isinstance(node, YamlMap):
        _wrong(
            node,
            _("Write the keys {value} here, each with its value.").format(value=", ".join(names)),
            problems,
        )
        return {}
    for key, _unused in node.entries:
        if key.value not in names:
            near = difflib.get_close_matches(key.value[:60], names, 1)
            expected = (
                _("Did you mean {near}?").format(near=near[0])
                if near
                else _("Known keys: {value}.").format(value=", ".join(names))
            )
            problems.error(key.place, "unknown-key", _("This key is not known."), key.value, expected)
    for name in names:
        if node.key(name) is None:
            problems.error(
                node.place, "missing-key", _("The key {name} is missing.").format(name=name), "", _("Add it.")
            )
    return {key.value: value for key, value in node.entries if key.value in names}


def text_of(node: YamlNode | None, problems: Problems) -> str:
    """The node as one line of text; empty for a missing node, which is already reported."""
    if node is None:
        return ""
    if isinstance(node, YamlText):
        refuse_cut(node, problems)
    if not isinstance(node, YamlText) or not any(character.isalnum() for character in node.value):
        _wrong(node, _("Write one line of text."), problems)
        return ""
    return " ".join(node.value.split())


def items_of(node: YamlNode | None, problems: Problems) -> tuple[YamlNode, ...]:
    """The items of a list; an empty list is reported. Empty for a missing node, which is already reported."""
    if node is None:
        return ()
    if not isinstance(node, YamlList) or not node.items:
        _wrong(node, _("Write a list with at least one item, each on a line that begins with - ."), problems)
        return ()
    return node.items


def texts_of(node: YamlNode | None, problems: Problems) -> tuple[str, ...]:
    """The items of a list, each as one line of text."""
    return tuple(text_of(item, problems) for item in items_of(node, problems))


def day_of(node: YamlNode | None, problems: Problems) -> date | None:
    """A day written as YYYY-MM-DD; None for ``not yet`` and for a missing node (already reported)."""
    text = text_of(node, problems)
    if node is None or text in ("", NOT_YET):
        return None
    with suppress(ValueError):
        return date.fromisoformat(text)
    problems.error(
        node.place,
        "bad-value",
        _("This is not a day."),
        text,
        _("Write it as YYYY-MM-DD, or write {not_yet}.").format(not_yet=NOT_YET),
    )
    return None


def _wrong(node: YamlNode, expected: str, problems: Problems) -> None:
    found = node.value if isinstance(node, YamlText) else ""
    problems.error(node.place, "bad-value", _("This value has the wrong shape."), found, expected)
