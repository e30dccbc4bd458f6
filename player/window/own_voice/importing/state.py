"""What bringing in a recorded practice shows, and what can be done there.

Its key is looked at and trusted, and its preset used, as those of any preset that somebody gave.
"""

from dataclasses import dataclass

from player.window.clinic.importing.state import ImportView
from player.window.intents import Intent


class BringVoiceIn(Intent):
    """Bring its lines and its preset in."""


class BringVoiceInAnyway(Intent):
    """Yes, do what was asked about: put them in the place of another voice, or take an older preset."""


@dataclass(frozen=True)
class ImportVoiceView(ImportView):
    """A practice that somebody recorded, before it is kept; its title is that practice's."""
