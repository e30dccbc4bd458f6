"""Longer and shorter pauses of a recording sound like its room: rendered, and listened to."""

import numpy as np
import pytest

from audio.mix.mixer import Renderer
from audio.mix.timeline import PlacedClip, Timeline
from audio.units import SAMPLE_RATE, ClipName, Frames, Lufs, frames
from player.practice.planner.steps import RecordedSlice
from player.practice.units import Seconds
from player.sittings.room_fill import Heard, filled
from player.sittings.soundtrack import own_gain_beside

ROOM = 0.003
"""The room's level; words are thirty decibels above it."""


class Recorded:
    """Words from 1 to 3 s and from 7 to 9 s, in a room."""

    def __init__(self):
        self.sound = np.random.default_rng(1).standard_normal((10 * SAMPLE_RATE, 1)).astype(np.float32) * ROOM
        for start in (1, 7):
            self.sound[start * SAMPLE_RATE : (start + 2) * SAMPLE_RATE] *= 30.0

    def read(self, _clip, start, count):
        return self.sound[start : start + count]


def timeline(pause, holds=(), bed=(3.3, 6.3)):
    """The two stretches with so many seconds between them, and the room in between."""
    bed = Seconds(bed[0]), Seconds(bed[1])
    first = RecordedSlice("r", Seconds(1.0), Seconds(2.0), 1.0, (Seconds(1.0), Seconds(4.0)), bed)
    other = RecordedSlice("r", Seconds(7.0), Seconds(2.0), 1.0, (Seconds(4.0), Seconds(1.0)), bed)
    heard = [Heard(placed(first, 2.0), first), Heard(placed(other, 4.0 + pause), other)]
    length = Frames(frames(8.0 + pause))
    clips = [*(one.clip for one in heard), *filled(heard, holds, length)]
    return Timeline(tuple(sorted(clips, key=lambda clip: clip.start)), tuple(holds), length)


def placed(heard, at):
    return PlacedClip(
        Frames(frames(at)), frames(heard.length), ClipName("r"), offset=Frames(frames(heard.start))
    )


def heard_between(pause, holds=(), bed=(3.3, 6.3)):
    """The level of each 50 ms of the pause, in decibels over the room's."""
    made = timeline(pause, holds, bed)
    sound = Renderer(Recorded()).render(made, 0, made.length)[:, 0]
    between = sound[frames(4.0) : frames(4.0 + pause)]
    powers = np.mean(between[: len(between) // 2400 * 2400].reshape(-1, 2400) ** 2, axis=1)
    return 10 * np.log10(np.maximum(powers, 1e-12)) - 20 * np.log10(ROOM)


@pytest.mark.parametrize("pause", [1.5, 3.9, 4.0, 4.2, 9.0, 23.0])
def test_a_pause_is_as_loud_as_the_room_all_along(pause):
    levels = heard_between(pause)

    assert np.max(np.abs(levels)) < 1.5


@pytest.mark.parametrize("bed", [(3.3, 4.0), (3.3, 4.1), (5.0, 6.0)])
def test_a_short_piece_of_the_room_goes_on_without_a_gap(bed):
    """Pieces of up to 0.8 s were none: a longer pause was digital silence between two stretches of room."""
    assert np.max(np.abs(heard_between(12.0, bed=bed))) < 2.5


def test_a_pause_of_its_own_length_is_the_recording_itself():
    made = timeline(4.0)
    sound = Renderer(Recorded()).render(made, frames(4.0), frames(4.0))[:, 0]

    assert np.array_equal(sound, Recorded().sound[frames(3.0) : frames(7.0), 0])


@pytest.mark.parametrize(("pause", "hold"), [(10.0, 5.0), (24.0, 14.0), (5.0, 2.5), (9.0, 4.4)])
def test_the_room_goes_just_before_a_hold_and_comes_back_just_after_it(pause, hold):
    """The fades are 1.5 s long. The recording's own pause is 4 s."""
    levels = heard_between(pause, holds=(Frames(frames(4.0 + hold)),))
    at = round(hold * 20)

    assert levels[: at - 30] == pytest.approx(0.0, abs=1.5)
    assert levels[at + 30 :] == pytest.approx(0.0, abs=1.5)
    assert max(levels[at - 1], levels[at]) < -20.0
    assert np.all(levels[at - 28 : at - 10] > -12.0)


def test_room_is_no_word_to_step_back_for():
    assert [clip.room for clip in timeline(6.0).clips].count(False) == 2


def test_own_lines_are_as_loud_as_a_soft_voice_and_never_louder():
    assert own_gain_beside(Lufs(-33.0), 1.0) == pytest.approx(10 ** (-13 / 20))
    assert own_gain_beside(Lufs(-33.0), 10 ** (10 / 20)) == pytest.approx(10 ** (-3 / 20))
    assert own_gain_beside(Lufs(-15.0), 1.0) == 1.0
    assert own_gain_beside(Lufs(-70.0), 1.0) == 1.0
