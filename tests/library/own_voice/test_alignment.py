"""Finding the lines of a sheet in one recording: in order, and nothing guessed silently."""

from itertools import accumulate

import pytest

from player.library.own_voice.alignment import Stretch, align

EXPECTED = (2.0, 4.0, 1.0, 7.0, 3.0, 5.5, 2.5, 1.5)


def read(*lengths, quiet=2.0):
    """Stretches of these lengths, with as much quiet between any two."""
    ends = accumulate(length + quiet for length in lengths)
    return tuple(
        Stretch(end - quiet - length, end - quiet) for end, length in zip(ends, lengths, strict=True)
    )


def as_pairs(found):
    return [(one.line, (one.first, one.last)) for one in found]


@pytest.mark.parametrize("tempo", [0.7, 1.0, 1.5])
def test_lines_read_in_order_are_found_and_beyond_doubt_at_any_tempo(tempo):
    uneven = (1.1, 0.9, 1.15, 0.95, 1.0, 0.85, 1.1, 1.0)
    found = align(read(*(tempo * a * b for a, b in zip(EXPECTED, uneven, strict=True))), EXPECTED)

    assert as_pairs(found) == [(number, (number, number)) for number in range(1, 9)]
    assert all(one.certain for one in found)


def test_a_line_with_a_rest_inside_is_one_line():
    lengths = (2.0, 4.0, 1.0, 3.0, 3.0, 3.0, 5.5, 2.5, 1.5)
    stretches = list(read(*lengths, quiet=1.0))

    assert as_pairs(align(stretches, EXPECTED))[3] == (4, (4, 5))


def test_a_line_that_was_not_read_is_left_out():
    found = align(read(*EXPECTED[:3], *EXPECTED[4:]), EXPECTED)

    assert [one.line for one in found] == [1, 2, 3, 5, 6, 7, 8]


def test_a_cough_is_no_line():
    found = align(read(*EXPECTED[:4], 0.2, *EXPECTED[4:]), EXPECTED)

    assert as_pairs(found)[4] == (5, (6, 6))


def test_a_line_read_twice_is_doubtful_and_the_others_are_not():
    found = align(read(*EXPECTED[:4], EXPECTED[3], *EXPECTED[4:]), EXPECTED)

    assert [one.line for one in found if not one.certain] == [4]


def test_lines_alike_of_which_one_is_missing_are_doubtful():
    found = align(read(3.0, 3.0, 3.0), (3.0, 3.0, 3.0, 3.0))

    assert not any(one.certain for one in found)


def test_a_line_twice_as_long_as_it_should_be_is_looked_at():
    lengths = list(EXPECTED)
    lengths[4] *= 2.2
    found = align(read(*lengths), EXPECTED)

    certain = {one.line for one in found if one.certain}

    assert 5 not in certain
    assert {1, 2, 7, 8} <= certain


def test_of_nothing_nothing_is_found():
    assert align((), EXPECTED) == ()
    assert align(read(1.0), ()) == ()
