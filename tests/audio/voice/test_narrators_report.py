"""``make narrators-report`` tells a whole recording from one with a hole, a late line, or another level."""

import numpy as np
import pytest

from audio.files.clip_cache import ClipCache, clip_name
from audio.units import SAMPLE_RATE, Frames
from player.practice.planner.steps import Plan, Step, StepKind
from player.practice.script.model import Role
from player.practice.units import Rung, Seconds
from player.sittings.soundtrack import Clip
from player.system.folders import find_folders
from tooling.narrators_report import _described, tables

WORDS = ("one two three", "four five six", "seven eight nine")
STARTS = (0.0, 3.0, 6.0)
LINE = 1.5


def step(kind, start, duration, text=""):
    place = (Seconds(start), Seconds(duration), text, text, "Here", Role.ORIENT, Rung.GROUNDING)
    return Step(kind, *place)


@pytest.fixture
def folders(tmp_path):
    return find_folders({"KINDPACE_HOME": str(tmp_path)}).make()


@pytest.fixture
def clips(folders):
    """Three lines, each of a noise of its own under a swell, and as loud as a narrator."""
    cache, noise, made = ClipCache(folders.cache), np.random.default_rng(4), {}
    for text in WORDS:
        count = round(LINE * SAMPLE_RATE)
        line = 0.1 * noise.normal(0, 1, count) * np.hanning(count)
        name = clip_name(text)
        cache.store(name, line.astype(np.float32))
        made[text] = Clip(name, Frames(count))
    return made


@pytest.fixture
def plan():
    lines = [step(StepKind.SAY, start, LINE, text) for start, text in zip(STARTS, WORDS, strict=True)]
    asks = step(StepKind.CHECK_IN, STARTS[2], 0.0)
    return Plan("id", "Title", "0" * 64, "gentle", "1" * 64, (*lines[:2], asks, lines[2]))


def recorded(clips, folders, *, late=0.0, hole=0.0, louder=1.0, held=2.0):
    """As a null sink has it: after a while, in room tone, and standing still at the check-in."""
    cache, lead = ClipCache(folders.cache), 0.7
    sound = 6e-5 * np.random.default_rng(9).normal(0, 1, 14 * SAMPLE_RATE)
    for number, (start, text) in enumerate(zip(STARTS, WORDS, strict=True)):
        at = round(
            (lead + start + (late if number == 1 else 0.0) + (held if number == 2 else 0.0)) * SAMPLE_RATE
        )
        line = cache.read(clips[text].name, 0, clips[text].length)[:, 0] * (louder if number == 1 else 1.0)
        sound[at : at + len(line)] += line
        if number == 1 and hole:
            sound[at + SAMPLE_RATE // 2 :][: round(hole * SAMPLE_RATE)] = 0.0
    return sound.astype(np.float32)


def test_a_whole_recording_is_as_planned(plan, clips, folders):
    heard = _described(plan, clips, folders, recorded(clips, folders))

    assert heard.first_word == pytest.approx(0.7, abs=0.3)
    assert max(map(abs, heard.late)) < 0.001
    assert max(heard.lines) - min(heard.lines) < 1.0
    assert max(heard.hole) < -70.0
    assert max(heard.quiet) < -70.0
    assert heard.pace == pytest.approx(3 / LINE * 60)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ({"late": 0.02}, lambda heard: abs(heard.late[1]) > 0.019),
        ({"hole": 0.05}, lambda heard: max(heard.hole) > -40.0),
        ({"louder": 1.3}, lambda heard: max(heard.lines) - min(heard.lines) > 1.5),
    ],
    ids=["late", "hole", "louder"],
)
def test_what_is_wrong_with_a_recording_is_told(plan, clips, folders, fault, told):
    assert told(_described(plan, clips, folders, recorded(clips, folders, **fault)))


def test_the_tables_say_who_spoke_and_how_long_it_took():
    sat = {"first_word": 0.4, "spoke": "emma", "waited": 0.0, "pace": 104.0, "lines": [-20.2, -20.0]}
    sat |= {"late": [0.0, -0.0004], "quiet": [-72.0], "hole": [-71.6], "load": [1.0, 3.0]}
    one = {"fresh": sat | {"spoke": "heart"}, "ready": sat, "prepared": ["65 lines are ready", 80.0, 78.0]}
    written = tables({"emma": one}, "abc1234")

    assert (
        "| Emma | 0.40 s, Heart | 0.40 s, Emma | 0.00 s | 65 lines in 80 s (78 s of processor time) |"
        in written
    )
    assert "| -20.2 to -20.0 LUFS | at most 0.4 ms | -72.0 dBFS | -72 dBFS |" in written
    assert "at abc1234, load 1.0 to 3.0" in written
