"""Chords that are struck while the music fades in and out: none of them ends a pause."""

from itertools import pairwise

import made_recordings
import numpy as np
import pytest

from audio.analysis.pauses import PauseFinder
from audio.units import SAMPLE_RATE

NEAR = 0.4
"""Seconds: which pauses there are is asked here, not where they begin. The voice, and so where a chord
stands beside a word, differs a little from processor to processor."""


def fading_chords(seed, decibels):
    chance = np.random.default_rng(seed)
    at = made_recordings.seconds()
    out, now = np.zeros(len(at)), 0.3
    while now < at[-1] - 1:
        start = int(now * SAMPLE_RATE)
        into = at[start:] - at[start]
        root = 110 * 2 ** (chance.choice([0, 3, 5, 7, 10]) / 12)
        chord = sum(np.sin(2 * np.pi * root * ratio * into) for ratio in (1, 1.26, 1.498, 2))
        out[start:] += chord * np.exp(-1.5 * into) * np.minimum(into / 0.005, 1)
        now += chance.uniform(1, 3.2)
    fade = -15 + 15 * np.sin(2 * np.pi * at / chance.uniform(11, 29) + chance.uniform(0, 6))
    return made_recordings.level(out * 10 ** (fade / 20), decibels)


@pytest.mark.parametrize(("seed", "decibels"), [(1, -40), (1, -34), (2, -34)])
def test_a_chord_that_is_struck_in_a_pause_does_not_part_it(seed, decibels):
    finder = PauseFinder()
    finder.add((made_recordings.said() + fading_chords(seed, decibels)).astype(np.float32)[:, None])
    finder.finish()
    spoken = made_recordings.voice()[1]
    found = [(a.end / SAMPLE_RATE, b.start / SAMPLE_RATE) for a, b in pairwise(finder.slices())]
    pauses = [(start, end) for start, end in found if end - start >= 0.8]

    assert len(pauses) == len(spoken) - 1
    for (start, end), (before, after) in zip(pauses, pairwise(spoken), strict=True):
        assert (start, end) == pytest.approx((before[1], after[0]), abs=NEAR)
