"""The clinic's table counts every line that offers a way out, the author's as well as those put in."""

import pytest

from player.library.catalog import Library
from player.practice.choices import Choices
from player.sittings.planning import Planning
from player.system.folders import find_folders
from player.window.clinic.editor.comparison_described import PlannedUnderPreset


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KINDPACE_HOME", str(tmp_path_factory.mktemp("home")))
        yield Library(find_folders())


@pytest.mark.parametrize("practice", ["self-compassion-break", "others-too", "five-things"])
def test_at_gentle_a_way_out_is_spoken_and_counted(library, practice):
    pacing = library.preset("gentle")
    planning = Planning(library.script(practice), pacing, Choices(), library.phrasebook())
    plan = planning.fresh(planning.estimated)
    ways_out = sum(step.option or str(step.kind) == "option" for step in plan.steps)

    words = PlannedUnderPreset.of(pacing, plan).figures[2]

    # At Gentle one is spoken at least every 90 seconds.
    assert ways_out >= plan.duration // 90
    assert words == {1: "once", 2: "twice"}.get(ways_out, f"{ways_out} times")
