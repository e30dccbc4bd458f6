"""Easing back: there from everywhere, and what it leads to."""

import pytest

from player.window.ease_back.state import (
    EaseBackEasier,
    EaseBackEnd,
    EaseBackMoreGrounding,
    EaseBackView,
)
from player.window.intents import (
    EaseBack,
    OpenLog,
    OpenPractise,
    OpenSettings,
    OpenSupport,
)
from player.window.practise.state import PractiseView


@pytest.mark.parametrize("intent", [OpenPractise(), OpenLog(), OpenSettings(), OpenSupport()])
def test_easing_back_is_there_from_every_page_without_a_sitting(router, parts, intent):
    router.handle(intent)
    router.handle(EaseBack())

    assert isinstance(router.view(), EaseBackView)
    assert parts.session_log.open.sittings() == ()


def test_what_easing_back_leads_to(router):
    router.handle(EaseBack())
    router.handle(EaseBackMoreGrounding())
    assert router.view().practice_id == "ease-back"

    router.handle(EaseBack())
    router.handle(EaseBackEasier())
    cards = [card for section in router.view().sections for card in section.cards]
    assert cards
    assert max(card.rung for card in cards) <= 1

    router.handle(EaseBack())
    router.handle(EaseBackEnd())
    assert isinstance(router.view(), PractiseView)
