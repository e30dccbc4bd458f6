"""Settings change at once and are kept."""

from datetime import time

from player.settings.file import SettingsFile
from player.window.intents import (
    OpenSettings,
    SetSetting,
)
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
