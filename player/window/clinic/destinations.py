"""Where the clinic's pages lead, as ``player.window.destinations``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.window.intents import Destination

if TYPE_CHECKING:
    from pathlib import Path

    from player.window.clinic.draft import PresetDraft


class AskPin(Destination):
    """The clinic's PIN."""


@dataclass(frozen=True)
class WritePreset(Destination):
    """The editor, with a preset that is being written."""

    draft: PresetDraft


@dataclass(frozen=True)
class SignDraft(Destination):
    """Signing a preset that is written and kept in a file."""

    draft: PresetDraft
    path: Path


@dataclass(frozen=True)
class InspectPreset(Destination):
    """A preset that somebody gave, looked at before anything is kept."""

    path: Path


@dataclass(frozen=True)
class InspectVoice(Destination):
    """A practice that somebody recorded and gave, looked at before anything is kept."""

    path: Path
