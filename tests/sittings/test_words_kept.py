"""No word of a recording is cut: each lies whole in a stretch that is played as one piece.

Over beds, by speakers and in sentences on which nothing was chosen (``held_out_recordings``).
"""

from itertools import pairwise

import held_out_recordings
import pytest

from audio.analysis.pauses import PauseFinder
from player.practice.planner.recordings.recording import Recording, stretches_of
from player.practice.units import Seconds

RATE = 48_000
CUT_S = 0.010
"""So much of a word's beginning or end is missed by nobody."""


def looked_through(sound):
    """The recording as it is planned."""
    finder = PauseFinder()
    finder.add(sound)
    finder.finish()
    slices = finder.slices()
    length = Seconds(len(sound) / RATE)
    spans = tuple((Seconds(one.start / RATE), Seconds(one.end / RATE)) for one in slices)
    melodic = tuple((Seconds(one.start / RATE), Seconds(one.end / RATE)) for one in finder.melodic(slices))
    return Recording("name", "title", "0", length, length, complete=True, slices=spans, melodic=melodic)


def cuts_in(made):
    """Seconds of each word's beginning and end, beside a pause, that no stretch holds."""
    kept = [(one.slices[0][0], one.slices[-1][1]) for one in stretches_of(looked_through(made.sound))]
    missed = []
    for end, start in ((before[1], after[0]) for before, after in pairwise(made.spoken)):
        over = [last for first, last in kept if first <= end - 0.3 <= last]
        missed.append(max(0.0, end - over[0]) if over else 0.3)
        over = [first for first, last in kept if first <= start + 0.3 <= last]
        missed.append(max(0.0, over[0] - start) if over else 0.3)
    return missed


CASES = [
    *((bed, "heart-quick") for bed in held_out_recordings.BEDS),
    ("rain", "heart"),
    ("breakers", "heart-slow"),
]
"""In the last two a word was cut while 0.06 s were kept before it."""


@pytest.mark.parametrize(("bed", "speaker"), CASES)
def test_no_word_is_cut_over_any_bed(bed, speaker):
    levels = held_out_recordings.BEDS[bed][2]
    made = held_out_recordings.held_out(bed, levels[-1], speaker)

    assert [round(cut, 3) for cut in cuts_in(made) if cut > CUT_S] == []


@pytest.mark.exhaustive
def test_of_a_hundred_edges_no_more_than_one_is_cut():
    cuts = [
        cut for name in held_out_recordings.names() for cut in cuts_in(held_out_recordings.held_out(*name))
    ]

    assert len(cuts) >= 80
    assert sum(cut > CUT_S for cut in cuts) <= 0.01 * len(cuts)
