"""Pauses in sound with known pauses."""

import tracemalloc

import numpy as np
import pytest

from audio.analysis.pauses import LONGEST_SLICE, PauseFinder
from audio.units import SAMPLE_RATE

SPOKEN = [(1.0, 3.5), (4.6, 6.0), (9.0, 12.303), (12.9, 14.0), (15.217, 16.0)]
"""Bursts in seconds; the third and fourth are closer than a pause."""

HEARD = [(1.0, 3.5), (4.6, 6.0), (9.0, 14.0), (15.217, 16.0)]


def noise(seconds, level, seed=0):
    made = np.random.default_rng(seed).standard_normal(round(seconds * SAMPLE_RATE))
    return made.astype(np.float32) * level


def recording(loud=0.1, floor=0.0, length=18.0):
    sound = noise(length, floor, seed=1)
    for start, end in SPOKEN:
        first, last = round(start * SAMPLE_RATE), round(end * SAMPLE_RATE)
        sound[first:last] += noise(length, loud, seed=2)[first:last]
    return sound[:, None]


def found(sound, block=7_777):
    finder = PauseFinder()
    for begin in range(0, len(sound), block):
        finder.add(sound[begin : begin + block])
    finder.finish()
    return finder.slices()


def stretches(slices):
    """The stretches between pauses in seconds, with touching slices joined."""
    joined: list[list[float]] = []
    for stretch in slices:
        if joined and joined[-1][1] == stretch.start:
            joined[-1][1] = stretch.end
        else:
            joined.append([stretch.start, stretch.end])
    return np.asarray(joined) / SAMPLE_RATE


@pytest.mark.parametrize(
    ("loud", "floor", "within"),
    [
        (0.1, 0.0, 0.005),
        (0.1, 0.0002, 0.005),
        (0.1, 0.003, 0.015),
        (0.002, 0.0, 0.005),
        (0.002, 0.0001, 0.015),
        (3.0, 0.001, 0.005),
    ],
    ids=["clean", "hiss-54-below", "hiss-30-below", "very-quiet", "very-quiet-hiss", "clipped"],
)
def test_onsets_and_ends_are_those_of_the_truth(loud, floor, within):
    slices = found(np.clip(recording(loud, floor), -1, 1))

    assert stretches(slices) == pytest.approx(np.asarray(HEARD), abs=within)


def test_the_size_of_blocks_makes_no_difference():
    sound = recording(floor=0.001)

    assert found(sound, 481) == found(sound, len(sound))


def test_a_voice_in_one_channel_is_heard():
    silent = np.zeros_like(recording())
    sound = np.concatenate([silent, recording()], axis=1)

    assert stretches(found(sound)) == pytest.approx(np.asarray(HEARD), abs=0.004)


def test_an_offset_is_not_sound():
    assert stretches(found(recording(0.05) + 0.2)) == pytest.approx(np.asarray(HEARD), abs=0.004)


def test_silence_alone_has_no_slices():
    assert found(np.zeros((5 * SAMPLE_RATE, 2), np.float32)) == ()
    assert found(noise(5, 0.0002)[:, None]) == ()
    assert found(np.zeros((0, 1), np.float32)) == ()


def test_sound_without_a_pause_is_one_stretch_parted_where_nothing_is_lost():
    slices = found(noise(60, 0.1)[:, None])
    lengths = [(stretch.end - stretch.start) / SAMPLE_RATE for stretch in slices]

    assert stretches(slices) == pytest.approx(np.asarray([[0.0, 60.0]]), abs=0.01)
    assert max(lengths) <= LONGEST_SLICE + 0.02


def test_a_long_stretch_is_parted_at_its_quiet_places():
    sound = noise(30, 0.1)
    dip = round(10.0 * SAMPLE_RATE)
    sound[dip : dip + 9600] *= 0.01
    cut = found(sound[:, None])[0].end / SAMPLE_RATE

    assert 10.0 <= cut <= 10.2


def test_sparse_sound_needs_little_memory():
    """A burst of a second every two minutes: no more than some 40 bytes are kept for each 10 ms.

    Four minutes of it are 46 MB as samples.
    """
    burst = noise(1, 0.1)[:, None]
    silence = np.zeros((10 * SAMPLE_RATE, 1), np.float32)
    finder = PauseFinder()
    finder.add(burst)
    finder.slices()
    tracemalloc.start()
    for number in range(1, 13):
        finder.add(burst if number % 6 == 0 else silence)
        finder.add(silence)
    starts = stretches(finder.slices())[:, 0]
    kept = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()

    assert len(starts) == 3
    assert kept < 2_500_000
