"""What stands around a text isn't said: heads of mails and pages, facts, an answer's offer, notes."""

import pytest

from player.practice.drafting.draft import draft_of
from player.practice.script.model import Paragraph, Pause, Sentence, Silence
from player.practice.script.parse import parse_text

OURS = {"You're welcome here, just as you are.", "You can go on in your own time."}
TEXT = "Welcome to the floor.\n\nFeel both your feet.\n\nCome back now."
SAID = ["Welcome to the floor.", "Feel both your feet.", "Come back now."]
PARTS = ("Welcome to the floor, and settle in for a while.", "Feel both your feet, and what is under them.")


def heard(text, name="talk.txt"):
    """Words and seconds of a draft, without what Kindpace adds, and its title."""
    script = parse_text(draft_of(text, name).text, "talk.md")
    paragraphs = (block for phase in script.phases for block in phase.blocks if isinstance(block, Paragraph))
    pieces = [piece for paragraph in paragraphs for piece in paragraph.pieces]
    found = [
        float(piece.length) if isinstance(piece, Pause | Silence) else piece.text
        for piece in pieces
        if isinstance(piece, Pause | Silence | Sentence)
    ]
    return [piece for piece in found if piece not in OURS], script.title


def told(text):
    return [item.text for item in draft_of(text, "talk.txt").unplaced]


@pytest.mark.parametrize(
    ("before", "behind", "title"),
    [
        (
            "From: Jo <jo@example.org>\nTo: Al\nSubject: A calm hour\nDate: Mon, 3 Apr 2023\n\n",
            "\n\n-- \nJo\n+44 20 7946 0000",
            "A calm hour",
        ),
        ("Title: A calm hour\nAuthor: Jo\nTheme: Feet\nNarrator: Al\n\n", "", "A calm hour"),
        (
            "# A calm hour\n\n**Duration:** 10 min\n- **Level:** first\n- **Best hour:** evening\n\n",
            "",
            "A calm hour",
        ),
        ("A CALM HOUR\nA 10-minute practice\nby Jo Doe\n\n", "", "A CALM HOUR"),
        ("% A calm hour\n% Jo Doe\n% 2023\n\n", "", "A calm hour"),
        ("Contents\n1. Here ........ 2\n2. There ...... 5\n\n", "", "Talk"),
        (
            "Sure! Here's a short script you can use:\n\n---\n\n",
            "\n\n---\n\nWould you like me to make it longer?",
            "Talk",
        ),
        ("Title: A calm hour\n\n", "\n\nEnd of the practice", "A calm hour"),
        ("", "\n\n© 2023 Jo Doe. All rights reserved.", "Talk"),
        ("", "\n\nScript by Jo Doe", "Talk"),
        ("", "\n\n[1] From a book.", "Talk"),
        ("import Bell from './bell'\n\n", "\n\n\\pagebreak", "Talk"),
        ("> [!note] Speak slowly\n> and softly.\n\n", "", "Talk"),
        ("VIDEO: A candle burns.\n\n", "\n\nSFX 2: Waves.", "Talk"),
        ("SLIDE 3\n\n", "\n\nMinute 4-5:", "Talk"),
    ],
)
def test_what_stands_around_a_text_is_reported_and_not_said(before, behind, title):
    text = f"{before}{TEXT}{behind}"

    assert heard(text) == (SAID, title)
    reported = " ".join(told(text))
    words = [word.strip("*#:,.!?") for word in f"{before}{behind}".split()]
    assert all(word in reported for word in words if word.istitle() and word not in title)


@pytest.mark.parametrize(
    "text",
    [
        "Title and name: they are only words.\n\nFeel both your feet.\n\nCome back now.",
        "Music: soft waves\nGuide: Welcome to the floor.\n\nFeel both your feet.\n\nCome back now.",
        "Here is the floor, and the wall, and the chair:\n\nFeel both your feet.\n\nFeel free to stay.",
        "Words from somebody kind.\n\nFeel both your feet.\n\nThe end of it.",
        "Welcome to the floor\nof this room\nby the window\n\nFeel both your feet.\n\nCome back now.",
    ],
)
def test_what_only_looks_so_is_said(text):
    words = " ".join(str(piece) for piece in heard(text)[0])

    for line in text.splitlines():
        plain = line.removeprefix("Guide: ").strip()
        assert plain in words or line.startswith("Music")


