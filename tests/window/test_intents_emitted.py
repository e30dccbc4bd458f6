"""Each control says what a person wants, once, and nothing when only a view changed it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from sample_practise import PATH, PATH_ASKED, PRACTISE
from sample_settings import SUPPORT
from sample_views import AFTER, CHECK_IN, CHECK_IN_OFFER, SITTING
from window_driven import click

from player.window.after.state import Reflect
from player.window.intents import (
    ChoosePractice,
    CloseWindow,
    DismissMessage,
    Leave,
    OpenLog,
    OpenPath,
    OpenPractise,
    OpenSupport,
    Softer,
)
from player.window.paths.state import AskWhatNext
from player.window.practise.state import ChoosePreset, PracticeSection, Search
from player.window.shared.rating import Rate
from player.window.sitting.state import SetVolume, ToggleVolumes, VolumeItem
from player.window.state import Message
from player.window.support.state import ChooseRegion, SetOwnContact

VOLUMES = (
    VolumeItem("voice", "Voice", 70),
    VolumeItem("background", "Background", 30),
    VolumeItem("bells", "Bells", 0),
)


def test_practise(shown, intents):
    screen = shown(PRACTISE)
    click(screen.today)
    click(screen.at_hand.cards[0])
    click(screen.grid.cards[1])
    click(screen.softer)
    QTest.keyClicks(screen.search, "o")
    screen.presets.activated.emit(2)

    assert intents == [
        ChoosePractice("others-too"),
        ChoosePractice("hearing-the-inner-voice"),
        ChoosePractice("noticing"),
        Softer(),
        Search("o"),
        ChoosePreset("first-steps"),
    ]


def test_a_path(shown, intents):
    click(shown(PRACTISE).paths.buttons["after-a-hard-day"])
    screen = shown(PATH)
    click(screen.ask)
    asked = shown(PATH_ASKED)
    click(asked.answer[0])
    click(asked.cards[0])
    click(asked.cards[2])
    click(asked.leave)

    assert intents == [
        OpenPath("after-a-hard-day"),
        AskWhatNext(),
        ChoosePractice("others-too"),
        ChoosePractice("ease-back"),
        OpenPractise(),
    ]


def test_what_could_come_next_is_heard_and_the_focus_stays_at_the_button(shown, window):
    screen = shown(PATH)
    screen.take_focus()
    shown(PATH_ASKED)

    assert window.focusWidget() is screen.ask
    assert screen.ask.accessibleDescription().endswith("just as good. Others too")
    assert [each.accessibleName() for each in screen.answer] == ["Others too"]


def test_a_practice_outside_the_pacing_does_not_open(shown, intents):
    screen = shown(PRACTISE)
    name = "self-compassion-break"
    shelf = next(shelf for shelf in screen.grid.shelves.values() if name in shelf.shown)
    card = shelf.card_at(shelf.shown.index(name))
    click(card)

    assert intents == []
    assert "Not in this pacing" in card.accessibleDescription()


def test_a_changed_view_keeps_the_focus_on_its_card(shown, window):
    screen = shown(PRACTISE)
    screen.grid.cards[1].setFocus()
    shown(replace(PRACTISE, banner=PRACTISE.banner._replace(name="First steps pacing")))

    assert window.focusWidget() is screen.grid.cards[1]


def test_search_without_a_match_says_so(shown):
    screen = shown(replace(PRACTISE, sections=(), recordings=PracticeSection("", ()), search="zzz"))

    assert screen._empty.isVisible()
    assert screen.search.text() == "zzz"
    assert screen.grid.isHidden()


def test_volumes_are_asked_for_with_a_button_and_turned_with_the_arrows(shown, intents):
    screen = shown(SITTING)
    closed = screen.volumes.isVisible()
    click(screen.volume)
    open_view = shown(replace(SITTING, volumes=VOLUMES, volumes_open=True))
    focused = open_view.volumes.sliders["voice"].hasFocus()
    for slider in open_view.volumes.sliders.values():
        QTest.keyClick(slider, Qt.Key.Key_Left)

    assert not closed
    assert open_view.volumes.isVisible()
    assert focused
    assert intents == [
        ToggleVolumes(),
        SetVolume("voice", 0.65),
        SetVolume("background", 0.25),
    ]


def test_volumes_say_their_names_and_how_loud_they_are(shown):
    panel = shown(replace(SITTING, volumes=VOLUMES, volumes_open=True)).volumes
    said = [(each.accessibleName(), each.accessibleDescription()) for each in panel.sliders.values()]
    words = [each.text() for each in panel.findChildren(QLabel) if each.property("kind") == "figure"]

    assert said == [("Voice volume", "70 %"), ("Background volume", "30 %"), ("Bells volume", "Silent")]
    assert words == ["70 %", "30 %", "Silent"]


def test_a_view_moves_the_sliders_and_emits_nothing(shown, intents):
    panel = shown(replace(SITTING, volumes=VOLUMES, volumes_open=True)).volumes
    louder = tuple(replace(item, percent=item.percent + 5) for item in VOLUMES)
    shown(replace(SITTING, volumes=louder, volumes_open=True))

    assert [slider.value() for slider in panel.sliders.values()] == [75, 35, 5]
    assert intents == []


def test_volumes_put_away_leave_the_focus_at_the_sentence(shown):
    screen = shown(replace(SITTING, volumes=VOLUMES, volumes_open=True))
    shown(SITTING)

    assert not screen.volumes.isVisible()
    assert screen.caption.hasFocus()


def test_text_only_has_no_volume(shown):
    screen = shown(replace(SITTING, text_only=True, volumes_open=True))

    assert not screen.volume.isVisible()
    assert not screen.volumes.isVisible()


def test_nothing_is_preselected_in_a_rating(shown):
    rating = shown(CHECK_IN).rating

    assert [each.isChecked() for each in (*rating.numbers, rating.decline)] == [False] * 12


@pytest.mark.parametrize("value", [0, 7, 10, None])
def test_a_rating_is_given_or_declined(shown, intents, value):
    rating = shown(CHECK_IN).rating
    pressed = rating.decline if value is None else rating.numbers[value]
    click(pressed)

    assert intents == [Rate(value)]
    assert pressed.isChecked() is False  # until the view says so


def test_arrow_keys_in_a_rating_choose_nothing(shown, intents, window):
    rating = shown(CHECK_IN).rating
    rating.numbers[3].setFocus()
    QTest.keyClick(rating.numbers[3], Qt.Key.Key_Right)

    assert window.focusWidget() is rating.numbers[4]
    assert intents == []


def test_an_offer_takes_the_place_of_the_question(shown, intents):
    shown(CHECK_IN)
    screen = shown(CHECK_IN_OFFER)
    click(screen.offers.buttons[0])

    assert screen.rating.isHidden()
    assert intents == [CHECK_IN_OFFER.offers[0].intent]


def test_afterwards(shown, intents):
    screen = shown(AFTER)
    click(screen.rating.numbers[2])
    QTest.keyClicks(screen.reflection, "ok")
    click(screen.done)

    assert intents == [Rate(2), Reflect("o"), Reflect("ok"), Leave()]


def test_what_is_being_typed_is_left_alone(shown):
    screen = shown(AFTER)
    screen.reflection.setFocus()
    QTest.keyClicks(screen.reflection, "half a thou")
    shown(replace(AFTER, reflection="half"))

    assert screen.reflection.toPlainText() == "half a thou"


def test_support(shown, intents):
    screen = shown(SUPPORT)
    screen.region.activated.emit(0)
    QTest.keyClicks(screen.own, "A")

    assert intents == [ChooseRegion("US"), SetOwnContact(f"A{SUPPORT.own_contact}")]


def test_places(shown, intents, window):
    shown(PRACTISE)
    click(window.sidebar.places["Log"])
    click(window.sidebar.support)

    assert intents == [OpenLog(), OpenSupport()]
    assert window.sidebar.places["Today"].isChecked()
    assert not window.sidebar.places["Log"].isChecked()


def test_messages_come_and_are_put_away(shown, intents, window):
    shown(replace(PRACTISE, messages=(Message("The log was damaged. A new one was begun.", "log"),)))
    bar = window.messages
    visible = bar.isVisible()
    click(bar.findChild(type(window.sidebar.ease_back)))
    shown(PRACTISE)

    assert visible
    assert intents == [DismissMessage("log")]
    assert bar.isHidden()


def test_closing_asks_nothing(intents, window):
    closed = window.close()

    assert closed
    assert intents == [CloseWindow()]
