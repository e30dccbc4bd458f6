"""What was sat lately is known only once the log has been read: its shelf is seen then, with its cards."""

from dataclasses import replace

from sample_practise import PRACTISE

from player.window.practise.state import PracticeSection
from player.window.practise.today import NOT_READ_YET

WAITING = replace(PRACTISE, today=NOT_READ_YET, at_hand=PracticeSection(PRACTISE.at_hand.title, ()))


def test_the_shelf_is_seen_once_the_log_has_been_read(shown):
    screen = shown(WAITING)
    room = screen.at_hand.isVisible()
    # Ten times a second another view, before the shelf is laid out.
    for view in (replace(WAITING, greeting="Good evening"), replace(PRACTISE, greeting="Good evening")):
        screen = shown(view)

    assert room
    assert screen.at_hand.isVisible()
    assert [card.practice_id for card in screen.at_hand.cards] == [
        card.practice_id for card in PRACTISE.at_hand.cards
    ]


def test_an_empty_shelf_has_no_room(shown):
    shown(WAITING)
    screen = shown(replace(PRACTISE, at_hand=WAITING.at_hand))

    assert not screen.at_hand.isVisible()


def test_a_home_in_which_somebody_sat_shows_what_was_sat(application_with, qtbot):
    opened = application_with()
    opened.given.settings_store.toggle_favourite("others-too")
    opened.window.resize(1000, 700)
    opened.window.show()
    opened.warm()
    qtbot.waitUntil(lambda: bool(opened.router.view().at_hand.cards), timeout=20_000)

    qtbot.waitUntil(opened.window.screen_shown.at_hand.isVisible, timeout=5_000)
    qtbot.waitUntil(lambda: bool(opened.window.screen_shown.at_hand.cards), timeout=5_000)
