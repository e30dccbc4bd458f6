"""A practice in a language that no narrator speaks is there to read, unless somebody recorded it."""

from dataclasses import replace

import pytest

from audio.units import ClipName, Frames
from player.library.catalog import Library, shipped_content
from player.practice.choices import Choices
from player.practice.narrator_choice import NarratorChoice
from player.practice.planner.recordings.recording import Recording
from player.practice.planner.recordings.recording_script import recording_script
from player.practice.planner.steps import StepKind
from player.practice.units import Seconds
from player.sittings.narration import Narration
from player.sittings.planning import Planning, RecordingPlanning
from player.sittings.recorded_lines import RecordedVoice
from player.sittings.soundtrack import Clip
from player.sittings.spoken_lines import Lines
from player.system.folders import HOME_VARIABLE, find_folders

ROOT = shipped_content()
GERMAN = "Schön, dass du da bist, und ein paar Sachen auch."
"""One of the first lines of the German text of Others too."""


@pytest.fixture
def library(tmp_path):
    return Library(find_folders({HOME_VARIABLE: str(tmp_path)}), language=lambda: "de")


@pytest.fixture
def planning(library):
    script = library.script("others-too")
    return Planning(script, library.preset("gentle"), Choices(), library.phrasebook(script.language))


class Asked(Lines):
    """Lines that say what was asked of the narrator."""

    def __init__(self):
        super().__init__(None)
        self.texts = []

    def request(self, texts, words_per_minute):  # noqa: ARG002  # as in Lines
        self.texts += texts


def no_worker(name):
    raise AssertionError(name)


def test_it_is_text_only_whatever_is_chosen(planning):
    again = replace(planning, choices=replace(planning.choices, spoken=True))

    assert (planning.choices.spoken, planning.may_be_heard) == (False, False)
    assert not again.choices.spoken


def test_the_same_practice_in_english_is_spoken(library):
    script = library.script(ROOT / "others-too.md")
    planning = Planning(script, library.preset("gentle"), Choices(), library.phrasebook(script.language))

    assert (script.language, planning.phrasebook.language) == ("en", "en")
    assert (planning.choices.spoken, planning.may_be_heard) == (True, True)


def test_its_lines_are_there_for_as_long_as_they_take_to_read(planning):
    words = len(GERMAN.split())

    assert planning.estimated(GERMAN) == pytest.approx(words * 60 / (105 * 179 / 228), rel=0.01)


def test_where_somebody_recorded_it_nobody_else_speaks(planning):
    heart = Asked()
    clip = Clip(ClipName("x"), Frames(48_000))
    recorded = RecordedVoice("Kim", lambda text: clip if text == GERMAN else None)
    narration = Narration(heart, no_worker, missing=lambda _: "", recorded_voice=lambda _: recorded)
    wanted = replace(planning, choices=Choices(narrator=NarratorChoice.RECORDED))
    speaker = narration.speaker(wanted)
    speaker.lines.request((GERMAN, "Deine Augen ruhen offen darauf."), 105)
    speaker.lines.poll()

    assert wanted.choices.spoken
    assert speaker.narrator is NarratorChoice.RECORDED
    assert set(speaker.lines.clips(105)) == {GERMAN}
    assert heart.texts == []


def test_a_recording_is_heard_and_the_lines_over_it_are_shown(library):
    book = library.phrasebook()
    minute = Seconds(60.0)
    slices = ((Seconds(0.0), Seconds(10.0)), (Seconds(50.0), minute))
    recording = Recording("mine", "Mine", "0" * 64, minute, minute, complete=True, slices=slices)
    script = recording_script(recording, book.language)
    planning = RecordingPlanning(script, library.preset("gentle"), Choices(), book, lambda: recording)
    plan = planning.fresh(planning.estimated)
    narration = Narration(Asked(), no_worker, missing=lambda _: "")
    said = [step for step in plan.steps if step.kind.voiced and step.kind is not StepKind.CHECK_IN]

    assert planning.choices.spoken
    assert said
    assert all(step.duration > 0 for step in said)
    assert narration.speaker(planning).lines.settled(said[0].text, 105)
