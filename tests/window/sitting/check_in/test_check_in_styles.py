"""Check-ins asked with numbers, icons with words, or words, and what happens while nobody answers."""

from dataclasses import replace

import pytest
from page_material import folders_in, parts_in

from player.library.catalog import Library, PacingInForce
from player.practice.pacing.model import GENTLE, CheckInStyle
from player.practice.session.offer_rules import RULES
from player.window.briefing.state import BeginTextOnly
from player.window.intents import ChoosePractice
from player.window.router import Router
from player.window.shared.rating import Rate
from player.window.sitting.check_in.state import CheckInView
from player.window.sitting.page import HOLD_AFTER
from player.window.sitting.state import CarryOn, GroundingOnly, SittingView


@pytest.fixture
def asked(tmp_path, monkeypatch):
    """A sitting at its first check-in, asked in a style; and its clock."""

    def begin(style):
        now = [1000.0]
        folders = folders_in(tmp_path)
        library = Library(folders)
        shipped = library.preset("gentle")
        in_force = PacingInForce(replace(shipped, check_in_style=style))
        monkeypatch.setattr(library, "pacing_in_force", lambda _settings: in_force)
        parts = parts_in(folders, None, library=library, seconds=lambda: now[0])
        router = Router(parts)
        router.handle(ChoosePractice("noticing-without-pushing-away"))
        router.handle(BeginTextOnly())
        for _ in range(2000):
            router.tick()
            if isinstance(router.view(), CheckInView):
                break
            now[0] += 0.25
        return router, now

    return begin


def later(router, now, seconds):
    now[0] += seconds
    router.tick()
    return router.view()


@pytest.mark.parametrize("style", CheckInStyle)
def test_after_half_a_minute_the_anchor_stands_out_and_nothing_moves_on(asked, style):
    router, now = asked(style)
    first = router.view()
    soon = later(router, now, HOLD_AFTER - 1)
    held = later(router, now, 1)
    much_later = later(router, now, 3600)

    assert first.hold_text
    assert (soon.holding, held.holding) == (False, True)
    assert much_later == held
    assert replace(held, holding=False) == first


@pytest.mark.parametrize("style", [CheckInStyle.ICONS, CheckInStyle.WORDS])
def test_words_are_given_for_numbers(asked, style):
    router, _ = asked(style)
    rating = router.view().rating

    assert rating.style == style
    assert "0" not in rating.question
    assert [answer.value for answer in rating.answers] == sorted({a.value for a in rating.answers})
    assert all(answer.label for answer in rating.answers)
    assert (rating.answers[0].value, rating.answers[-1].value) == (0, 10)


def test_every_threshold_in_a_pacing_can_be_reached_in_words(asked):
    router, _ = asked(CheckInStyle.WORDS)
    values = [answer.value for answer in router.view().rating.answers]
    limits = (GENTLE.start_rating_grounding, GENTLE.rating_offers_stop)

    assert len(RULES) == 4
    assert all(any(value >= limit for value in values) for limit in limits)


def test_an_answer_in_words_fires_the_same_rule(asked):
    router, _ = asked(CheckInStyle.ICONS)
    router.handle(Rate(7))
    offers = router.view().offers

    assert [offer.intent for offer in offers] == [GroundingOnly(), CarryOn()]


def test_rather_not_say_goes_on(asked):
    router, _ = asked(CheckInStyle.WORDS)
    router.handle(Rate(None))
    router.tick()

    assert isinstance(router.view(), SittingView)
