"""Which file has a recording's captions, and where in a sitting they are shown."""

import pytest
from caption_texts import SRT, cue

from player.library.captions.caption_files import caption_file
from player.library.captions.recording_captions import (
    captions_beside,
)
from player.practice.planner.steps import Plan, RecordedSlice, Step, StepKind
from player.practice.script.model import Role
from player.practice.session.cues import cues_in, heard_lines
from player.practice.units import Rung, Seconds


def test_they_are_found_beside_the_recording(tmp_path):
    talk = tmp_path / "A talk.v2.mp3"
    none = captions_beside(talk)
    talk.with_name("A talk.v2.srt").write_text(SRT, encoding="utf-8")
    subrip = captions_beside(talk)
    talk.with_name("A talk.v2.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nHere\n", encoding="utf-8")
    webvtt = captions_beside(talk)

    assert (none.cues, none.problems) == ((), ())
    assert len(subrip.cues) == 2
    assert webvtt.cues == (cue(1.0, 2.0, "Here"),)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["talk.en.srt"], "talk.en.srt"),
        (["talk_en.srt"], "talk_en.srt"),
        (["talk-de.srt", "talk [en-GB].srt"], "talk [en-GB].srt"),
        (["talk (English).vtt"], "talk (English).vtt"),
        (["talk_two.srt"], None),
        (["talk-end.srt"], None),
        (["talk_en.mp3", "talk_en.srt"], None),
        (["talk.SRT"], "talk.SRT"),
        (["Talk.Vtt"], "Talk.Vtt"),
        (["talk.mp3.srt"], "talk.mp3.srt"),
        (["talk.mp3.en-GB.VTT"], "talk.mp3.en-GB.VTT"),
        (["talk.de.vtt", "talk.en-orig.srt"], "talk.en-orig.srt"),
        (["talk.eng.sdh.srt", "talk.de.srt"], "talk.eng.sdh.srt"),
        (["talk.de.srt", "talk.fr.srt"], "talk.de.srt"),
        (["talk.en.vtt", "talk.srt"], "talk.srt"),
        (["talk.srt", "talk.mp3.vtt", "talk.vtt"], "talk.vtt"),
        (["talk.xml"], "talk.xml"),
        (["talk.xml", "talk.json"], "talk.json"),
        (["talks.srt", "talk two.srt", "a talk.srt", "talk.txt", "talk..srt"], None),
        (["talk.two.srt", "talk.two.mp3"], None),
    ],
)
def test_which_file_has_a_recordings_captions(tmp_path, names, expected):
    for name in ("talk.mp3", *names):
        (tmp_path / name).touch()

    assert caption_file(tmp_path / "talk.mp3") == (tmp_path / expected if expected else None)


def test_a_folder_of_that_name_or_none_at_all_has_no_captions(tmp_path):
    (tmp_path / "talk.vtt").mkdir()

    assert caption_file(tmp_path / "talk.mp3") is None
    assert caption_file(tmp_path / "gone" / "talk.mp3") is None


CUES = (cue(1.0, 3.0, "one"), cue(4.0, 6.0, "two"), cue(7.0, 12.0, "three"), cue(15.0, 16.0, "four"))


def step(start, length, *, kind=StepKind.SAY, text="", recorded=None):
    slice_ = None if recorded is None else RecordedSlice("clip", recorded, length)
    return Step(kind, start, length, text, text, "Talk", Role.MIDDLE, Rung.MINDFULNESS, recorded=slice_)


@pytest.fixture
def plan():
    steps = (
        step(0.0, 5.0, text="Welcome."),
        step(5.0, 5.0, recorded=0.0),
        step(10.0, 5.0, recorded=5.0),
        step(15.0, 4.0, kind=StepKind.PAUSE),
        step(19.0, 5.0, recorded=14.0),
    )
    return Plan("id", "Talk", "0" * 64, "gentle", "1" * 64, steps)


@pytest.mark.parametrize(
    ("index", "position", "lines"),
    [
        (0, 2.0, ["Welcome."]),
        (1, 5.5, ["Welcome."]),
        (1, 6.5, ["one", "Welcome."]),
        (1, 9.5, ["two", "one", "Welcome."]),
        (2, 10.5, ["two", "one", "Welcome."]),
        (2, 13.0, ["three", "two", "one", "Welcome."]),
        (3, 17.0, ["three", "two", "one", "Welcome."]),
        (4, 20.5, ["four", "three", "two", "one", "Welcome."]),
    ],
)
def test_captions_stand_where_the_recording_is(plan, index, position, lines):
    assert list(heard_lines(plan, index, position, CUES)) == lines


def test_without_captions_a_recording_shows_nothing(plan):
    assert list(heard_lines(plan, 2, Seconds(12.0), ())) == ["", "", "Welcome."]


def test_captions_are_cut_to_their_slices(plan):
    found = [list(cues_in(step.recorded, CUES)) for step in plan.steps if step.recorded is not None]

    assert found == [
        [cue(1.0, 3.0, "one"), cue(4.0, 5.0, "two")],
        [cue(5.0, 6.0, "two"), cue(7.0, 10.0, "three")],
        [cue(15.0, 16.0, "four")],
    ]


@pytest.mark.parametrize("ending", ["sbv", "ass", "ssa", "lrc"])
def test_captions_of_other_programs_are_found_beside_the_recording_after_webvtt(tmp_path, ending):
    for name in ("talk.mp3", f"talk.en.{ending.upper()}"):
        (tmp_path / name).touch()
    alone = caption_file(tmp_path / "talk.mp3")
    (tmp_path / "talk.en.vtt").touch()

    assert alone == tmp_path / f"talk.en.{ending.upper()}"
    assert caption_file(tmp_path / "talk.mp3") == tmp_path / "talk.en.vtt"
