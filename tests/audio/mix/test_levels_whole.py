"""Whole sittings at the device: no step over 6 dB within half a second, whatever is pressed.

What counts as a step: on any meter a word after a silence is an infinite step, so no guided practice could be
without one. What startles is something else, and is measured here:

* Speech and bells keep one level: EBU R128's short-term loudness (3 s), with the pauses
  left out, never differs by 6 LU within half a second. So the words before a
  pause, a seek or a restart are compared with those after it.
* Nothing, anywhere, is 6 LU louder than the programme for as long as 400 ms: a single word, or the strike of
  a bell, which three seconds would even out.
* The background has no pauses: every window of 400 ms counts, down to the noise of a quiet bedroom, except
  at the moment of a pause.

The practice uses the product's own voice; the recording, in ``make exhaustive``, is quiet and has some hiss.
"""

from argparse import Namespace
from itertools import pairwise

import numpy as np
import pytest
import soundfile
from engine_fakes import BLOCK, HandEngine
from loudness_steps import (
    BOTH_SIDES,
    largest_step_among,
    largest_step_of_voice_among,
    momentary,
)

from audio.analysis.loudness import LoudnessMeter
from audio.analysis.programme import PROGRAMME
from audio.files.clip_cache import ClipCache
from audio.mix.backgrounds import ensure_background
from audio.mix.buses import Bus
from audio.mix.mixer import Renderer
from audio.mix.sources import CombinedSource
from audio.mix.stored_sounds import Ambience
from audio.units import SAMPLE_RATE, Frames, Seconds, frames
from player.cli.preparing import planning_of, prepare
from player.sittings.soundtrack import heard_around, timeline_of
from player.system.folders import Folders

LIMIT = 6.0

PULL = 2 * BLOCK
"""Frames that the device takes between two commands."""


class Parted:
    """Puts the background on the right and everything else on the left, so that one run measures both."""

    def __init__(self, source, background):
        self._source = source
        self._pieces = set(background.pieces)

    def read(self, clip, start, count):
        samples = self._source.read(clip, start, count)
        both = np.zeros((len(samples), 2), np.float32)
        behind = clip in self._pieces
        both[:, int(behind)] = samples[:, int(behind) if samples.shape[1] > 1 else 0]
        return both


class Sitting:
    """A sitting from its plan: timeline, clips, and the lines' beginnings."""

    def __init__(self, folders, script, *choices):
        self.cache = ClipCache(folders.cache)
        asked = Namespace(script=str(script), preset="standard", choose=list(choices), minutes=2.0, turn=None)
        self.prepared = prepare(planning_of(asked, folders), self.cache)
        background = ensure_background(self.cache, Ambience.RAIN)
        plan = self.prepared.plan
        self.timeline = timeline_of(
            plan, self.prepared.clips, self.prepared.bell, around=heard_around(plan, background)
        )
        self.source = Parted(CombinedSource(self.cache), background)
        self.lines = [clip.start for clip in self.timeline.clips]


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """One home for all tests, so that lines and background are made once."""
    home = tmp_path_factory.mktemp("levels")
    return Folders(home / "data", home / "config", home / "cache", home / "log").make()


@pytest.fixture(scope="module")
def practice(folders):
    return Sitting(folders, "a-few-mindful-breaths", "bells=on")


@pytest.fixture(scope="module")
def rendered(practice):
    """The first 45 s without bells: the voice on the left, the background on the right."""
    return Renderer(practice.source).render(practice.timeline, 0, 45 * SAMPLE_RATE, {Bus.BELLS: 0.0})


@pytest.fixture(scope="module")
def recording(rendered, folders):
    """Somebody's own: the same words, 9 dB too quiet, over the hiss of a cheap microphone."""
    hiss = 0.0003 * np.random.default_rng(2).standard_normal(len(rendered))
    soundfile.write(folders.data / "talk.flac", rendered[:, 0] * 0.35 + hiss, SAMPLE_RATE)
    return Sitting(folders, folders.data / "talk.flac")


@pytest.fixture(params=["practice", pytest.param("recording", marks=pytest.mark.exhaustive)])
def sitting(request):
    return request.getfixturevalue(request.param)


