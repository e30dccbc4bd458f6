"""Reads the rules of a language from the YAML file of its pack (docs/languages.md)."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields, replace
from typing import Final

from player.language.catalogue import _
from player.practice.errors import NotUsableError
from player.practice.script.language.language_rules import Grade, LanguageRules, Patterns
from player.practice.script.language.measures import reading_grade, wiener_sachtextformel
from player.practice.script.language.rules import WORD_RULES, WordRule
from player.practice.script.shapes import fields_of, read_yaml_file, text_of, texts_of
from player.practice.script.source import Problems, TooManyProblemsError
from player.practice.script.yaml_text import YamlNode, YamlText

GRADES: Final[Mapping[str, Grade]] = {
    "flesch-kincaid": reading_grade,
    "wiener-sachtextformel": wiener_sachtextformel,
}
"""How a language's texts may be measured, by the name that a pack uses."""

_KEYS: Final = (
    "language",
    "grade",
    "highest_grade",
    "highest_gentle_grade",
    "longest_sentence",
    "words",
    "patterns",
    "orders",
)
_HIGHEST_NUMBER: Final = 60.0
_NOTHING: Final = re.compile(r"(?!)")
"""In place of a pattern that can't be used, which is reported."""


def read_rules(data: bytes, file: str) -> LanguageRules:
    """Read the rules of a language.

    Args:
        data: the bytes of the file, UTF-8.
        file: its name, for the places of problems.

    Raises:
        NotUsableError: a key or a rule is missing or unknown, a pattern is no regular expression, or the file
            can't be read; the error holds all problems, in file order.
    """
    problems = Problems(file)
    root = read_yaml_file(data, problems)
    rules: LanguageRules | None = None
    with suppress(TooManyProblemsError):
        rules = _rules(fields_of(root, _KEYS, problems), problems)
    problems.raise_if_any()
    if rules is None:
        raise NotUsableError(problems.found)
    return rules


def _rules(found: Mapping[str, YamlNode], problems: Problems) -> LanguageRules:
    return LanguageRules(
        language=text_of(found.get("language"), problems),
        word_rules=_word_rules(found.get("words"), problems),
        patterns=_patterns(found.get("patterns"), problems),
        orders=frozenset(
            word.lower() for line in texts_of(found.get("orders"), problems) for word in line.split()
        ),
        grade=_grade(found.get("grade"), problems),
        highest_grade=_number(found.get("highest_grade"), problems),
        highest_gentle_grade=_number(found.get("highest_gentle_grade"), problems),
        longest_sentence=int(_number(found.get("longest_sentence"), problems)),
    )


def _word_rules(node: YamlNode | None, problems: Problems) -> tuple[WordRule, ...]:
    """The rules of English with this language's words: what each is for is said once, there."""
    if node is None:
        return ()
    values = fields_of(node, [rule.code for rule in WORD_RULES], problems)
    return tuple(
        replace(rule, pattern=_pattern(values[rule.code], problems))
        for rule in WORD_RULES
        if rule.code in values
    )


def _patterns(node: YamlNode | None, problems: Problems) -> Patterns:
    names = [field.name for field in fields(Patterns)]
    values = {} if node is None else fields_of(node, names, problems)
    return Patterns(
        **{name: _pattern(values[name], problems) if name in values else _NOTHING for name in names}
    )


def _pattern(node: YamlNode, problems: Problems) -> re.Pattern[str]:
    """One expression, or a list of which any may match; capitals make no difference."""
    whole = [node] if isinstance(node, YamlText) else list(getattr(node, "items", ()))
    if not whole:
        text_of(node, problems)
        return _NOTHING
    texts = [item.value if isinstance(item, YamlText) else text_of(item, problems) for item in whole]
    for item, text in zip(whole, texts, strict=True):
        try:
            re.compile(text)
        except re.error as error:
            message = _("This is no pattern: {error}.").format(error=error)
            expected = _("Write a regular expression as Python reads it.")
            problems.error(item.place, "bad-value", message, text, expected)
            return _NOTHING
    return re.compile("|".join(texts), re.IGNORECASE)


def _grade(node: YamlNode | None, problems: Problems) -> Grade:
    name = text_of(node, problems)
    if node is not None and name and name not in GRADES:
        expected = _("Write one of {known}.").format(known=", ".join(GRADES))
        problems.error(node.place, "bad-value", _("This measure is not known."), name, expected)
    return GRADES.get(name, reading_grade)


def _number(node: YamlNode | None, problems: Problems) -> float:
    text = text_of(node, problems)
    with suppress(ValueError):
        if 0 < float(text) <= _HIGHEST_NUMBER:
            return float(text)
    if node is not None and text:
        message = _("This is no number that can be used here.")
        expected = _("Write a number up to {highest:g}.").format(highest=_HIGHEST_NUMBER)
        problems.error(node.place, "bad-value", message, text, expected)
    return 1.0
