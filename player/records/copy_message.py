"""What a person wants to say on the first page for their therapist, kept until they empty it."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from player.language.catalogue import _
from player.records.errors import BadEntryError, at_most
from player.records.store.database import Rows
from player.records.store.meta_row import MetaRow
from player.records.store.texts import LONGEST_NOTE, clean_text

COPY_MESSAGE: Final = "what is said on the first page"
"""Names the one row of ``meta`` that holds it."""


class CopyMessage:
    """Keeps one message, the latest. Get it from ``SessionLog.copy_message``.

    Every method raises a RecordsError and nothing else when the log can't be used.

    Args:
        log: reads and writes rows.
        now: the local time with its offset.
    """

    def __init__(self, log: Rows, now: Callable[[], datetime]) -> None:
        self._row, self._now = MetaRow(log, COPY_MESSAGE), now

    def keep(self, text: str) -> None:
        """Keep a message in place of the one before; on disk when this returns. A blank one is none.

        Raises:
            BadEntryError: it is longer than ``LONGEST_NOTE``.
        """
        if len(text) > LONGEST_NOTE:
            raise BadEntryError(_("message"), text[:40] + "…", at_most(LONGEST_NOTE))
        if text == self.text():
            return
        if text.strip():
            self._row.keep({"day": self._now().date().isoformat(), "text": clean_text(text)})
        else:
            self._row.drop()

    def text(self) -> str:
        """The message that is kept; empty where there is none."""
        kept = self._row.kept()
        return str(kept["text"]) if kept else ""
