"""Text as it comes out of a page: wrapped lines, numbers of lines, chapters of a video, other digits."""

import pytest
from draft_heard import spoken

from player.practice.drafting.draft import draft_of

SIT, LOOK = "Sit on the chair.", "Look around the room."
LONG = "Find a comfortable seat, and let both of your hands rest in your lap, as they are."


def told(text):
    return [item.text for item in draft_of(text, "talk.txt").unplaced]


def test_blank_lines_that_a_margin_put_into_a_sentence_part_nothing():
    text = f"{LONG[:46]}\n\n{LONG[46:]}\n\n(pause)\n\n{LOOK}\n"

    assert spoken(text) == [LONG, 4, LOOK]


def test_short_lines_with_blank_ones_between_stay_apart():
    assert spoken("the floor below\n\nthe wall behind\n\nthe lamp above\n") == [
        *("the floor below.", "the wall behind.", "the lamp above.")
    ]


def test_long_lines_without_any_full_stop_are_breaths_and_stay_apart():
    lines = [
        "notice the weight of your body on the cushion",
        "and the warmth of your hands, wherever they are now",
        "and the sounds that come and go around the house",
    ]

    assert len(spoken("\n\n".join(lines))) == len(lines)


def test_numbers_of_lines_are_not_said():
    text = f"1   {LONG[:46]}\n2   {LONG[46:]}\n3\n4   {SIT} (pause)\n5\n6   {LOOK}\n"

    assert spoken(text) == [LONG, SIT, 4, LOOK]


def test_a_count_that_is_said_is_no_number_of_lines():
    text = f"{SIT}\n\n3\n\n2\n\n1\n\n{LOOK}\n"

    assert [piece for piece in spoken(text) if piece[0].isdigit()] == ["3.", "2.", "1."]


def test_a_videos_chapters_beside_its_words_are_not_said_and_make_no_pauses():
    chapters = ["0:00 Intro", "1:20 Body scan", "5:00 Breath", "9:30 Outro"]
    text = "Chapters:\n" + "\n".join(chapters) + f"\n\n{LONG} {SIT}\n\n{LOOK}\n"

    assert spoken(text) == [LONG, SIT, LOOK]
    assert told(text) == ["Chapters:", *chapters]


@pytest.mark.parametrize(
    ("written", "seconds"), [("(توقف ١٠ ثوان)", 10), ("(विराम १५ सेकंड)", 15), ("（pause １０ seconds）", 10)]
)
def test_seconds_in_the_digits_of_other_scripts(written, seconds):
    assert spoken(f"{SIT} {written} {LOOK}") == [SIT, seconds, LOOK]


def test_letters_that_printers_join_are_two():
    assert spoken(f"The \ufb01rst \ufb02oor. {LOOK}") == ["The first floor.", LOOK]


@pytest.mark.parametrize("written", ["(chuckles)", "(gasps)"])
def test_what_a_reader_does_is_reported(written):
    assert spoken(f"{SIT} {written} {LOOK}") == [SIT, LOOK]
    assert told(f"{SIT} {written} {LOOK}") == [written]


@pytest.mark.parametrize(
    "sentence",
    [
        "The patient tree waits.",
        "Note: the voice that you hear is your own.",
        "Hold for a count of four.",
        "Wait until the kettle clicks.",
        "The clients of the café have left.",
        "Rest: there is nothing else to do.",
        "Say what you see, as in a list: door, lamp, wall.",
    ],
)
def test_sentences_that_only_look_like_directions_are_said(sentence):
    assert spoken(f"{SIT} {sentence} {LOOK}") == [SIT, sentence, LOOK]


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("(ca. 1/2 Minute)", 30), ("(pause 1 1/2 minutes)", 90), ("[3/4 of a minute of silence]", 45)],
)
def test_halves_and_quarters_of_a_minute(written, seconds):
    assert spoken(f"{SIT} {written} {LOOK}") == [SIT, seconds, LOOK]


def test_silence_in_capitals_on_a_line_of_its_own_is_quiet():
    assert spoken(f"{SIT}\n\nSILENCE\n\n{LOOK}\n") == [SIT, 20, LOOK]
    assert "Silence is here." in spoken(f"{SIT}\n\nSilence is here.\n\n{LOOK}\n")


def test_parts_with_a_length_above_their_text_are_headings_and_no_pauses():
    text = f"Part One: Arriving (2 min)\n{SIT}\n\nPart Two: The floor (3 min)\nRest.\n\nPart Three: Back (1 min)\n{LOOK}\n"  # noqa: E501 - as a file has it

    assert spoken(text) == [SIT, "Rest.", LOOK]


def test_who_wrote_a_text_is_not_said_on_a_line_below_its_title():
    assert spoken(f"Einschlafhilfe\n\nvon Anna Beispiel\n\n{SIT}\n\n{LOOK}\n") == [SIT, LOOK]
    assert spoken(f"Hands\n\nby the window, perhaps\n\n{SIT}\n\n{LOOK}\n")[0] == "by the window, perhaps."


@pytest.mark.parametrize(
    "text",
    ["One. (pause)\n\nTwo. (pause)\n", "One (pause)\nTwo (pause)\n", "één. (pauze)\n\ntwee. (pauze)\n"],
)
def test_a_count_with_a_pause_behind_each_number_is_said(text):
    heard = spoken(f"{SIT}\n\n{text}\n{LOOK}\n")

    assert [type(piece) for piece in heard[1:-1]] == [str, float, str, float]
