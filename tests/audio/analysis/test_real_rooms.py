"""Pauses in rooms, under waves and music, in edits: a short recording of each kind, with known pauses."""

from functools import cache
from itertools import pairwise

import made_recordings
import numpy as np
import pytest

from audio.analysis.pauses import PauseFinder

_SAMPLE = ("clean", "clicks", "hiss-25-below", "edit-half-digital", "chords-loud")
"""One of each kind; ``make exhaustive`` tries all, and longer ones."""


def pauses_of(sound):
    """The pauses found between stretches of sound, in seconds."""
    finder = PauseFinder()
    finder.add(sound)
    finder.finish()
    slices = finder.slices()
    gaps = pairwise(slices)
    return [(before.end / 48_000, after.start / 48_000) for before, after in gaps if after.start > before.end]


def true_pauses(spoken):
    return [(before[1], after[0]) for before, after in pairwise(spoken)]


def matched(found, true):
    """How many of the found pauses of 0.8 s or more are true ones, and how far off speech begins again."""
    pairs = [
        (pause, one)
        for pause in found
        for one in true
        if abs(pause[0] - one[0]) < 0.3 and abs(pause[1] - one[1]) < 0.3
    ]
    return len(pairs), [abs(pause[1] - one[1]) for pause, one in pairs]


@cache
def outcome(name, sentences=3):
    """True pauses, found ones, right ones, and the errors of the onsets."""
    recording = made_recordings.made(name, sentences)
    true, found = true_pauses(recording.spoken), pauses_of(recording.sound)
    right, errors = matched(found, true)
    return len(true), sum(end - start >= 0.8 for start, end in found), right, errors


@pytest.mark.parametrize("name", _SAMPLE)
def test_every_pause_is_found_and_no_other(name):
    true, found, right, _ = outcome(name)

    assert (true, true) == (found, right)


@pytest.mark.parametrize(("name", "within"), [("clean", 0.005), ("clicks", 0.030), ("hiss-25-below", 0.030)])
def test_words_begin_where_they_begin(name, within):
    assert max(outcome(name)[3]) <= within


@pytest.mark.exhaustive
def test_all_made_recordings_keep_to_the_goals():
    kinds: dict[str, list[tuple[int, int, int, list[float]]]] = {}
    for name, (bed, _) in made_recordings.MAKERS.items():
        kinds.setdefault(bed, []).append(outcome(name, 6))
    for bed, least in (("clean", 0.95), ("steady", 0.95), ("moving", 0.9), ("music", 0.9)):
        true, found, right = (
            sum(counts) for counts in zip(*[counted[:3] for counted in kinds[bed]], strict=True)
        )

        assert right / true >= least, bed
        assert right / found >= least, bed
    onsets = [error for bed in ("clean", "steady") for counted in kinds[bed] for error in counted[3]]

    # The goal is 30 ms; in traffic and beside a hum words begin some 10 ms later than that.
    assert np.percentile(onsets, 95) <= 0.045
