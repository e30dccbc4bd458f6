"""Captions in several languages, of older programs, and such as stay while nobody speaks."""

import pytest
from draft_heard import spoken

from player.library.captions.recording_captions import read_captions
from player.library.documents.source_text import source_text
from player.practice.file_kinds import FileKind, kind_of

SAMI = "<SAMI><HEAD><STYLE><!-- .KRCC {{lang: ko-KR;}} .ENCC {{Name: English; lang: en-US;}} --></STYLE></HEAD><BODY>\n{}</BODY></SAMI>"  # noqa: E501 - as a file has it
IN_TWO = [
    (
        "<SYNC Start=1000><P Class=KRCC>환영<SYNC Start=1000><P Class=ENCC>The room.\n"
        "<SYNC Start=3000><P Class=KRCC>&nbsp;<SYNC Start=3000><P Class=ENCC>&nbsp;\n"
        "<SYNC Start=9000><P Class=KRCC>발<SYNC Start=9000><P Class=ENCC>Look around.\n"
    ),
    (
        "<SYNC Start=1000><P Class=KRCC>환영<P Class=ENCC>The room.\n<SYNC Start=3000><P Class=KRCC>&nbsp;<P Class=ENCC>&nbsp;\n"  # noqa: E501 - as a file has it
        "<SYNC Start=9000><P Class=KRCC>발<P Class=ENCC>Look around.\n"
    ),
]


def cues(text, name):
    read = read_captions(text.encode(), name)

    assert read.problems == ()
    return [(float(cue.start), float(cue.end), cue.text) for cue in read.cues]


@pytest.mark.parametrize("body", IN_TWO)
def test_of_two_languages_in_a_file_the_english_one_is_read(body):
    assert cues(SAMI.format(body), "a.smi")[0] == (1.0, 3.0, "The room.")
    assert [words for _, _, words in cues(SAMI.format(body), "a.smi")] == ["The room.", "Look around."]


CHEETAH = """*Part 1*

** Caption Number 1
*PopOn
*T 00:00:01:15
*BottomUp
{LEFT}The room
is here.

** Caption Number 2
*PopOn
*T 00:00:09:00
Look around.
"""


def test_captions_of_cheetah_with_commands():
    assert kind_of("a.cap", CHEETAH.encode()) is FileKind.CAPTIONS
    assert cues(CHEETAH, "a.cap") == [(1.5, 9.0, "The room is here."), (9.0, 14.0, "Look around.")]


def test_lines_without_a_time_belong_to_the_line_above_in_timed_lyrics():
    assert [
        words for _, _, words in cues("[00:01.00]The room\n[00:05.00]is here,\nall of it.\n", "a.lrc")
    ] == [*("The room", "is here, all of it.")]


def test_a_transcript_with_times_in_brackets_is_no_captions_and_loses_no_word():
    text = "[00:00:02.10] - Ann\nThe room is here.\n\n[00:00:40.00] - Ann\nLook around.\n"

    assert kind_of("a.txt", text.encode()) is FileKind.TEXT
    assert [words for words in spoken(source_text(text.encode(), "a.txt")[0]) if isinstance(words, str)] == [
        *("The room is here.", "Look around.")
    ]


@pytest.mark.parametrize(
    ("first", "second"), [("The room is here", "Look around"), ("楽に座ってください", "息を感じてください")]
)
def test_captions_without_full_stops_are_no_headings_and_keep_their_pauses(first, second):
    text = f"1\n00:00:01,000 --> 00:00:03,000\n{first}\n\n2\n00:00:20,000 --> 00:00:23,000\n{second}\n"

    assert spoken(source_text(text.encode(), "a.srt")[0]) == [f"{first}.", 17, f"{second}."]


def test_a_caption_that_stays_after_its_words_hides_a_pause_and_one_that_is_slowly_said_none():
    text = "WEBVTT\n\n00:01.000 --> 00:31.000\nThe room is here.\n\n00:31.000 --> 00:34.000\nLook around.\n"

    assert spoken(source_text(text.encode(), "a.vtt")[0]) == [
        "The room is here.",
        pytest.approx(28, abs=1),
        "Look around.",
    ]
    slow = text.replace("00:31", "00:05")
    assert spoken(source_text(slow.encode(), "a.vtt")[0]) == ["The room is here.", "Look around."]


TTML = (
    '<tt xmlns="http://www.w3.org/ns/ttml"><body><div xml:lang="de"><p begin="1s" end="3s">Der Raum.</p></div>\n'  # noqa: E501 - as a file has it
    '<div xml:lang="en"><p begin="1s" end="3s">The room.</p></div></body></tt>'
)
ASS = (
    "[Script Info]\n[Events]\nFormat: Start, End, Style, Text\nDialogue: 0:00:01.00,0:00:03.00,Deutsch,Der Raum.\n"  # noqa: E501 - as a file has it
    "Dialogue: 0:00:01.00,0:00:03.00,English,The room.\nDialogue: 0:00:09.00,0:00:11.00,Deutsch,Schau.\n"
    "Dialogue: 0:00:09.00,0:00:11.00,English,Look.\n"
)


@pytest.mark.parametrize(
    ("text", "name", "words"), [(TTML, "a.ttml", ["The room."]), (ASS, "a.ass", ["The room.", "Look."])]
)
def test_of_two_languages_one_under_the_other_the_english_one_is_read(text, name, words):
    assert [shown for _, _, shown in cues(text, name)] == words


def test_styles_that_are_no_second_language_are_all_read():
    other = ASS.replace("Dialogue: 0:00:09.00,0:00:11.00,English,Look.\n", "")

    assert [shown for _, _, shown in cues(other, "a.ass")] == ["Der Raum.", "The room.", "Schau."]
