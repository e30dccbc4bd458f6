"""Which spelling a text has: only words that one country doesn't use are a sign."""

import pytest

from player.practice.script.language.spelling import spelt_british


@pytest.mark.parametrize(
    "text",
    [
        "Towards the window.",
        "Whatever colour it has.",
        "Your neighbours, and their Favourite harbour.",
        "You might recognise it, or practise a little.",
        "It was cancelled; they were travelling.",
        "Analyse nothing.",
        "Some grey, some gray, some grey.",
    ],
)
def test_british(text):
    assert spelt_british([text])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A wall, or a window.",
        "Toward the window, whatever color it has.",
        "You might recognize it.",
        "Rise, and promise nothing otherwise: a wise exercise, and no noise. A surprise, if you revise.",
        "An hour of flour; our tour, four more, a contour.",
        "Glamour is no sign; neither is a parking meter, nor practice.",
        "Some grey, and some gray.",
    ],
)
def test_american_or_no_sign(text):
    assert not spelt_british([text])


def test_lines_are_counted_together():
    assert spelt_british(["The color.", "Towards a grey harbour."])
