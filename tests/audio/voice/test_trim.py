"""Trims the silence around speech, and none of the speech."""

import numpy as np
import pytest

from audio.voice.trim import rests, speech_bounds, trim, with_soft_edges

RATE = 24_000
FRAME = RATE // 200
FLOOR = 0.0003
"""The voice's own noise between words: 60 dB below its loudest."""


def line(first, last):
    """A second of sound in which speech starts and ends abruptly at these samples."""
    sound = np.full(RATE, FLOOR, np.float32)
    chance = np.random.default_rng(7)
    sound[first:last] = (0.2 + 0.1 * chance.random(last - first)) * chance.choice([-1.0, 1.0], last - first)
    return sound


@pytest.mark.parametrize(
    ("first", "last"),
    [(40 * FRAME, 140 * FRAME), (40 * FRAME + 1, 140 * FRAME - 1), (41 * FRAME - 1, 140 * FRAME + 1)],
    ids=["on a frame's edge", "just inside", "just outside"],
)
def test_no_sample_of_the_speech_is_touched(first, last):
    """The ramps at the cut edges take 4 ms and must lie in the margin around the speech."""
    sound = line(first, last)
    start, end = speech_bounds(sound, RATE)
    kept = trim(sound, RATE)

    assert len(kept) == end - start
    assert np.array_equal(sound[first:last], kept[first - start : last - start])


def test_a_soft_beginning_and_end_are_kept():
    """A breathed consonant is too quiet to count as speech; sound within 8 ms of speech belongs to it."""
    first, last = 40 * FRAME, 140 * FRAME
    start, end = speech_bounds(line(first, last), RATE)

    # A frame more would be a pause that nobody wrote, at the end of every line.
    assert 0.006 * RATE <= first - start < 0.013 * RATE
    assert 0.006 * RATE <= end - last < 0.013 * RATE


def test_soft_fricatives_are_speech_and_the_voices_own_noise_is_none():
    """They stand 35 dB below the loudest, at a line's beginning and end; the noise 60 dB."""
    first, last = 60 * FRAME, 120 * FRAME
    sound = line(first, last)
    sound[first - 10 * FRAME : first] = 0.25 * 10 ** (-35 / 20)
    sound[last : last + 10 * FRAME] = -0.25 * 10 ** (-35 / 20)
    start, end = speech_bounds(sound, RATE)

    assert start == pytest.approx(first - 10 * FRAME, abs=0.013 * RATE)
    assert end == pytest.approx(last + 10 * FRAME, abs=0.013 * RATE)


def test_rests_are_found_where_they_are_and_short_ones_are_none():
    """The pace lengthens them: a sample of speech among them would be stretched or lost."""
    sound = line(20 * FRAME, 180 * FRAME)
    for begin, end in ((40, 48), (60, 80), (100, 110)):
        sound[begin * FRAME : end * FRAME] = FLOOR

    assert rests(sound, RATE, 0.05) == ((60 * FRAME, 80 * FRAME), (100 * FRAME, 110 * FRAME))
    assert rests(np.zeros(RATE, np.float32), RATE, 0.05) == ()


def test_speech_that_fills_the_recording_is_kept_whole():
    assert speech_bounds(line(0, RATE), RATE) == (0, RATE)


def test_where_there_is_only_silence_nothing_is_kept():
    assert len(trim(np.zeros(RATE, np.float32), RATE)) == 0
    assert len(trim(np.zeros(0, np.float32), RATE)) == 0


def test_both_ends_rise_from_nothing_and_fall_to_nothing():
    """Noise that breaks off clicks, however faint, at the end of every line."""
    kept = trim(line(40 * FRAME, 140 * FRAME), RATE)

    assert abs(float(kept[0])) < FLOOR / 20
    assert abs(float(kept[-1])) < FLOOR / 20


@pytest.mark.parametrize("rate", [24_000, 48_000])
def test_an_edge_takes_long_enough_to_be_no_click_and_leaves_the_rest_alone(rate):
    shaped = with_soft_edges(np.ones(rate, np.float32), rate)
    into, out_of = shaped[: rate // 100], shaped[-rate // 100 :]

    assert (shaped[0], shaped[-1]) == (0.0, 0.0)
    assert (np.diff(into) >= 0.0).all()
    assert (np.diff(out_of) <= 0.0).all()
    # A cosine over 2 ms is as steep as that at its steepest.
    assert np.abs(np.diff(shaped)).max() < np.pi / 2 / (0.002 * rate)
    assert (shaped[rate // 100 : -rate // 100] == 1.0).all()


def test_an_edge_makes_the_sound_itself_quieter():
    """What lies under a ramp keeps its signs and its shape, and is half as strong (-3 dB) halfway."""
    sound = line(0, RATE)
    shaped = with_soft_edges(sound, RATE)
    ramps = np.concatenate([(shaped / sound)[:96], (shaped / sound)[-96:][::-1]])

    assert ((ramps >= 0.0) & (ramps <= 1.0)).all()
    assert ramps[[48, 96 + 48]] == pytest.approx([0.5, 0.5], abs=0.02)


@pytest.mark.parametrize("length", [0, 1, 2, 7, 100])
def test_a_sound_shorter_than_its_edges_is_ramped_as_far_as_it_goes(length):
    shaped = with_soft_edges(np.ones(length, np.float32), RATE)

    assert len(shaped) == length
    assert length < 2 or (shaped[0], shaped[-1]) == (0.0, 0.0)
