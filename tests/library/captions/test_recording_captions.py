"""Captions beside a recording: every mistake is reported with its line, and none stops the recording."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.library.captions.caption_files import caption_file
from player.library.captions.recording_captions import (
    LARGEST,
    Captions,
    captions_beside,
    in_words,
    read_captions,
)
from player.practice.errors import Severity
from player.practice.file_kinds import FileKind, kind_of
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


@pytest.mark.parametrize(
    "encoding", ["cp1252", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"]
)
def test_any_encoding_is_read(encoding):
    read = read_captions(SRT.replace("welcome", "café très naïve").encode(encoding), "talk.srt")

    assert read.cues[0].text == "You are café très naïve here"
    assert read.cues[1].text == "And now the room."


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "It’s quiet here… and you’re “welcome” — naïve."),
        ("mac-roman", "It’s quiet here… and you’re “welcome” — here."),
        ("mac-roman", "Asseyez-vous où vous préférez. Vous êtes là, n’est-ce pas ?"),
        ("mac-roman", "Spüre die Füße, und über dir den Himmel."),
        ("mac-roman", "¿Cómo estás? Siéntate aquí, mañana también."),
        ("cp850", "Asseyez-vous où vous préférez. Vous êtes là."),
        ("cp850", "Spüre die Füße, und über dir den Himmel."),
        ("cp437", "Spüre die Füße, und über dir den Himmel."),
        ("cp1252", "L’été, où êtes-vous ? « Ça va », dit-il – naïve cœur."),
        ("cp1252", "Œuvre d’Émile… ÉTÉ, à 5 €."),
        ("cp1251", "Привет, это тихое место. Закройте глаза."),
        ("cp1250", "Zamknij oczy, jeśli chcesz. Poczuj ciężar ciała."),
        ("cp1250", "Posaďte se tak, jak je vám příjemné."),
        ("iso8859-2", "Všimněte si zvuků v místnosti. Zůstaňte, ať už žijete kdekoli."),
        ("cp852", "Posaďte se tak, jak je vám příjemné."),
        ("cp1250", "Őszintén, türelmesen. Ülj le úgy, ahogy jólesik, és nézd a fényt."),
        ("iso8859-2", "Możesz zostać tak długo, jak chcesz. Usiądź wygodnie."),
        ("cp1254", "İyi geceler. Işığı fark edin, şimdi bir nefes için yer açın."),
        ("cp1257", "Iekļausieties skaņās istabā, un jūtiet grīdu zem kājām."),
        ("cp1257", "Kvėpuokite ramiai, kad būtų lengva, ir žiūrėkite į šviesą."),
        ("cp1253", "Νιώστε το πάτωμα κάτω από τα πόδια."),
        ("iso8859-7", "Άκου τους ήχους στο δωμάτιο και το πάτωμα."),
        ("cp866", "Послушайте звуки в комнате. Почувствуйте пол под ногами."),
        ("iso8859-5", "Послушайте звуки в комнате. Почувствуйте пол под ногами."),
        ("koi8-r", "Послушайте звуки в комнате. Почувствуйте пол под ногами."),
        ("cp1251", "Відчуйте підлогу під ногами, коли будете готові. Її тепло."),
        ("cp1250", "Aşează-te aşa cum îţi este bine, şi simte podeaua sub tălpi."),
        ("shift-jis", "静かな場所で座りましょう。"),
        ("gb18030", "找一个舒服的地方坐下来。"),
    ],
)
def test_other_encodings_are_guessed_and_that_is_said_once_with_its_line(encoding, text):
    read = read_captions(
        (SRT + f"\r\n3\r\n01:02:00,0 --> 01:02:01,0\r\n{text}\r\n").encode(encoding), "a.srt"
    )

    assert read.cues[-1].text == text
    assert [(one.code, one.severity, one.place.line) for one in read.problems] == [
        ("encoding", Severity.WARNING, 11)
    ]
    assert "can be shown" not in in_words("a.mp3", read.problems)


def test_one_wrong_byte_loses_nothing_else():
    data = SRT.replace("welcome", "“here” § now").encode().replace("§".encode(), b"\xe9")
    read = read_captions(data, "talk.srt")

    assert [cue.text for cue in read.cues] == ["You are “here” é now here", "And now the room."]
    assert [problem.code for problem in read.problems] == ["encoding"]


YOUTUBE = """WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.310 align:start position:0%
\x20
welcome<00:00:00.480><c> find</c><00:00:00.800><c> a</c><00:00:00.960><c> place</c>

