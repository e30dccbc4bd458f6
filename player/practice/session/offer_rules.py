"""The stop rules: what a check-in's answer leads to. Offers, never orders; nothing here escalates.

The rules are the rows of ``RULES``, read from the top; each row that applies adds its offer, and "go on" is
always the last. Thresholds are the pacing's controls (practice brief, section 2).
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from player.practice.pacing.model import CheckInAt


class Offer(StrEnum):
    """What may be offered after an answer. The values stand in the log."""

    STOP = "stop"
    GROUNDING_ONLY = "grounding-only"
    SOFTER = "softer"
    GO_ON = "go-on"


class Thresholds(Protocol):
    """The pacing controls that the rules read; ``None`` means that the rule is off."""

    @property
    def start_rating_grounding(self) -> int | None:
        """A start rating from which grounding only is offered."""

    @property
    def rise_offers_softer(self) -> int | None:
        """A rise since the start from which a step down is offered."""

    @property
    def rise_offers_stop(self) -> int | None:
        """A rise since the start from which stopping is offered."""

    @property
    def rating_offers_stop(self) -> int | None:
        """Any rating from which stopping is offered first."""


THRESHOLDS_TOP: Final = 10
"""Thresholds are numbers from 0 to 10, whatever the numbers asked in."""


@dataclass(frozen=True)
class Answer:
    """An answered check-in: its moment, the rating, and the start's rating if there was one.

    Both are in the same numbers, from 0 to ``top``, 10 or 100.
    """

    moment: CheckInAt
    rating: int
    start_rating: int | None
    top: int = THRESHOLDS_TOP

    @property
    def rise(self) -> int:
        """How far distress has risen since the start; 0 where the start was not answered."""
        return 0 if self.start_rating is None else self.rating - self.start_rating


@dataclass(frozen=True)
class Rule:
    """One row: its stable name for the log, the offer, and when it applies."""

    name: str
    offer: Offer
    applies: Callable[[Answer, Thresholds], bool]


def _at_least(value: int, threshold: int | None, top: int) -> bool:
    return threshold is not None and value * THRESHOLDS_TOP >= threshold * top


RULES: tuple[Rule, ...] = (
    Rule(
        "any rating at the stop threshold",
        Offer.STOP,
        lambda answer, limits: _at_least(answer.rating, limits.rating_offers_stop, answer.top),
    ),
    Rule(
        "a rise at the stop threshold",
        Offer.STOP,
        lambda answer, limits: _at_least(answer.rise, limits.rise_offers_stop, answer.top),
    ),
    Rule(
        "a start rating at the grounding threshold",
        Offer.GROUNDING_ONLY,
        lambda answer, limits: (
            answer.moment is CheckInAt.START
            and _at_least(answer.rating, limits.start_rating_grounding, answer.top)
        ),
    ),
    Rule(
        "a rise at the step-down threshold",
        Offer.SOFTER,
        lambda answer, limits: (
            answer.moment is not CheckInAt.END
            and _at_least(answer.rise, limits.rise_offers_softer, answer.top)
        ),
    ),
)


def fired(answer: Answer, limits: Thresholds) -> tuple[Rule, ...]:
    """The rules that apply to an answer, in the order of the table."""
    return tuple(rule for rule in RULES if rule.applies(answer, limits))


def offers(rules: tuple[Rule, ...]) -> tuple[Offer, ...]:
    """What is offered for the rules that fired, each once, with going on last; nothing if none fired."""
    if not rules:
        return ()
    return (*dict.fromkeys(rule.offer for rule in rules), Offer.GO_ON)
