"""Captions as people, programs and video sites write them, and those of other formats."""

import pytest
from caption_texts import SRT, cue, problems

from player.library.captions.recording_captions import (
    Captions,
    read_captions,
)
from player.practice.file_kinds import FileKind, kind_of

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
        ("10:30 Here.", "Here."),
        ("0:10:30 - Here.", "Here."),
        ("10:30\nHere.", "Here."),
        ("Here (10:31), at 10:30.", "Here, at 10:30."),
        ("Here (10:31) it is.", "Here it is."),
        ("9:30 is early.", "9:30 is early."),
        ("10:30 (9:30)", "(9:30)"),
    ],
)
def test_a_captions_own_time_is_not_shown_and_a_time_of_day_is(words, shown):
    read = read_captions(f"00:10:30.000 --> 00:10:32.000\n{words}\n".encode(), "talk.srt")

    assert [cue.text for cue in read.cues] == [shown]


@pytest.mark.parametrize("arrow", [" – ", " - ", "—", " à ", " \uf0e0 "])
def test_what_a_word_processor_made_of_the_arrow_is_one(arrow):
    first = f"1\n00:00:01,000{arrow}00:00:03,500\nThe room, from 10:30 – 11:30.\n\n"
    text = f"{first}2\n00:00:05,000{arrow}00:00:06,000\nAnd rest.\n"

    assert read_captions(text.encode(), "a.srt") == Captions(
        (cue(1.0, 3.5, "The room, from 10:30 – 11:30."), cue(5.0, 6.0, "And rest."))
    )


def test_styles_with_an_empty_line_amid_them_are_no_words():
    style = "STYLE\n::cue(b) {\n\n  color: red;\n\n  font-size: 2em }\n\n"
    text = f"WEBVTT\n\n{style}00:01.000 --> 00:02.000\nHere.\n"

    assert read_captions(text.encode(), "a.vtt") == Captions((cue(1.0, 2.0, "Here."),))


def test_words_beside_what_is_drawn_are_shown():
    head = "[Script Info]\n[Events]\nFormat: Start, End, Text\n"
    drawn = "Dialogue: 0:00:01.00,0:00:02.00,One {\\p1}m 0 0 l 9 0{\\p0}two\n"
    alone = "Dialogue: 0:00:03.00,0:00:04.00,{\\p1}m 0 0\n"

    assert read_captions((head + drawn + alone).encode(), "a.ass") == Captions((cue(1.0, 2.0, "One two"),))


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
