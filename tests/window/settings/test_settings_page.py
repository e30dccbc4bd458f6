"""Settings change at once and are kept."""

from player.settings.file import SettingsFile
from player.window.intents import (
    OpenSettings,
    SetSetting,
)


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