00:00:02.310 --> 00:00:02.320 align:start position:0%
welcome find a place
\x20

00:00:02.320 --> 00:00:04.550 align:start position:0%
welcome find a place
to<00:00:02.500><c> sit</c>

00:00:09.000 --> 00:00:11.000 align:start position:0%
\x20
to sit
"""


def test_captions_that_roll_up_show_each_line_once_and_no_times():
    read = read_captions(YOUTUBE.encode(), "talk.vtt")

    assert read.problems == ()
    assert read.cues == (
        cue(0.16, 2.32, "welcome find a place"),
        cue(2.32, 4.55, "to sit"),
        cue(9.0, 11.0, "to sit"),
    )


def test_a_line_that_moved_up_while_nobody_spoke_is_not_shown_again():
    later = """
00:00:15.000 --> 00:00:17.000 align:start position:0%
to sit
and<00:00:15.500><c> rest</c>
"""
    read = read_captions((YOUTUBE + later).encode(), "talk.vtt")

    assert [one.text for one in read.cues] == ["welcome find a place", "to sit", "to sit", "and rest"]


ONE, TWO = "00:00:00,500 --> 00:00:02,500", "00:00:09,000 --> 00:00:12,000"


@pytest.mark.parametrize(
    "text",
    [
        f"1\n{ONE}\nFirst line.\n2\n{TWO}\nSecond.\n",
        f"{ONE}\nFirst line.\n{TWO}\nSecond.\n",
        f"1\n{ONE}\nFirst line.\n \n2\n{TWO}\nSecond.\n \n",
        f"1\n{ONE}\nFirst\n \nline.\n\n2\n{TWO}\nSecond.\n",
        f"1\n{ONE}\n \nFirst line.\n\t\n2\n{TWO}\nSecond.\n",
        f"1\n\n{ONE}\n\nFirst line.\n\n2\n\n{TWO}\n\nSecond.\n",
        f"1\r\r\n{ONE}\r\r\nFirst line.\r\r\n2\r\r\n{TWO}\r\r\nSecond.",
        "1\n0:00:00.5 -> 0:00:02.5\nFirst line.\n\n2\n00:00:09 --> 00:00:12\nSecond.\n",
        "1\n00: 00: 00, 500 –> 00: 00: 02, 500\nFirst line.\n\n2\n00:00:09:000 → 00:00:12:000\nSecond.\n",
        f"WEBVTT\n{ONE}\nFirst<br>line.\n\nNOTE 00:01.000 --> 00:02.000\nno\n\n{TWO}\nSecond.",
        f"1\n{ONE}\n<00:00:00,500>First [00:01] line.\n\n2\n{TWO}\n00:00:09.000 Second.\n",
        # By a program that counts in millionths, one that moved them, and one for Japanese.
        f"1\n0:00:00.500000 --> 0:00:02.500000\nFirst line.\n\n2\n{TWO}\nSecond.\n",
        f"1\n００：００：００，５００ --> ００：００：０２，５００\nFirst line.\n\n2\n{TWO}\nSecond.\n",
        # What Whisper shows on a terminal, and captions whose lines were joined.
        "[00:00.500 --> 00:02.500]  First line.\n[00:09.000 --> 00:12.000]  Second.\n",
        f"1 {ONE} First line.\n2 {TWO} Second.\n",
        # An empty line within; twice the same; filled up with zeros; with what is left of SubStation.
        f"1\n{ONE}\nFirst\n\nline.\n\n2\n{TWO}\nSecond.\n",
        f"1\n{ONE}\nFirst line.\n\n1\n{ONE}\nFirst line.\n\n2\n{TWO}\nSecond.\n",
        f"1\n{ONE}\nFirst line.\n\n2\n{TWO}\nSecond.\n" + "\0" * 300,
        f"1\n{ONE}\n{{b}}First{{/b}}\\Nline.\n\n2\n{TWO}\nSecond.\n",
        f"webvtt\n\n{ONE}\nFirst line.\n\n{TWO}\nSecond.\n",
    ],
)
def test_captions_as_people_and_programs_write_them(text):
    read = read_captions(text.encode(), "talk.srt")

    assert read.problems == ()
    assert read.cues == (cue(0.5, 2.5, "First line."), cue(9.0, 12.0, "Second."))


def test_captions_that_were_moved_before_the_beginning_begin_with_it():
    text = "1\n-00:00:01,000 --> 00:00:03,000\nFirst.\n\n2\n75:30,000 --> 75:31,500\nLate.\n"

    assert read_captions(text.encode(), "a.srt").cues == (
        cue(0.0, 3.0, "First."),
        cue(4530.0, 4531.5, "Late."),
    )


def test_captions_from_right_to_left_keep_their_words_without_what_turns_them():
    text = "1\n00:00:01,000 --> 00:00:03,000\n\u202bتنفس بهدوء.\u202c\n"
    read = read_captions(text.encode(), "a.srt")

    assert read.problems == ()
    assert [one.text for one in read.cues] == ["تنفس بهدوء."]


@pytest.mark.parametrize(
    "between",
    [
        "\u2028",
        "\u2029",
        "\x0b",
        "\x85",
        "&#8232;",
        "&lrm; ",
        " &rlm;",
        "\u200e ",
        "\u202a \u202c",
        "\u2068 \u2069",
    ],
)
@pytest.mark.parametrize(
    ("file", "written"),
    {
        "a.vtt": (
            "WEBVTT\n\n00:01.000 --> 00:02.000\nFeel{}the floor.\n\n00:03.000 --> 00:04.000\nAnd rest.\n"
        ),
        "a.srt": (
            "1\n00:00:01,000 --> 00:00:02,000\nFeel{}the floor.\n\n"
            "2\n00:00:03,000 --> 00:00:04,000\nAnd rest.\n"
        ),
        "a.ass": (
            "Dialogue: 0,0:00:01.00,0:00:02.00,,,0,0,0,,Feel{}the floor.\n"
            "Dialogue: 0,0:00:03.00,0:00:04.00,,,0,0,0,,And rest.\n"
        ),
        "a.sbv": "0:00:01.000,0:00:02.000\nFeel{}the floor.\n\n0:00:03.000,0:00:04.000\nAnd rest.\n",
    }.items(),
)
def test_line_ends_and_direction_marks_of_other_programs_are_no_mistake(file, written, between):
    read = read_captions(written.format(between).encode(), file)

    assert read.problems == ()
    assert read.cues == (cue(1.0, 2.0, "Feel the floor."), cue(3.0, 4.0, "And rest."))


def test_numbers_and_hours_that_are_said_stay():
    text = "00:01.000 --> 00:02.000\n3\n00:02.000 --> 00:03.000\nIt is 10:30, or (10:45).\n"
    read = read_captions(text.encode(), "talk.srt")

    assert [cue.text for cue in read.cues] == ["3", "It is 10:30, or (10:45)."]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("- The room is here.\n- Look around.", "– The room is here. – Look around."),
        ("-The room is here.", "The room is here."),
        ("The room is here.\n- Look around.", "The room is here. – Look around."),
        (">> The room is here.", "The room is here."),
        ("&gt;&gt; JO: The room is here. >> Look around.", "JO: The room is here. – Look around."),
        ("<< The room is here.", "The room is here."),
        ("**The room** is __here__.", "The room is here."),
        ("It is < 5 and > 3.", "It is < 5 and > 3."),
        ("-5 degrees, and a well-known room.", "-5 degrees, and a well-known room."),
        ("[Music]\nLook around.", "[Music] Look around."),
        ("[BLANK_AUDIO]\nLook around.", "Look around."),
    ],
)
@pytest.mark.parametrize("file", ["a.srt", "a.vtt"])
def test_who_speaks_is_marked_by_a_dash_where_there_are_several(file, words, shown):
    text = f"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n{words}\n"

    assert [cue.text for cue in read_captions(text.encode(), file).cues] == [shown]


@pytest.mark.parametrize(
    "words", ["[BLANK_AUDIO]", "room.jpg#xywh=0,0,160,90", '{"kind": "slide", "number": 1}']
)
def test_what_is_no_words_is_not_shown(words):
    assert read_captions(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{words}\n".encode(), "a.vtt") == Captions()


@pytest.mark.parametrize(
    ("times", "start", "end"),
    [
        ("00.00.01,500 --> 00.00.04,000", 1.5, 4.0),
        ("00:00:01;15 --> 00:00:04;00", 1.5, 4.0),
        ("00:00:01:15 --> 00:00:04:00", 1.5, 4.0),
        ("00:00:01:500 --> 00:00:04:000", 1.5, 4.0),
    ],
)
def test_times_with_other_signs(times, start, end):
    text = f"1\n{times}\nThe room.\n2\n00:00:05;00 --> 00:00:06;00\nIs here.\n"
    cues = read_captions(text.encode(), "a.srt").cues

    assert [cue.text for cue in cues] == ["The room.", "Is here."]
    assert (cues[0].start, cues[0].end) == pytest.approx((start, end))


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("[offset:+500]\n[00:01.00]The room.\n[00:05.00]Is here.\n", [0.5, 4.5]),
        ("[offset:-500]\n[00:01.00]The room.\n[00:05.00]Is here.\n", [1.5, 5.5]),
        ("[00:00:01] The room.\n[00:01:05] Is here.\n", [1.0, 65.0]),
        ("[00:00:01.25] The room.\n[01:01:05.00] Is here.\n", [1.25, 3665.0]),
        ("[00:01:20] The room.\n[00:05:75] Is here.\n", [1.2, 5.75]),
    ],
)
def test_timed_lyrics_that_were_moved_or_count_hours(text, starts):
    assert [cue.start for cue in read_captions(text.encode(), "a.lrc").cues] == pytest.approx(starts)


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


SUBSTATION = """[Script Info]
Title: a talk

