"""Texts as teachers, studios, chats and mails hand them over: titles, notes, labels, names of pictures."""

import pytest
from draft_heard import spoken

from player.practice.drafting.draft import draft_of
from player.practice.file_kinds import FileKind, kind_of

FLOOR, FEET, BACK = "Here is the floor.", "Feel both your feet.", "Come back now."


def title(text):
    return draft_of(text, "talk.txt").text.partition('title: "')[2].partition('"')[0]


@pytest.mark.parametrize("length", [" (30 Minutes)", " (ca. 20 Min.)", " [12 min]", ""])
def test_a_title_above_the_heading_of_the_first_part_is_no_pause(length):
    text = f"Body scan{length}\n\nArriving\n\n{FLOOR}\n\nClosing\n\n{FEET} {BACK}\n"

    assert spoken(text) == [FLOOR, FEET, BACK]
    assert title(text) == "Body scan"


@pytest.mark.parametrize(
    "note",
    [
        "Hinweise für die Anleitung: Langsam lesen, danach 5 Sekunden Pause.",
        "Hinweis: Nach jedem Absatz Pausen lassen.",
        "On screen: a candle",
        "Adapted from: Somebody, 2010. Used with permission.",
        "Used with permission.",
        ":pray:",
        "Share this:",
        "**Total: 3 min**",
        "By Ann Lee | May 5, 2026 | 3 Comments",
    ],
)
def test_what_is_for_others_is_not_said(note):
    title_above = f"# Evening\n\n{note}\n\n{FLOOR}\n\n{FEET}\n\n{BACK}\n"
    between = f"{FLOOR}\n\n{note}\n\n{FEET}\n\n{BACK}\n"

    assert spoken(title_above if note.startswith("By") else between) == [FLOOR, FEET, BACK]


def test_what_is_seen_below_what_is_said_is_not_said():
    text = f"Slide 1\nVO: {FLOOR}\nOn screen: a candle\n\nSlide 2\nVO: {FEET}\n\nSlide 3\nVO: {BACK}\n"

    assert spoken(text) == [FLOOR, FEET, BACK]


@pytest.mark.parametrize("written", ["– Pause, 2 Atemzüge –", "Pause: zwei Atemzüge", "Pause (two breaths)"])
def test_a_pause_of_breaths_on_a_line_of_its_own(written):
    assert spoken(f"{FLOOR}\n\n{written}\n\n{BACK}\n") == [FLOOR, 10, BACK]


def test_names_of_parts_in_capitals_before_their_words_are_headings():
    text = f"INDUCTION: {FLOOR}\n\nDEEPENER: {FEET}\n\nAWAKENER: {BACK}\n"
    lines = draft_of(text, "talk.txt").text.split("\n")

    assert spoken(text) == [FLOOR, FEET, BACK]
    assert "## DEEPENER (rung 1)" in lines


@pytest.mark.parametrize(
    "text", ["REMEMBER: you can stop.\n\nAnd rest.\n\nLook up.", "NASA: a name.\n\nRest.\n\nUp."]
)
def test_a_single_word_in_capitals_before_a_colon_is_said(text):
    assert ":" in str(spoken(text)[0])


def test_what_a_letter_has_around_the_text_is_not_said():
    text = (
        f"Hi Tom,\n\nhere is the script we talked about:\n\n{FLOOR}\n\n{FEET}\n\n{BACK}\n\nBest,\nAnn\n\n"
        "Sent from my iPhone\n"
    )

    assert spoken(text) == [FLOOR, FEET, BACK]


def test_a_greeting_that_belongs_to_the_practice_is_said():
    text = f"Hello, everyone.\n\n{FLOOR}\n\n{BACK}\n\nWith love.\n"

    assert spoken(text) == ["Hello, everyone.", FLOOR, BACK, "With love."]


def test_a_chat_without_its_pictures_and_their_names():
    text = (
        f"[03.11.26, 21:14:05] Ann: {FLOOR} :pray:\n[03.11.26, 21:14:40] Ann: {FEET}\n"
        f"[03.11.26, 21:15:10] Ann: <Media omitted>\n[03.11.26, 21:16:10] Ann: {BACK} :bell:\n"
    )

    assert [piece for piece in spoken(text) if not isinstance(piece, float)] == [FLOOR, FEET, BACK, "bell"]


@pytest.mark.parametrize("space", ["\u00a0", "\u2003", "\u2009", "\u202f", "\u3000"])
def test_spaces_of_any_width_are_spaces(space):
    text = f"{FLOOR} (pause 5 seconds) {FEET} (5 s)\n{space}\n{BACK}".replace(" ", space)

    assert kind_of("talk.txt", text.encode()) is FileKind.TEXT
    assert spoken(text) == [FLOOR, 5, FEET, 5, BACK]


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("（停顿五秒）", 5), ("（静默三十秒）", 30), ("（停顿十秒）", 10), ("（半分钟）", 30)],
)
def test_chinese_numbers_are_numbers(written, seconds):
    assert spoken(f"欢迎。{written}\n\n感受你的脚。\n\n回来。") == [
        "欢迎。",
        seconds,
        "感受你的脚。",
        "回来。",
    ]


def test_a_bell_as_a_tag_rings():
    assert spoken(f"{FLOOR} <BELL>\n\n{FEET}\n\n{BACK}") == [FLOOR, "bell", FEET, BACK]


def test_parts_that_are_called_by_their_usual_names_and_the_talk_afterwards():
    text = (
        f"Phantasiereise\n\nMaterial: Decke\n\n{FLOOR}\n\nHauptteil: {FEET}\n\nRückholung: {BACK}\n\n"
        "Nachgespräch: Wie war es?\n"
    )

    assert spoken(text) == [FLOOR, FEET, BACK]
    assert title(text) == "Phantasiereise"


def test_a_line_with_a_hundred_thousand_spaces_is_read_at_once():
    """Each mark was looked for from each of them: it took minutes."""
    draft = draft_of("Sit down." + 100_000 * " " + "Rest.\n", "talk.txt")

    assert "Sit down. Rest." in draft.text or "Sit down.\nRest." in draft.text
