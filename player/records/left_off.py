"""Where the last sitting stopped, kept for a day, so that another one can go on there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from player.records.store.clock import unix_ms
from player.records.store.database import Rows
from player.records.store.entries import SittingId
from player.records.store.meta_row import MetaRow

GO_ON_WITHIN: Final = timedelta(days=1)
"""How long after it stopped a sitting can be gone on with (our default)."""

LEFT_OFF: Final = "where the last sitting stopped"
"""Names the one row of ``meta`` that holds it."""

_LAST: Final = """
    SELECT sittings.uuid, script_id, script_hash, preset_hash FROM sittings
    WHERE outcome IN ('stopped-by-choice', 'interrupted') AND number = (SELECT max(number) FROM sittings)
"""


@dataclass(frozen=True)
class LeftOffSitting:
    """The last sitting, which stopped in its middle.

    Attributes:
        id: in the log.
        script_id, script_hash, preset_hash: what was sat, and under which pacing.
        kept: what it can go on from, as ``LeftOff.keep`` was given it.
    """

    id: SittingId
    script_id: str
    script_hash: str
    preset_hash: str
    kept: Mapping[str, Any]


class LeftOff:
    """Keeps one place, that of the last sitting. Get it from ``SessionLog.left_off``.

    Every method raises a RecordsError and nothing else when the log can't be used.

    Args:
        log: reads and writes rows.
        now: the local time with its offset.
    """

    def __init__(self, log: Rows, now: Callable[[], datetime]) -> None:
        self._log, self._now = log, now
        self._row = MetaRow(log, LEFT_OFF)

    def keep(self, sitting: SittingId, kept: Mapping[str, Any]) -> None:
        """Keep what a sitting can go on from, in place of all before.

        Args:
            sitting: the sitting, which may still run.
            kept: names and plain values.
        """
        self._row.keep({"sitting": sitting, "unix_ms": unix_ms(self._now()), "kept": dict(kept)})

    def drop(self) -> None:
        """Keep none any longer."""
        self._row.drop()

    def drop_if_over(self) -> None:
        """Keep none any longer if it is too long ago."""
        noted = self._row.kept()
        if noted and not self._within(noted):
            self.drop()

    def last(self) -> LeftOffSitting | None:
        """The last sitting, where it stopped in its middle and not too long ago."""
        noted = self._row.kept()
        last = self._log.rows(_LAST) if noted and self._within(noted) else []
        if not noted or not last or last[0][0] != noted["sitting"]:
            return None
        sitting, script_id, script_hash, preset_hash = last[0]
        return LeftOffSitting(sitting, script_id, script_hash, preset_hash, noted["kept"])

    def _within(self, noted: Mapping[str, Any]) -> bool:
        # Clocks are corrected by seconds, and by hours where another system has set them to local time. One
        # that was set back by more says nothing about how long ago it is.
        age = unix_ms(self._now()) - int(noted["unix_ms"])
        return abs(age) <= GO_ON_WITHIN.total_seconds() * 1_000
