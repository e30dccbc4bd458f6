"""Who speaks a sitting: one narrator for all of it, and never one whose lines aren't ready."""

from dataclasses import replace

import pytest
from slow_narrator import Slow, prepare_all

from player.library.catalog import Library
from player.practice.choices import Choices
from player.practice.narrator_choice import NarratorChoice
from player.practice.script.parse import parse_script
from player.sittings.narration import SAMPLE, Narration, narrator_of
from player.sittings.planning import Planning
from player.sittings.soundtrack import Clip, spoken_lines
from player.sittings.spoken_lines import Lines
from player.system.folders import find_folders

_WRITTEN = """\
---
id: a-wall
format: 2
title: A wall
components: [mindfulness]
language: {language}
about: A wall.
asks: To look.
minutes: 1
caution: Listening is just as good.
---

## Here (orient)

{line} [4s]

## Today (return)

You can end now. [4s]
"""


@pytest.fixture
def planning(tmp_path, monkeypatch):
    """A sitting that Emma is to speak."""
    monkeypatch.setenv("KINDPACE_HOME", str(tmp_path))
    library = Library(find_folders())
    script = library.script("a-kind-breath")
    return Planning(
        script, library.preset("gentle"), Choices(narrator=NarratorChoice.EMMA), library.phrasebook()
    )


@pytest.fixture
def slow():
    return Slow()


@pytest.fixture
def heart():
    return Lines(None)


@pytest.fixture
def narration(heart, slow):
    return Narration(heart, lambda _name: slow, missing=lambda _name: "")


def test_without_lines_heart_speaks_the_whole_sitting(narration, planning, slow, heart):
    speaker = narration.speaker(planning)

    assert speaker.narrator is NarratorChoice.HEART
    assert speaker.lines is heart
    assert speaker.words.startswith("Emma has 0 of the ")
    assert slow.closed


def test_one_line_short_and_heart_speaks(narration, planning, slow):
    found = prepare_all(planning, slow)
    slow.ready.discard(found.lines[-1])

    assert narration.speaker(planning).narrator is NarratorChoice.HEART


def test_once_all_lines_are_ready_the_chosen_narrator_speaks(narration, planning, slow, heart):
    prepare_all(planning, slow)
    speaker = narration.speaker(planning)

    assert speaker.narrator is NarratorChoice.EMMA
    assert speaker.lines is not heart
    assert speaker.words == ""


def test_the_softer_ways_and_grounding_are_prepared_too(planning, slow):
    found = prepare_all(planning, slow)
    plan = planning.fresh(planning.estimated)
    ways = [planning.rest(plan, 1, 0, planning.estimated, grounding_only=True)]
    ways += [planning.rest(plan, 1, 1, planning.estimated)]

    assert {line for way in ways for line in spoken_lines(way)} <= set(found.lines)
    assert len(found.lines) > len(spoken_lines(plan))


def test_who_cannot_speak_here_is_named_and_heart_speaks(planning, heart):
    narration = Narration(heart, lambda _name: Slow(), missing=lambda _name: "no voices")
    george = replace(planning, choices=replace(planning.choices, narrator=NarratorChoice.GEORGE))
    speaker = narration.speaker(george)

    assert (speaker.narrator, speaker.lines) == (NarratorChoice.HEART, heart)
    assert speaker.words == "George can't speak here: no voices. Heart speaks instead."


def test_a_sitting_of_text_asks_no_other_narrator(narration, planning):
    silent = replace(planning, choices=replace(planning.choices, spoken=False))

    assert narration.speaker(silent).narrator is NarratorChoice.HEART


def test_lines_are_got_ready_one_by_one_and_then_the_narrator_speaks(narration, planning, slow):
    narration.look_ahead(planning)
    before = len(narration.found.missing)
    narration.tick()

    assert len(narration.found.missing) == before - 1
    for _ in range(300):
        narration.tick()
    assert narration.found.whole
    assert set(narration.found.lines) <= slow.ready
    assert narration.speaker(planning).narrator is NarratorChoice.EMMA


def test_a_sitting_that_heart_speaks_ends_the_preparing(narration, planning, slow):
    narration.look_ahead(planning)
    narration.speaker(planning)

    assert slow.closed
    assert narration.found is None
    assert narration.ahead is None


def test_a_sample_comes_before_the_lines_and_they_go_on_after_it(narration, planning, slow):
    narration.look_ahead(planning)

    assert narration.sample(NarratorChoice.EMMA) is not None
    assert slow.ready == {SAMPLE}
    narration.end_trial()
    for _ in range(300):
        narration.tick()
    assert narration.found.whole


def test_a_sample_that_was_spoken_before_is_there_at_once(narration, slow):
    slow.ready.add(SAMPLE)

    assert isinstance(narration.sample(NarratorChoice.EMMA), Clip)
    assert slow.asked == []


def test_a_sample_where_there_is_no_voice_says_so(narration):
    assert narration.sample(NarratorChoice.HEART) == "No voice is installed here."


@pytest.mark.parametrize(
    ("language", "chosen", "expected"),
    [("en-GB", "open", "emma"), ("en", "open", "heart"), ("en-GB", "george", "george")],
)
def test_british_spelling_has_a_british_reader_unless_somebody_chose(planning, language, chosen, expected):
    script = replace(planning.script, language=language)
    choices = Choices(narrator=NarratorChoice(chosen))

    assert narrator_of(replace(planning, script=script, choices=choices)) == expected


@pytest.mark.parametrize(
    ("language", "lacks", "line", "expected"),
    [
        ("en", "", "The colour is grey.", "emma"),
        ("en", "The narrators are not installed.", "The colour is grey.", "heart"),
        ("en", "", "The color is gray.", "heart"),
        ("en", "", "The wall is white.", "heart"),
        ("en-US", "", "The colour is grey.", "heart"),
    ],
)
def test_what_is_marked_en_goes_by_its_spelling_where_emma_can_speak(
    planning, language, lacks, line, expected
):
    script = parse_script(_WRITTEN.format(language=language, line=line).encode(), "x.md")
    written = replace(planning, script=script, choices=Choices())

    assert narrator_of(written, lambda _name: lacks) == expected


def test_what_is_looked_at_beside_a_sitting_leaves_its_voice_alone(heart, planning):
    made = Slow()
    prepare_all(planning, made)
    narration = Narration(heart, lambda _name: made, missing=lambda _name: "")
    narration.speaker(planning)
    narration.look_ahead(replace(planning, choices=Choices(narrator=NarratorChoice.HEART)))

    assert not made.closed
    narration.speaker(replace(planning, choices=Choices(narrator=NarratorChoice.HEART)))
    assert made.closed


def test_what_softer_may_bring_besides_is_asked_for_once_the_sitting_begins(narration, planning, slow):
    prepare_all(planning, slow)
    lines = narration.speaker(planning).lines
    asked = [line.text for line in slow.asked]

    assert len(asked) > 20
    assert set(planning.phrasebook.options) <= {*asked, *slow.ready}
    assert not lines.poll(), "nobody asked for it: the plan isn't made anew"
    lines.request([asked[1]], planning.words_per_minute)
    assert lines.poll()
