"""Texts as they are pasted: transcripts of meetings, screenplays, pages of a PDF, letters in fancy dress."""

import pytest

from player.practice.drafting.draft import draft_of
from player.practice.script.model import Paragraph, Pause, Sentence, Silence
from player.practice.script.parse import parse_text

SAID = ("Feel the floor under you.", "Let it carry you.")


def heard(text):
    """Words and seconds of a draft's middle, without what Kindpace adds."""
    script = parse_text(draft_of(text, "talk.txt").text, "talk.md")
    pieces = [
        piece
        for phase in script.phases
        for block in phase.blocks
        if isinstance(block, Paragraph)
        for piece in block.pieces
    ]
    found = [
        float(piece.length) if isinstance(piece, Pause | Silence) else piece.text
        for piece in pieces
        if isinstance(piece, Pause | Silence | Sentence)
    ]
    ours = {"You're welcome here, just as you are.", "You can go on in your own time."}
    return tuple(one for one in found if one not in ours)


@pytest.mark.parametrize(
    "text",
    [
        "Speaker 1  0:03  \n{0}\n\nSpeaker 1  0:09  \n{1}\n",
        "[Anna Miller] 10:03:11\n{0}\n\n[Anna Miller] 10:03:20\n{1}\n",
        "Anna Miller   0:03\n{0}\n\nBen   0:09\n{1}\n",
        "Anna (00:03):\n{0}\n\nAnna (00:09):\n{1}\n",
        "Anna Miller 10:03 AM\n{0}\n\nAnna Miller 10:04 AM\n{1}\n",
        "0:03{0}\n0:09{1}\n",
        "NARRATOR (V.O.)\n{0}\n\nNARRATOR (V.O.)\n{1}\n",
        "ANNA: {0}\n\nANNA: {1}\n",
    ],
)
def test_who_speaks_and_when_is_not_said(text):
    assert heard(text.format(*SAID)) == SAID


def test_a_time_that_is_said_at_the_beginning_of_a_line_stays():
    lines = ("7:30am is early.", "8:30pm is late.")

    assert heard("\n\n".join(lines)) == lines


def test_one_name_with_a_time_is_no_transcript():
    assert "Monday 10:30." in heard(f"{SAID[0]}\n\nMonday 10:30\n{SAID[1]}\n\nAnd that is all.")


@pytest.mark.parametrize("number", ["- 3 -", "– 3 –", "Page 2 of 5", "Seite 2 von 5"])
def test_the_numbers_of_pages_are_not_said_and_head_nothing(number):
    text = f"{SAID[0]}\n\n{number}\n\n{SAID[1]}"

    assert heard(text) == SAID
    assert "## " + number not in draft_of(text, "talk.txt").text


def test_words_parted_at_the_end_of_a_line_are_whole():
    text = (
        "Feel the chair under-\nneath you with some self-\nkindness, and the word well-\nbeing, and rest now."
    )

    assert heard(text) == (
        "Feel the chair underneath you with some self-kindness, and the word well-being, and rest now.",
    )


def test_the_number_of_an_item_is_no_length():
    assert heard(f"{SAID[0]}\n\n1. Feel the chair.\n2. Rest.\n3. Pause.\n\n{SAID[1]}") == (
        SAID[0],
        "1: Feel the chair.",
        "2: Rest.",
        4.0,
        SAID[1],
    )


@pytest.mark.parametrize("mark", ["◦", "‣", "–", "➤", "✓"])
def test_signs_before_the_items_of_a_list_are_not_said(mark):
    assert heard(f"{SAID[0]}\n\n{mark} Feel the chair.\n{mark} Feel the feet.\n\n{SAID[1]}") == (
        SAID[0],
        "Feel the chair.",
        "Feel the feet.",
        SAID[1],
    )


@pytest.mark.parametrize("written", ["⏳ 30 seconds", "⏱️ 30 s", "<!-- pause 30s -->"])
def test_pauses_with_a_sign_or_in_a_comment_are_pauses(written):
    assert heard(f"{SAID[0]}\n\n{written}\n\n{SAID[1]}") == (SAID[0], 30.0, SAID[1])


def test_a_mere_time_in_brackets_is_not_said():
    assert heard(f"{SAID[0]}\n\n(0:30)\n\n{SAID[1]}") == SAID


def test_letters_in_fancy_dress_can_be_said():
    assert heard(f"{SAID[0]}\n\n𝓡𝓮𝓵𝓪𝔁 𝐲𝐨𝐮𝐫 ｓｈｏｕｌｄｅｒｓ.\n\n{SAID[1]}")[1] == "Relax your shoulders."
