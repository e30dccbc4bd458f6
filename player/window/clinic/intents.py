"""What can be done on several of the clinic's screens."""

from dataclasses import dataclass

from player.window.intents import Intent


@dataclass(frozen=True)
class BackToPreset(Intent):
    """Go back to the preset that is being written."""
