"""A note about something unwanted, wherever it is shown."""

from dataclasses import dataclass
from typing import Final

from player.language.catalogue import _
from player.window.intents import Intent

ASKED_TO_DELETE: Final = _("Delete this note? It is deleted from the backups too, and can't be brought back.")
WRITE: Final = _("Write about something unwanted")


class OpenUnwanted(Intent):
    """Write about something unwanted in the sitting that is open."""


@dataclass(frozen=True)
class DeleteUnwanted(Intent):
    """Ask whether a stored note may be deleted."""

    note: str
