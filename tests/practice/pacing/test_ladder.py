"""The ladder: nothing raises a rung but the person's hand, and two stops running lead to an offer, once."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.practice.choices import Choices, Wording
from player.practice.pacing.ladder import (
    LowerRung,
    PastSitting,
    gentle_from,
    highest_now,
    lower_rung_offered,
    step_further,
)
from player.practice.pacing.model import GENTLE
from player.practice.pacing.preset_reader import read_preset
from player.practice.pacing.resolved_choices import softer
from player.practice.planner.plan import estimated_durations, plan
from player.practice.planner.steps import StepKind
from player.practice.script.parse import parse_script
from player.practice.script.phrasebook_reader import read_phrasebook
from player.practice.units import Rung

SCRIPTS = Path(__file__).parents[3] / "scripts"


def preset(name):
    path = SCRIPTS / "presets" / f"{name}.yaml"
    return read_preset(path.read_bytes(), str(path))


rungs = st.sampled_from(Rung)
owns = st.none() | rungs
pacings = st.builds(
    lambda rung, chosen: replace(GENTLE, max_rung=rung, rung_by_choice=chosen), rungs, st.booleans()
)
pasts = st.lists(
    st.builds(PastSitting, st.uuids().map(str), st.booleans(), st.none() | rungs),
    max_size=6,
    unique_by=lambda p: p.id,
)


@given(pacings, owns)
def test_a_step_further_is_one_rung_and_never_beyond_the_preset(pacing, own):
    now, further = highest_now(pacing, own), step_further(pacing, own)

    assert now <= pacing.max_rung
    assert further is None if now == pacing.max_rung else further == now + 1
    assert further is None or highest_now(pacing, further) == further


@given(pacings, owns, rungs)
def test_going_down_is_always_open(pacing, own, lower):
    chosen = min(lower, highest_now(pacing, own))

    assert highest_now(pacing, Rung(chosen)) == chosen


@given(pacings, owns, st.integers(0, 12))
def test_softer_never_goes_up(pacing, own, times):
    pair = pacing, Choices(highest_rung=own)
    before = highest_now(pacing, own)
    for _ in range(times):
        pair = softer(*pair)

    assert highest_now(pair[0], pair[1].highest_rung) <= before


@given(pasts, rungs, st.text(max_size=3))
def test_what_is_offered_after_stops_is_lower(past, now, before):
    offer = lower_rung_offered(past, now, before)
    stops = [one.stopped for one in past[:2]]

    assert offer is None or (offer.rung < now and stops == [True, True])
    assert offer is None or lower_rung_offered(past, now, offer.run) is None


def sittings(*stopped):
    return [PastSitting(f"s{len(stopped) - at}", one, Rung(3)) for at, one in enumerate(stopped)]


@pytest.mark.parametrize(
    ("past", "now", "offered_for", "expected"),
    [
        (sittings(), Rung(3), "", None),
        (sittings(True), Rung(3), "", None),
        (sittings(True, False, True), Rung(3), "", None),
        (sittings(False, True, True), Rung(3), "", None),
        (sittings(True, True), Rung(3), "", LowerRung(Rung(2), "s2")),
        (sittings(True, True), Rung(5), "", LowerRung(Rung(2), "s2")),
        (sittings(True, True), Rung(1), "", LowerRung(Rung(0), "s2")),
        (sittings(True, True), Rung(0), "", None),
        (sittings(True, True), Rung(3), "s2", None),
        (sittings(True, True, True), Rung(3), "s2", None),
        (sittings(True, True, False, True, True), Rung(3), "s2", LowerRung(Rung(2), "s5")),
    ],
)
def test_two_stops_running(past, now, offered_for, expected):
    assert lower_rung_offered(past, now, offered_for) == expected


@pytest.mark.parametrize(("own", "expected"), [(None, None), (3, None), (4, 4), (5, 4)])
def test_the_two_highest_rungs_open_gently_once_stepped_up_to(own, expected):
    assert gentle_from(None if own is None else Rung(own)) == expected


def lines(choices):
    path = SCRIPTS / "self-compassion-break.md"
    script = parse_script(path.read_bytes(), str(path))
    book = SCRIPTS / "companion" / "en.yaml"
    phrasebook = read_phrasebook(book.read_bytes(), str(book))
    pacing = preset("standard")
    made = plan(script, pacing, choices, phrasebook, estimated_durations(pacing))
    said = [step for step in made.steps if step.kind is StepKind.SAY and step.piece >= 0]
    return ({step.text for step in said if step.rung < 4}, {step.text for step in said if step.rung >= 4})


def test_a_step_up_speaks_the_whole_gentle_text_and_never_a_mix():
    low, high = lines(Choices())
    after = lines(Choices(gentle_from=Rung.RECEIVING_KINDNESS))

    assert after == lines(Choices(wording=Wording.GENTLE))
    assert not (after[0] | after[1]) & (low | high)


def test_a_step_up_changes_nothing_where_the_sitting_does_not_go_so_far():
    below = Choices(highest_rung=Rung(2))

    assert lines(replace(below, gentle_from=Rung.RECEIVING_KINDNESS)) == lines(below)


def test_a_wording_that_was_chosen_stays():
    chosen = Choices(wording=Wording.STANDARD)
    expected = lines(chosen)

    assert lines(replace(chosen, gentle_from=Rung.RECEIVING_KINDNESS)) == expected
