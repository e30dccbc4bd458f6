"""The search for what was left in English finds it, and no more than that, at any hour."""

import pytest
from left_in_english import forgotten

from player.language.pseudo import CLOSING, OPENING

HOURS = [f"{hour:02}:{minute:02}" for hour in range(24) for minute in range(60)]
OWN_WORDS = "My shoulders came down a little"


def test_an_hour_before_own_words_is_no_english():
    assert [hour for hour in HOURS if forgotten(f"{hour}. {OWN_WORDS}")] == []


@pytest.mark.parametrize(
    "left",
    [
        "Take another copy of it",
        "12:49. Take another copy of it",
        "Gentle",
        "How hard does it feel right now",
        "expected the node content, but found another",
    ],
)
def test_a_sentence_of_ours_is_found(left):
    assert forgotten(f"{OPENING}Ţåķé{CLOSING} · {left}") == [left]
