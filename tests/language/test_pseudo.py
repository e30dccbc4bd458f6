"""The made-up language: unmistakable, two fifths longer, and with everything in braces left alone."""

import pytest

from player.language.pseudo import PseudoTranslations, pseudo


@pytest.mark.parametrize("sentence", ["Begin", "Nothing was changed. You might try again in a while.", "Ön"])
def test_it_is_longer_by_two_fifths(sentence):
    assert len(pseudo(sentence)) >= 1.4 * len(sentence)
    assert pseudo(sentence)[0] == "⟦"
    assert pseudo(sentence)[-1] == "⟧"


def test_what_is_filled_in_and_tags_stay():
    made = pseudo("<b>{name}</b>, {count:02}")

    assert "<b>{name}</b>, {count:02}" in made
    assert made.format(name="Ana", count=3).startswith("⟦<b>Ana</b>, 03")


def test_signs_alone_stay():
    assert pseudo("…") == "…"


def test_numbers_choose_their_form():
    made = PseudoTranslations()

    assert made.ngettext("{number} line", "{number} lines", 2) == pseudo("{number} lines")
    assert made.gettext("Begin") == pseudo("Begin")
