"""K-weighting in blocks, beside the recursion of BS.1770-4 sample by sample."""

import math
import subprocess
import sys

import numpy as np
import pytest
import soxr

from audio.analysis.loudness import LoudnessMeter
from audio.analysis.weighting import Weighting

RATE = 48_000
TENTH = 4_800

# ITU-R BS.1770-4, tables 1 and 2.
SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (-1.69065929318241, 0.73248077421585))
HIGH_PASS = ((1.0, -2.0, 1.0), (-1.99004745483398, 0.99007225036621))


def _low_cut(quality):
    """A high pass at 80 Hz (Bristow-Johnson's cookbook)."""
    angle = 2 * math.pi * 80 / RATE
    alpha, cosine = math.sin(angle) / (2 * quality), math.cos(angle)
    scale = 1 / (1 + alpha)
    half = (1 + cosine) / 2 * scale
    return (half, -2 * half, half), (-2 * cosine * scale, (1 - alpha) * scale)


def _sample_by_sample(samples, sections):
    found = samples.tolist()
    for (first, second, third), (one, two) in sections:
        before = [0.0, 0.0]
        said = [0.0, 0.0]
        for number, value in enumerate(found):
            now = first * value + second * before[0] + third * before[1] - one * said[0] - two * said[1]
            before, said = [value, before[0]], [now, said[0]]
            found[number] = now
    return np.array(found)


def _sound(tenths, seed):
    random = np.random.default_rng(seed)
    sound = random.standard_normal(tenths * TENTH) * np.repeat(
        random.choice([1e-4, 0.02, 0.3], tenths), TENTH
    )
    hum = np.sin(2 * np.pi * 50 * np.arange(len(sound)) / RATE)
    return (sound + 0.05 * hum + 0.1).astype(np.float32)


@pytest.mark.parametrize("low_cut", [False, True])
def test_blocks_are_weighted_as_sample_by_sample(low_cut):
    sound = _sound(12, seed=4)
    weighting = Weighting(low_cut=low_cut)

    found = np.concatenate([weighting.mean_squares(part) for part in (sound[:TENTH], sound[TENTH:])])

    sections = [SHELF, HIGH_PASS, *([_low_cut(0.54119610), _low_cut(1.3065630)] if low_cut else [])]
    expected = np.mean(np.square(_sample_by_sample(sound, sections).reshape(-1, TENTH)), axis=1)
    assert 10 * np.log10(found) == pytest.approx(10 * np.log10(expected), abs=1e-3)


def test_between_samples_nothing_is_higher_than_the_meter_allows_for():
    """Where it doesn't look, a place may be 9 dB over the samples around it, and no further."""
    lone = np.zeros((4801, 1), np.float32)
    lone[2400] = 1.0
    between = soxr.resample(lone, RATE, 4 * RATE, quality="MQ")[:, 0]

    weights = [np.abs(between[place::4]).sum() for place in range(4)]

    assert max(weights) <= 2.8
    assert np.abs(between[: 4 * (2400 - 480)]).sum() + np.abs(between[4 * (2400 + 480) :]).sum() < 1e-3


@pytest.mark.parametrize("where", [0.0, 0.3, 1.999])
def test_the_true_peak_lies_where_only_a_few_samples_are_high(where):
    """A quarter of the sampling rate, between its samples: 3 dB more than any of them shows."""
    sound = np.random.default_rng(5).standard_normal((2 * RATE, 1)).astype(np.float32) * np.float32(0.01)
    first = min(round(where * RATE), len(sound) - 60)
    sound[first : first + 60, 0] += 0.5 * np.sin(np.pi / 2 * np.arange(60) + np.pi / 4).astype(np.float32)
    meter = LoudnessMeter(1)
    for part in np.array_split(sound, 11):
        meter.add(part)
    meter.finish()

    edge = np.zeros((RATE, 1), np.float32)
    whole = soxr.resample(np.concatenate([edge, sound, edge]), RATE, 4 * RATE, quality="MQ")
    expected = 20 * np.log10(np.abs(whole).max())

    assert meter.true_peak() == pytest.approx(expected, abs=0.001)
    assert meter.true_peak() > 20 * np.log10(np.abs(sound).max()) + 1.0


def test_products_of_matrices_wake_no_thread():
    program = (
        "import audio, numpy, os\n"
        "square = numpy.ones((800, 800), numpy.float32)\n"
        "square @ square\n"
        "print(len(os.listdir('/proc/self/task')))"
    )
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": ":".join(path for path in sys.path if path)}

    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment
    )

    assert said.stdout.split() == ["1"]
