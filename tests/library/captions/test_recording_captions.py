"""Captions beside a recording: every mistake is reported with its line, and none stops the recording."""

import pytest
from caption_texts import SRT, cue, problems
from hypothesis import given
from hypothesis import strategies as st

from player.library.captions.recording_captions import (
    LARGEST,
    captions_beside,
    in_words,
    read_captions,
)
from player.practice.errors import Severity

VTT = """WEBVTT - a talk

NOTE for nobody

1
00:01.000 --> 00:04.500 align:start
<v Ada>You are <i>welcome</i> here
&amp; may rest.

00:01:06.000 --> 00:01:08.000
And now the room.
"""


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
