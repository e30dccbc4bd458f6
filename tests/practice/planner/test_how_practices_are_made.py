"""The twenty-six practices and the phrasebook, as the issue asks for them: texts, arcs, sources, rests."""

import re

import pytest
from planning_shipped import PHRASES, ROOT, SCRIPTS

from player.practice.choices import Anchor, Wording
from player.practice.script.model import Role

NEW = {
    "five-things": (0, {"mindfulness"}),
    "a-kind-breath": (4, {"mindfulness", "self-kindness"}),
    "softening-around-it": (4, {"mindfulness", "self-kindness"}),
    "good-wishes-widening": (5, {"common-humanity", "self-kindness"}),
    "for-those-who-care-for-others": (5, {"common-humanity", "self-kindness"}),
    "your-own-way-of-calm": (1, {"mindfulness"}),
    "walking-here-or-outside": (1, {"mindfulness"}),
    "letting-the-day-be-over": (1, {"mindfulness"}),
}
WITHOUT_REST = {
    # Those that are themselves ground to rest on, or towards sleep, or ask for nothing hard.
    *("ease-back", "five-things", "sensory-menu", "letting-the-day-be-over", "your-own-way-of-calm"),
    *("a-few-mindful-breaths", "bringing-it-to-therapy"),
}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_each_has_three_whole_texts(script):
    for wording in (Wording.STANDARD, Wording.GENTLE, Wording.LITERAL):
        phases = [phase for phase in script.phases if wording in phase.wordings]
        roles = [phase.role for phase in phases]

        assert (roles[0], roles[-1]) == (Role.ORIENT, Role.RETURN)
        assert roles.count(Role.MIDDLE) >= 1


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_each_says_what_it_is_asks_cautions_and_rests_on(script):
    assert script.about
    assert script.asks
    assert script.caution
    assert script.sources


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_before_a_gentle_sitting_nothing_is_said_of_another_text(script):
    """Somebody who sits gently reads what is asked of them, and not first what is asked of others."""
    said = (script.gentle_asks or script.asks, script.gentle_caution or script.caution)

    assert [words for words in said if "gentle" in words] == []


def source_of(script):
    return ROOT.joinpath(f"{script.id}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_each_has_its_arc_in_one_sentence_at_the_top(script):
    top = source_of(script).splitlines()[1]

    assert re.fullmatch(r"# Arc: [^.!?]+(\?[^.!?]+)*\.", top), top


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.id)
def test_in_each_something_takes_turns_and_rests_are_its_own(script):
    assert "\n- one of: " in source_of(script)
    assert any(phase.role is Role.ANCHOR for phase in script.phases) or script.id in WITHOUT_REST


@pytest.mark.parametrize("name", NEW)
def test_the_eight_new_ones_reach_as_far_as_asked_for(name):
    script = next(script for script in SCRIPTS if script.id == name)
    rung, components = NEW[name]

    assert max(phase.rung for phase in script.phases) == rung
    assert {str(component) for component in script.components} == components


@pytest.mark.parametrize("anchor", Anchor)
def test_the_phrasebook_has_rests_in_three_lengths_and_six_at_least(anchor):
    rests = PHRASES.rests[anchor]

    assert {rest.length for rest in rests} == {20, 30, 60}
    assert len(rests) >= 6
    assert all(sum(rest.length == seconds for rest in rests) >= 2 for seconds in (20, 30, 60))
