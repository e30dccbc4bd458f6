"""What the report says of edges that were missed: how far off they are, and whether a word only fades."""

import numpy as np
import pytest

from tooling.hidden_edges import Apart
from tooling.recordings_report import score

RATE = 48_000


def word_with_tail(below):
    """A second of noise at -20 dB, and 0.12 s of it so many decibels lower; a bed 50 dB lower than that."""
    random = np.random.default_rng(1)
    said = np.zeros(3 * RATE)
    said[RATE : 2 * RATE] = 0.1 * random.standard_normal(RATE)
    tail = round(0.12 * RATE)
    said[2 * RATE : 2 * RATE + tail] = 0.1 * 10 ** (-below / 20) * random.standard_normal(tail)
    sound = said + 1e-5 * random.standard_normal(len(said))
    return Apart(said, sound[:, None], ((1.0, 2.12),))


@pytest.mark.parametrize(("below", "fades"), [(28.0, True), (14.0, False)])
def test_a_word_fades_where_only_what_is_far_softer_than_its_words_is_missed(below, fades):
    missed = word_with_tail(below).missed(2.0, 2.12, end=True)

    assert missed is not None
    assert (missed.outside, missed.fades) == (False, fades)


def test_what_is_found_in_the_pause_fades_nowhere():
    missed = word_with_tail(28.0).missed(2.2, 2.12, end=True)

    assert missed is not None
    assert (missed.outside, missed.fades) == (True, False)


def test_thirty_milliseconds_are_not_more_than_thirty():
    """4.83 s less 4.8 s are 30.00000000000025 ms by floating point."""
    found = score([(1.0, 4.83)], [(1.0, 4.8)])

    assert found.errors == (0.0, 30.0)
    assert word_with_tail(28.0).missed(4.83, 4.8, end=False) is None
