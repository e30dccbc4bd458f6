"""Questionnaire files, scoring, schedules, and stored answers."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from player.practice.errors import NotUsableError
from player.records.errors import BadEntryError
from player.records.measures.questionnaire_reader import read_questionnaire
from player.records.measures.questionnaires import is_due, scores

MEASURES = Path(__file__).parents[3] / "scripts" / "measures"
OWN = """\
format: 1
id: own-scale
title: An own scale
citation: None; made for a test.
permission: Anybody.
instruction: none
item_count: 3
items: [One, Two, Three]
scale: {lowest: 1, highest: 5}
labels: {1: never, 5: often}
reversed: [2]
scoring: mean
subscales: {outer: [1, 3]}
at_most_every_days: 7
"""


def shipped(name):
    return read_questionnaire((MEASURES / f"{name}.yaml").read_bytes(), f"{name}.yaml")


def own(text=OWN):
    return read_questionnaire(text.encode(), "own.yaml")


def test_what_is_shipped_carries_only_what_is_permitted():
    found = {path.stem: shipped(path.stem) for path in MEASURES.iterdir()}

    assert {name for name, questionnaire in found.items() if questionnaire.askable} == {
        "distress",
        "mood-and-energy",
    }
    assert set(found) == {"distress", "mood-and-energy", "sscs-s", "scs-sf", "fears-of-compassion"}
    assert all(name == questionnaire.id for name, questionnaire in found.items())


def test_every_value_of_a_file_is_read_as_it_stands_there():
    found = own()

    assert (found.id, found.title, found.permission) == ("own-scale", "An own scale", "Anybody.")
    assert (found.citation, found.instruction) == ("None; made for a test.", "")
    assert (found.items, found.item_count) == (("One", "Two", "Three"), 3)
    assert (found.lowest, found.highest, found.labels) == (1, 5, {1: "never", 5: "often"})
    assert (found.reversed_items, found.scoring.value) == ({2}, "mean")
    assert [(part.name, set(part.items)) for part in found.subscales] == [("outer", {1, 3})]
    assert (found.every_days, found.data) == (7, OWN.encode())
    assert (
        own(OWN.replace("instruction: none", "instruction: As it was today.")).instruction
        == "As it was today."
    )


# Worked by hand from the published keys: on a 1 to 5 scale a reversed item's x counts 6 - x.
@pytest.mark.parametrize(
    ("name", "answers", "expected"),
    [
        ("sscs-s", [5, 1, 5, 1, 1, 5], 5.0),
        ("sscs-s", [1, 5, 1, 5, 5, 1], 1.0),
        ("sscs-s", [4, 2, 3, 3, 1, 4], (4 + 4 + 3 + 3 + 5 + 4) / 6),
        ("scs-sf", [1, 5, 5, 1, 5, 5, 5, 1, 1, 5, 1, 1], 5.0),
        (
            "scs-sf",
            [3, 4, 2, 5, 3, 4, 2, 4, 3, 2, 5, 4],
            29 / 12,
        ),
    ],
)
def test_means_with_reversed_items(name, answers, expected):
    found = scores(shipped(name), dict(enumerate(answers, 1)))

    assert [score.value for score in found] == [pytest.approx(expected)]


# Raes, Pommier, Neff and Van Gucht 2011 (10.1002/cpp.702) pair the items into six subscales and get the
# total as the mean of the six means with the negative three turned round: another way to the same number.
SCS_SF_PAIRS = {
    "self-kindness": (2, 6),
    "common humanity": (5, 10),
    "mindfulness": (3, 7),
    "self-judgment": (11, 12),
    "isolation": (4, 8),
    "over-identification": (1, 9),
}
SCS_SF_NEGATIVE = ("self-judgment", "isolation", "over-identification")


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([3, 4, 2, 5, 3, 4, 2, 4, 3, 2, 5, 4], 29 / 12),
        ([2, 3, 4, 1, 5, 3, 4, 2, 2, 5, 1, 2], 50 / 12),
        ([5, 1, 1, 5, 1, 1, 1, 5, 5, 1, 5, 5], 1.0),
    ],
)
def test_the_short_form_agrees_with_the_published_way_by_subscales(answers, expected):
    given = dict(enumerate(answers, 1))
    means = {name: (given[item] + given[other]) / 2 for name, (item, other) in SCS_SF_PAIRS.items()}
    published = sum(6 - mean if name in SCS_SF_NEGATIVE else mean for name, mean in means.items()) / 6
    (whole,) = scores(shipped("scs-sf"), given)

    assert published == pytest.approx(expected)
    assert whole.value == pytest.approx(published)


# Published ranges: 1 to 5 (Neff et al. 2021, 10.1007/s12671-020-01505-4; Raes et al. 2011), and sums of
# 0 to 40, 52 and 60 (Gilbert et al. 2011, 10.1348/147608310X526511: 10, 13 and 15 items from 0 to 4).
@pytest.mark.parametrize(
    ("name", "lowest", "highest"),
    [
        ("sscs-s", [1.0], [5.0]),
        ("scs-sf", [1.0], [5.0]),
        ("fears-of-compassion", [0.0, 0.0, 0.0, 0.0], [40.0, 52.0, 60.0, 152.0]),
    ],
)
def test_the_ends_of_the_published_ranges_are_reached(name, lowest, highest):
    one = shipped(name)
    items = range(1, one.item_count + 1)
    ends = [
        {item: low if item not in one.reversed_items else high for item in items}
        for low, high in ((one.lowest, one.highest), (one.highest, one.lowest))
    ]

    assert [[score.value for score in scores(one, answers)] for answers in ends] == [lowest, highest]


def test_the_fears_scales_are_three_sums_and_a_whole():
    answers = (
        dict.fromkeys(range(1, 11), 1) | dict.fromkeys(range(11, 24), 2) | dict.fromkeys(range(24, 39), 4)
    )

    found = scores(shipped("fears-of-compassion"), answers)

    assert [(score.name, score.value) for score in found] == [
        ("for others", 10.0),
        ("from others", 26.0),
        ("for oneself", 60.0),
        ("Fears of Compassion Scales", 96.0),
    ]


def test_nothing_is_filled_in_for_an_item_passed_over():
    outer, whole = scores(own(), {1: 4, 3: 5})

    assert (outer.value, outer.words) == (4.5, "4.5")
    assert (whole.value, whole.words) == (None, "no score: 2 of 3 answered")


def test_items_that_stand_for_themselves():
    mood, energy = scores(shipped("mood-and-energy"), {2: 5})

    assert (mood.value, energy.value) == (None, 5.0)


@pytest.mark.parametrize(
    ("change", "place", "code"),
    [
        (("lowest: 1", "lowest: 9"), "own.yaml:9:", "bad-value"),
        (("[2]", "[4]"), "own.yaml:11:12", "bad-value"),
        (("[1, 3]", "[1, 1]"), "own.yaml:13:24", "bad-value"),
        (("item_count: 3", "item_count: 4"), "own.yaml:8:", "bad-value"),
        (("scoring: mean", "scoring: best"), "own.yaml:12:10", "bad-value"),
        (("{1: never", "{0: never"), "own.yaml:10:10", "bad-value"),
        (("id: own-scale", "id: Own Scale"), "own.yaml:2:5", "bad-value"),
        (("reversed:", "reversd:"), "own.yaml:11:1", "unknown-key"),
        (("format: 1", "format: 2"), "own.yaml:1:9", "bad-value"),
        (("permission: Anybody.\n", ""), "own.yaml:1:1", "missing-key"),
        (("labels: {1: never, 5: often}", "labels: often"), "own.yaml:10:9", "bad-value"),
    ],
)
def test_mistakes_are_told_with_their_place(change, place, code):
    assert change[0] in OWN

    with pytest.raises(NotUsableError) as caught:
        own(OWN.replace(*change))

    found = [(str(problem.place), problem.code) for problem in caught.value.problems]

    assert any(at.startswith(place) and found_code == code for at, found_code in found)


def test_all_mistakes_are_told_at_once():
    with pytest.raises(NotUsableError) as caught:
        own(OWN.replace("[2]", "[4]").replace("mean", "best"))

    assert len(caught.value.problems) == 2


def test_it_is_offered_at_most_as_often_as_it_says():
    day = date(2026, 3, 1)

    assert is_due(own(), None, day)
    assert not is_due(own(), day, day)
    assert not is_due(own(), day, day + timedelta(days=6))
    assert is_due(own(), day, day + timedelta(days=7))
    assert is_due(own(), day + timedelta(days=400), day)
    assert not is_due(shipped("sscs-s"), None, day)


def test_answers_are_kept_with_their_version_and_a_skip_counts_as_asked(open_log, clock, others_too):
    log = open_log()
    sitting = log.start(others_too)
    asked = own()
    log.measures.answer(asked, {1: 4, 2: 1, 3: 5}, sitting)
    due_at_once = log.measures.due(asked)
    clock.now += timedelta(days=8)
    due_later = log.measures.due(asked)
    log.measures.skip(own(OWN.replace("Three", "Thirdly")))
    due_after_skip = log.measures.due(asked)
    skipped, answered = log.measures.responses("own-scale")

    assert (due_at_once, due_later, due_after_skip) == (False, True, False)
    assert (answered.answers, answered.sitting) == ({1: 4, 2: 1, 3: 5}, sitting)
    assert answered.scores[-1].value == pytest.approx((4 + 5 + 5) / 3)
    assert (skipped.skipped, skipped.answers, skipped.scores, skipped.sitting) == (True, {}, (), None)
    assert skipped.questionnaire_hash != answered.questionnaire_hash
    assert log.measures.responses("other") == ()
    assert log.measures.responses(first_day=date(2026, 3, 5)) == (skipped,)


@pytest.mark.parametrize("answers", [{4: 1}, {0: 1}, {1: 6}, {1: True}, {1: 0}])
def test_an_answer_off_the_scale_is_refused(open_log, answers):
    log = open_log()

    with pytest.raises(BadEntryError):
        log.measures.answer(own(), answers)

    assert log.measures.responses() == ()
