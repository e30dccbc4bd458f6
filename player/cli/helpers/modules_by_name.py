"""Every module that is reached by its name, so that no import statement leads there.

Whoever packs Kindpace has to be told of them: ``tooling/package/kindpace.spec`` reads this table.
"""

from collections.abc import Mapping
from typing import Final

from player.language.catalogue import later

SOUND_CHECK: Final = later("sound check")
HELPERS: Final[Mapping[str, str]] = {
    later("window"): "player.window.shell.platform_check",
    later("sound"): "audio.engine.process",
    later("voice"): "audio.voice.worker_process",
    later("recordings"): "audio.analysis.survey_process",
    later("list of outputs"): "audio.devices.names",
    later("default output"): "audio.devices.default_output",
    later("microphone"): "audio.recording.process",
    later("sheet"): "audio.own_voice.sheet_process",
    later("files of lines"): "audio.own_voice.files_process",
    SOUND_CHECK: "player.cli.doctor.sound_check",
}
"""What runs in a process of its own, and its module; ffmpeg inherits the isolation of those that start it."""

SCREENS_WITHIN_A_PAGE: Final = ("player.window.sitting.check_in.screen",)
"""Screens of pages that have another in their own folder."""


def modules_by_name() -> tuple[str, ...]:
    """All of them, sorted: helpers, pages, screens, and what is imported in idle moments."""
    # Only a packager asks for more than the helpers.
    from player.window.routes import ROUTES  # noqa: PLC0415
    from player.window.warm_up import NEXT, RECORDS, SOUND  # noqa: PLC0415

    folders = {f"player.window.{route.folder}" for route in ROUTES.values()}
    shown = {f"{folder}.{module}" for folder in folders for module in ("page", "screen")}
    return tuple(sorted({*HELPERS.values(), *shown, *SCREENS_WITHIN_A_PAGE, *SOUND, *RECORDS, *NEXT}))
