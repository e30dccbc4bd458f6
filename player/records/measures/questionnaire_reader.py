"""Questionnaire files: YAML in, a ``Questionnaire`` out, reporting every problem at once with its place."""

import re
from collections.abc import Iterable
from contextlib import suppress

from player.language.catalogue import _
from player.practice.errors import NotUsableError, Place
from player.practice.script.shapes import fields_of, items_of, read_yaml_file, text_of, texts_of
from player.practice.script.source import Problems, TooManyProblemsError
from player.practice.script.yaml_text import YamlMap, YamlNode, YamlText
from player.records.measures.questionnaires import Questionnaire, Scoring, Subscale

_KEYS = (
    "format",
    "id",
    "title",
    "citation",
    "permission",
    "instruction",
    "item_count",
    "items",
    "scale",
    "labels",
    "reversed",
    "scoring",
    "subscales",
    "at_most_every_days",
)
_NONE = "none"
_MOST_ITEMS = 200
_WIDEST = 1000
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_questionnaire(data: bytes, file: str) -> Questionnaire:
    """Read a questionnaire.

    Args:
        data: the file's bytes, UTF-8.
        file: its name, for the places of problems.

    Raises:
        NotUsableError: with every problem in it, in file order.
    """
    problems = Problems(file)
    root = read_yaml_file(data, problems)
    found: Questionnaire | None = None
    with suppress(TooManyProblemsError):
        found = _Reader(fields_of(root, _KEYS, problems), problems).questionnaire(data)
    problems.raise_if_any()
    if found is None:
        raise NotUsableError(problems.found)
    return found


class _Reader:
    """Reads the values of one file and collects their problems."""

    def __init__(self, found: dict[str, YamlNode], problems: Problems) -> None:
        self._found = found
        self._problems = problems

    def questionnaire(self, data: bytes) -> Questionnaire:
        """The questionnaire; not usable if problems were found."""
        self._number(self._found.get("format"), 1, 1)
        count = self._number(self._found.get("item_count"), 1, _MOST_ITEMS)
        lowest, highest = self._scale()
        return Questionnaire(
            id=self._id(),
            title=text_of(self._found.get("title"), self._problems),
            citation=text_of(self._found.get("citation"), self._problems),
            permission=text_of(self._found.get("permission"), self._problems),
            instruction=text_of(self._get("instruction"), self._problems),
            items=self._items(count),
            item_count=count,
            lowest=lowest,
            highest=highest,
            labels=self._labels(lowest, highest),
            reversed_items=frozenset(self._item_numbers(self._get("reversed"), count)),
            scoring=self._scoring(),
            subscales=tuple(self._subscales(count)),
            every_days=self._number(self._found.get("at_most_every_days"), 0, 3650),
            data=data,
        )

    def _get(self, name: str) -> YamlNode | None:
        return None if self._is_none(name) else self._found.get(name)

    def _is_none(self, name: str) -> bool:
        node = self._found.get(name)
        return isinstance(node, YamlText) and node.value == _NONE

    def _id(self) -> str:
        node = self._found.get("id")
        found = text_of(node, self._problems)
        if node is not None and found and not _ID.fullmatch(found):
            self._wrong(node.place, found, _("Write small letters, digits and hyphens, such as my-scale."))
        return found

    def _items(self, count: int) -> tuple[str, ...]:
        node = self._get("items")
        found = texts_of(node, self._problems)
        if node is not None and found and count and len(found) != count:
            expected = _("item_count says {count}: mend one of the two.").format(count=count)
            self._wrong(node.place, _("{count} items").format(count=len(found)), expected)
        return found

    def _scale(self) -> tuple[int, int]:
        node = self._found.get("scale")
        ends = {} if node is None else fields_of(node, ("lowest", "highest"), self._problems)
        lowest = self._number(ends.get("lowest"), 0, _WIDEST)
        highest = self._number(ends.get("highest"), 0, _WIDEST)
        if node is not None and len(ends) == 2 and lowest >= highest:  # noqa: PLR2004 - both ends
            self._wrong(
                node.place,
                _("{lowest} to {highest}").format(lowest=lowest, highest=highest),
                _("Write a lowest that is below the highest."),
            )
        return lowest, highest

    def _labels(self, lowest: int, highest: int) -> dict[int, str]:
        return {
            self._number(key, lowest, highest): text_of(value, self._problems)
            for key, value in self._entries("labels")
        }

    def _subscales(self, count: int) -> Iterable[Subscale]:
        for key, value in self._entries("subscales"):
            yield Subscale(text_of(key, self._problems), tuple(self._item_numbers(value, count)))

    def _entries(self, name: str) -> tuple[tuple[YamlText, YamlNode], ...]:
        node = self._get(name)
        if node is None:
            return ()
        if not isinstance(node, YamlMap):
            found = node.value if isinstance(node, YamlText) else ""
            self._wrong(node.place, found, _("Write names with values, or none."))
            return ()
        return node.entries

    def _item_numbers(self, node: YamlNode | None, count: int) -> list[int]:
        found: list[int] = []
        for item in items_of(node, self._problems):
            number = self._number(item, 1, count)
            if number in found:
                self._wrong(item.place, str(number), _("Name each item once."))
            found.append(number)
        return found

    def _scoring(self) -> Scoring:
        node = self._found.get("scoring")
        if isinstance(node, YamlText) and node.value in set(Scoring):
            return Scoring(node.value)
        if node is not None:
            found = node.value if isinstance(node, YamlText) else ""
            self._wrong(node.place, found, _("Write one of {value}.").format(value=", ".join(Scoring)))
        return Scoring.EACH

    def _number(self, node: YamlNode | None, low: int, high: int) -> int:
        if node is None:
            return 0
        text = node.value if isinstance(node, YamlText) else ""
        if re.fullmatch(r"[0-9]{1,6}", text, re.ASCII) and low <= int(text) <= high:
            return int(text)
        self._wrong(
            node.place, text, _("Write a whole number from {low} to {high}.").format(low=low, high=high)
        )
        return 0

    def _wrong(self, place: Place, found: str, expected: str) -> None:
        self._problems.error(place, "bad-value", _("This value can't be used."), found, expected)
