"""A talk without pauses is parted between words, where our own lines come and where it may end."""

from itertools import pairwise

import numpy as np
import pytest
from made_recordings import level, sentences

from audio.analysis.pauses import PauseFinder
from audio.units import SAMPLE_RATE


def talk(seconds):
    """Sentences with a quarter to half a second between them, and where each is."""
    chance, parts, spoken, now = np.random.default_rng(7), [], [], 0.0
    for number in range(seconds // 3):
        said = sentences()[number % len(sentences())]
        gap = np.zeros(round(chance.uniform(0.25, 0.5) * SAMPLE_RATE))
        spoken.append((now, now + len(said) / SAMPLE_RATE))
        parts += [said, gap]
        now += (len(said) + len(gap)) / SAMPLE_RATE
    return level(np.concatenate(parts), -20.0), spoken


def struck_chords(count):
    """Each struck 2.6 s after the last, at an instrument's pace of fading: 17 dB under the words in all."""
    at = np.arange(5 * SAMPLE_RATE) / SAMPLE_RATE
    out, chance = np.zeros(count + len(at)), np.random.default_rng(3)
    for start in range(0, count, round(2.6 * SAMPLE_RATE)):
        root = chance.choice([165, 196, 220, 247])
        out[start : start + len(at)] += sum(
            np.sin(2 * np.pi * root * part * at) for part in (1, 1.26, 1.5, 2)
        ) * np.exp(-at)
    return level(out[:count], -37.0)


@pytest.mark.parametrize("music", [False, True], ids=["alone", "over-music"])
def test_it_is_parted_between_words(music):
    sound, spoken = talk(240)
    if music:
        sound = sound + struck_chords(len(sound))
    finder = PauseFinder()
    finder.add(sound.astype(np.float32)[:, None])
    finder.finish()
    slices = finder.slices()
    joints = [one.end / SAMPLE_RATE for one, other in pairwise(slices) if one.end == other.start]
    inside = [place for place in joints if any(start < place < end for start, end in spoken)]

    assert len(joints) >= 15
    assert len(inside) <= len(joints) // 20
