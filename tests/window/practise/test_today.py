"""What the window begins with, after each way of having been here before."""

from datetime import UTC, datetime

import pytest
from page_material import folders_in, parts_in, sitting_in

from player.practice.units import Rung, Seconds
from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.window.intents import ChoosePractice
from player.window.parts import Lazy
from player.window.pictures.state import Motif
from player.window.practise.describe import Listed
from player.window.practise.page import OPENS_LOG_AT, PractisePage
from player.window.practise.state import OpenToday, PathCard, Search
from player.window.practise.today import Choosable, at_hand, greeting, today_card

PATH = PathCard("first-weeks", "First weeks", "", ("ease-back", "five-things", "others-too"))


def listed(name, minutes=3.0, why_not="", rung=Rung.GROUNDING):
    return Listed(
        name, name.title(), "About it.", "", (), minutes, rung, rung, Seconds(60 * minutes), why_not
    )


PRACTICES = (listed("others-too", 5), listed("five-things", 4), listed("ease-back", 2), listed("a-letter", 8))


def choosable(latest=(), *, practices=PRACTICES, suggested=None, favourites=()):
    return Choosable(practices, (PATH,), suggested or {}, favourites, latest)


def card_of(chosen):
    card = today_card(chosen)
    assert card is not None
    return card


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (5, "Good morning"),
        (11, "Good morning"),
        (12, "Good afternoon"),
        (18, "Good evening"),
        (3, "Good evening"),
    ],
)
def test_the_greeting_goes_by_the_time_of_day(hour, words):
    assert greeting(datetime(2026, 11, 28, hour, tzinfo=UTC)) == words


def test_with_nothing_in_the_log_one_starts_with_two_minutes():
    card = card_of(choosable())

    assert (card.eyebrow, card.opens) == ("Start here, two minutes", ChoosePractice("ease-back"))
    assert card.meta == "About 2 minutes · grounding"


def test_where_that_is_not_offered_one_starts_with_the_shortest_near_the_ground():
    practices = (listed("far", 1, rung=Rung.SELF_KINDNESS), listed("near", 4), listed("nearer", 3))

    assert card_of(choosable(practices=practices)).opens == ChoosePractice("nearer")


def test_afterwards_what_was_sat_last_comes_again_and_the_path_goes_on_beside_it():
    chosen = choosable(("five-things", "ease-back"), favourites=("a-letter",))
    card = card_of(chosen)

    assert (card.eyebrow, card.opens) == ("Again, from the beginning", ChoosePractice("five-things"))
    assert at_hand(chosen, card) == {"others-too": "Next on First weeks", "a-letter": "", "ease-back": ""}


def test_where_it_is_no_longer_offered_the_path_goes_on():
    practices = (listed("five-things", why_not="Too far."), *PRACTICES[:1], *PRACTICES[2:])
    card = card_of(choosable(("five-things",), practices=practices))

    assert (card.eyebrow, card.opens) == ("Next on First weeks", ChoosePractice("others-too"))


def test_what_a_preset_assigns_comes_before_all():
    suggested = {"a-letter": "suggested for Monday", "others-too": "suggested"}
    card = card_of(choosable(("a-letter",), suggested=suggested))

    assert (card.eyebrow, card.opens) == ("Suggested", ChoosePractice("others-too"))


@pytest.mark.parametrize(
    ("rung", "motif"),
    [
        (Rung.GROUNDING, Motif.STONES),
        (Rung.MINDFULNESS, Motif.WATER),
        (Rung.COMMON_HUMANITY, Motif.HOUSES),
        (Rung.SELF_KINDNESS, Motif.TREE),
    ],
)
def test_the_picture_of_the_card_goes_by_how_far_the_practice_leads(rung, motif):
    assert card_of(choosable(practices=(listed("x", rung=rung),))).motif is motif


def test_where_nothing_is_offered_there_is_no_card():
    assert today_card(choosable(practices=(listed("x", why_not="No."),))) is None


def test_recordings_stand_last_and_never_on_the_large_card():
    chosen = choosable(("recording:1", "ease-back"), favourites=("recording:2", "a-letter"))
    card = card_of(chosen)
    recordings = (listed("recording:1"), listed("recording:2", why_not="No."))

    assert (card.eyebrow, card.opens) == ("Again, from the beginning", ChoosePractice("ease-back"))
    assert list(at_hand(chosen, card, recordings)) == ["five-things", "a-letter", "recording:1"]


@pytest.fixture
def parts(tmp_path):
    folders = folders_in(tmp_path)
    log = SessionLog.open(folders.data, Keys(folders.config))
    yield parts_in(folders, log)
    log.close()


def test_the_card_is_the_sitting_in_the_log(parts):
    sitting_in(parts.session_log.open)
    page = parts.passed_to(PractisePage)

    assert page.view().today.opens == ChoosePractice("others-too")
    assert page.view() is page.view()
    page.handle(Search("letter"))
    assert page.view().today is None


def test_until_the_log_is_open_the_card_waits_and_a_press_leads_on_all_the_same(parts):
    log = parts.session_log.open
    sitting_in(log)
    parts.settings_store.toggle_favourite("five-things")
    parts.session_log.forget()
    parts.session_log._opened = Lazy(lambda: log)
    page = parts.passed_to(PractisePage)
    waiting = page.view().today.opens
    at_hand_before = page.view().at_hand.cards
    tried = parts.session_log.tried

    led = page.handle(OpenToday())

    assert (waiting, tried, at_hand_before) == (OpenToday(), False, ())
    assert "five-things" in {card.practice_id for card in page.view().at_hand.cards}
    assert led == ChoosePractice("others-too")
    assert page.view().today.opens == led
    parts.session_log.use(log)


def test_where_nothing_else_opens_the_log_the_page_does(parts):
    log = parts.session_log.open
    parts.session_log.forget()
    parts.session_log._opened = Lazy(lambda: log)
    page = parts.passed_to(PractisePage)
    for _ in range(OPENS_LOG_AT):
        page.tick()

    assert page.view().today.eyebrow == "Start here, two minutes"
    parts.session_log.use(log)


def test_a_locked_log_is_not_waited_for(parts):
    log = parts.session_log.open
    parts.session_log.forget()
    parts.session_log.unlock = lambda _passphrase: ""
    page = parts.passed_to(PractisePage)

    assert page.view().today.eyebrow == "Start here, two minutes"
    parts.session_log.use(log)
