"""Each measure over sittings made for it: what it counts, what it leaves alone, and where it points to."""

from dataclasses import replace
from typing import Any

import pytest

from player.practice.choices import Wording
from player.practice.listening.findings import findings
from player.practice.listening.goals import GOALS, Goal, MeasureName, goals_for
from player.practice.listening.measures import (
    Sitting,
    commonest_pause,
    empty,
    hedged,
    opening_alike,
    own_middle,
    put_in,
    question_distances,
    sitting_of,
    values_of,
    without_voice,
)
from player.practice.listening.turns import most_heard_product_line, sittings_alike
from player.practice.pacing.model import GENTLE
from player.practice.planner.steps import Plan, Step, StepKind
from player.practice.script.language.english import ENGLISH
from player.practice.script.model import Ending, Role
from player.practice.script.parse import parse_text
from player.practice.units import Rung, Seconds

SCRIPT = parse_text(
    """\
---
id: made
format: 2
title: Made
components: [mindfulness]
language: en
about: About.
asks: Asks.
minutes: 1
caution: Care.
---

## Arriving (orient)

You are here.

## The cup (rung 1)

A cup stands near. It may be warm.

## Coming back (return)

Back to the room.
""",
    "made.md",
)
SAY, PAUSE = StepKind.SAY, StepKind.PAUSE
PIECE = {"You are here.": 0, "A cup stands near.": 1, "It may be warm.": 2, "Back to the room.": 3}
ROLES = {0: Role.ORIENT, 1: Role.MIDDLE, 2: Role.MIDDLE, 3: Role.RETURN}


def sitting(*written) -> Sitting:
    """A sitting of (kind, seconds, text); texts that the script lacks are the planner's."""
    steps: list[Any] = []
    now, role, passage = 0.0, Role.ORIENT, -1
    for kind, seconds, *text in written:
        words = text[0] if text else ""
        piece = PIECE.get(words, -1)
        role = ROLES.get(piece, role)
        passage += kind.voiced and role is not (steps[-1].role if steps else None)
        steps.append(
            Step(
                kind,
                Seconds(now),
                Seconds(seconds),
                words,
                words,
                "Some",
                role,
                Rung(0),
                piece=piece,
                passage=passage,
            )
        )
        now += seconds
    return sitting_of(Plan("made", "Made", "0", "Some", "0", tuple(steps)), SCRIPT, ENGLISH)


WHOLE = (
    (SAY, 2, "You are here."),
    (PAUSE, 3),
    (SAY, 4, "A cup stands near."),
    (PAUSE, 3.1),
    (SAY, 4, "It may be warm."),
    (PAUSE, 6),
    (SAY, 3, "Perhaps there is a sound."),
    (PAUSE, 3.2),
    (SAY, 4, "Back to the room."),
    (PAUSE, 9),
)


def test_of_the_words_spoken_those_of_the_middle_are_counted_and_no_line_put_in():
    words_of_middle, words_in_all = 8, 20

    assert own_middle(sitting(*WHOLE)) == words_of_middle / words_in_all


def test_an_authors_rest_belongs_to_the_middle():
    made = sitting(*WHOLE)
    resting = Step(
        SAY, Seconds(0), Seconds(1), "A cup stands near.", "", "Rest", Role.ANCHOR, Rung(0), piece=1
    )

    assert own_middle(sitting_of(Plan("m", "M", "0", "S", "0", (resting,)), SCRIPT, ENGLISH)) == 1.0
    assert own_middle(made) < 1.0


def test_a_breaths_cue_is_the_products_and_not_put_in():
    cue = Step(
        StepKind.PRESENCE, Seconds(0), Seconds(1), "In and out.", "", "Cup", Role.MIDDLE, Rung(1), piece=1
    )
    made = sitting_of(Plan("m", "M", "0", "S", "0", (cue,)), SCRIPT, ENGLISH)

    assert (own_middle(made), put_in(made)) == (0.0, 0.0)
    assert most_heard_product_line([made, made]) == (2, "In and out.")


def test_lines_put_in_are_a_share_of_all_lines():
    assert put_in(sitting(*WHOLE)) == 1 / 5


def test_pauses_are_alike_to_half_a_second():
    assert commonest_pause(sitting(*WHOLE)) == (3 / 5, 3.0)


def test_open_silence_is_no_pause():
    made = sitting((SAY, 2, "You are here."), (StepKind.SILENCE, 3), (SAY, 2, "It may be warm."), (PAUSE, 5))

    assert commonest_pause(made) == (1.0, 5.0)


def test_lines_that_hedge():
    assert hedged(sitting(*WHOLE)) == 2 / 5
    assert hedged(sitting((SAY, 2, "The canteen in May’s dismay."))) == 1.0
    assert hedged(sitting((SAY, 2, "A mighty canopy, in dismay."))) == 0.0


def test_time_without_a_voice_leaves_writing_out():
    talked, quiet = 17, 24.3
    writing = (StepKind.WRITING, 120)

    assert without_voice(sitting(*WHOLE)) == pytest.approx(quiet / (quiet + talked))
    assert without_voice(sitting(*WHOLE, writing)) == pytest.approx(quiet / (quiet + talked))


def test_the_page_after_the_sitting_is_the_last_question():
    made = sitting(
        (SAY, 10, "You are here."), (StepKind.CHECK_IN, 0), (PAUSE, 50), (StepKind.CHECK_IN, 0), (PAUSE, 95)
    )

    assert question_distances(made) == (50.0, 95.0)
    assert question_distances(sitting(*WHOLE)) == ()


