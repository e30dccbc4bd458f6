"""What may be chosen under a pacing, what comes of a choice, and what one step softer changes."""

from dataclasses import replace

import pytest

from player.practice.choices import Anchor, Choices, Eyes, Posture, Touch, Wording
from player.practice.pacing.model import GENTLE, CheckInAt, CheckInStyle, LongSilence, pacing_of
from player.practice.pacing.resolved_choices import effective_choices, offered, softer, softest
from player.practice.pacing.surroundings import PlannedAsking, PlannedSound, surroundings
from player.practice.units import Rung, Seconds

EIGHT_MINUTES = Seconds(480.0)
"""Gentle's longest sitting (practice brief, section 2), as are the other numbers here."""


def test_one_step_softer_is_a_quarter_more_quiet_and_a_quarter_less_of_what_is_hard():
    pacing, choices = softer(GENTLE, Choices())

    assert (pacing.sentence_pause_s, pacing.pause_scale) == (3.75, 1.5625)
    assert (pacing.option_phrase_every_s, pacing.contact_max_s) == (67.5, 33.75)
    assert (pacing.difficulty_max, pacing.long_silence) == (1, LongSilence.COMPANIONED)
    assert (choices.highest_rung, choices.longest, choices.softened) == (Rung(2), 360.0, 1)


def test_going_softer_ends_at_grounding_within_what_is_safe():
    pacing, choices, steps = GENTLE, Choices(), 0
    while not softest(pacing, choices):
        pacing, choices = softer(pacing, choices)
        steps += 1

        assert steps < 20
    again, chosen = softer(pacing, choices)

    assert (choices.highest_rung, choices.longest, choices.softened) == (Rung.GROUNDING, 60.0, steps)
    assert (pacing.option_phrase_every_s, pacing.difficulty_max) == (30.0, 0)
    assert again.contact_max_s is not None
    assert pacing.contact_max_s is not None
    assert 10.0 <= again.contact_max_s <= pacing.contact_max_s
    assert (chosen.highest_rung, chosen.longest) == (Rung.GROUNDING, 60.0)


@pytest.mark.parametrize(
    ("pacing", "choices", "softest_already"),
    [
        (replace(GENTLE, option_phrase_every_s=30.0), Choices(None, longest=Seconds(60.0)), False),
        (
            replace(GENTLE, option_phrase_every_s=30.0),
            Choices(highest_rung=Rung(0), longest=Seconds(60.0)),
            True,
        ),
        (
            replace(GENTLE, option_phrase_every_s=31.0),
            Choices(highest_rung=Rung(0), longest=Seconds(60.0)),
            False,
        ),
        (
            replace(GENTLE, option_phrase_every_s=30.0),
            Choices(highest_rung=Rung(0), longest=Seconds(61.0)),
            False,
        ),
    ],
)
def test_softer_is_offered_as_long_as_it_changes_something(pacing, choices, softest_already):
    assert softest(pacing, choices) == softest_already


def test_softer_leaves_a_pacing_without_contact_without_it():
    """“Never” is not a number that could be made smaller."""
    pacing, _ = softer(replace(GENTLE, contact_max_s=None), Choices())

    assert pacing.contact_max_s is None


def test_what_gentle_offers():
    may = offered(GENTLE)

    assert (may.eyes[0], may.touches[0]) == (Eyes.OPEN, GENTLE.touch[0])
    assert set(may.anchors) == {Anchor.SOUND, Anchor.FEET, Anchor.HANDS, Anchor.ROOM}
    assert may.opt_in_anchors == (Anchor.BREATH,)
    assert may.postures == tuple(Posture)
    assert {Wording.GENTLE, Wording.LITERAL} <= set(may.wordings)
    assert (Touch.NONE in may.touches, Eyes.OPEN in may.eyes) == (True, True)
    assert may.rungs == (Rung(0), Rung(1), Rung(2), Rung(3))
    assert (may.longest_max, may.bells) == (EIGHT_MINUTES, False)
    assert (may.background, offered(replace(GENTLE, background=False)).background) == (True, False)
    assert offered(replace(GENTLE, breath_opt_in=False)).opt_in_anchors == ()
    assert offered(replace(GENTLE, anchors=(Anchor.BREATH,))).opt_in_anchors == ()