[Events]
Format: Start, End, Text
Comment: 0:00:00.00,0:00:09.00,not shown
Dialogue: 0:00:01.00,0:00:04.50,{\\an8\\i1}You are welcome,\\Nhere
Dialogue: 0:00:05.00,0:00:06.00,{\\p1}m 0 0 l 9 9{\\p0}
Dialogue: 0:01:06.00,0:01:08.00,And now, the room.
Dialogue: 0:01:09.00,0:01:08.00,Backwards
Dialogue: soon
"""


def test_captions_of_substation_alpha():
    read = read_captions(SUBSTATION.encode(), "talk.ass")

    assert read.cues == (cue(1.0, 4.5, "You are welcome, here"), cue(66.0, 68.0, "And now, the room."))
    assert problems(SUBSTATION, "talk.ssa") == [(10, "end-before-start"), (11, "times")]


def test_captions_as_youtube_gives_them_out():
    text = "0:00:01.000,0:00:04.500\nYou are welcome,\nhere\n\n0:01:06.000,0:01:08.000\nAnd now the room.\n"

    read = read_captions(text.encode(), "talk.sbv")

    assert read.problems == ()
    assert read.cues == (cue(1.0, 4.5, "You are welcome, here"), cue(66.0, 68.0, "And now the room."))


def test_timed_lyrics_are_shown_until_the_next_line_begins():
    text = "[ti:A talk]\n[00:01.00]You are welcome\n[00:04.50]\n[01:06.00][00:08.5]And now the room.\n"

    read = read_captions(text.encode(), "talk.lrc")

    assert read.problems == ()
    assert read.cues == (
        cue(1.0, 4.5, "You are welcome"),
        cue(8.5, 66.0, "And now the room."),
        cue(66.0, 71.0, "And now the room."),
    )


@pytest.mark.parametrize("ending", ["sbv", "ass", "ssa", "lrc"])
def test_captions_of_other_programs_are_found_beside_the_recording_after_webvtt(tmp_path, ending):
    for name in ("talk.mp3", f"talk.en.{ending.upper()}"):
        (tmp_path / name).touch()
    alone = caption_file(tmp_path / "talk.mp3")
    (tmp_path / "talk.en.vtt").touch()

    assert alone == tmp_path / f"talk.en.{ending.upper()}"
    assert caption_file(tmp_path / "talk.mp3") == tmp_path / "talk.en.vtt"


@pytest.mark.parametrize(
    "arrow",
    ["00: 00: 01,000 -> 00: 00: 03,500", "00:00:01,000 → 00:00:03,500", "००:००:०१,००० --> ००:००:०३,५००"],
)
def test_times_that_a_translator_went_over_are_read_and_known(arrow):
    data = f"1\n{arrow}\nThe room.\n".encode()

    assert read_captions(data, "a.srt").cues == (cue(1.0, 3.5, "The room."),)
    assert kind_of("a.srt", data) is FileKind.CAPTIONS


def test_words_below_their_times_are_read_as_those_who_write_down_talks_have_them():
    text = "[00:00:01]\nThe room\nis here.\n\n[00:00:09]\nLook, around.\n"

    assert [each.text for each in read_captions(text.encode(), "a.txt").cues] == [
        "The room is here.",
        "Look, around.",
    ]


def test_a_time_behind_who_speaks_is_not_shown():
    text = SRT.replace("You are", "Ann Lee  0:01\r\nYou are")

    assert read_captions(text.encode(), "a.srt").cues[0].text == "Ann Lee: You are welcome here"