def test_one_question_before_and_one_after_are_never_too_near():
    assert question_distances(sitting((SAY, 10, "You are here."), (StepKind.CHECK_IN, 0), (PAUSE, 50))) == ()
    assert question_distances(
        sitting((SAY, 9, "A cup stands near."), (StepKind.CHECK_IN, 0), (PAUSE, 50))
    ) == (50,)


def test_lines_that_open_alike_running():
    two = Step(
        SAY, Seconds(0), Seconds(1), "A cup, here.", "", "Cup", Role.MIDDLE, Rung(1), piece=1, passage=1
    )
    three = Step(SAY, Seconds(1), Seconds(1), "A spoon.", "", "Cup", Role.MIDDLE, Rung(1), piece=2, passage=1)
    apart = Step(SAY, Seconds(2), Seconds(1), "A plate.", "", "Cup", Role.MIDDLE, Rung(1), piece=2, passage=2)
    made = sitting_of(Plan("m", "M", "0", "S", "0", (two, three, apart)), SCRIPT, ENGLISH)

    assert [line.text for line in opening_alike(made)] == ["A spoon."]


def test_a_line_without_a_word_and_a_passage_without_a_line_are_empty():
    assert empty(sitting(*WHOLE)) == ()
    assert [step.text for step in empty(sitting(*WHOLE, (SAY, 1, "…")))] == ["…"]
    assert len(empty(sitting((SAY, 1, "…"), (PAUSE, 4)))) == 1


def test_sittings_alike_are_those_heard_before():
    one, other = sitting(*WHOLE), sitting(*WHOLE[2:])

    assert sittings_alike([one, other]) == 0
    assert sittings_alike([one, other, one, one]) == 2


def test_findings_name_the_line_at_fault():
    made = sitting(*WHOLE)
    missed = {MeasureName.HEDGED: "too many", MeasureName.PUT_IN: "too many"}
    found = [(problem.place.line, problem.code, problem.found) for problem in findings(made, missed)]

    # The line put in has no place: it stands behind the author's line before it.
    expected = [
        (19, "hedged", "It may be warm."),
        (19, "hedged", "Perhaps there is a sound."),
        (19, "put-in", "Perhaps there is a sound."),
    ]
    assert found == expected
    assert findings(made, {}) == ()


def test_questions_too_near_are_found_at_the_line_before_them():
    made = sitting(
        (SAY, 5, "You are here."),
        (StepKind.CHECK_IN, 0),
        (SAY, 60, "A cup stands near."),
        (StepKind.CHECK_IN, 0),
        (SAY, 100, "Back to the room."),
    )
    (found,) = findings(made, {MeasureName.CHECK_INS: "60 s"})

    assert (found.place.line, found.found) == (19, "A cup stands near.")


def test_every_measure_of_one_sitting_has_a_value_and_a_way_to_be_found():
    made = sitting(*WHOLE[:4], (StepKind.CHECK_IN, 0), *WHOLE[4:])
    values = values_of(made)
    of_one_sitting = set(MeasureName) - {MeasureName.SITTINGS_ALIKE, MeasureName.PRODUCT_LINE}

    assert set(values) == of_one_sitting
    findings(made, dict.fromkeys(of_one_sitting, "off"))


GOAL_ROWS = {
    # The goals of part A of the craft page, and A7 for time without a voice.
    "standard": (0.60, 0.05, 0.50, 0.65),
    "gentle": (0.50, 0.12, 0.45, 0.60),
    "low-sensory": (0.50, 0.12, 0.45, 0.60),
    "first-steps": (0.35, 0.20, 0.45, 0.60),
}


@pytest.mark.parametrize(("name", "row"), GOAL_ROWS.items())
def test_the_goals_are_those_of_the_craft_page(name, row):
    goals = GOALS[name]

    assert row[0] == goals[MeasureName.OWN_MIDDLE].least
    assert row[1] == goals[MeasureName.PUT_IN].most
    assert row[2:] == (goals[MeasureName.WITHOUT_VOICE].least, goals[MeasureName.WITHOUT_VOICE].most)
    assert goals[MeasureName.COMMONEST_PAUSE] == Goal(most=0.30)
    assert goals[MeasureName.HEDGED].most == pytest.approx(1 / 3)
    assert goals[MeasureName.CHECK_INS] == Goal(least=90)
    assert goals[MeasureName.PRODUCT_LINE] == Goal(most=6)
    assert goals[MeasureName.EMPTY] == goals[MeasureName.SITTINGS_ALIKE] == Goal(most=0)


def test_a_goal_is_met_to_a_whole_per_cent():
    assert Goal(least=0.45).met_by(0.449)
    assert not Goal(least=0.45).met_by(0.44)
    assert Goal(most=1 / 3).met_by(1 / 3)
    assert not Goal(most=0.30).met_by(0.31)
    assert not Goal(most=0).met_by(1)


@pytest.mark.parametrize(
    ("own", "like"),
    [
        ({"max_rung": Rung.GROUNDING}, "grounding-only"),
        ({"max_rung": Rung.MINDFULNESS, "rung_by_choice": False}, "first-steps"),
        ({"wording": (Wording.STANDARD,)}, "standard"),
        ({"wording": (Wording.LITERAL,)}, "low-sensory"),
        ({"wording": (Wording.GENTLE,)}, "gentle"),
    ],
)
def test_a_preset_of_ones_own_has_the_goals_of_the_one_it_is_most_like(own, like):
    assert goals_for(replace(GENTLE, id="mine", **own)) == GOALS[like]


def test_towards_sleep_there_is_no_most_to_the_quiet():
    asleep = goals_for(replace(GENTLE, id="gentle"), Ending.SLEEP)[MeasureName.WITHOUT_VOICE]

    assert asleep == Goal(least=0.45)
