"""Before a sitting, on the screen."""

from dataclasses import replace

from sample_views import (
    BRIEFING,
    BRIEFING_NO_SOUND,
)
from window_driven import click

from player.window.briefing.state import Begin, BeginTextOnly, SetChoice
from player.window.intents import (
    Leave,
    ToggleFavourite,
)


def test_briefing(shown, intents):
    screen = shown(BRIEFING)
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
