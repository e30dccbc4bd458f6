"""Loudness against ffmpeg's own EBU R128 meter."""

import re
import shutil
import subprocess

import numpy as np
import pytest

from audio.analysis.loudness import LoudnessMeter, measured
from audio.analysis.programme import SILENT, factor, gain_to
from audio.files.decode import write_audio
from audio.units import Lufs


def _noise(seconds, channels, seed):
    random = np.random.default_rng(seed)
    noise = random.standard_normal((round(seconds * 48_000), channels))
    # Near half the sampling rate every interpolation finds other peaks; real sound has little there.
    noise = np.stack([np.convolve(channel, np.hanning(12) / 3, mode="same") for channel in noise.T], axis=1)
    # Steps of level, so that both gates have work to do.
    steps = np.repeat([0.05, 0.2, 0.001, 0.1], len(noise) // 4)
    return np.asarray(noise[: len(steps)] * steps[:, None] * 0.5, np.float32)


def _ffmpeg_meter(path):
    meter = "ebur128=peak=true:dualmono=true"
    command = ["ffmpeg", "-hide_banner", "-nostats", "-i", str(path), "-af", meter]
    said = subprocess.run([*command, "-f", "null", "-"], capture_output=True, text=True, check=True).stderr
    summary = said[said.rindex("Summary") :]
    return (
        float(re.findall(r"I:\s+(-?[\d.]+) LUFS", summary)[0]),
        float(re.findall(r"Peak:\s+(-?[\d.]+) dBFS", summary)[0]),
    )


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="the reference meter is ffmpeg's")
@pytest.mark.parametrize("channels", [1, 2])
def test_loudness_and_peak_agree_with_ffmpeg(tmp_path, channels):
    sound = _noise(12.0, channels, seed=channels)
    write_audio(tmp_path / "noise.wav", [sound])

    found, peak = measured(sound)

    expected, expected_peak = _ffmpeg_meter(tmp_path / "noise.wav")
    assert found == pytest.approx(expected, abs=0.3)
    assert peak == pytest.approx(expected_peak, abs=0.3)


def test_blocks_of_any_length_measure_the_same():
    sound = _noise(6.0, 1, seed=5)
    whole = measured(sound)[0]
    meter = LoudnessMeter(1)
    for part in np.array_split(sound, 37):
        meter.add(part)
    meter.finish()

    assert meter.integrated() == pytest.approx(whole, abs=1e-6)


def test_a_full_scale_sine_at_one_kilohertz_is_minus_three():
    """BS.1770-4: 0 dBFS at 997 Hz in one channel reads -3.01 LKFS."""
    sine = np.sin(2 * np.pi * 997 * np.arange(48_000 * 3) / 48_000).astype(np.float32)
    one_side = np.stack([sine, np.zeros_like(sine)], axis=1)

    assert measured(one_side)[0] == pytest.approx(-3.01, abs=0.05)


def test_a_single_channel_counts_as_it_is_heard_on_both_sides():
    sound = _noise(4.0, 1, seed=3)

    assert measured(sound)[0] == pytest.approx(measured(np.repeat(sound, 2, axis=1))[0], abs=0.01)


def test_silence_has_no_loudness_and_gets_no_gain():
    found = measured(np.zeros(96_000, np.float32))[0]

    assert found == SILENT
    assert gain_to(Lufs(-20.0), found, -200.0) == 1.0


def test_gain_stops_at_the_true_peak_and_at_the_highest_gain():
    assert gain_to(Lufs(-20.0), Lufs(-30.0), -6.0) == pytest.approx(factor(3.9))
    assert gain_to(Lufs(-20.0), Lufs(-60.0), -50.0) == pytest.approx(factor(12.0))
    assert gain_to(Lufs(-20.0), Lufs(-14.0), -1.0) == pytest.approx(factor(-6.0))
    assert gain_to(Lufs(-20.0), Lufs(-20.0), -1.0) == pytest.approx(factor(-1.1))


def test_gain_never_raises_noise_that_can_be_heard_nor_lowers_for_its_sake():
    assert gain_to(Lufs(-20.0), Lufs(-30.0), -16.0, -64.0) == pytest.approx(factor(6.0))
    assert gain_to(Lufs(-20.0), Lufs(-30.0), -16.0, -40.0) == 1.0
    assert gain_to(Lufs(-20.0), Lufs(-12.0), -3.0, -40.0) == pytest.approx(factor(-8.0))
