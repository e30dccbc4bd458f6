"""Each finding of the arc check (craft E7) planted once, and the sound script beside it."""

from dataclasses import replace
from typing import Any

import pytest
from planning_material import BOOK, paragraph, pause, phase, script, wide, writing

from player.practice.choices import Choices, Wording
from player.practice.errors import Severity
from player.practice.pacing.model import GENTLE, with_values
from player.practice.planner.checks.arc_check import check_heard, check_spoken, hard_asks
from player.practice.planner.checks.arc_survey import check_arcs
from player.practice.planner.plan import estimated_durations, plan
from player.practice.planner.steps import StepKind
from player.practice.script.language.english import ENGLISH
from player.practice.script.model import Role
from player.practice.units import Rung, Seconds

OPENING = phase("Arriving", Role.ORIENT, paragraph("The room is here.", pause(6)))
CLOSING = phase("Coming back", Role.RETURN, paragraph("The room is still here.", pause(6)))
PACING = wide()


def planned(*middle, pacing=PACING):
    made = script(OPENING, *middle, CLOSING)
    return made, plan(made, pacing, Choices(highest_rung=Rung(5)), BOOK, estimated_durations(pacing))


def found(*middle, pacing=PACING):
    made, sound = planned(*middle, pacing=pacing)
    return [(one.code, one.severity) for one in check_heard(made, sound, ENGLISH)]


def ask(**given: Any):
    values: dict[str, Any] = {"rung": 1, "contact": True, "difficulty": 2} | given
    return phase("The ask", Role.MIDDLE, paragraph("Something hard from today."), **values)


def answer(**given: Any):
    values: dict[str, Any] = {"rung": 5, "contact": True, "needs": ("The ask",)} | given
    return phase("The answer", Role.MIDDLE, paragraph("Something kind for it."), **values)


LOW = with_values(PACING, max_rung=1)


def test_a_hard_ask_whose_answer_is_not_let_through_is_found():
    assert found(ask(), answer(), pacing=LOW) == [("ask-without-answer", Severity.ERROR)]


def test_a_hard_ask_that_nothing_answers_is_found_from_difficulty_2_on():
    assert found(ask()) == [("ask-without-answer", Severity.WARNING)]
    assert found(ask(difficulty=1)) == []


def test_an_ask_that_needs_its_answer_is_left_out_with_it():
    assert found(ask(needs=("The answer",)), answer()) == []
    assert found(ask(needs=("The answer",)), answer(), pacing=LOW) == []


def test_an_ask_with_a_resource_before_it_is_still_an_ask():
    resource = phase("Someone kind", Role.MIDDLE, paragraph("Someone kind."), rung=1, contact=True)

    assert found(resource, ask(needs=("Someone kind",))) == [("ask-without-answer", Severity.WARNING)]


def test_hard_asks_are_told_with_whether_they_are_answered():
    answered = hard_asks(*planned(ask(needs=("The answer",)), answer()))

    assert answered == {"The ask": True}
    assert hard_asks(*planned(ask(), answer(), pacing=LOW)) == {"The ask": False}
    assert hard_asks(*planned(ask(difficulty=1))) == {}


def test_what_answers_is_not_taken_for_an_ask():
    assert found(ask(needs=("The answer",)), answer(difficulty=2)) == []


def test_a_phase_whose_need_is_not_heard_whole_is_found():
    other = paragraph("And one thing more for it.")
    whole = phase("The answer", Role.MIDDLE, paragraph("Something kind for it."), other, needs=("The ask",))
    made, sound = planned(ask(needs=("The answer",)), whole)
    parted = replace(
        sound, steps=tuple(step for step in sound.steps if step.text != "And one thing more for it.")
    )

    assert check_heard(made, sound, ENGLISH) == ()
    codes = {(one.code, one.severity) for one in check_heard(made, parted, ENGLISH)}
    assert codes == {("ask-without-answer", Severity.ERROR), ("need-unheard", Severity.ERROR)}