def test_heads_and_numbers_of_pages_are_not_said():
    head = "A CALM HOUR"
    pages = f"{head}        1\n\n{PARTS[0]}\n\n2\n\n{head}\n\n{PARTS[1]}\n\n{head}       3\n\nCome back now."

    assert heard(pages) == ([*PARTS, "Come back now."], "A CALM HOUR")


@pytest.mark.parametrize("numbers", ["3\n\n2\n\n1", "1\n\n2\n\n3"])
def test_numbers_that_are_counted_aloud_are_said(numbers):
    said, _ = heard(f"{TEXT}\n\n{numbers}\n\nThere.")

    assert [f"{number}." for number in numbers.split()] == [
        piece for piece in said if str(piece)[0].isdigit()
    ]


def test_names_that_programs_have_for_lines_are_not_said():
    text = "a-one: Welcome to the floor.\n\nb_feet: Feel both your feet.\n\nend-1: Come back now.\n----\n"

    assert heard(text) == (SAID, "Talk")
    assert heard("/intro\nWelcome to the floor.\n\n/p Feel both your feet.\n\nCome back now.") == (
        SAID,
        "Talk",
    )


def test_a_sentence_over_a_rule_is_no_heading():
    assert heard("Welcome to the floor.\n----\nFeel both your feet.\n----\nCome back now.\n----") == (
        SAID,
        "Talk",
    )


def test_numbers_behind_sentences_are_seconds_where_there_are_several_and_asked_about():
    text = "Welcome to the floor. (5) Feel both your feet. (10) Come back now. (15)"

    assert heard(text)[0] == [SAID[0], 5.0, SAID[1], 10.0, SAID[2], 15.0]
    assert "“(some 10 seconds)” became [10s]" in draft_of(text, "talk.txt").text


@pytest.mark.parametrize(
    "text",
    [
        "[12/03/2023, 10:00:01] Jo: {0}\n[12/03/2023, 10:00:11] Jo: {1}\n[12/03/2023, 10:00:21] Jo: {2}\n",
        "12/03/23, 10:00 - Jo Doe: {0}\n12/03/23, 10:01 - Jo Doe: {1}\n12/03/23, 10:02 - Jo Doe: {2}\n",
        "T+0:00  {0}\nT+0:30  {1}\nT+1:00  {2}\n",
        "[0.00s - 4.20s] {0}\n[8.10s - 10.00s] {1}\n[20.0s - 22.0s] {2}\n",
        "JO — {0}\nJO — {1}\nJO — {2}\n",
        "JO. {0}\nJO. {1}\nJO. {2}\n",
        "Teacher says: {0}\nTeacher says: {1}\nTeacher says: {2}\n",
        "Talk\nMon, 3 Apr 2023\n\nWHO\nJo\n\nJo Doe  00:01\n{0}\n\nJo Doe  00:35\n{1}\n\nJo  01:10\n{2}\n",
    ],
)
def test_who_speaks_and_when_in_chats_and_transcripts_is_not_said(text):
    said, _ = heard(text.format(*SAID))

    assert [piece for piece in said if isinstance(piece, str)] == SAID


def test_a_pause_with_a_clocks_length_is_no_speaker():
    text = f"{SAID[0]}\n[PAUSE 00:20]\n{SAID[1]}\n[PAUSE 01:30]\n{SAID[2]}"

    assert heard(text)[0] == [SAID[0], 20.0, SAID[1], 90.0, SAID[2]]


def test_a_few_words_behind_a_time_from_here_to_there_are_a_heading():
    parts = zip(("[0:00-1:00] Settling", "[1:00-3:00] The feet", "[3:00-4:00] Back"), SAID, strict=True)
    text = "\n\n".join(f"{head}\n{said}" for head, said in parts)
    script = parse_text(draft_of(text, "talk.txt").text, "talk.md")

    assert [phase.title for phase in script.phases] == ["Settling", "The feet", "Back"]
    assert heard(text)[0] == SAID
