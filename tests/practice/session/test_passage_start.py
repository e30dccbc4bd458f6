"""A sitting that begins in its middle: at which second, and what isn't asked any more."""

from dataclasses import replace

import pytest

from player.practice.planner.steps import Plan, Step, StepKind
from player.practice.script.model import Role
from player.practice.session import events as happened
from player.practice.session import table as s
from player.practice.session.passage_start import PassageStart
from player.practice.units import Rung, Seconds


def step(kind: StepKind, start: float, duration: float, passage: int, piece: int) -> Step:
    made = Step(kind, Seconds(start), Seconds(duration), "x", "x", "A", Role.MIDDLE, Rung.GROUNDING)
    return replace(made, passage=passage, piece=piece)


STEPS = (
    step(StepKind.CHECK_IN, 0, 0, 0, 0),
    step(StepKind.SAY, 0, 4, 0, 1),
    step(StepKind.PRESENCE, 4, 3, 1, -1),
    step(StepKind.CHECK_IN, 7, 0, 1, 2),
    step(StepKind.SAY, 7, 5, 2, 5),
    step(StepKind.CHECK_IN, 12, 0, 2, 6),
    step(StepKind.SAY, 12, 5, 3, 7),
)
PLAN = Plan("x", "X", "hash", "gentle", "hash", STEPS)
WITHOUT_THE_REST = replace(PLAN, steps=tuple(replace(one, passage=one.passage - 1) for one in STEPS[3:]))


@pytest.mark.parametrize(
    ("passage", "piece", "expected"), [(0, 0, 0.0), (1, -1, 4.0), (2, 5, 7.0), (3, 7, 12.0), (9, 99, 0.0)]
)
def test_a_passage_is_found(passage: int, piece: int, expected: float) -> None:
    assert PassageStart(passage, piece).within(PLAN) == expected


def test_the_authors_words_are_found_where_a_rest_is_gone() -> None:
    assert PassageStart(2, 5).within(WITHOUT_THE_REST) == 7.0


def test_it_begins_there_and_what_lies_before_isnt_asked() -> None:
    session, _ = s.advance(s.Session(), happened.Began(PLAN, Seconds(7.0)))
    session, _ = s.advance(session, happened.Replanned(PLAN, Seconds(7.0)))

    assert (session.position, session.answered) == (7.0, {0, 3})


def test_from_the_beginning_everything_is_asked() -> None:
    session, _ = s.advance(s.Session(), happened.Began(PLAN))
    session, _ = s.advance(session, happened.Replanned(PLAN))

    assert (session.position, session.answered) == (0.0, frozenset())
