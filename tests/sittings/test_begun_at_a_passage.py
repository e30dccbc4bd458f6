"""A sitting that begins at a passage in its middle: that is spoken first, and heard first."""

import pytest
from sitting_doubles import Stage

from audio.units import frames
from player.practice.session import table as s
from player.practice.session.passage_start import PassageStart


@pytest.fixture
def first(planning):
    """The first line of a passage in the middle, in a plan with lines of estimated length."""
    steps = planning.fresh(planning.estimated).steps
    return next(step for step in steps if step.kind.voiced and step.passage == 7)


@pytest.fixture
def stage(planning, first):
    return Stage(planning, begins_at=PassageStart(7, first.piece))


def test_its_lines_are_spoken_first(stage, first):
    stage.sitting.begin()

    assert stage.worker.wanted[0].text == first.spoken
    assert len(stage.worker.wanted) > 20


def test_it_sounds_from_there_as_soon_as_its_first_lines_are_ready(stage, first):
    stage.sitting.begin()
    stage.worker.speak(2)
    stage.sitting.tick()
    begun = next(step for step in stage.session.plan.steps if step.piece == first.piece)

    assert stage.session.state is s.State.PLAYING
    assert stage.session.position == begun.start > 60.0
    assert ("load", frames(begun.start)) in stage.engine.told
    assert stage.engine.told[-1] == ("play",)


def test_what_it_began_after_is_not_counted_as_heard(stage):
    stage.sitting.begin()
    stage.worker.speak(2)
    for _ in range(4):
        stage.sitting.tick()

    assert stage.sitting.seconds_heard < 2.0
    assert stage.session.position > 60.0
