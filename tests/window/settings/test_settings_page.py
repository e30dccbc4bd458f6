"""Settings change at once and are kept."""

import errno
import os
from dataclasses import replace
from datetime import time

from player.settings.declaration import Settings
from player.settings.file import SettingsFile
from player.window.intents import (
    OpenSettings,
    SetSetting,
)
from player.window.parts import Messages, SettingsStore
from player.window.settings.state import WriteTimes


def test_settings_change_and_are_kept(router, parts):
    router.handle(OpenSettings())
    router.handle(SetSetting("text_size", "150"))
    router.handle(SetSetting("countdown", "on"))
    router.handle(SetSetting("text_size", "900"))

    again = SettingsFile(parts.folders.config).read().settings
    assert (again.text_size, again.countdown) == (150, True)
    assert "900" in router.view().messages[0].text
    shown = {item.name: item.value for item in router.view().settings}
    assert shown["text_size"] == "150"
    assert shown["countdown"] == "on"


def test_times_of_ones_own_are_written_to_a_calendar_file(router, tmp_path):
    target = tmp_path / "times.ics"
    router.handle(OpenSettings())
    router.handle(WriteTimes((time(7, 30), time(21)), str(target)))
    file = target.read_bytes()

    assert file.startswith(b"BEGIN:VCALENDAR\r\n")
    assert file.count(b"BEGIN:VEVENT\r\n") == 2
    assert f"Saved: times.ics in {tmp_path.name}." in router.view().messages[0].text


def test_a_place_where_nothing_can_be_written_is_said(router, tmp_path):
    router.handle(OpenSettings())
    router.handle(WriteTimes((time(7, 30),), str(tmp_path / "nowhere" / "times.ics")))

    assert "can't be saved" in router.view().messages[0].text
    assert "You might choose another place" in router.view().messages[0].text


def test_a_file_that_could_not_be_read_at_the_start_keeps_what_it_says_once_it_can_be(tmp_path, monkeypatch):
    """What is changed meanwhile is changed; nothing that was set before gets back to its default."""
    file, messages = SettingsFile(tmp_path), Messages()
    file.save(replace(Settings(), text_size=150, voice_volume=0.25))

    def fails(*_given):
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "read", fails)
        store = SettingsStore(file, messages)
    said = [message.text for message in messages.shown]
    store.change(countdown=True)
    store.change(text_size=100)
    again = SettingsFile(tmp_path).read().settings

    assert "can't be read" in said[0]
    assert (again.text_size, again.voice_volume, again.countdown) == (100, 0.25, True)
    assert store.current == again
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]