@pytest.mark.parametrize(
    ("wish", "comes"),
    [(None, 480.0), (30.0, 60.0), (300.0, 300.0), (480.0, 480.0), (900.0, 480.0)],
)
def test_a_sitting_is_as_long_as_wished_within_a_minute_and_the_longest(wish, comes):
    found = effective_choices(GENTLE, Choices(longest=None if wish is None else Seconds(wish)))

    assert found.longest == comes


@pytest.mark.parametrize(
    ("by_choice", "wish", "comes"),
    [(False, None, 3), (True, None, 1), (False, 2, 2), (True, 2, 2), (False, 5, 3), (True, 5, 3)],
)
def test_the_highest_rung_is_the_wish_within_the_pacings_own(by_choice, wish, comes):
    """Where it is chosen, it begins with mindfulness."""
    pacing = replace(GENTLE, rung_by_choice=by_choice)
    found = effective_choices(pacing, Choices(highest_rung=None if wish is None else Rung(wish)))

    assert found.highest_rung == Rung(comes)


def test_what_is_not_offered_is_the_pacings_own_and_what_is_offered_is_the_persons():
    refused = effective_choices(GENTLE, Choices(anchor=Anchor.MOVEMENT, bells=True))
    taken = effective_choices(
        replace(GENTLE, bells=True), Choices(anchor=Anchor.BREATH, bells=True, spoken=False, eyes=Eyes.OPEN)
    )

    assert (refused.anchor, refused.bells, refused.spoken) == (GENTLE.anchors[0], False, True)
    assert (taken.anchor, taken.bells, taken.spoken, taken.eyes) == (Anchor.BREATH, True, False, Eyes.OPEN)


def test_from_a_rung_on_the_wording_is_gentle_unless_one_was_chosen():
    pacing = replace(GENTLE, wording=(Wording.STANDARD,))
    asked = effective_choices(pacing, Choices(gentle_from=Rung(2)))
    chosen = effective_choices(pacing, Choices(gentle_from=Rung(2), wording=Wording.LITERAL))
    never = effective_choices(pacing, Choices())

    assert [asked.wording_at(rung) for rung in Rung] == [Wording.STANDARD] * 2 + [Wording.GENTLE] * 4
    assert {chosen.wording_at(rung) for rung in Rung} == {Wording.LITERAL}
    assert {never.wording_at(rung) for rung in Rung} == {Wording.STANDARD}


@pytest.mark.parametrize("spoken", [False, True])
def test_a_plan_sounds_and_asks_as_its_pacing_says(spoken):
    pacing = replace(
        GENTLE,
        fade_in_s=2.0,
        fade_out_s=10.0,
        background=True,
        bells=True,
        text_first=True,
        check_in=(CheckInAt.START,),
        check_in_style=CheckInStyle.ICONS,
        start_rating_grounding=3,
        rise_offers_softer=2,
        rise_offers_stop=None,
        rating_offers_stop=6,
    )
    held = effective_choices(pacing, Choices(spoken=spoken, bells=True))
    found = surroundings(pacing, held)

    assert found.sound == PlannedSound(Seconds(2.0), Seconds(10.0), True, True, spoken, True)
    assert found.asking == PlannedAsking(CheckInStyle.ICONS, 3, 2, None, 6, False)


def test_a_pacing_without_a_file_is_known_by_its_values():
    """The log tells versions of a pacing apart by this."""
    same, other = pacing_of(GENTLE, {}), pacing_of(GENTLE, {"max_rung": Rung(2)})

    assert same.content_hash == GENTLE.content_hash
    assert len({GENTLE.content_hash, other.content_hash}) == 2
