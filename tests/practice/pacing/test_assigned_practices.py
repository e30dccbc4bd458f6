"""What a preset assigns: practices with days, and questionnaires."""

import datetime as dt
from dataclasses import replace

import jsonschema
import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from player.practice.errors import NotUsableError
from player.practice.pacing.assignments import MOST, AssignedPractice, Day, in_week_order
from player.practice.pacing.control_docs import preset_schema
from player.practice.pacing.model import GENTLE
from player.practice.pacing.preset_reader import read_preset, write_preset

HEAD = "format: 1\nname: A\nauthor: B\ndate: 2026-11-22\nreason: C\n"


def read(more):
    return read_preset((HEAD + more).encode(), "a.pacing")


ids = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)


def some(name, days):
    return AssignedPractice(name, in_week_order(tuple(days)))


practices = st.lists(
    st.builds(
        AssignedPractice, ids, st.sets(st.sampled_from(Day)).map(lambda days: in_week_order(tuple(days)))
    ),
    max_size=6,
    unique_by=lambda one: one.id,
).map(tuple)


@settings(deadline=None, max_examples=examples(20))
@given(practices, st.lists(ids, unique=True, max_size=4).map(tuple))
def test_what_is_written_is_read_again(assigned, questionnaires):
    written = write_preset(replace(GENTLE, practices=assigned, questionnaires=questionnaires))
    found = read_preset(written.encode(), "a.pacing")
    tree = YAML(typ="safe", pure=True).load(written)
    tree["date"] = str(tree["date"])
    jsonschema.validate(tree, preset_schema())

    assert (found.practices, found.questionnaires) == (assigned, questionnaires)


def test_a_preset_without_them_is_as_before():
    found = read("")

    assert (found.practices, found.questionnaires, found.date) == ((), (), dt.date(2026, 11, 22))


def test_days_come_in_the_order_of_the_week():
    found = read("practices:\n- id: others-too\n  days: [friday, monday, friday]\n- id: ease-back\n")

    assert found.practices == (
        AssignedPractice("others-too", (Day.MONDAY, Day.FRIDAY)),
        AssignedPractice("ease-back"),
    )


@pytest.mark.parametrize(
    "more",
    [
        "practices: others-too\n",
        "practices: [others-too]\n",
        "practices:\n- days: [monday]\n",
        "practices:\n- id: others-too\n- id: others-too\n",
        "practices:\n- id: Others too\n",
        "practices:\n- id: others-too\n  days: [someday]\n",
        "practices:\n- id: others-too\n  days: monday\n",
        "practices:\n- id: others-too\n  often: 3\n",
        "practices:\n- id: [a]\n",
        "practices:\n" + "".join(f"- id: p{number}\n" for number in range(MOST + 1)),
        "questionnaires: sscs-s\n",
        "questionnaires: [sscs-s, sscs-s]\n",
        "questionnaires: [[sscs-s]]\n",
        "questionnaires: [1]\n",
    ],
)
def test_what_is_wrong_has_its_place(more):
    with pytest.raises(NotUsableError) as caught:
        read(more)

    assert [(each.code, each.place.line) for each in caught.value.problems] == [("bad-value", 6)]
