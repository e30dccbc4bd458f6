"""A recording that begins with a tone, which comes out of nothing: nobody speaks there."""

import made_recordings
import numpy as np
import pytest

from audio.analysis.pauses import PauseFinder
from audio.analysis.speech.speech_detector import SpeechDetector
from audio.units import SAMPLE_RATE


def found_in(sound):
    finder = PauseFinder()
    for block in np.array_split(sound.astype(np.float32), 23):
        finder.add(block)
    finder.finish()
    return finder


@pytest.mark.parametrize("below", [3.0, 6.0, 12.0])
def test_tones_before_the_first_words_are_no_voice(below):
    """Binaural tones: one pitch on either side, from the first sample of the file to its last."""
    words, lead = made_recordings.voice()[0], 4 * SAMPLE_RATE
    words = np.concatenate([np.zeros(lead), words / np.sqrt(np.mean(np.square(words))) * 0.1])
    at = np.arange(len(words)) / SAMPLE_RATE
    tone = 0.1 * np.sqrt(2) * 10 ** (-below / 20)
    sides = [words + tone * np.sin(2 * np.pi * pitch * at) for pitch in (200.0, 210.0)]
    finder = found_in(np.stack(sides, axis=1))
    slices = finder.slices()
    wordless = finder.wordless(slices, finder.melodic(slices))
    spoken = np.zeros(len(words) // 4800, bool)
    for told, spans in ((True, slices), (False, wordless)):
        for span in spans:
            spoken[round(span.start / 4800) : round(span.end / 4800)] = told
    first = lead / SAMPLE_RATE + made_recordings.voice()[1][0][0]

    assert not spoken[: round((first - 0.6) * 10)].any()
    assert spoken[round(first * 10) + 1 : round(first * 10) + 12].all()


def test_words_that_begin_with_the_file_are_heard():
    said = made_recordings.sentences()[0]
    sound = np.concatenate([said, np.zeros(2 * SAMPLE_RATE), said])
    slices = found_in(np.column_stack([sound])).slices()

    assert slices[0].start < 0.03 * SAMPLE_RATE
    assert len(slices) == 2


def test_it_is_judged_the_same_whatever_blocks_it_comes_in():
    at = np.arange(16_000 * 12) / 16_000
    sound = (0.1 * np.sin(2 * np.pi * 200 * at)).astype(np.float32)
    whole, parts = SpeechDetector(), SpeechDetector()
    whole.add(sound)
    for part in np.array_split(sound, 31):
        parts.add(part)

    assert np.array_equal(whole.speech(), parts.speech())
    assert whole.speech().max() < 128
