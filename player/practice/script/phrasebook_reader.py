"""Reads the product's own lines from a YAML file whose keys are the fields of ``Phrasebook``."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields
from typing import TypeVar

from player.language.catalogue import _
from player.practice.choices import Anchor
from player.practice.errors import NotUsableError
from player.practice.script.phrasebook import Phrasebook, Questions
from player.practice.script.rests_reader import rests_of
from player.practice.script.shapes import fields_of, items_of, read_yaml_file, text_of, texts_of
from player.practice.script.source import Problems, TooManyProblemsError
from player.practice.script.yaml_text import YamlNode, YamlText

_Lines = TypeVar("_Lines")
_BRACED = re.compile(r"\{[^{}]*\}|[{}]")
_PLACEHOLDERS = ("{date}", "{time}")


def read_phrasebook(data: bytes, file: str) -> Phrasebook:
    """Read a phrasebook.

    Args:
        data: the bytes of the file, UTF-8.
        file: its name, for the places of problems.

    Raises:
        NotUsableError: a key, an anchor or a rest is missing or unknown, a line is empty, a mark is not
            allowed where it is, or the file can't be read; the error holds all problems, in file order.
    """
    problems = Problems(file)
    root = read_yaml_file(data, problems)
    book: Phrasebook | None = None
    with suppress(TooManyProblemsError):
        book = _phrasebook(fields_of(root, [field.name for field in fields(Phrasebook)], problems), problems)
    problems.raise_if_any()
    if book is None:
        raise NotUsableError(problems.found)
    return book


def _phrasebook(found: dict[str, YamlNode], problems: Problems) -> Phrasebook:
    def texts(name: str) -> tuple[str, ...]:
        _check_placeholders(found.get(name), problems, allowed=_PLACEHOLDERS if name == "ease_back" else ())
        return texts_of(found.get(name), problems)

    def lists(name: str) -> Mapping[Anchor, tuple[str, ...]]:
        return _by_anchor(found.get(name), texts_of, problems)

    return Phrasebook(
        language=text_of(found.get("language"), problems),
        presence=lists("presence"),
        options=texts("options"),
        rests=_by_anchor(found.get("rests"), rests_of, problems),
        orient=texts("orient"),
        returning=texts("returning"),
        breath_first=texts("breath_first"),
        breath_next=texts("breath_next"),
        moment_first=lists("moment_first"),
        moment_next=lists("moment_next"),
        check_in_question=_questions(found.get("check_in_question"), problems),
        check_in_hold=_by_anchor(found.get("check_in_hold"), text_of, problems),
        go_on_from_writing=texts("go_on_from_writing"),
        ease_back=texts("ease_back"),
    )


def _by_anchor(
    node: YamlNode | None, read: Callable[[YamlNode, Problems], _Lines], problems: Problems
) -> Mapping[Anchor, _Lines]:
    """A value for every anchor, since a person may choose any of them; a missing anchor is reported."""
    if node is None:
        return {}
    values = fields_of(node, list(Anchor), problems)
    return {Anchor(name): read(value, problems) for name, value in values.items()}


def _questions(node: YamlNode | None, problems: Problems) -> Questions:
    """The questions for each check-in during a sitting; the page after it has its own words."""
    names = [field.name for field in fields(Questions)]
    values = {} if node is None else fields_of(node, names, problems)
    return Questions(*(texts_of(values.get(name), problems) for name in names))


def _check_placeholders(node: YamlNode | None, problems: Problems, *, allowed: tuple[str, ...]) -> None:
    for item in items_of(node, Problems(problems.file)):
        braced = _BRACED.findall(item.value) if isinstance(item, YamlText) else []
        for text in braced:
            if text not in allowed:
                expected = (
                    _("Only {value} may be used here.").format(value=" and ".join(allowed))
                    if allowed
                    else _("Write plain words.")
                )
                problems.error(
                    item.place, "unknown-placeholder", _("This placeholder is not known."), text, expected
                )
