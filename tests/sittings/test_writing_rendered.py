"""In a file nobody can say when they have written: the stated time goes by, and nothing is said in it."""

import pytest

from audio.units import SAMPLE_RATE
from player.library.catalog import Library
from player.practice.choices import Choices
from player.practice.planner.steps import StepKind
from player.sittings.planning import Planning
from player.sittings.soundtrack import timeline_of
from player.system.folders import find_folders

MINUTE = 60


@pytest.fixture
def plan(tmp_path, monkeypatch):
    monkeypatch.setenv("KINDPACE_HOME", str(tmp_path))
    library = Library(find_folders())
    pacing = library.preset("standard")
    planning = Planning(library.script("a-kind-letter"), pacing, Choices(), library.phrasebook())
    return planning.fresh(planning.estimated)


def test_the_stated_time_goes_by(plan):
    writing = [step for step in plan.steps if step.kind is StepKind.WRITING]
    long_enough = [step.duration for step in writing if step.duration >= MINUTE]

    assert long_enough
    assert timeline_of(plan, None).length == pytest.approx(plan.duration * SAMPLE_RATE, abs=SAMPLE_RATE)


def test_nothing_is_said_while_one_writes(plan):
    spoken = [step for step in plan.steps if step.kind.voiced]
    writing = [step for step in plan.steps if step.kind is StepKind.WRITING]

    assert writing
    assert not [
        line for line in spoken for step in writing if line.start < step.end and line.end > step.start
    ]
