"""A podcast's transcript names whoever speaks once, before the greeting."""

import pytest

from player.practice.drafting.draft import draft_of

TEXT = (
    "Let your eyes rest on the floor for a while.\n\n"
    "Notice the weight of your hands, and what they lie on.\n\n"
    "And come back to the room."
)


def drafted(first):
    draft = draft_of(f"{first}\n\n{TEXT}", "talk.txt")
    return draft.text.splitlines(), [unplaced.text for unplaced in draft.unplaced]


@pytest.mark.parametrize(
    ("first", "label", "said"),
    [
        ("Anna: Welcome to this practice.", "Anna", "Welcome to this practice."),
        ("Anna Lee: Hello and welcome.", "Anna Lee", "Hello and welcome."),
        ("Body Scan\n\nDr. Ana Ruiz: Good evening, everyone.", "Dr. Ana Ruiz", "Good evening, everyone."),
        ("ANNA: Welcome.", "ANNA", "Welcome."),
        ("Anna (softly): Thank you for joining us.", "Anna", "Thank you for joining us."),
        ("Anna: Sit where you like.\n\nMy name is Anna.", "Anna", "Sit where you like."),
        ("Anna: Schön, dass du da bist.", "Anna", "Schön, dass du da bist."),
        ("Jürgen: Herzlich willkommen zur Übung.", "Jürgen", "Herzlich willkommen zur Übung."),
    ],
)
def test_whoever_greets_is_not_read_aloud_and_that_is_told(first, label, said):
    lines, unplaced = drafted(first)

    assert said in lines
    assert unplaced == [label]


@pytest.mark.parametrize(
    "first",
    [
        "Remember: Welcome what comes.",
        "Now: Welcome, all that is here.",
        "Notice: Hello is a word too.",
        "Sounds: Welcome them as they come.",
        "Friend: Welcome home.",
        "Thought: Hello again.",
        "Morning Practice: Welcome to the day.",
        "Hands: I am here, they say.",
        "Here: I am here.",
        "One thing more, and then another.\n\nAnd one more.\n\nRain: Hello, roof.",
    ],
)
def test_a_practices_own_words_before_a_colon_stay(first):
    lines, unplaced = drafted(first)

    assert first.rpartition("\n")[2] in lines
    assert unplaced == []
