"""What is checked before it is written into the log."""

import math

from player.language.catalogue import _
from player.records.errors import BadEntryError
from player.records.store.entries import Scale, Unanswered


def checked_length(what: str, seconds: float) -> float:
    """These seconds. Raises BadEntryError: they are none."""
    if not math.isfinite(seconds) or seconds < 0:
        raise BadEntryError(what, seconds, _("seconds, 0 or more"))
    return float(seconds)


def checked_answer(scale: Scale, value: int | Unanswered) -> tuple[str, int | None]:
    """A rating as the log has it. Raises BadEntryError: it isn't on the scale."""
    if isinstance(value, Unanswered):
        return value.value, None
    if isinstance(value, bool) or not scale.lowest <= value <= scale.highest or value != int(value):
        expected = _("a whole number from {lowest} to {highest}, or why there is none")
        raise BadEntryError(_("rating"), value, expected.format(lowest=scale.lowest, highest=scale.highest))
    return "answered", int(value)
