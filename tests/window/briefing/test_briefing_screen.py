"""Before a sitting, on the screen."""

from dataclasses import replace

from sample_views import (
    BRIEFING,
    BRIEFING_NO_SOUND,
)
from window_driven import click, walk

from player.window.briefing.state import Begin, BeginTextOnly, SetChoice
from player.window.intents import (
    Leave,
    ToggleFavourite,
)

CHOSEN = {"eyes": "open", "anchor": "sound", "posture": "sitting", "voice": "spoken"}
"""What is chosen in each group: Tab stops there, and the arrow keys go to the others."""


def test_briefing(shown, intents):
    screen = shown(BRIEFING)
    click(screen.change)
    click(screen.choices["eyes"].buttons["lowered"])
    click(screen.favourite)
    click(screen.begin)
    click(screen.leave)

    assert intents == [SetChoice("eyes", "lowered"), ToggleFavourite("others-too"), Begin(), Leave()]


def test_briefing_without_sound_offers_the_words_alone(shown, intents):
    screen = shown(BRIEFING_NO_SOUND)
    click(screen.text_only)

    assert screen.begin.isHidden()
    assert intents == [BeginTextOnly()]


def test_begin_waits_until_all_is_ready(shown, intents):
    screen = shown(replace(BRIEFING, ready=False, ribbon=None))
    click(screen.begin)

    assert intents == []
    assert screen.ribbon.isHidden()


def test_the_keyboard_starts_at_begin_and_tab_reaches_the_choices_before_it(shown, window):
    screen = shown(BRIEFING)
    first = window.focusWidget()
    around = [first, *walk(window, 40)]
    again = around.index(first, 1)
    chosen = [screen.choices[subject].buttons[value] for subject, value in CHOSEN.items()]

    assert first is screen.begin
    assert around[1] is screen.leave
    assert around[again - 6 : again + 2] == [
        screen.favourite,
        screen.ribbon,
        *chosen,
        screen.begin,
        screen.leave,
    ]
