"""Captions beside a recording: every mistake is reported with its line, and none stops the recording."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.library.recording_captions import LARGEST, captions_beside, in_words, read_captions
from player.practice.planner.steps import Plan, RecordedSlice, Step, StepKind
from player.practice.script.model import Role
from player.practice.session.cues import Cue, cues_in, heard_lines
from player.practice.units import Rung, Seconds

VTT = """WEBVTT - a talk

NOTE for nobody

1
00:01.000 --> 00:04.500 align:start
<v Ada>You are <i>welcome</i> here
&amp; may rest.

00:01:06.000 --> 00:01:08.000
And now the room.
"""
SRT = """1\r
00:00:01,000 --> 00:00:04,500\r
{\\an8}<i>You are welcome here</i>\r
\r
2\r
00:01:06,0 --> 01:01:08,25\r
And now the room.\r
"""


def cue(start: float, end: float, text: str) -> Cue:
    return Cue(Seconds(start), Seconds(end), text)


def problems(text, file="talk.vtt"):
    return [(problem.place.line, problem.code) for problem in read_captions(text.encode(), file).problems]


def test_webvtt():
    read = read_captions(VTT.encode(), "talk.vtt")

    assert read.problems == ()
    assert read.cues == (
        cue(1.0, 4.5, "You are welcome here & may rest."),
        cue(66.0, 68.0, "And now the room."),
    )


def test_subrip():
    read = read_captions(b"\xef\xbb\xbf" + SRT.encode(), "talk.srt")

    assert read.problems == ()
    assert read.cues == (cue(1.0, 4.5, "You are welcome here"), cue(66.0, 3668.25, "And now the room."))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("WEBVTT\n\n00:05.000 --> 00:02.000\nBackwards\n", [(3, "end-before-start")]),
        ("WEBVTT\n\n00:05.000 --> 00:05.000\nNo time at all\n", [(3, "end-before-start")]),
        ("WEBVTT\n\n1\n0:5 --> soon\nWords\n", [(4, "times")]),
        ("WEBVTT\n\n00:61.000 --> 00:62.000\nWords\n", [(3, "times")]),
        ("WEBVTT\n\n00:01.0000 --> 00:02.000\nWords\n", [(3, "times")]),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nOne\n\nTwo, alone\n", [(6, "no-times")]),
        ("00:01.000 --> 00:02.000\nOne\n", [(1, "no-header")]),
        (
            "WEBVTT\n\nbad --> worse\nA\n\n00:09.000 --> 00:01.000\nB\n",
            [(3, "times"), (6, "end-before-start")],
        ),
    ],
)
def test_each_mistake_has_its_line_and_the_rest_is_shown(text, found):
    good = "\n\n00:10.000 --> 00:12.000\nStill here\n"

    assert problems(text + good) == found
    assert read_captions((text + good).encode(), "talk.vtt").cues[-1] == cue(10.0, 12.0, "Still here")


def test_what_is_no_text_names_its_line():
    read = read_captions(b"WEBVTT\n\n00:01.000 --> 00:02.000\nCaf\xe9\n", "talk.vtt")

    assert (read.cues, read.problems[0].place.line, read.problems[0].code) == ((), 4, "not-text")


def test_captions_come_in_the_order_of_their_times():
    text = "WEBVTT\n\n00:09.000 --> 00:10.000\nLater\n\n00:01.000 --> 00:02.000\nSooner\n"

    assert [cue.text for cue in read_captions(text.encode(), "a.vtt").cues] == ["Sooner", "Later"]


@given(
    st.one_of(st.binary(max_size=300), st.text("0123456789:.,-> \nWEBVT<&{\\", max_size=200).map(str.encode))
)
def test_no_bytes_are_too_strange(data):
    for file in ("a.vtt", "a.srt"):
        read = read_captions(data, file)

        assert all(cue.start < cue.end and cue.text for cue in read.cues)
        assert all(problem.place.file == file and problem.place.line >= 1 for problem in read.problems)


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


def test_a_file_that_is_too_large_is_left_unread_and_said(tmp_path):
    talk = tmp_path / "talk.mp3"
    (tmp_path / "talk.vtt").write_bytes(b"WEBVTT\n" + b"\n" * LARGEST)
    read = captions_beside(talk)

    assert read.cues == ()
    assert [problem.place.file for problem in read.problems] == [str(tmp_path / "talk.vtt")]


def test_what_is_said_names_files_and_lines_and_stays_short():
    text = "WEBVTT\n\n" + "bad --> worse\nA\n\n" * 9
    words = in_words("talk.mp3", read_captions(text.encode(), "talk.vtt").problems)

    assert "talk.vtt:3:1" in words
    assert "plays all the same" in words
    assert words.endswith("And 6 more.")
    assert in_words("talk.mp3", ()) == ""


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
