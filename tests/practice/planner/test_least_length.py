"""The least that a sitting takes, by which cuts are passed over unlaid, is never more than it takes."""

import pytest
from planning_material import BOOK, paragraph, pause, phase, script, wide

from player.practice.choices import Choices
from player.practice.planner import plan as planning
from player.practice.planner.cuts import Cut
from player.practice.planner.fit import Fit
from player.practice.planner.measuring.pauses import LEAST_FACTOR
from player.practice.planner.plan import estimated_durations, plan, replan
from player.practice.script.model import Role

PACING = wide(orient_s=20, return_s=20, option_phrase_every_s=180)


@pytest.fixture
def fits(monkeypatch):
    """Every fit that plans are made by from now on."""
    made = []

    class KeptFit(Fit):
        def fullest(self):
            made.append(self)
            return super().fullest()

    monkeypatch.setattr(planning, "Fit", KeptFit)
    return made


def test_a_pause_made_shorter_than_the_one_before_it_is_reckoned_with(fits):
    # Found by the fuzz, after a skip in the return: pauses as long as those before them are made shorter as
    # they are placed.
    back = (paragraph(f"Line {n} on the way back here.", pause(4)) for n in range(30))
    written = script(
        phase("Arriving", Role.ORIENT, paragraph("You are welcome here just as you are.")),
        phase("Back", Role.RETURN, *back),
    )
    durations = estimated_durations(PACING)
    before = plan(written, PACING, Choices(), BOOK, durations)
    for keep in range(len(before.steps) // 2, len(before.steps)):
        replan(before, keep, written, PACING, Choices(), BOOK, durations)
        fit = fits[-1]
        shortest = fit._draft(Cut(), LEAST_FACTOR)

        assert fit._cuts.least(Cut()) <= shortest.duration - fit._kept + 1e-6
