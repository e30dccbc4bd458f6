"""Dots joined before to after, over time: where they stand. Nothing is averaged and nothing is judged."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Final

from player.present.words import count_in_words
from player.records.overview import SittingOutline
from player.ui import view as v

BY_PRACTICE: Final = "practice"
BY_COMPONENT: Final = "component"
EXPLANATION: Final = (
    "Each line is one sitting. The open ring is how hard it was at the start, the full dot how hard it was "
    "afterwards. A small tick at the foot has no number: not asked, or skipped. Numbers go up and down for "
    "many reasons, so nothing here is a result."
)
_DAY_MS: Final = 86_400_000
_MARKS: Final = 4
_LONG_MS: Final = 200 * _DAY_MS
"""Over a longer time than this, a mark's day says little: it names the month."""


def dots_view(
    sittings: Sequence[SittingOutline], grouping: str, components: Mapping[str, Sequence[str]]
) -> v.DotsView:
    """The dots of these sittings, newest first, under one another by practice or by component.

    Args:
        sittings: the rows of the log, in its order.
        grouping: ``BY_PRACTICE`` or ``BY_COMPONENT``.
        components: the components of each practice, by its id. One with several stands in each of them.
    """
    if not sittings:
        return v.DotsView(())
    start, end = sittings[-1].started_ms, sittings[0].started_ms
    strips: dict[str, list[v.Dot]] = defaultdict(list)
    unsaid: dict[str, list[str]] = defaultdict(list)
    for row in range(len(sittings) - 1, -1, -1):
        one = sittings[row]
        dot = _dot(one, row, start, end)
        labels = (one.title,) if grouping == BY_PRACTICE else components.get(one.script_id, ("Other",))
        for label in labels:
            strips[label].append(dot)
            if dot.before is None or dot.after is None:
                unsaid[label] += [str(each) for each in (one.before, one.afterwards) if isinstance(each, str)]
    made = tuple(v.DotStrip(label, tuple(strips[label]), _note(unsaid[label])) for label in sorted(strips))
    return v.DotsView(made, _marks(start, end), explanation=EXPLANATION)


def _dot(one: SittingOutline, row: int, start: int, end: int) -> v.Dot:
    at = (one.started_ms - start) / (end - start) if end > start else 0.5
    top = 100 if one.scale.endswith("100") else 10
    before, after = one.before, one.afterwards
    return v.Dot(
        at,
        before / top if isinstance(before, int) else None,
        after / top if isinstance(after, int) else None,
        row,
    )


def _note(unsaid: Sequence[str]) -> str:
    counts = [(unsaid.count(why), why) for why in ("not asked", "skipped")]
    said = ", ".join(f"{count_in_words(count)} {why}" for count, why in counts if count)
    return f"Without a number: {said}" if said else ""


def _marks(start: int, end: int) -> tuple[tuple[float, str], ...]:
    if end - start < _DAY_MS:
        return ((0.5, _mark(end, long=False)),)
    count = min(_MARKS, (end - start) // _DAY_MS)
    long = end - start > _LONG_MS
    return tuple(
        (at / count, _mark(start + round((end - start) * at / count), long=long)) for at in range(count + 1)
    )


def _mark(moment_ms: int, *, long: bool) -> str:
    day: date = datetime.fromtimestamp(moment_ms / 1000, UTC).date()
    return f"{day:%B %Y}" if long else f"{day.day} {day:%B %Y}"
