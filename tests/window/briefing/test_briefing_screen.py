"""Before a sitting, on the screen."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel
from sample_views import (
    BRIEFING,
    BRIEFING_NO_SOUND,
)
from window_driven import click, walk

from player.window.briefing.state import Begin, BeginTextOnly, SetChoice
from player.window.intents import (
    Leave,
    OpenOwnVoice,
    ToggleFavourite,
)
from player.window.shell.widgets.basics import Page

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


def stops_on(screen, window):
    """Where Tab stops on the screen, from what is highest on it."""
    around = walk(window, 40)
    return around[around.index(screen.change) :]


def test_the_keyboard_starts_at_begin_and_tab_goes_down_the_page_to_it(shown, window):
    screen = shown(BRIEFING)
    first = window.focusWidget()
    stops = stops_on(screen, window)[:4]

    assert first is screen.begin
    assert stops == [screen.change, screen.favourite, screen.begin, screen.leave]


def test_the_favourite_stands_beside_what_can_be_changed_and_stays_there(shown):
    screen = shown(BRIEFING)
    before = screen.favourite.geometry()
    beside = abs(screen.favourite.geometry().center().y() - screen.change.geometry().center().y())
    click(screen.change)
    QApplication.processEvents()

    assert beside <= 1
    assert screen.favourite.geometry() == before


def test_its_place_goes_with_the_size_of_the_text(shown, window, settle):
    screen = shown(BRIEFING)
    usual = screen.change.width()
    wide = []
    for scale in (2.0, 1.0):
        window.set_appearance(window.look.appearance._replace(text_scale=scale))
        settle()
        wide.append(screen.change.width())

    assert wide[0] > usual
    assert wide[1] == usual


def test_tab_reaches_the_choices_where_they_are_unfolded(shown, window):
    screen = shown(BRIEFING)
    click(screen.change)
    screen.take_focus()
    stops = stops_on(screen, window)[:10]
    chosen = [screen.choices[subject].buttons[value] for subject, value in CHOSEN.items()]

    assert stops == [
        screen.change,
        screen.favourite,
        *chosen,
        screen.record,
        screen.ribbon,
        screen.begin,
        screen.leave,
    ]


def test_the_way_to_recording_it_has_a_name_and_is_there_only_where_it_leads_somewhere(shown, intents):
    screen = shown(BRIEFING)
    click(screen.change)
    click(screen.record)
    name, seen = screen.record.accessibleName(), screen.record.isVisible()
    none = shown(replace(BRIEFING, records=None, record_words=""))

    assert intents == [OpenOwnVoice("others-too", "gentle")]
    assert (seen, name) == (True, "Record it, line by line")
    assert none.record.isHidden()


def test_what_can_not_be_said_is_told_and_text_only_is_offered_beside_begin(shown, intents):
    screen = shown(replace(BRIEFING, unsaid="The narrator speaks English. 2 lines here can't be said."))
    words = [each.text() for each in screen.findChildren(QLabel) if each.isVisible()]
    click(screen.begin)
    click(screen.text_only)

    assert "The narrator speaks English. 2 lines here can't be said." in words
    assert intents == [Begin(), BeginTextOnly()]


def test_what_becomes_of_a_recordings_pauses_is_told(shown):
    found = "2 pauses were found. The pacing sets how long they are; its own quiet fills them."
    screen = shown(replace(BRIEFING, found=found))

    assert found in [each.text() for each in screen.findChildren(QLabel) if each.isVisible()]


def test_where_all_is_said_there_is_one_way_to_begin(shown):
    screen = shown(BRIEFING)

    assert screen.text_only.isHidden()


def test_the_picture_stands_beside_the_words_however_wide_the_window_is(shown, window):
    lefts = []
    for wide in (1366, 1920):
        window.resize(wide, 900)
        screen = shown(BRIEFING)
        QApplication.processEvents()
        lefts.append(screen.picture.mapTo(screen, QPoint(0, 0)).x())

    assert lefts[0] == lefts[1] <= 720


@pytest.mark.parametrize(("size", "scale"), [((640, 480), 1.5), ((640, 480), 2.0), ((800, 600), 2.0)])
def test_why_nothing_is_heard_leaves_a_low_window_its_page(shown, window, settle, size, scale):
    """At 640 × 480 and 200 % the title was cut: 45 pixels of the page were left above the notice."""
    screen = shown(BRIEFING_NO_SOUND)
    page = screen.findChild(Page)
    roomy = page.isAncestorOf(_words_of_no_sound(screen))
    window.resize(*size)
    window.set_appearance(window.look.appearance._replace(text_scale=scale))
    settle()
    notice = _words_of_no_sound(screen)

    assert not roomy
    assert page.isAncestorOf(notice)
    assert notice.isVisible()
    # More than the title needs.
    assert page.viewport().height() > 240


def _words_of_no_sound(screen):
    (words,) = [
        each for each in screen.findChildren(QLabel) if each.text() == BRIEFING_NO_SOUND.sound_message
    ]
    return words
