"""Captions that roll or grow, that begin before the beginning, and those of broadcasters."""

import pytest

from player.library.captions.recording_captions import read_captions
from player.practice.file_kinds import FileKind, kind_of


def file_of(cues):
    """SubRip with a caption for each pair of a second and words; each ends where the next begins."""
    ends = [*(start for start, _ in cues[1:]), cues[-1][0] + 3]
    return "".join(
        f"{number}\n00:00:{start:02},000 --> 00:00:{end:02},000\n{words}\n\n"
        for number, ((start, words), end) in enumerate(zip(cues, ends, strict=True), start=1)
    )


def shown(text, name="talk.srt"):
    return [cue.text for cue in read_captions(text.encode(), name).cues]


def test_captions_that_roll_up_without_times_within_show_each_line_once():
    lines = ["welcome to the", "floor now", "feel your feet", "and rest"]
    rolled = [(0, lines[0]), *((at * 3, f"{lines[at - 1]}\n{lines[at]}") for at in range(1, 4))]

    assert shown(file_of(rolled)) == lines


def test_captions_that_grow_word_by_word_are_shown_as_a_whole():
    words = ["welcome", "to", "the", "floor", "now"]
    grown = [(at, " ".join(words[: at + 1])) for at in range(5)]
    found = read_captions(file_of([*grown, (9, "and rest")]).encode(), "talk.srt").cues

    assert [(cue.start, cue.end, cue.text) for cue in found] == [
        (0, 9, "welcome to the floor now"),
        (9, 12, "and rest"),
    ]


@pytest.mark.parametrize(
    "cues",
    [
        [(0, "Breathe in."), (3, "Breathe in."), (6, "Breathe in."), (9, "Breathe in.")],
        [(0, "And rest"), (3, "And rest\nhere"), (9, "Look around"), (12, "you now"), (15, "and go")],
    ],
)
def test_what_is_said_again_is_shown_again(cues):
    assert len(shown(file_of(cues))) >= len({words for _, words in cues}) - 1
    assert shown(file_of(cues))[0] == cues[0][1]


def test_captions_that_begin_before_the_beginning_are_captions():
    text = "1\n-00:00:02,000 --> 00:00:01,000\nWelcome.\n\n2\n00:00:05,000 --> 00:00:09,000\nFeel it.\n"

    assert kind_of("talk.srt", text.encode()) is FileKind.CAPTIONS
    assert shown(text) == ["Welcome.", "Feel it."]


def test_a_style_with_an_empty_line_in_it_and_readings_above_words_are_not_shown():
    text = (
        "WEBVTT\n\nSTYLE\n::cue { color: red }\n\n::cue(b) {\n  color: blue;\n\n}\n\n"
        "00:01.000 --> 00:02.000\n"
        "<ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby> is here.\n"
    )
    found = read_captions(text.encode(), "talk.vtt")

    assert [cue.text for cue in found.cues] == ["漢字 is here."]
    assert found.problems == ()


def block(number, start, end, words, *, extension=0xFF, remark=0):
    head = bytes([0, number, 0, extension, 0, *start, *end, 20, 2, remark])
    return head + words.ljust(112, b"\x8f")


def test_subtitles_of_broadcasters_are_read():
    head = b"850STL25.01100" + b" " * 1010
    data = (
        head
        + block(
            0,
            (0, 0, 1, 0),
            (0, 0, 4, 5),
            b"\x02Sp\xc8ure die\x8a\x8aF\xc8u\xfbe.\x8f",
        )
        + block(1, (0, 0, 0, 0), (0, 0, 0, 0), b"not shown", remark=1)
        + block(2, (0, 0, 10, 0), (0, 0, 12, 0), b"Come ", extension=0)
        + block(2, (0, 0, 10, 0), (0, 0, 12, 0), b"back.")
    )
    found = read_captions(data, "talk.stl")

    assert kind_of("talk.stl", data) is FileKind.CAPTIONS
    assert [(cue.start, cue.end, cue.text) for cue in found.cues] == [
        (1, 4.2, "Spüre die Füße."),
        (10, 12, "Come back."),
    ]
    assert found.problems == ()


@pytest.mark.parametrize("length", [11, 500, 1024, 1100, 1151])
def test_subtitles_of_broadcasters_that_are_cut_off_are_read_as_far_as_they_go(length):
    data = (b"850STL25.01100" + b" " * 1010 + block(0, (0, 0, 1, 0), (0, 0, 4, 0), b"Here."))[:length]

    assert read_captions(data, "talk.stl").cues == ()
