"""Reads the product's own lines from a YAML file whose keys are the fields of ``Phrasebook``."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields
from typing import TypeVar

from player.language.catalogue import _
from player.practice.choices import Anchor
from player.practice.errors import NotUsableError
from player.practice.plain_words import joined
from player.practice.script.phrasebook import DayNames, Phrasebook, Questions
from player.practice.script.rests_reader import rests_of
from player.practice.script.shapes import fields_of, items_of, read_yaml_file, text_of, texts_of
from player.practice.script.source import Problems, TooManyProblemsError
from player.practice.script.yaml_text import YamlNode, YamlText

_Lines = TypeVar("_Lines")
_BRACED = re.compile(r"\{[^{}]*\}|[{}]")
_PLACEHOLDERS = ("{date}", "{time}")
_DAY_PLACEHOLDERS = ("{weekday}", "{day}", "{month}", "{year}")
_WEEKDAYS, _MONTHS = 7, 12
_SLOWEST, _FASTEST = 0.4, 1.6
"""Between these lie all languages of the study that paces are taken from (docs/languages.md)."""


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
        pace=_pace(found.get("pace"), problems),
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
        day_to_read=text_of(found.get("day_to_read"), problems),
        day_names=_day_names(found.get("day_names"), problems),
    )


def _pace(node: YamlNode | None, problems: Problems) -> float:
    """How many words of the language take as long as one English word."""
    text = text_of(node, problems)
    with suppress(ValueError):
        if _SLOWEST <= float(text) <= _FASTEST:
            return float(text)
    if node is not None and text:
        expected = _("Write a number from {slowest} to {fastest}: 0.8 where words are longer.").format(
            slowest=_SLOWEST, fastest=_FASTEST
        )
        problems.error(node.place, "bad-value", _("This can't be the pace of a language."), text, expected)
    return 1.0


def _day_names(node: YamlNode | None, problems: Problems) -> DayNames:
    names = [field.name for field in fields(DayNames)]
    values = {} if node is None else fields_of(node, names, problems)
    pattern = values.get("pattern")
    _check_placeholders(pattern, problems, allowed=_DAY_PLACEHOLDERS)
    return DayNames(
        text_of(pattern, problems),
        _so_many(values.get("weekdays"), _WEEKDAYS, problems),
        _so_many(values.get("months"), _MONTHS, problems),
    )


def _so_many(node: YamlNode | None, count: int, problems: Problems) -> tuple[str, ...]:
    names = texts_of(node, problems)
    if node is not None and names and len(names) != count:
        message = _("The number of names here is {number}.").format(number=len(names))
        expected = _("Write {count}.").format(count=count)
        problems.error(node.place, "bad-value", message, "", expected)
    return names


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
    items = (node,) if isinstance(node, YamlText) else items_of(node, Problems(problems.file))
    for item in items:
        braced = _BRACED.findall(item.value) if isinstance(item, YamlText) else []
        for text in braced:
            if text not in allowed:
                expected = (
                    _("Only {value} may be used here.").format(value=joined(allowed))
                    if allowed
                    else _("Write plain words.")
                )
                problems.error(
                    item.place, "unknown-placeholder", _("This placeholder is not known."), text, expected
                )
