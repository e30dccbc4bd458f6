"""A note about something unwanted, wherever it is shown."""

from typing import Final

from player.language.catalogue import _

ASKED_TO_DELETE: Final = _("Delete this note? It is deleted from the backups too, and can't be brought back.")
WRITE: Final = _("Write about something unwanted")
