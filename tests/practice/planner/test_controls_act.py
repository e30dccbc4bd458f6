"""Each control that acts on the plan, turned from end to end: the plan differs as its description says."""

import pytest
from planning_material import BOOK, SAMPLE, paragraph, pause, phase, script, wide
from planning_rules import longest_option_gap, longest_silence
from planning_shipped import PRESETS, SCRIPTS

from player.practice.choices import Anchor, Choices, Eyes, Touch, Wording
from player.practice.pacing.controls import CONTROLS
from player.practice.pacing.model import GENTLE, Value
from player.practice.pacing.resolved_choices import effective_choices, offered, softer
from player.practice.planner.checks.fit_check import check_fit
from player.practice.planner.plan import estimated_durations, plan, replan
from player.practice.planner.steps import StepKind
from player.practice.planner.summary import summarise
from player.practice.planner.walk import line_after, line_before, phase_after
from player.practice.script.model import Role
from player.practice.units import Rung, Seconds


def made(pacing, chosen=None, script=SAMPLE):
    return plan(script, pacing, chosen or Choices(), BOOK, estimated_durations(pacing))


def length(plan, *kinds, role=None):
    return sum(
        step.duration for step in plan.steps if step.kind in kinds and (role is None or step.role is role)
    )


def texts(plan):
    return " ".join(step.text for step in plan.steps if step.kind.voiced)


def count(plan, kind):
    return sum(step.kind is kind for step in plan.steps)


def duration(plan):
    return plan.duration


_RISES = {
    "session_max_min": (1, 20, duration),
    "orient_s": (20, 120, lambda plan: length(plan, *StepKind, role=Role.ORIENT)),
    "return_s": (20, 120, lambda plan: length(plan, *StepKind, role=Role.RETURN)),
    "speech_wpm": (140, 85, lambda plan: length(plan, StepKind.SAY)),
    "sentence_pause_s": (1, 8, lambda plan: length(plan, StepKind.PAUSE)),
    "pause_scale": (0.5, 3, lambda plan: length(plan, StepKind.PAUSE)),
    "max_silence_s": (3, 60, lambda plan: longest_silence(plan.steps)),
    "option_phrase_every_s": (30, 180, longest_option_gap),
    "max_rung": (0, 5, lambda plan: max(step.rung for step in plan.steps)),
    "difficulty_max": (0, 4, lambda plan: texts(plan).count("harder thought")),
    "contact_max_s": (10, 120, lambda plan: summarise(plan).longest_contact),
    "anchor_min_s": (15, 60, lambda plan: length(plan, *StepKind, role=Role.ANCHOR)),
    "rung_by_choice": (True, False, lambda plan: max(step.rung for step in plan.steps)),
}


@pytest.mark.parametrize("name", _RISES)
def test_turning_a_number_up_turns_its_measure_up(name):
    low, high, measure = _RISES[name]
    base: dict[str, Value] = {"contact_max_s": 45, "max_silence_s": 30} if name != "contact_max_s" else {}

    assert measure(made(wide(GENTLE, **{**base, name: low}))) < measure(
        made(wide(GENTLE, **{**base, name: high}))
    )


def test_never_contact_leaves_contact_out():
    plan = made(wide(contact_max_s=None))

    assert not any(step.contact for step in plan.steps)
    assert "One hard thing" in dict(plan.left_out)


def test_a_long_silence_is_cut_or_kept_company_or_counted():
    plans = {kind: made(wide(long_silence=kind)) for kind in ("shortened", "companioned", "countdown")}
    counted = [step for step in plans["countdown"].steps if step.countdown]

    assert count(plans["companioned"], StepKind.PRESENCE) > count(plans["shortened"], StepKind.PRESENCE)
    assert {step.kind for step in counted} == {StepKind.SILENCE}
    assert not any(step.countdown for step in plans["shortened"].steps)


def test_the_first_offer_is_spoken_unless_another_offered_one_is_chosen():
    pacing = wide(
        eyes=("lowered", "closed"), touch=("hand",), wording=("standard",), anchors=("room", "feet")
    )

    assert "rest on the floor in front" in texts(made(pacing))
    assert "eyes may close" in texts(made(pacing, Choices(eyes=Eyes.CLOSED)))
    assert "A hand may rest" in texts(made(pacing))
    assert "Nothing is needed" in texts(made(pacing, Choices(touch=Touch.NONE)))
    assert "kindness for exactly this" in texts(made(pacing))
    assert "little warmth" in texts(made(pacing, Choices(wording=Wording.GENTLE)))
    assert "moment room" in texts(made(pacing))
    assert "moment feet" in texts(made(pacing, Choices(anchor=Anchor.FEET)))
    assert "moment room" in texts(made(pacing, Choices(anchor=Anchor.HANDS)))


def test_breath_comes_only_where_it_may_be_chosen_and_is():
    chosen = Choices(anchor=Anchor.BREATH)

    assert "breath line" in texts(made(wide(breath_opt_in=True), chosen))
    assert "breath line" not in texts(made(wide(breath_opt_in=False), chosen))
    assert "breath line" not in texts(made(wide(breath_opt_in=True)))


def test_check_ins_come_where_the_pacing_asks():
    at = {
        moments: [
            (step.role, step.text)
            for step in made(wide(check_in=moments)).steps
            if step.kind is StepKind.CHECK_IN
        ]
        for moments in ((), ("start",), ("middle",), ("end",), ("start", "middle", "end"))
    }

    assert [len(found) for found in at.values()] == [0, 1, 1, 0, 2]
    assert at[("start",)] == [(Role.ORIENT, "Hold on sound.")]
    assert at[("middle",)][0][0] is Role.MIDDLE