class Pressed:
    """A running sitting with everything a person can press, and the times when silence was requested."""

    def __init__(self, sitting):
        self.sitting = sitting
        self.engine = HandEngine(sitting.source)
        self.engine.load(sitting.timeline)
        self.engine.play()
        self.asked = []

    def __getattr__(self, name):
        return getattr(self.engine, name)

    def place(self):
        return self.engine.status().position

    def on(self, seconds):
        """Play on, answering check-ins at once."""
        for number in range(round(seconds * SAMPLE_RATE) // PULL):
            self.engine.pull(PULL)
            if number % 10 == 0:
                self.engine.release()

    def into_line(self, seconds):
        """Play to the middle of the next line."""
        starts = [start for start in self.sitting.lines if start > self.place()]
        self.on((starts[0] - self.place()) / SAMPLE_RATE + seconds if starts else seconds)

    def pause(self, fade=0.02):
        self.asked.append(len(self.engine.sound()))
        self.engine.pause(Seconds(fade))

    def skip(self):
        """Go to the next line but one, as Skip does."""
        starts = [start for start in self.sitting.lines if start > self.place()]
        self.engine.seek(Frames(starts[min(1, len(starts) - 1)]))

    def back(self):
        """Go to the beginning of the previous line."""
        starts = [start for start in self.sitting.lines if start < self.place()]
        self.engine.seek(Frames(starts[-2]))


def largest_step_behind(background):
    return largest_step_among(momentary(background) + BOTH_SIDES)


def assert_even(pressed):
    sound = pressed.sound()
    voice, behind = sound[:, :1], sound[:, 1:]
    meter = LoudnessMeter(1)
    meter.add(voice)
    meter.finish()
    spoken = meter.momentary()
    # A window that ends before silence was requested, and one that begins after it.
    edges = [0, *pressed.asked, len(sound)]
    gap = round(0.12 * SAMPLE_RATE)
    parts = [behind[a + gap * (a > 0) : b] for a, b in pairwise(edges)]

    assert largest_step_of_voice_among(spoken + BOTH_SIDES) < LIMIT
    assert max(largest_step_behind(part) for part in parts if len(part) > SAMPLE_RATE) < LIMIT
    assert spoken.max() < PROGRAMME + LIMIT
    assert meter.true_peak() <= -2.0
    assert 0.003 < np.abs(behind).max() < 0.1
    assert pressed.status().underruns == 0


@pytest.mark.exhaustive
def test_a_whole_sitting_left_alone(sitting):
    pressed = Pressed(sitting)
    pressed.on(sitting.timeline.length / SAMPLE_RATE + 1.0)

    assert_even(pressed)
    assert pressed.place() == sitting.timeline.length
    assert bool(sitting.timeline.bells) == (sitting.prepared.bell is not None)


def test_a_whole_sitting_with_everything_pressed_in_it(sitting):
    pressed = Pressed(sitting)
    pressed.into_line(0.7)
    pressed.skip()
    pressed.on(1.5)
    pressed.pause()
    pressed.on(1.0)
    pressed.back()
    pressed.play()
    pressed.into_line(0.4)
    pressed.seek(frames(3.0))
    pressed.on(2.0)
    pressed.skip()
    pressed.skip()
    pressed.on(4.0)
    pressed.load(sitting.timeline)
    pressed.pause()
    pressed.play()
    pressed.into_line(0.5)
    pressed.seek(Frames(sitting.timeline.length - 12 * SAMPLE_RATE))
    pressed.on(4.0)
    pressed.pause(0.8)
    pressed.asked.pop()  # Easing back is slow throughout, so nothing is excluded.
    pressed.on(7.0)

    assert_even(pressed)
    assert not pressed.sound()[-SAMPLE_RATE // 4 :].any()


def test_the_measure_hears_a_step(practice, rendered):
    """Words that continue louder, a single louder word, and a background that returns at once."""
    louder, word = rendered.copy(), rendered[:, :1].copy()
    louder[11 * SAMPLE_RATE :] *= 5.0
    word[(start := practice.lines[2]) : start + SAMPLE_RATE // 2] *= 2.5

    assert largest_step_of_voice_among(momentary(louder[:, :1]) + BOTH_SIDES) > LIMIT
    assert momentary(word).max() > PROGRAMME + LIMIT
    assert largest_step_behind(louder[:, 1:]) > LIMIT
