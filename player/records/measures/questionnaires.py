"""Questionnaires: items, scale, scoring and permission. Pure; no database."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from player.language.catalogue import _
from player.language.numbers import figure

Answers = Mapping[int, int]
"""Values by item number, counted from 1; skipped items are missing."""


class Scoring(StrEnum):
    """How answers become a score."""

    MEAN = "mean"
    SUM = "sum"
    EACH = "each"

    @property
    def words(self) -> str:
        """Its description, for a page about the questionnaire."""
        return _SCORING_WORDS[self]


_SCORING_WORDS = {
    Scoring.MEAN: _("the mean of the items, once every one is answered"),
    Scoring.SUM: _("the sum of the items, once every one is answered"),
    Scoring.EACH: _("each item stands for itself"),
}


@dataclass(frozen=True)
class Subscale:
    """Some of the items, scored separately."""

    name: str
    items: tuple[int, ...]


@dataclass(frozen=True)
class Score:
    """A score, or why there is none.

    Attributes:
        name: of the subscale, or of the questionnaire.
        value: None if items it needs were skipped.
        answered, of: how many of its items have an answer, and how many it has.
    """

    name: str
    value: float | None
    answered: int
    of: int

    @property
    def words(self) -> str:
        """The score for a list. It is never judged."""
        if self.value is None:
            return _("no score: {answered} of {of} answered").format(answered=self.answered, of=self.of)
        return figure(round(self.value, 2))

    @property
    def figure(self) -> str:
        """The number as programs write it; empty where there is none."""
        return "" if self.value is None else f"{self.value:.2f}".rstrip("0").rstrip(".")


@dataclass(frozen=True)
class Questionnaire:
    """A questionnaire as defined in its file.

    Attributes:
        id: a short stable name.
        title, citation, permission: shown about it; permission says in plain words who may use it.
        instruction: shown before the items; empty for none.
        items: the items' texts, in order; empty if only a clinician with permission may fill them in.
        item_count: how many items it has, even if their texts are missing.
        lowest, highest: the ends of the scale.
        labels: words for some values.
        reversed_items: reverse-scored items, from 1.
        scoring: how answers become a score.
        subscales: parts scored separately; empty for none.
        every_days: offered at most once in this many days; 0 for no limit.
        data: the file's bytes, stored with the answers.
    """

    id: str
    title: str
    citation: str
    permission: str
    instruction: str
    items: tuple[str, ...]
    item_count: int
    lowest: int
    highest: int
    labels: Mapping[int, str]
    reversed_items: frozenset[int]
    scoring: Scoring
    subscales: tuple[Subscale, ...]
    every_days: int
    data: bytes

    @property
    def hash(self) -> str:
        """SHA-256 of the file, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def askable(self) -> bool:
        """Whether its items are present; otherwise there are only scoring and citation."""
        return bool(self.items)


def scores(questionnaire: Questionnaire, answers: Answers) -> tuple[Score, ...]:
    """The scores of these answers: one per subscale, then the total; one per item if items are scored singly.

    A score with a missing item has no value: answers are never filled in.
    """
    counted = {item: _counted(questionnaire, item, value) for item, value in answers.items()}
    whole = tuple(range(1, questionnaire.item_count + 1))
    if questionnaire.scoring is Scoring.EACH:
        return tuple(_score(_item_name(questionnaire, item), (item,), counted, Scoring.SUM) for item in whole)
    parts = (*questionnaire.subscales, Subscale(questionnaire.title, whole))
    return tuple(_score(part.name, part.items, counted, questionnaire.scoring) for part in parts)


def is_due(questionnaire: Questionnaire, last_asked: date | None, today: date) -> bool:
    """Whether its schedule allows offering it, counted in local days.

    Args:
        questionnaire: what is assigned.
        last_asked: the day it was last answered or skipped, or None. A day after today (the clock was set
            back) is ignored.
        today: the local day.
    """
    if not questionnaire.askable:
        return False
    if last_asked is None or last_asked > today:
        return True
    return (today - last_asked).days >= questionnaire.every_days


def _counted(questionnaire: Questionnaire, item: int, value: int) -> int:
    if item in questionnaire.reversed_items:
        return questionnaire.lowest + questionnaire.highest - value
    return value


def _score(name: str, items: tuple[int, ...], counted: Answers, scoring: Scoring) -> Score:
    values = [counted[item] for item in items if item in counted]
    if len(values) < len(items):
        return Score(name, None, len(values), len(items))
    total = float(sum(values))
    return Score(name, total / len(items) if scoring is Scoring.MEAN else total, len(values), len(items))


def _item_name(questionnaire: Questionnaire, item: int) -> str:
    return questionnaire.items[item - 1] if questionnaire.askable else _("item {item}").format(item=item)
