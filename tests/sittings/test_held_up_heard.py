"""What a person's choice does to the sound itself: a sitting on the engine's own loop, sample by sample."""

import numpy as np
import pytest
from engine_fakes import HandEngine
from sitting_doubles import Stage

from audio.units import SAMPLE_RATE, frames
from player.practice.session.events import EaseBackAsked, SofterAsked
from player.practice.session.table import State


class LevelClips:
    """Each clip is a level of its own, held for as long as it is asked for."""

    def __init__(self):
        self.levels = {}

    def read(self, clip, _start, count):
        level = self.levels.setdefault(clip, 0.05 + 0.005 * len(self.levels))
        return np.full((count, 1), level, np.float32)


class Heard:
    """A sitting of which every sample is kept."""

    def __init__(self, planning):
        self.clips = LevelClips()
        self.engine = HandEngine(self.clips)
        self.stage = Stage(planning, engine=self.engine).started()
        self.sitting = self.stage.sitting

    def play_until(self, place):
        """From a second before a place in the plan, in seconds, up to it."""
        self.engine.seek(frames(place - 1.0))
        self.engine.turn()
        while self.engine.status().position < frames(place):
            self.engine.pull()
            self.sitting.tick()

    def after(self, seconds):
        """What is heard from now on, for so long: one channel."""
        mark = len(self.engine.sound())
        self.engine.advance(seconds)
        return self.engine.sound()[mark:, 0]


@pytest.fixture
def heard(planning):
    return Heard(planning)


def next_to_be_softened(heard):
    """The first line that a softer plan made without it would leave out."""
    plan, planning, holds = heard.stage.session.plan, heard.sitting.planning, heard.sitting._timeline().holds
    for index, step in enumerate(plan.steps):
        anew = planning.rest(plan, index, 1, heard.sitting._durations()).steps
        waits = frames(step.start) in holds
        if step.kind.voiced and not waits and index > 2 and anew[index] != step:
            return step
    raise AssertionError(plan)


@pytest.mark.parametrize("before", [0.4, 0.1])
def test_softer_cuts_nothing_that_is_about_to_start(heard, before):
    """What starts within the widest latency is already with the device while it is not heard yet."""
    line = next_to_be_softened(heard)
    heard.play_until(line.start - before)
    place = heard.engine.status().position
    (clip,) = [clip for clip in heard.stage.sitting._timeline().clips if clip.start == frames(line.start)]
    heard.sitting.send(SofterAsked())
    sound = heard.after(before + line.duration)
    begin = frames(line.start) - place

    assert heard.stage.session.softened == 1
    assert not sound[:begin].any()
    assert np.allclose(sound[begin : begin + clip.length], heard.clips.levels[clip.clip], atol=1e-6)


def test_easing_back_fades_the_voice_within_a_second(heard):
    """The practice brief's second, from the key to the ear: a tenth of it is the device's."""
    lines = [step for step in heard.stage.session.plan.steps if step.kind.voiced and step.duration > 2.5]
    heard.play_until(lines[1].start + 0.5)
    before = heard.engine.sound()[-1, 0]
    heard.sitting.send(EaseBackAsked())
    sound = heard.after(1.5)

    assert heard.stage.session.state is State.EASED_BACK
    assert before > 0.0
    assert not sound[round(0.9 * SAMPLE_RATE) :].any()
    # It fades rather than breaks off.
    assert sound[round(0.2 * SAMPLE_RATE)] > before / 2
    assert (np.diff(sound) <= 1e-6).all()
