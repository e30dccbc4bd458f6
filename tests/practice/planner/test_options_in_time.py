"""Where a word about options had better come: never too late, and where it disturbs least."""

from math import inf

import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from player.practice.planner.measuring.groups import Context
from player.practice.planner.measuring.units import Unit, units_until_option
from player.practice.script.model import Role
from player.practice.units import Rung

EVERY = 30.0


def unit(length, *, first=False, contact=False, joined=False, offers=inf):
    context = Context("Quiet", Role.MIDDLE, Rung.MINDFULNESS, contact)
    seconds = length if contact else 0.0
    return Unit((), context, first, False, length, seconds, length, offers, True, joined)


lengths = st.floats(1.0, 20.0)
units = st.builds(
    lambda length, first, contact, joined, share: unit(
        length, first=first, contact=contact, joined=joined, offers=inf if share is None else share * length
    ),
    lengths,
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.none() | st.none() | st.floats(0.0, 1.0),
)


@settings(max_examples=examples(200), deadline=None)
@given(st.lists(units, min_size=1, max_size=8), st.floats(0.0, EVERY), st.booleans())
def test_the_next_word_about_options_is_never_too_late(ahead, since, in_contact):
    place = units_until_option(ahead, since, EVERY, in_contact=in_contact)
    until = since
    for one in ahead[:place]:
        if one.offers < inf:
            until += one.offers
            break
        until += one.length

    assert 0 <= place <= len(ahead)
    assert until <= EVERY + 1e-9


@pytest.mark.parametrize(
    ("ahead", "place"),
    [
        ([unit(20.0), unit(20.0)], 1),
        ([unit(20.0), unit(9.0)], 2),
        ([unit(20.0, offers=5.0), unit(20.0)], 1),
        ([unit(5.0) for _ in range(8)], 6),
        ([unit(5.0, first=number == 4) for number in range(8)], 4),
        ([unit(5.0, contact=number in {5, 6}) for number in range(8)], 5),
        ([unit(5.0, contact=number in {4, 5, 6}) for number in range(8)], 4),
        ([unit(5.0, joined=number in {5, 6}) for number in range(8)], 4),
    ],
)
def test_it_comes_as_late_as_it_may_where_it_disturbs_least(ahead, place):
    assert units_until_option(ahead, 0.0, EVERY, in_contact=False) == place
