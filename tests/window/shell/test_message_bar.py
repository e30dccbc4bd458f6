"""What is said above a screen never pushes away what somebody came for."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QPushButton
from sample_views import SUPPORT
from window_driven import click

from player.window.intents import DismissMessage
from player.window.state import Message

LONG = "/home/somebody/scripts/tea.md:5:1: error: This key is not known. Did you mean another? [unknown-key]"
MANY = tuple(Message(f"{number}: {LONG}", f"problem:{number}") for number in range(20))


def support_with(window, settle, messages):
    window.show_view(replace(SUPPORT, messages=messages))
    settle()
    return window.messages


def said(bar):
    return [each for each in bar.findChildren(QLabel) if each.isVisible()]


def test_the_latest_two_are_seen_whole_and_the_page_below_them(window, settle):
    bar = support_with(window, settle, MANY)

    assert [each.text()[:3] for each in said(bar)] == ["18:", "19:"]
    assert all(each.height() >= each.heightForWidth(each.width()) for each in said(bar))
    assert bar.height() <= window.height() // 3
    assert "18" in bar.more.text()


def test_the_others_are_behind_a_button_and_scroll(window, settle, intents):
    bar = support_with(window, settle, MANY)
    click(bar.more)
    settle()
    opened = said(bar)
    bar.show_messages(MANY[1:])
    settle()

    assert len(opened) == 20
    assert all(each.height() >= each.heightForWidth(each.width()) for each in opened)
    assert bar.height() <= 2 * window.height() // 3
    # Whoever puts them away one by one doesn't open the others again each time.
    assert len(said(bar)) == 19
    assert not any(isinstance(intent, DismissMessage) for intent in intents)


def test_two_have_no_button(window, settle):
    bar = support_with(window, settle, MANY[:2])

    assert bar.more is None
    assert len(said(bar)) == 2


def test_details_are_shown_when_asked_for(window, settle):
    told = Message("tea.md can't be used as it is.", "files", "/home/somebody/scripts/tea.md")
    bar = support_with(window, settle, (told,))
    before = [each.text() for each in said(bar)]
    click(next(each for each in bar.findChildren(QPushButton) if each.text() == "Details"))
    settle()

    assert before == [told.text]
    assert [each.text() for each in said(bar)] == [told.text, told.details]
