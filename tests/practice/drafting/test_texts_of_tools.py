"""Texts as chats, teleprompters, notebooks, office programs and speech tools leave them."""

import unicodedata

import pytest
from draft_heard import spoken

from player.practice.drafting.draft import draft_of

FLOOR, FEET, BACK = "Here is the floor, and it holds.", "Feel both your feet.", "Come back now, to this room."


def headings(text, name="talk.md"):
    lines = draft_of(text, name).text.split("\n")
    return [line.removeprefix("## ").rpartition(" (")[0] for line in lines if line.startswith("## ")]


def title(text, name="talk.md"):
    return draft_of(text, name).text.partition('title: "')[2].partition('"')[0]


def test_lines_in_bold_right_above_their_text_are_headings():
    text = f"## Evening\n\n**Opening**\n{FLOOR}\n\n**Body:**\n- {FEET}\n\n**Close**\n{BACK}\n"

    assert spoken(text, "talk.md") == [FLOOR, FEET, BACK]
    assert headings(text) == ["Opening", "Body", "Close"]
    assert title(text) == "Evening"


@pytest.mark.parametrize(
    "bold",
    [
        "**May this be easy.**",
        "**Breathe in**\nand feel the air.",
        "**May I rest**\n**May I be well**",
        "**Pause**",
    ],
)
def test_words_in_bold_that_are_no_heading_stay(bold):
    text = f"{FLOOR}\n\n{bold}\n\n{FEET}\n\n{BACK}\n"

    assert not {"Breathe in", "May I rest", "May I be well", "Pause"} & set(headings(text))


def test_letters_put_together_from_two_are_known():
    text = unicodedata.normalize("NFD", "Spüre die Füße. (drei Atemzüge)\n\nHöre zu.\n\nKomm zurück.")

    assert spoken(text) == ["Spüre die Füße.", 15, "Höre zu.", "Komm zurück."]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (">> SLOW DOWN", []),
        ("///", [2]),
        ("SFX: BELL", ["bell"]),
        ("<PAUSE :05>", [5]),
        ("{{pause|5}}", [5]),
        ("2:00", []),
        ("[A page](https://example.org/a)", []),
        ("up:: [[Another page]]", []),
        ("~ 12 ~", []),
    ],
)
def test_marks_of_tools_between_two_paragraphs(written, expected):
    found = spoken(f"{FLOOR}\n\n{written}\n\n{FEET}\n\n{BACK}\n")

    assert [piece for piece in found if piece not in {FLOOR, FEET, BACK}] == expected


@pytest.mark.parametrize("hidden", ["\0", "\u202e", "\u00ad", "\x85", "\u2028"])
def test_what_is_reported_holds_no_character_that_a_script_cannot(hidden):
    text = f"{FLOOR}\n\n<aside>\nMine{hidden} alone.\n</aside>\n\n[^1]: A no{hidden}te.\n\n{FEET}\n\n{BACK}\n"

    assert spoken(text, "talk.md") == [FLOOR, FEET, BACK]


def test_dashes_between_words_are_short_pauses_as_speech_tools_have_them():
    assert spoken(f"Feel - - both -- 5 -- your -- 10 -- feet.\n\n{BACK}") == [
        *("Feel.", 2, "both.", 5, "your.", 10, "feet.", BACK)
    ]


def test_heads_of_pages_that_name_each_next_page_are_not_said():
    first, second = "MINDFUL MOMENTS      Page 1", "MINDFUL MOMENTS      Page 2"
    text = f"{first}\n\n{FLOOR} And noti-\n1\n\x0c{second}\n\nce the room.\n\n{BACK}\n2\n"

    assert spoken(text) == [FLOOR, "And notice the room.", BACK]


def test_names_in_capitals_on_lines_of_their_own_speak():
    text = f"[CUE 1: Intro music]\nANN (soft)\n  {FLOOR}\n\nSFX: BELL\n\nANN\n  {BACK}\n-30-\n"

    assert spoken(text) == [FLOOR, "bell", BACK]


@pytest.mark.parametrize(
    "day", ["Tuesday, November 3, 2026\n9:14 PM", "3. November 2026", "2026-11-03", "Di, 3.11.2026 21:14"]
)
def test_a_title_with_its_day_above_the_text_is_the_title(day):
    text = f"Evening floor\n{day}\n\n{FLOOR}\n\n{FEET}\n\n{BACK}\n\nCreated with OneNote.\n"

    assert spoken(text) == [FLOOR, FEET, BACK]
    assert title(text) == "Evening floor"


def test_what_a_chat_says_around_a_text_in_german_is_no_part_of_it():
    text = (
        "Gerne! Hier ist eine kurze Abendmeditation:\n\n---\n\n## Boden\n\nHier ist der Boden.\n\n"
        "Komm zurück.\n\n---\n\nMöchtest du eine längere Version?"
    )

    assert spoken(text, "talk.md") == ["Hier ist der Boden.", "Komm zurück."]
