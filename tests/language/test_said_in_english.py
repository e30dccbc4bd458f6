"""The search for English in another language's window finds it, and no more than that."""

import pytest
from said_in_english import said_in_english


@pytest.mark.parametrize(
    "left",
    [
        "Not now",
        "Very short, with open eyes and constant company, for a first try or a tender time.",
        "Sanft · Low-sensory",
        "Gangart „Gentle“",
        "First steps: Eine ähnliche anlegen",
        "Stopping is always fine, with or without a reason.",
        "It takes at least 4 minutes.",
        "From the ground up, slowly.",
        "<b>What research shows, and what it does not</b>",
    ],
)
def test_a_sentence_that_the_language_has_is_found(left):
    assert said_in_english("de", ["Heute", left]) != []


@pytest.mark.parametrize(
    "shown",
    [
        "Jetzt nicht",
        "Bringing it to therapy",
        "Standard",
        "Text",
        "Heart",
        "My shoulders came down a little.",
    ],
)
def test_the_languages_own_words_and_what_it_has_not_are_no_english(shown):
    assert said_in_english("de", [shown]) == []
