"""A note about something unwanted, wherever it is shown."""

from typing import Final

ASKED_TO_DELETE: Final = "Delete this note? It is deleted from the backups too, and can't be brought back."
WRITE: Final = "Write about something unwanted"
