"""Every row of the stop rules, on both sides of its threshold."""

from dataclasses import dataclass

import pytest

from player.practice.pacing.model import CheckInAt
from player.practice.session.offer_rules import RULES, Answer, Offer, applicable_rules, offers_of


@dataclass(frozen=True)
class Limits:
    start_rating_grounding: int | None = None
    rise_offers_softer: int | None = None
    rise_offers_stop: int | None = None
    rating_offers_stop: int | None = None


ROWS = [
    (
        Limits(rating_offers_stop=8),
        Answer(CheckInAt.END, 8, None),
        Answer(CheckInAt.END, 7, None),
        Offer.STOP,
    ),
    (Limits(rise_offers_stop=2), Answer(CheckInAt.MIDDLE, 5, 3), Answer(CheckInAt.MIDDLE, 4, 3), Offer.STOP),
    (
        Limits(start_rating_grounding=7),
        Answer(CheckInAt.START, 7, 7),
        Answer(CheckInAt.START, 6, 6),
        Offer.GROUNDING_ONLY,
    ),
    (
        Limits(rise_offers_softer=1),
        Answer(CheckInAt.MIDDLE, 4, 3),
        Answer(CheckInAt.MIDDLE, 3, 3),
        Offer.SOFTER,
    ),
]


@pytest.mark.parametrize(
    ("row", "case"), list(zip(RULES, ROWS, strict=True)), ids=lambda x: getattr(x, "name", "")
)
def test_each_rule_fires_at_its_threshold_and_not_below(row, case) -> None:
    limits, at, below, offer = case

    assert applicable_rules(at, limits) == (row,)
    assert applicable_rules(below, limits) == ()
    assert offers_of((row,)) == (offer, Offer.GO_ON)


def test_a_start_rating_counts_only_at_the_start() -> None:
    assert applicable_rules(Answer(CheckInAt.MIDDLE, 9, None), Limits(start_rating_grounding=7)) == ()


def test_a_rise_at_the_end_offers_no_softer_way_on() -> None:
    assert applicable_rules(Answer(CheckInAt.END, 9, 1), Limits(rise_offers_softer=1)) == ()


def test_a_skipped_start_makes_no_rise() -> None:
    assert (
        applicable_rules(Answer(CheckInAt.MIDDLE, 9, None), Limits(rise_offers_softer=1, rise_offers_stop=2))
        == ()
    )


def test_stopping_is_offered_first_and_each_offer_once() -> None:
    limits = Limits(7, 1, 2, 8)

    assert offers_of(applicable_rules(Answer(CheckInAt.MIDDLE, 9, 1), limits)) == (
        Offer.STOP,
        Offer.SOFTER,
        Offer.GO_ON,
    )


def test_rules_that_are_off_never_fire() -> None:
    for moment in CheckInAt:
        assert applicable_rules(Answer(moment, 10, 0), Limits()) == ()


@pytest.mark.parametrize(("limits", "fires", "stays", "offer"), ROWS)
def test_from_0_to_100_ten_count_for_one(limits, fires, stays, offer):
    def finer(answer, more=0):
        start = None if answer.start_rating is None else answer.start_rating * 10
        return Answer(answer.moment, answer.rating * 10 + more, start, 100)

    def first(answer):
        return offers_of(applicable_rules(answer, limits))[:1]

    assert first(finer(fires)) == (offer,)
    assert first(finer(stays)) == ()
    assert first(finer(stays, 9)) == ()
