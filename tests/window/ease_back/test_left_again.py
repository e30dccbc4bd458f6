"""Easing back can be left: back to the place, paused, or ended, from its first step on."""

import pytest

from player.practice.session.table import State
from player.records.store.entries import EventKind, Outcome, RatingTime
from player.window.after.state import AfterView
from player.window.briefing.state import BeginTextOnly
from player.window.ease_back.describe import spoken_ease_back_line
from player.window.ease_back.state import EaseBackEnd, EaseBackNext, EaseBackReturn, EaseBackView
from player.window.intents import ChoosePractice, EaseBack, Leave, OpenPractise, OpenSettings, OpenSupport
from player.window.router import Router
from player.window.settings.state import SettingsView
from player.window.shared.rating import Rate
from player.window.sitting.check_in.state import CheckInView
from player.window.sitting.state import CarryOn, SittingView, TogglePause


@pytest.fixture
def router(parts):
    made = Router(parts)
    made.handle(ChoosePractice("noticing-without-pushing-away"))
    made.handle(BeginTextOnly())
    made.tick()
    return made


def run(router, clock, seconds):
    for _ in range(int(seconds * 4)):
        clock.now += 0.25
        router.tick()


def until_asked(router, clock):
    for _ in range(4 * 900):
        if isinstance(router.view(), CheckInView):
            return
        run(router, clock, 0.25)
    raise AssertionError(router.view())


def kinds(parts):
    log = parts.session_log.open
    events = log.events(log.sittings()[0].id)
    return [event.kind for event in events if event.kind is not EventKind.LINE_HEARD]


def outcome(parts):
    return parts.session_log.open.sittings()[0].outcome


def test_one_press_leads_back_to_the_place_paused_and_the_sitting_goes_on(router, clock, parts):
    run(router, clock, 10)
    page = router.page
    position = page.sitting.session.position
    router.handle(EaseBack())
    router.handle(EaseBackReturn())
    back = router.view()
    ended = outcome(parts)
    run(router, clock, 5)
    waited = page.sitting.session.position
    router.handle(TogglePause())
    run(router, clock, 5)

    assert isinstance(back, SittingView)
    assert back.paused
    assert router.page is page
    assert waited == position > 5
    assert page.sitting.session.state is State.PLAYING
    assert page.sitting.session.position > position
    assert ended is Outcome.RUNNING
    assert kinds(parts) == [EventKind.EASED_BACK, EventKind.PAUSED, EventKind.RESUMED]


def test_it_says_paused_only_where_something_played(router):
    router.handle(EaseBack())
    played = router.view()
    router.handle(EaseBackEnd())
    router.handle(OpenPractise())
    router.handle(EaseBack())

    assert played.paused.startswith("Paused.")
    assert router.view().paused == ""


def test_enough_at_the_first_step_ends_it(router, clock, parts):
    run(router, clock, 10)
    router.handle(EaseBack())
    router.handle(EaseBackEnd())

    assert isinstance(router.view(), AfterView)
    assert outcome(parts) is Outcome.STOPPED


@pytest.mark.parametrize("leave", [lambda router: router.handle(OpenSupport()), Router.close])
def test_whoever_goes_elsewhere_from_there_has_stopped_by_choice(router, parts, leave):
    router.handle(EaseBack())
    leave(router)
    router.handle(OpenPractise())

    assert outcome(parts) is Outcome.STOPPED
    assert not isinstance(router.view(), SittingView)


def test_from_another_page_it_leads_back_there_and_the_sitting_waits_on(router, clock, parts):
    run(router, clock, 10)
    page = router.page
    router.handle(OpenSettings())
    router.handle(EaseBack())
    router.handle(EaseBackNext())
    router.handle(EaseBackReturn())
    there = router.view()
    router.handle(OpenPractise())

    assert isinstance(there, SettingsView)
    assert router.page is page
    assert router.view().paused
    assert outcome(parts) is Outcome.RUNNING


def test_people_to_contact_lead_back_to_the_sitting_that_waits(router, clock):
    run(router, clock, 10)
    page = router.page
    router.handle(OpenSupport())
    offered = router.view().leads_back
    router.handle(Leave())

    assert offered
    assert router.page is page
    assert router.view().paused


def test_without_a_sitting_people_to_contact_lead_nowhere(router):
    router.handle(EaseBack())
    router.handle(EaseBackEnd())
    router.handle(OpenSupport())

    assert not router.view().leads_back


def test_a_question_left_open_is_asked_again_and_its_answer_is_not_asked_for_twice(router, clock):
    until_asked(router, clock)
    router.handle(EaseBack())
    router.handle(EaseBackReturn())
    router.handle(TogglePause())
    run(router, clock, 1)
    again = router.view()
    router.handle(Rate(9))
    router.handle(EaseBack())
    for _ in range(9):
        router.handle(EaseBackNext())

    assert isinstance(again, CheckInView)
    assert isinstance(router.view(), EaseBackView)
    assert router.view().offers
    # The number was given a moment ago.
    assert router.view().rating is None


def test_a_number_given_here_counts_only_for_whoever_ends_here(router, clock, parts):
    until_asked(router, clock)
    router.handle(Rate(2))
    router.handle(CarryOn())
    router.handle(EaseBack())
    router.handle(Rate(6))
    router.handle(EaseBackReturn())
    before = {rating.time for rating in parts.session_log.open.sittings()[0].ratings}
    router.handle(EaseBack())
    router.handle(Rate(5))
    router.handle(EaseBackEnd())
    after = [(one.time, one.value) for one in parts.session_log.open.sittings()[0].ratings]

    assert RatingTime.AFTER not in before
    assert (RatingTime.AFTER, 5) in after
    assert len(after) == 2


def test_what_is_said_names_no_day_or_time(parts):
    book = parts.library.get().phrasebook()
    lines = book.ease_back
    said = [spoken_ease_back_line(book, step) for step in range(len(lines))]

    assert said[0] == lines[0]
    assert not any("{" in line or any(letter.isdigit() for letter in line) for line in said)
