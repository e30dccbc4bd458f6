"""Loads a preset file's bytes into a YAML tree; whatever can't be a preset is refused."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.tokens import AliasToken, AnchorToken, TagToken

from player.language.catalogue import _
from player.practice.characters import find_invisible
from player.practice.errors import NotUsableError, Place, Problem, Severity
from player.practice.script.source import Problems, TooManyProblemsError, hidden_character
from player.practice.script.yaml_faults import yaml_fault

FORMAT: Final = 1
"""The version of the preset format."""

LARGEST: Final = 100_000
"""The largest preset file that is read, in bytes."""

_DEEPEST: Final = 20
_LONGEST_LINE: Final = 5_000
_OPENERS: Final = re.compile(r"[\[{]")
_MARKS_OF_REFERENCES: Final = frozenset("&*!")
_LINE_END: Final = re.compile(r"\r\n|\n|\r")


def load(data: bytes, file: str) -> CommentedMap:
    """The mapping at the file's top level, with the line and column of each entry.

    Raises:
        NotUsableError: the file is too large, not UTF-8, not YAML, has a character that can't be seen, or has
            anchors, aliases or tags.
    """
    text = _text(data, file)
    try:
        _refuse_references(text, file)
        tree = YAML(typ="rt", pure=True).load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
        expected = _("Check it against the example.")
        raise _refused(Place(file, line, column), "bad-yaml", yaml_fault(error), expected) from error
    except (YAMLError, RecursionError, ValueError) as error:
        message = _("This is not well-formed YAML.")
        raise _refused(Place(file, 1, 1), "bad-yaml", message, _("Check it against the example.")) from error
    if not isinstance(tree, CommentedMap):
        message = _("A preset is a list of names with values, and this is not.")
        raise _refused(Place(file, 1, 1), "not-a-preset", message, _("Begin with “format: 1”."))
    # The file's own characters are checked already; escapes have become characters only now.
    _refuse_hidden(_texts_in(tree, file), file)
    return tree


def _text(data: bytes, file: str) -> str:
    start = Place(file, 1, 1)
    if len(data) > LARGEST:
        raise _refused(
            start,
            "too-large",
            _("The file is larger than {largest} bytes.").format(largest=LARGEST),
            _("Presets are short."),
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _place_of(data, error.start, file)
        raise _refused(
            place, "not-utf-8", _("The file is not UTF-8 text."), _("Save it as UTF-8.")
        ) from error
    if "\0" in text:
        place = _place_of(data, data.index(b"\0"), file)
        raise _refused(place, "nul", _("The file holds a NUL character."), _("Presets are plain text."))
    for number, line in enumerate(text.splitlines(), 1):
        deep = len(_OPENERS.findall(line)) > _DEEPEST or len(line) - len(line.lstrip(" -")) > _DEEPEST * 2
        if deep or len(line) > _LONGEST_LINE:
            place = Place(file, number, 1)
            raise _refused(
                place, "too-deep", _("This line nests too deep or is too long."), _("Presets are flat.")
            )
    lines = enumerate(_LINE_END.split(text), 1)
    _refuse_hidden(((line, Place(file, number, find_invisible(line) + 1)) for number, line in lines), file)
    return text


def _texts_in(tree: CommentedMap | CommentedSeq, file: str) -> Iterator[tuple[str, Place]]:
    """All keys and values that are text, each with the place where it begins."""
    for node, (line, column) in _nodes_in(tree):
        if isinstance(node, CommentedMap | CommentedSeq):
            yield from _texts_in(node, file)
        elif isinstance(node, str):
            yield node, Place(file, line + 1, column + 1)


def _nodes_in(tree: CommentedMap | CommentedSeq) -> Iterator[tuple[Any, tuple[int, int]]]:
    if isinstance(tree, CommentedSeq):
        yield from ((item, tree.lc.item(number)) for number, item in enumerate(tree))
        return
    for key, value in tree.items():
        yield key, tree.lc.key(key)
        yield value, tree.lc.value(key)


def _refuse_hidden(texts: Iterable[tuple[str, Place]], file: str) -> None:
    problems = Problems(file)
    with suppress(TooManyProblemsError):
        for text, place in texts:
            offset = find_invisible(text)
            if offset >= 0:
                problems.add(hidden_character(place, text[offset]))
    problems.raise_if_any()


def _refuse_references(text: str, file: str) -> None:
    # Looking at each token takes a third of the time that reading takes; hardly a file has any of these.
    if _MARKS_OF_REFERENCES.isdisjoint(text):
        return
    for token in YAML(typ="rt", pure=True).scan(text):
        if isinstance(token, AliasToken | AnchorToken | TagToken):
            place = Place(file, token.start_mark.line + 1, token.start_mark.column + 1)
            message = _("Presets have no anchors, aliases or tags.")
            raise _refused(place, "reference", message, _("Write the value itself."))


def _place_of(data: bytes, offset: int, file: str) -> Place:
    before = data[:offset]
    return Place(file, before.count(b"\n") + 1, offset - (before.rfind(b"\n") + 1) + 1)


def _refused(place: Place, code: str, message: str, expected: str) -> NotUsableError:
    return NotUsableError([Problem(place, Severity.ERROR, code, message, "", expected)])
