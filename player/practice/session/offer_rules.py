"""The offer rules: what is offered after a check-in's answer. Offers, never orders; no rule makes it harder.

``RULES`` is read from the top; each rule that applies adds its offer, and "go on" always comes last. The
thresholds are controls of the pacing (practice brief, section 2).
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from player.language.catalogue import later
from player.practice.pacing.model import CheckInAt


class Offer(StrEnum):
    """What may be offered after an answer. The values are in the log, so they are stable."""

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
"""Thresholds are on the scale from 0 to 10, whichever scale the person answers in."""


@dataclass(frozen=True)
class Answer:
    """An answered check-in.

    Attributes:
        moment: when the check-in was.
        rating: the answer, from 0 to ``top``.
        start_rating: the answer at the start, from 0 to ``top``; None if there was none.
        top: the highest number of the scale, 10 or 100.
    """

    moment: CheckInAt
    rating: int
    start_rating: int | None
    top: int = THRESHOLDS_TOP

    @property
    def rise(self) -> int:
        """How much the rating has risen since the start; 0 where the start was not answered."""
        return 0 if self.start_rating is None else self.rating - self.start_rating


@dataclass(frozen=True)
class Rule:
    """One rule: its stable name for the log, its offer, and when it applies."""

    name: str
    offer: Offer
    applies: Callable[[Answer, Thresholds], bool]


def _at_least(value: int, threshold: int | None, top: int) -> bool:
    return threshold is not None and value * THRESHOLDS_TOP >= threshold * top


RULES: tuple[Rule, ...] = (
    Rule(
        later("any rating at the stop threshold"),
        Offer.STOP,
        lambda answer, limits: _at_least(answer.rating, limits.rating_offers_stop, answer.top),
    ),
    Rule(
        later("a rise at the stop threshold"),
        Offer.STOP,
        lambda answer, limits: _at_least(answer.rise, limits.rise_offers_stop, answer.top),
    ),
    Rule(
        later("a start rating at the grounding threshold"),
        Offer.GROUNDING_ONLY,
        lambda answer, limits: (
            answer.moment is CheckInAt.START
            and _at_least(answer.rating, limits.start_rating_grounding, answer.top)
        ),
    ),
    Rule(
        later("a rise at the step-down threshold"),
        Offer.SOFTER,
        lambda answer, limits: (
            answer.moment is not CheckInAt.END
            and _at_least(answer.rise, limits.rise_offers_softer, answer.top)
        ),
    ),
)


def applicable_rules(answer: Answer, limits: Thresholds) -> tuple[Rule, ...]:
    """The rules that apply to an answer, in the order of ``RULES``."""
    return tuple(rule for rule in RULES if rule.applies(answer, limits))


def offers_of(rules: tuple[Rule, ...]) -> tuple[Offer, ...]:
    """The offers of these rules, each once, with "go on" last; empty where there are no rules."""
    if not rules:
        return ()
    return (*dict.fromkeys(rule.offer for rule in rules), Offer.GO_ON)
