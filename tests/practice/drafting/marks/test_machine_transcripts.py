"""Transcripts of video sites, meetings and machines: whole sentences, chapters, and no words of a player."""

import pytest
from draft_heard import spoken

from player.practice.drafting.draft import draft_of

LINES = (
    (0, "hello and welcome to this short"),
    (3, "practice in which we come down to the"),
    (6, "floor so find a seat"),
    (10, "that is good enough"),
    (30, "and let your eyes rest"),
    (64, "[Music]"),
    (90, "slowly come back"),
)
WHOLE = [
    "hello and welcome to this short practice in which we come down to the floor so find a seat.",
    "That is good enough.",
    pytest.approx(15, abs=2),
    "and let your eyes rest.",
    pytest.approx(57, abs=2),
    "slowly come back.",
]


@pytest.mark.parametrize("between", ["\n", " ", "\t"])
def test_lines_that_a_video_cuts_up_are_whole_up_to_where_nobody_speaks(between):
    text = "\n".join(f"{at // 60}:{at % 60:02}{between}{words}" for at, words in LINES)

    assert spoken(text) == WHOLE


def test_what_a_player_shows_around_a_transcript_is_not_said():
    text = "\n".join(f"{at // 60}:{at % 60:02}\n{words}" for at, words in LINES)
    draft = draft_of(f"Transcript\n\nSearch in video\n{text}\nEnglish (auto-generated)\n", "talk.txt")

    assert spoken(f"Transcript\n\nSearch in video\n{text}\nEnglish (auto-generated)\n") == WHOLE
    assert {item.text for item in draft.unplaced} >= {
        "Transcript",
        "Search in video",
        "English (auto-generated)",
    }


def test_chapters_between_the_lines_are_headings():
    text = (
        "Intro\n0:00\nwelcome to the floor\n0:04\nand feel both feet\nBody scan\n0:45\nnotice one breath\n"
        "1:30\ncome back now\n"
    )

    assert "## Body scan (" in draft_of(text, "talk.txt").text
    assert "Body scan." not in spoken(text)


def test_a_time_every_five_minutes_says_nothing_about_quiet():
    text = (
        "Evening floor (2026-11-03) - Transcript\nAttendees\nAnn Lee, Bob Ray\n\nTranscript\n00:00:00\n"
        "Ann Lee: Here is the floor.\nAnn Lee: Feel both feet.\n00:05:00\nAnn Lee: Come back.\n\n"
        "This editable transcript was computer generated and might contain errors.\n"
    )

    assert spoken(text) == ["Here is the floor.", "Feel both feet.", "Come back."]


def test_the_parts_of_a_plan_at_such_times_are_as_long_as_they_say():
    assert spoken("0:00 Arrive on the chair.\n5:00 Feel the breath.\n10:00 Come back.\n") == [
        "Arrive on the chair.",
        pytest.approx(298, abs=2),
        "Feel the breath.",
        pytest.approx(298, abs=2),
        "Come back.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ann: [00:00:00] Here is the floor.\n\n[00:00:30] Come back.\n",
        "Ann:0:00\n\nHere is the floor.\n\nAnn:0:30\n\nCome back.\n",
    ],
)
def test_a_name_that_stands_once_or_beside_its_time_is_not_said(text):
    assert spoken(text) == ["Here is the floor.", pytest.approx(28, abs=1), "Come back."]