def test_a_passage_about_something_unheard_is_found():
    first = phase("A friend", Role.MIDDLE, paragraph("A friend stands there."))
    about = phase("After", Role.MIDDLE, paragraph("The bench."), paragraph("Bye.", needs=("A friend",)))
    made, sound = planned(first, about)
    without = replace(sound, steps=tuple(step for step in sound.steps if step.phase != "A friend"))

    assert check_heard(made, sound, ENGLISH) == ()
    assert [one.code for one in check_heard(made, without, ENGLISH)] == ["need-unheard"]


def test_writing_without_time_is_found():
    asked = paragraph("A line about today.", writing(120))
    enough, short = (
        phase("Writing", Role.MIDDLE, paragraph("A line about today.", writing(s))) for s in (60, 20)
    )
    made, sound = planned(phase("Writing", Role.MIDDLE, asked))
    cut = [
        replace(step, duration=Seconds(50.0)) if step.kind is StepKind.WRITING else step
        for step in sound.steps
    ]

    assert found(enough) == []
    assert found(short) == [("no-time-to-write", Severity.ERROR)]
    assert [one.code for one in check_heard(made, replace(sound, steps=tuple(cut)), ENGLISH)] == [
        "no-time-to-write"
    ]


@pytest.mark.parametrize("words", ["You could write one line about it.", "Write one line about it."])
def test_a_sentence_that_asks_for_writing_and_gives_no_time_is_found(words):
    assert found(phase("W", Role.MIDDLE, paragraph(words))) == [("no-time-to-write", Severity.WARNING)]
    assert found(phase("W", Role.MIDDLE, paragraph(words, writing(60)))) == []


@pytest.mark.parametrize(
    ("words", "pointing"),
    [
        ("They go on along the street.", True),
        ("It rolls to the kerb.", True),
        ("That was hers.", True),
        ("It's quiet here.", False),
        ("It's a lad, cap down.", False),
        ("That was the last part.", False),
        ("This room is warm.", False),
    ],
)
def test_a_pronoun_right_after_a_rest_is_found(words, pointing):
    rest = phase("Shoes", Role.ANCHOR, paragraph("The floor is under you.", pause(5)))
    street = phase("The street", Role.MIDDLE, paragraph("Two oranges fall."))
    after = phase("Once more", Role.MIDDLE, paragraph(words))

    assert ("pronoun-after-rest" in [code for code, _ in found(street, rest, after)]) is pointing
    assert "pronoun-after-rest" not in [code for code, _ in found(street, after)]


@pytest.mark.parametrize("end", [",", ":", " –"])
def test_a_passage_that_ends_in_the_middle_of_a_thought_is_found(end):
    parted = phase("A day", Role.MIDDLE, paragraph(f"Somewhere in the day{end}"), paragraph("A kettle."))
    joined = phase("A day", Role.MIDDLE, paragraph(f"Somewhere in the day{end}", "A kettle."))

    assert found(parted) == [("thought-parted", Severity.WARNING)]
    assert found(joined) == []


def test_a_wording_that_no_preset_speaks_is_found():
    gentle = with_values(GENTLE, max_rung=3, wording=("gentle", "literal"))
    kind = phase("Kind", Role.MIDDLE, paragraph("A kind word."), rung=5, wordings=(Wording.GENTLE,))
    made = script(OPENING, kind, CLOSING)

    assert [one.code for one in check_spoken(made, [gentle])] == ["never-spoken"]
    assert check_spoken(made, [gentle, with_values(gentle, max_rung=5)]) == ()


def test_every_length_rung_and_wording_is_looked_at():
    asked, answered = ask(), answer()
    made = script(OPENING, asked, answered, CLOSING)

    assert [one.code for one in check_arcs(made, PACING, BOOK, ENGLISH)] == ["ask-without-answer"]
    assert (
        check_arcs(
            script(OPENING, replace(asked, needs=("The answer",)), answered, CLOSING), PACING, BOOK, ENGLISH
        )
        == frozenset()
    )