def test_two_check_ins_at_one_place_are_one_and_count_as_the_earlier():
    long = " ".join(["word"] * 60) + "."
    short = script(
        phase("Arriving", Role.ORIENT, paragraph("Here.")), phase("Back", Role.RETURN, paragraph(long))
    )
    pacing = wide(check_in=("start", "end"), orient_s=20, return_s=20, session_max_min=1)
    steps = plan(short, pacing, Choices(), BOOK, estimated_durations(pacing)).steps

    assert [step.role for step in steps if step.kind is StepKind.CHECK_IN] == [Role.ORIENT]


def test_a_bell_needs_both_the_pacing_and_the_person():
    wish = Choices(bells=True)

    assert count(made(wide(bells=True), wish), StepKind.BELL) == 1
    assert count(made(wide(bells=True)), StepKind.BELL) == 0
    assert count(made(wide(bells=False), wish), StepKind.BELL) == 0


def test_choices_lower_the_rung_and_the_length_and_never_raise_them():
    pacing = wide(max_rung=2, session_max_min=5)

    assert effective_choices(pacing, Choices(highest_rung=Rung(5))).highest_rung == 2
    assert effective_choices(pacing, Choices(highest_rung=Rung(1))).highest_rung == 1
    assert effective_choices(pacing, Choices(longest=Seconds(9999))).longest == 300
    assert effective_choices(pacing, Choices(longest=Seconds(120))).longest == 120
    assert offered(pacing).rungs == (0, 1, 2)


def test_a_phrase_is_followed_by_time_to_repeat_it():
    pacing = wide(pause_scale=1)
    steps = made(pacing).steps
    at = next(i for i, step in enumerate(steps) if "not the only one" in step.text)

    assert steps[at + 1].kind is StepKind.PAUSE
    assert steps[at + 1].duration == pytest.approx(steps[at].duration + 3)


def test_softer_goes_down_to_grounding_and_stays_in_range():
    pacing, chosen = wide(), Choices()
    rungs = []
    for _ in range(8):
        pacing, chosen = softer(pacing, chosen)
        rungs.append(effective_choices(pacing, chosen).highest_rung)

    assert rungs == [4, 3, 2, 1, 0, 0, 0, 0]
    assert chosen.softened == 8
    assert all(
        one.kind.check(value) == value
        for one in CONTROLS
        if one.low is not None and (value := getattr(pacing, one.name)) is not None
    )


def test_skipping_a_phase_goes_on_with_the_next_and_says_so():
    pacing = wide()
    before = made(pacing)
    keep = next(i for i, step in enumerate(before.steps) if step.phase == "Noticing" and step.kind.voiced) + 1

    after = replan(
        before, keep, SAMPLE, pacing, Choices(), BOOK, estimated_durations(pacing), skip_phase=True
    )

    assert after.steps[:keep] == before.steps[:keep]
    assert "Noticing" not in {step.phase for step in after.steps[keep + 1 :]}
    assert dict(after.left_out)["Noticing"] == "It was skipped."


def test_finding_the_line_before_the_line_after_and_the_next_phase():
    whole = made(wide())
    lines = [i for i, step in enumerate(whole.steps) if step.kind.voiced]
    second = whole.steps[lines[1]]

    assert line_before(whole, Seconds(second.start + 2)) == lines[1]
    assert line_before(whole, Seconds(second.start + 0.5)) == lines[0]
    assert line_after(whole, second.start) == lines[2]
    assert whole.steps[phase_after(whole, Seconds(0))].phase == "Noticing"
    assert phase_after(whole, whole.duration) == len(whole.steps) - 1


def test_a_summary_measures_as_the_rules_do():
    whole = made(wide())
    summary = summarise(whole)

    assert summary.minutes == whole.duration / 60
    assert summary.longest_silence == longest_silence(whole.steps)
    assert summary.longest_option_gap == pytest.approx(longest_option_gap(whole))
    assert summary.check_ins == 2


@pytest.mark.parametrize("pacing", PRESETS, ids=lambda pacing: pacing.id)
@pytest.mark.parametrize("practice", SCRIPTS, ids=lambda practice: practice.id)
def test_every_shipped_practice_keeps_every_built_in_presets_limits(practice, pacing):
    assert [problem for problem in check_fit(practice, pacing, BOOK) if problem.code != "minutes"] == []


def test_a_sentence_longer_than_a_limit_is_pointed_at():
    long = " ".join(["word"] * 150) + "."
    given = script(
        phase("Arriving", Role.ORIENT, paragraph("Here.")), phase("Back", Role.RETURN, paragraph(long))
    )
    found = check_fit(given, wide(option_phrase_every_s=60), BOOK)

    assert "option-gap" in {problem.code for problem in found}
    assert found[0].found == long


def test_a_twenty_minute_script_is_planned_in_full():
    lines = [paragraph(f"Sentence {n} with a few more words in it.", pause(4)) for n in range(180)]
    long = script(
        phase("Arriving", Role.ORIENT, paragraph("Here.")),
        *(phase(f"Part {n}", Role.MIDDLE, *lines[n::6], rung=1, contact=n % 2 > 0) for n in range(6)),
        phase("Back", Role.RETURN, paragraph("Back.")),
    )

    assert made(wide(), script=long).duration > 19 * 60
