"""Own files that can't be used are said once, on Today, by their names; on no other page."""

import pytest

from player.window.intents import DismissMessage, OpenLog, OpenPractise
from player.window.router import Router


@pytest.fixture
def opened(parts):
    """The window's pages, in a home where two own scripts can't be used."""
    for name in ("evening", "walk"):
        (parts.folders.scripts / f"{name}.md").write_text("# No script\n", encoding="utf-8")
    return Router(parts)


def on_today(router):
    router.handle(OpenPractise())
    for _ in range(200):
        router.tick()
        router.view()
    return said(router)


def said(router):
    return [message for message in router.view().messages if "left out" in message.text.lower()]


def test_they_are_said_once_by_their_names_on_today_alone(opened, parts):
    (message,) = on_today(opened)
    opened.handle(OpenLog())
    elsewhere = said(opened)

    assert message.text == (
        "evening.md and walk.md can't be used as they are, and are left out. Everything else is here."
    )
    assert str(parts.folders.scripts / "evening.md") in message.details
    assert elsewhere == []


def test_closed_the_message_stays_away(opened):
    (message,) = on_today(opened)
    opened.handle(DismissMessage(message.key))

    assert on_today(opened) == []


def test_a_link_among_recordings_whose_file_is_gone_is_named(parts):
    (parts.folders.recordings / "morning.mp3").symlink_to("gone.mp3")
    (message,) = on_today(Router(parts))

    assert "morning.mp3" in message.text
