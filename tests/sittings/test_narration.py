"""Who speaks a sitting: one narrator for all of it, and never one whose lines aren't ready."""

from dataclasses import replace
from typing import cast

import pytest

from audio.units import ClipName, Frames
from audio.voice.worker import PreparedLine, SpeechWorker
from player.library.catalog import Library
from player.practice.choices import Choices
from player.settings.declaration import NarratorChoice
from player.sittings.narration import Narration, readiness
from player.sittings.planning import Planning
from player.sittings.soundtrack import Clip, spoken_lines
from player.sittings.spoken_lines import Lines
from player.system.folders import find_folders

FOUR_SECONDS = Frames(48_000 * 4)


class Slow:
    """A worker that has the lines that a test gives it."""

    def __init__(self):
        self.ready, self.closed = set(), False

    def kept(self, line):
        if line.text not in self.ready:
            return None
        return PreparedLine(line.text, line.words_per_minute, ClipName("x"), FOUR_SECONDS)

    def close(self):
        self.closed = True


@pytest.fixture
def planning(tmp_path, monkeypatch):
    monkeypatch.setenv("KINDPACE_HOME", str(tmp_path))
    library = Library(find_folders())
    script = library.script("a-kind-breath")
    return Planning(script, library.preset("gentle"), Choices(), library.phrasebook())


@pytest.fixture
def slow():
    return Slow()


@pytest.fixture
def heart():
    return Lines(None)


@pytest.fixture
def narration(heart, slow):
    return Narration(heart, lambda _name: slow, missing=lambda _name: "")


def _prepare(planning, slow):
    """Have every line ready that the sitting may need."""

    def spoken(text):
        slow.ready.add(text)
        return Clip(ClipName("x"), FOUR_SECONDS)

    return readiness(planning, spoken)


def test_without_lines_heart_speaks_the_whole_sitting(narration, planning, slow, heart):
    speaker = narration.speaker(planning, NarratorChoice.EMMA)

    assert speaker.narrator is NarratorChoice.HEART
    assert speaker.lines is heart
    assert speaker.words.startswith("Emma has 0 of the ")
    assert slow.closed


def test_one_line_short_and_heart_speaks(narration, planning, slow):
    found = _prepare(planning, slow)
    slow.ready.discard(found.lines[-1])

    assert narration.speaker(planning, NarratorChoice.EMMA).narrator is NarratorChoice.HEART


def test_once_all_lines_are_ready_the_chosen_narrator_speaks(narration, planning, slow, heart):
    _prepare(planning, slow)
    speaker = narration.speaker(planning, NarratorChoice.EMMA)

    assert speaker.narrator is NarratorChoice.EMMA
    assert speaker.lines is not heart
    assert speaker.words == ""


def test_the_softer_ways_and_grounding_are_prepared_too(planning, slow):
    found = _prepare(planning, slow)
    plan = planning.fresh(planning.estimated)
    ways = [planning.rest(plan, 1, 0, planning.estimated, grounding_only=True)]
    ways += [planning.rest(plan, 1, 1, planning.estimated)]

    assert {line for way in ways for line in spoken_lines(way)} <= set(found.lines)
    assert len(found.lines) > len(spoken_lines(plan))


def test_who_cannot_speak_here_is_named_and_heart_speaks(planning, heart):
    narration = Narration(
        heart, lambda _name: cast("SpeechWorker", Slow()), missing=lambda _name: "no voices"
    )
    speaker = narration.speaker(planning, NarratorChoice.GEORGE)

    assert (speaker.narrator, speaker.lines) == (NarratorChoice.HEART, heart)
    assert speaker.words == "George can't speak here: no voices. Heart speaks."


def test_a_sitting_of_text_asks_no_other_narrator(narration, planning):
    silent = replace(planning, choices=replace(planning.choices, spoken=False))

    assert narration.speaker(silent, NarratorChoice.EMMA).narrator is NarratorChoice.HEART
