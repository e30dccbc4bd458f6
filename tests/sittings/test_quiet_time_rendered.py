"""Quiet time as samples: nothing in it is sudden, from the opening to the last of the return.

A meter finds a step in every word after a silence, so a step means here what it means in
``test_levels_whole``: voice and bells as the loudness of three seconds without the pauses, the background in
windows of 400 ms. Bells come after so much quiet that they are looked at one by one too.
"""

from itertools import pairwise

import numpy as np
import pytest
from loudness_steps import largest_step, largest_step_of_voice, loudness, momentary
from made_quiet_time import made_quiet_time

from audio.analysis.loudness import measured
from audio.mix.blocks import mixed
from audio.mix.buses import PLACES, Bus
from audio.mix.mixer import Renderer
from audio.mix.sources import CombinedSource
from audio.units import SAMPLE_RATE
from player.practice.planner.steps import StepKind

pytestmark = pytest.mark.xdist_group("quiet time rendered")

VOICE, BELLS, OWN = -20.0, -23.0, -36.0
"""LUFS: of everything that is said, of a bell's first three seconds, of what sounds behind them."""

STEP = 6.0
"""Decibels: no level may step by more within half a second (practice-brief.md)."""

ALLOWED_TO_PEAK = -2.0

RISES_FOR = 0.12
"""Seconds that a bell takes from a twentieth to nine tenths of its loudest, at least."""


class Quiet:
    """What each part of it sounds like."""

    def __init__(self, home):
        made = made_quiet_time(home)
        self.plan, self.timeline = made.plan, made.timeline
        buses = Renderer(CombinedSource(made.cache)).buses(self.timeline, 0, self.timeline.length)
        self.whole = mixed(buses)
        self.voice, self.bells, self.own = (
            buses[PLACES[bus]] for bus in (Bus.NARRATION, Bus.BELLS, Bus.BACKGROUND)
        )
        self.rung = [clip.start for clip in self.timeline.bells]

    def voice_before(self, frame):
        """Frames since a line ended, at a frame."""
        return frame - max(clip.end for clip in self.timeline.clips if clip.start < frame)


@pytest.fixture(scope="module")
def quiet(tmp_path_factory):
    return Quiet(tmp_path_factory.mktemp("quiet"))


def loudest(sound, start, seconds):
    """The loudest 400 ms in a stretch."""
    return momentary(sound[start : start + round(seconds * SAMPLE_RATE)]).max()


def test_it_has_all_that_is_looked_at(quiet):
    kinds = [step.kind for step in quiet.plan.steps]

    assert len(quiet.rung) >= 4
    assert {StepKind.SAY, StepKind.OPTION, StepKind.PRESENCE, StepKind.BELL, StepKind.SILENCE} <= set(kinds)
    assert [(b - a) / SAMPLE_RATE for a, b in pairwise(quiet.rung)][:-1] == pytest.approx(
        [60.0] * (len(quiet.rung) - 2), abs=1.0
    )


def test_no_level_steps_by_more_than_is_allowed(quiet):
    spoken = quiet.voice + quiet.bells

    assert largest_step_of_voice(spoken) < STEP
    assert momentary(quiet.whole).max() < VOICE + STEP
    assert measured(quiet.whole)[1] <= ALLOWED_TO_PEAK


def test_every_line_has_the_loudness_of_all_others(quiet):
    levels = [
        loudness(quiet.voice[clip.start : clip.end])
        for clip in quiet.timeline.clips
        if clip.length > SAMPLE_RATE
    ]

    assert loudness(quiet.voice) == pytest.approx(VOICE, abs=1.0)
    assert max(levels) < VOICE + 3.0
    assert min(levels) > VOICE - 3.0


def test_each_bell_swells_and_is_softer_than_the_voice(quiet):
    line = max(loudest(quiet.voice, clip.start, 4.0) for clip in quiet.timeline.clips)
    for start in quiet.rung:
        rise = np.abs(quiet.bells[start : start + 2 * SAMPLE_RATE, 0]).reshape(-1, 480).max(axis=1)
        risen = np.maximum.accumulate(rise)
        first, last = (np.argmax(risen > share * risen[-1]) for share in (0.05, 0.9))

        assert (last - first) / 100 >= RISES_FOR
        assert loudness(quiet.bells[start : start + 3 * SAMPLE_RATE]) <= BELLS + 0.5
        assert loudest(quiet.bells, start, 4.0) < line


def test_no_bell_breaks_into_a_long_quiet(quiet):
    """The first follows the opening, the others a line that ended a moment before."""
    first, *others = [quiet.voice_before(start) / SAMPLE_RATE for start in quiet.rung]

    assert first < 45.0
    assert max(others) < 0.1


def test_what_sounds_behind_is_even_although_a_door_falls_shut_in_the_file(quiet):
    loud = momentary(quiet.own)
    over_lines = max(
        loudest(quiet.own, clip.start, clip.length / SAMPLE_RATE)
        for clip in quiet.timeline.clips
        if clip.length > SAMPLE_RATE
    )

    assert loud.max() < OWN + STEP + 0.2
    # The door counts in the file's own loudness, so what is around it is a little softer.
    assert OWN - 6.0 < np.median(loud) < OWN
    assert over_lines < VOICE - 8.0


def test_between_the_doors_nothing_behind_it_steps(quiet):
    """The file without its door, all through: how it comes in, gives way, comes back and goes."""
    loud = np.maximum(momentary(quiet.own), -55.0)
    # The file's first four seconds are crossed into its end, so the door falls 12 s into each 28.
    tenths = np.arange(len(loud)) % 280
    quiet_part = (tenths < 110) | (tenths > 150)
    steps = [
        np.abs(loud[apart:] - loud[:-apart])[quiet_part[apart:] & quiet_part[:-apart]].max()
        for apart in range(1, 6)
    ]

    assert max(steps) < STEP


def test_it_begins_and_ends_in_silence(quiet):
    length = len(quiet.whole)
    opening, end = quiet.own[: SAMPLE_RATE // 4], quiet.whole[length - SAMPLE_RATE // 10 :]

    assert np.abs(quiet.whole[0]).max() < 1e-4
    assert np.abs(opening).max() < 0.003
    assert np.abs(end).max() < 0.003
    assert largest_step(quiet.own[: 6 * SAMPLE_RATE]) < STEP
