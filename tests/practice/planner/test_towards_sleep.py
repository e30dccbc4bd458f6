"""Sittings that lead towards sleep: the voice grows sparser, no bell is heard, and sound and picture sink."""

from dataclasses import replace
from statistics import mean

import pytest
from planning_shipped import LANGUAGES, PHRASES, PRESETS, ROOT, SCRIPTS, planned

from player.library import catalog as library
from player.practice.choices import Choices
from player.practice.listening.listen import Listener
from player.practice.planner.steps import StepKind
from player.practice.script.language.english import ENGLISH
from player.practice.script.model import Ending
from player.practice.script.parse import parse_text
from player.practice.units import Seconds

(TO_SLEEP,) = [script for script in SCRIPTS if script.ending is Ending.SLEEP]
OTHERS = [script for script in SCRIPTS if script.ending is Ending.DAY]
BELL = """\
---
id: a-bell
format: 2
title: A bell
components: [mindfulness]
language: en
about: A bell.
asks: To hear a bell, or none.
minutes: 3
caution: None that we know of.
ending: {ending}
---

## Arriving (orient)

You're welcome here, just as you are. [5s]

## The bell (rung 1)

You could hear a bell now, or look about. [5s]

[bell]

It goes on for a while. [9s]

## Coming back (return)

The rest of it is yours. [9s]
"""


def test_it_is_letting_the_day_be_over_that_leads_there():
    assert TO_SLEEP.id == "letting-the-day-be-over"


IN_GERMAN = library.parse_script((ROOT / "de" / f"{TO_SLEEP.id}.md").read_bytes(), "de")
TEXTS = {
    "en": Listener(TO_SLEEP, PHRASES, ENGLISH, 0),
    "de": Listener(IN_GERMAN, LANGUAGES.phrasebook("de"), LANGUAGES.rules("de"), 0),
}


OFFERING = [preset for preset in PRESETS if preset.id != "grounding-only"]


@pytest.mark.parametrize("language", TEXTS)
def test_grounding_only_alone_does_not_offer_it(language):
    offering = [preset for preset in PRESETS if TEXTS[language].hear(preset, Choices()).sitting]

    assert offering == OFFERING


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("preset", OFFERING, ids=lambda preset: preset.id)
def test_the_voice_grows_sparser(preset, language):
    sitting = TEXTS[language].hear(preset, Choices()).sitting
    assert sitting
    lines = [(line.start, line.quiet) for line in sitting.lines]
    middle = lines[-1][0] / 2
    sooner = mean(quiet for start, quiet in lines if start < middle)
    later = mean(quiet for start, quiet in lines if start >= middle)

    assert later > 1.1 * sooner


def bells(ending):
    standard = next(preset for preset in PRESETS if preset.id == "standard")
    made = planned(parse_text(BELL.format(ending=ending)), standard, Choices(bells=True))
    return sum(step.kind is StepKind.BELL for step in made.steps), made.around.sound.bells


def test_no_bell_is_heard_there_even_if_one_was_chosen():
    assert bells("day") == (1, True)
    assert bells("sleep") == (0, False)


@pytest.mark.parametrize("preset", OFFERING, ids=lambda preset: preset.id)
def test_sound_and_picture_sink_over_minutes_and_no_longer_than_half_of_it(preset):
    made = planned(TO_SLEEP, preset, Choices())

    assert 60 <= made.sinks_over <= made.duration / 2


def test_nothing_sinks_in_any_other_practice():
    standard = next(preset for preset in PRESETS if preset.id == "standard")

    assert {planned(script, standard, Choices()).sinks_over for script in OTHERS} == {0.0}


def test_a_long_one_sinks_over_a_few_minutes_only():
    standard = next(preset for preset in PRESETS if preset.id == "standard")
    made = planned(TO_SLEEP, standard, Choices())
    later = replace(made.steps[-1], start=made.duration, duration=Seconds(1800.0))
    long = replace(made, steps=(*made.steps, later))

    assert 120 <= long.sinks_over <= 600
