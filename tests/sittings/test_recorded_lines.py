"""A sitting in a recorded voice: its own lengths, and the narrator for what isn't recorded."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from audio.files.clip_cache import ClipCache, clip_file
from audio.units import ClipName, Frames
from player.library.own_voice.store import OwnVoices
from player.practice.narrator_choice import NarratorChoice
from player.sittings.narration import NOT_RECORDED, Narration
from player.sittings.recorded_lines import RecordedLines, voices_here
from player.sittings.soundtrack import Clip, spoken_lines
from player.sittings.spoken_lines import Lines
from player.system.folders import find_folders

WHEN = datetime(2026, 11, 28, tzinfo=UTC)


class Asked(Lines):
    """Heart's lines: notes what it is asked for."""

    def __init__(self):
        super().__init__(None)
        self.asked = []

    def request(self, texts, words_per_minute):
        assert words_per_minute > 0
        self.asked += texts


def no_other(name):
    """No other narrator is asked for."""
    raise AssertionError(name)


@pytest.fixture
def folders(tmp_path):
    return find_folders({"KINDPACE_HOME": str(tmp_path)}).make()


@pytest.fixture
def wanted(planning):
    return replace(planning, choices=replace(planning.choices, narrator=NarratorChoice.RECORDED))


def test_recorded_lines_are_heard_at_their_length_and_heart_is_asked_for_the_others(wanted, folders):
    first, second, *_ = spoken_lines(wanted.fresh(wanted.estimated))
    voices = OwnVoices(folders)
    sound = clip_file(np.zeros(72_000, np.float32))
    voices.add(voices.begin(wanted.script, "Dr Ada"), first, sound, WHEN)
    heart = Asked()
    narration = Narration(heart, no_other, recorded_voice=voices_here(folders))
    speaker = narration.speaker(wanted)
    speaker.lines.request([first, second], 105.0)

    assert (speaker.narrator, speaker.words) == (NarratorChoice.RECORDED, "")
    assert heart.asked == [second]
    assert speaker.lines.poll()
    assert not speaker.lines.poll()
    assert speaker.lines.settled(first, 105.0)
    clip = speaker.lines.clips(105.0)[first]
    assert clip.length == 72_000
    assert ClipCache(folders.cache).frames(clip.name) == 72_000


def test_of_a_practice_that_nobody_recorded_heart_speaks_and_says_so(wanted, folders):
    heart = Asked()
    speaker = Narration(heart, no_other, recorded_voice=voices_here(folders)).speaker(wanted)

    assert (speaker.narrator, speaker.lines) == (NarratorChoice.HEART, heart)
    assert speaker.words == NOT_RECORDED
    assert "Heart speaks" in NOT_RECORDED


def test_a_sitting_of_text_has_no_recorded_voice(wanted):
    silent = replace(wanted, choices=replace(wanted.choices, spoken=False))
    narration = Narration(Asked(), no_other, recorded_voice=lambda _id: pytest.fail("asked for"))

    assert narration.recorded_voice(silent) is None


def test_what_heart_has_ready_is_there_beside_the_recordings():
    heart = Lines(None)
    heart._clips = {105.0: {"b": Clip(ClipName("heart"), Frames(1))}}
    lines = RecordedLines(heart, {"a": Clip(ClipName("person"), Frames(2))}.get)
    lines.request(["a", "b"], 105.0)

    assert {text: clip.name for text, clip in lines.clips(105.0).items()} == {"a": "person", "b": "heart"}
