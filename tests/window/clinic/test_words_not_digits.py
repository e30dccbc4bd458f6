"""A key is known by its words: nobody is shown digits that they can't do anything with."""

import re

import pytest
from PySide6.QtWidgets import QLabel
from sample_clinic import CLINIC_SAMPLES
from sample_own_voice import OWN_VOICE_SAMPLES

SAMPLES = CLINIC_SAMPLES | OWN_VOICE_SAMPLES
DIGITS = re.compile(r"\b[0-9A-Fa-f]{16}\b|\b([0-9a-f]{4} ){3}[0-9a-f]{4}\b")


def seen(screen):
    return [each.text() for each in screen.findChildren(QLabel) if each.isVisible()]


@pytest.mark.parametrize("name", SAMPLES)
def test_no_screen_shows_a_key_in_digits(shown, name):
    assert [words for words in seen(shown(SAMPLES[name])) if DIGITS.search(words)] == []


def test_whoever_was_given_digits_finds_them_behind_a_button(shown):
    screen = shown(CLINIC_SAMPLES["clinic-trust"])
    (button,) = [
        each for each in screen.findChildren(type(screen.trust)) if each.text() == "The same in digits"
    ]
    button.click()

    assert len([words for words in seen(screen) if DIGITS.search(words)]) == 1
