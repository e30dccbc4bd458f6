"""The search for English in another language's window finds it, and no more than that."""

import shutil

import pytest
import said_in_english as module
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
        "Bringing it to therapy",
    ],
)
def test_a_sentence_that_the_language_has_is_found(left):
    assert said_in_english("de", ["Heute", left]) != []


@pytest.mark.parametrize(
    "shown",
    [
        "Jetzt nicht",
        "Standard",
        "Text",
        "Heart",
        "My shoulders came down a little.",
    ],
)
def test_the_languages_own_words_and_what_it_has_not_are_no_english(shown):
    assert said_in_english("de", [shown]) == []


def test_a_practice_that_the_language_has_not_may_be_english(tmp_path, monkeypatch):
    copied = tmp_path / "scripts"
    shutil.copytree(module.SCRIPTS, copied)
    # A tag of its own: what is found for a language is kept.
    (copied / "de").rename(copied / "nds")
    (copied / "nds/bringing-it-to-therapy.md").unlink()
    monkeypatch.setattr(module, "SCRIPTS", copied)

    assert said_in_english("nds", ["Bringing it to therapy"]) == []
    assert said_in_english("nds", ["Walking, here or outside"]) != []
