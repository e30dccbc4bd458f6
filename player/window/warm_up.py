"""What is imported in idle moments after the first paint, so that nothing has to be waited for later."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SOUND: Final = (
    "subprocess",
    "hashlib",
    "audio.files.clip_cache",
    "audio.devices.names",
    "audio.engine.facade",
    "player.sittings.sound",
)
"""What the engine needs, in pieces of some tens of milliseconds each."""

RECORDS: Final = ("sqlcipher3.dbapi2", "cryptography.hazmat.primitives", "player.records.session_log")
"""What the session log needs: what was sat last stands on the first screen, so this comes first."""

NEXT: Final = (
    "player.practice.pacing.model",
    "player.practice.script.model",
    "player.practice.pacing.controls",
    "ruamel.yaml",
    "decimal",
    "email.message",
    "pydantic.main",
    "pydantic",
    "player.practice.script.front_matter",
    "player.practice.script.parse",
    "tomlkit",
    "player.clinic.verification",
    "player.library.catalog",
    "player.practice.planner.plan",
    "player.sittings.planning",
    "player.sittings.spoken_lines",
    "player.records.session_log",
    "player.sittings.sitting",
    "player.window.briefing.describe",
    "player.window.sitting.page",
    "player.window.briefing.page",
    "player.window.briefing.screen",
    "player.window.sitting.screen",
)
"""What choosing a practice and beginning it needs, in such pieces too."""


def imported(modules: Iterable[str]) -> Iterator[None]:
    """Import one module after another, with a pause for the window after each."""
    for module in modules:
        import_module(module)
        yield
