"""Every shipped practice as it is heard, under every preset that offers it: the goals of craft are met."""

import pytest
from planning_shipped import PHRASES, PRESETS, SCRIPTS

from player.practice.choices import Choices
from player.practice.listening.goals import MeasureName
from player.practice.listening.listen import Listener
from player.practice.script.language.english import ENGLISH
from player.practice.units import Rung

SETTINGS = [
    *((preset, None) for preset in PRESETS),
    # Low-sensory goes as far as mindfulness until somebody chooses more.
    *((preset, Rung.SELF_KINDNESS) for preset in PRESETS if preset.rung_by_choice),
]


def missed(script, preset, rung, turn=0, turns=0):
    """Each goal that is missed, with its value; None where nothing of the practice is offered."""
    hearing = Listener(script, PHRASES, ENGLISH, turns).hear(preset, Choices(highest_rung=rung, turn=turn))
    if hearing.sitting is None:
        return None
    return {one.name.value: one.value_in_words for one in hearing.measured if not one.met}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_a_practice_meets_every_goal_wherever_it_is_offered(script):
    found = {(preset.id, rung): missed(script, preset, rung) for preset, rung in SETTINGS}
    offered = {setting: misses for setting, misses in found.items() if misses is not None}

    assert {setting: misses for setting, misses in offered.items() if misses} == {}
    # Standard, Gentle and Low-sensory with the whole ladder leave something of every practice.
    assert {("standard", None), ("gentle", None), ("low-sensory", 5)} <= set(offered)


@pytest.mark.parametrize(("name", "preset"), [("others-too", "gentle"), ("a-kind-breath", "standard")])
def test_thirty_days_differ_and_no_line_of_the_products_is_heard_over_six_times(name, preset):
    script = next(script for script in SCRIPTS if script.id == name)
    pacing = next(pacing for pacing in PRESETS if pacing.id == preset)
    hearing = Listener(script, PHRASES, ENGLISH).hear(pacing, Choices())
    values = {one.name: one.value for one in hearing.measured}

    assert values[MeasureName.SITTINGS_ALIKE] == 0
    assert values[MeasureName.PRODUCT_LINE] <= 6


@pytest.mark.exhaustive
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_a_practice_meets_every_goal_on_each_of_thirty_days(script):
    for preset, rung in SETTINGS:
        for turn in range(30):
            misses = missed(script, preset, rung, turn, turns=30 if turn == 0 else 0)

            assert not misses, (preset.id, rung, turn)
