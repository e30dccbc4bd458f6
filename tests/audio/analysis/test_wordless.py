"""What sounds in a recording without words is known: a bowl in a pause, music before and after the words."""

from itertools import pairwise

import made_recordings
import numpy as np
import pytest

from audio.analysis.pauses import PauseFinder
from audio.analysis.slices import Slice
from audio.analysis.wordless import wordless_in
from audio.units import SAMPLE_RATE, Frames


def bowl(seconds=4.5):
    at = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    rings = [(261, 0.5, 0.5), (707, 0.25, 0.8), (1344, 0.12, 1.4)]
    sound = sum(loud * np.sin(2 * np.pi * pitch * at) * np.exp(-at * decay) for pitch, loud, decay in rings)
    return 0.15 * sound * np.minimum(1, (seconds - at) / 0.5)


def chords(seconds):
    """Plucked chords, one each 1.6 s."""
    out = np.zeros(round(seconds * SAMPLE_RATE))
    for number, start in enumerate(np.arange(0, seconds - 1.7, 1.6)):
        at = np.arange(round(1.7 * SAMPLE_RATE)) / SAMPLE_RATE
        root = 196 * 2 ** ([0, 7, 3, 10, 5][number % 5] / 12)
        note = sum(np.sin(2 * np.pi * root * part * at) / part for part in (1, 2, 3)) * np.exp(-1.1 * at)
        first = round(start * SAMPLE_RATE)
        out[first : first + len(at)] += 0.05 * note * np.minimum(1, (1.7 - at) / 0.1)
    return out


def found_in(sound):
    """Start and end of each wordless part, in seconds."""
    finder = PauseFinder()
    finder.add(sound.astype(np.float32)[:, None])
    finder.finish()
    slices = finder.slices()
    parts = finder.wordless(slices, finder.melodic(slices))
    return [(part.start / SAMPLE_RATE, part.end / SAMPLE_RATE) for part in parts]


def in_a_room(sound):
    return sound + np.resize(made_recordings.room(-62), len(sound))


def test_a_bowl_struck_in_a_pause_is_no_voice():
    sound, spoken = in_a_room(made_recordings.said().copy()), made_recordings.voice()[1]
    end, start = max(((a[1], b[0]) for a, b in pairwise(spoken)), key=lambda gap: gap[1] - gap[0])
    first = round((end + 0.8) * SAMPLE_RATE)
    sound[first : first + len(bowl())] += bowl()

    assert start - end == pytest.approx(6.0)
    ((begins, ends),) = found_in(sound)
    assert begins == pytest.approx(end + 0.8, abs=0.5)
    assert end + 4.0 < ends <= start


def test_what_rings_on_for_a_second_after_words_is_no_voice():
    """It counted as words until 1.2 s of it: nobody spoke for so much longer than the plan said."""
    likely = np.zeros(400, np.uint8)
    likely[31:94] = 254
    words_end = 94 * 0.032
    whole = Slice(Frames(SAMPLE_RATE), Frames(round((words_end + 1.0) * SAMPLE_RATE)))
    (part,) = wordless_in([whole], [], likely)

    assert part.start / SAMPLE_RATE == pytest.approx(words_end + 0.4, abs=0.05)
    assert part.end == whole.end


def test_words_alone_have_nothing_wordless():
    assert found_in(in_a_room(made_recordings.said())) == []


def test_music_before_and_after_the_words_is_known():
    words = made_recordings.said()
    spoken = made_recordings.voice()[1]
    sound = in_a_room(np.concatenate([chords(8.0), words, chords(8.0)]))
    found = found_in(sound)
    wordless = sum(min(end, 8.0) - start for start, end in found if start < 8.0)
    after = 8.0 + len(words) / SAMPLE_RATE

    assert wordless > 6.0
    assert sum(end - max(start, after) for start, end in found if end > after) > 6.0
    for start, end in found:
        assert not any(start < 8.0 + until and 8.0 + since < end for since, until in spoken), (start, end)


def test_music_alone_is_wordless_from_beginning_to_end():
    found = found_in(in_a_room(chords(24.0)))

    assert sum(end - start for start, end in found) > 20.0
