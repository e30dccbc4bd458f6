"""After a sitting towards sleep nothing lights up by itself: what comes next waits for whoever moves."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sample_views import SITTING

from player.window.after.page import AfterPage
from player.window.briefing.state import BeginTextOnly
from player.window.intents import ChoosePractice
from player.window.sitting.check_in.state import CheckInView, LetItPass
from player.window.sitting.page import SittingPage
from player.window.sitting.state import NobodyMoves


def heard_to_its_end(router, clock, practice, *, still):
    """A sitting of words, some minutes after it has ended by itself."""
    router.handle(ChoosePractice(practice))
    router.handle(BeginTextOnly())
    router.tick()
    plan = router.page.sitting.session.plan
    router.handle(NobodyMoves(still))
    for _ in range(round(plan.duration) + 300):
        clock.now += 1.0
        router.tick()
        if isinstance(router.view(), CheckInView):
            router.handle(LetItPass())
    return type(router.page)


@pytest.mark.parametrize(
    ("practice", "still", "shown"),
    [
        ("letting-the-day-be-over", True, SittingPage),
        ("letting-the-day-be-over", False, AfterPage),
        ("noticing-without-pushing-away", True, AfterPage),
    ],
)
def test_only_towards_sleep_and_only_while_nobody_moves_it_stays_dark(router, clock, practice, still, shown):
    assert heard_to_its_end(router, clock, practice, still=still) is shown


def test_whoever_moves_comes_to_the_next_page(router, clock):
    heard_to_its_end(router, clock, "letting-the-day-be-over", still=True)
    router.handle(NobodyMoves(still=False))
    router.tick()

    assert isinstance(router.page, AfterPage)


def test_the_screen_tells_when_nobody_moves_and_when_somebody_does(shown, intents):
    screen = shown(SITTING)
    screen.rest.leave()
    QTest.keyClick(screen, Qt.Key.Key_A)

    assert intents == [NobodyMoves(still=True), NobodyMoves(still=False)]
