"""A statement of minutes that isn't honest: what is advised differs from what stands there, and is honest."""

import re

import pytest
from cup_of_tea import tea_script
from planning_shipped import PHRASES, PRESETS

from player.practice.planner.checks.fit_check import check_fit
from player.practice.script.parse import parse_text

STANDARD = next(pacing for pacing in PRESETS if pacing.id == "standard")


def warnings(minutes, lines):
    middle = "\n\n".join(
        ["Perhaps there is a cup near you. [6s] It may be warm. [5s] It could be cold."] * lines
    )
    script = parse_text(tea_script(middle, minutes))
    return [found for found in check_fit(script, STANDARD, PHRASES) if found.code == "minutes"]


@pytest.mark.parametrize("lines", [1, 2, 3, 4, 6, 9])
@pytest.mark.parametrize("stated", [1, 2, 59])
def test_the_minutes_that_are_advised_differ_from_those_that_stand_and_are_honest(stated, lines):
    for found in warnings(stated, lines):
        (number,) = re.findall(r"State ([0-9.]+),", found.expected)
        advised = float(number)

        assert advised != stated
        assert warnings(advised, lines) == []


def test_some_of_those_are_advised_at_all():
    assert [len(warnings(59, lines)) for lines in (1, 9)] == [1, 1]
    assert "It states 1 minute and" in warnings(1, 3)[0].message
