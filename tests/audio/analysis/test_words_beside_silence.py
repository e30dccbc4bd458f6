"""Words that begin or end within ten milliseconds of a recording that are quiet as a whole."""

import numpy as np
import pytest

from audio.analysis.bands import Band, Bands, steps
from audio.analysis.narrow_bands import BANDS
from audio.analysis.stretches import stretches

SPEECH, FRAMES = 200, 600


def listened(quieter):
    """Where the word of frames 200 to 399 lies, in milliseconds, with a millisecond of it to either side.

    Args:
        quieter: decibels by which the frames of these lie below the speech, taken as a whole.
    """
    levels, first, last = (np.full(FRAMES, value, np.uint8) for value in (0, 0, 9))
    levels[200:400] = SPEECH
    levels[[199, 400]] = SPEECH - steps(quieter)
    first[199], last[400] = 9, 0
    likely = np.zeros(FRAMES * 10 // 32, np.uint8)
    likely[63:125] = 255
    bands = Bands(*(Band(levels, first, last) for _ in Bands._fields))
    return stretches(bands, likely, np.zeros((FRAMES, BANDS), np.uint8))


@pytest.mark.parametrize(("quieter", "heard"), [(45.0, (1999, 4001)), (55.0, (2000, 4000))])
def test_a_millisecond_counts_where_it_is_within_40_decibels_of_the_words(quieter, heard):
    assert listened(quieter) == [heard]
