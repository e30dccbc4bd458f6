"""Dots that join before to after, over time: their positions. Nothing is averaged and nothing is judged."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from player.language.catalogue import _
from player.practice.plain_words import count_in_words
from player.records.measures.dot_rows import time_marks
from player.records.measures.overview import SittingOutline
from player.records.store.entries import Unanswered
from player.window.log.sitting_dots import SittingDots
from player.window.log.state import DotsOf, DotStrip, DotsView, LogChoice
from player.window.state import Option

BY_PRACTICE: Final = "practice"
BY_COMPONENT: Final = "component"
_EXPLANATION: Final = _(
    "Each line is one sitting. The open ring is {what} at the start, the full dot {what} afterwards. A "
    "small tick at the foot means there is no number: not asked, or let pass. Numbers go up and down for "
    "many reasons, so nothing here is a result."
)
_WHATS: Final = {
    DotsOf.HARD: _("how hard it was"),
    DotsOf.MOOD: _("the mood"),
    DotsOf.ENERGY: _("how much energy there was"),
}
_LABELS: Final = {DotsOf.HARD: _("How hard it was"), DotsOf.MOOD: _("Mood"), DotsOf.ENERGY: _("Energy")}
_ENDS: Final = {DotsOf.HARD: ("0", "10"), DotsOf.MOOD: ("1", "5"), DotsOf.ENERGY: ("1", "5")}


def dots_view(
    sittings: Sequence[SittingOutline],
    grouping: str,
    components: Mapping[str, Sequence[str]],
    of: DotsOf = DotsOf.HARD,
) -> DotsView:
    """The dots of these sittings, newest first, under one another by practice or by component.

    Args:
        sittings: the rows of the log, in its order.
        grouping: ``BY_PRACTICE`` or ``BY_COMPONENT``.
        components: the components of each practice, by its id. A practice with several has a row in each.
        of: what the dots stand for.
    """
    if not sittings:
        return DotsView(())
    start, end = sittings[-1].started_ms, sittings[0].started_ms
    rows = _rows_by_label(sittings, grouping, components)
    dots = {label: SittingDots(sittings, rows[label], of) for label in sorted(rows)}
    made = tuple(DotStrip(label, strip, _note(strip.unsaid())) for label, strip in dots.items())
    low, high = _ENDS[of]
    words = _EXPLANATION.format(what=_WHATS[of])
    return DotsView(made, time_marks(start, end), low, high, words, of)


def measure_choice(of: DotsOf) -> LogChoice:
    """What the dots can stand for."""
    options = tuple(Option(kind.value, label) for kind, label in _LABELS.items())
    return LogChoice("measure", _("What the dots show"), options, of.value)


def _rows_by_label(
    sittings: Sequence[SittingOutline], grouping: str, components: Mapping[str, Sequence[str]]
) -> dict[str, list[int]]:
    """The rows of each strip, oldest first."""
    practices: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row, sitting in enumerate(sittings):
        practices[sitting.script_id, sitting.title].append(row)
    found: dict[str, list[int]] = defaultdict(list)
    for (script, title), rows in practices.items():
        for label in (title,) if grouping == BY_PRACTICE else components.get(script, (_("Other"),)):
            found[label] += rows
    return {label: sorted(rows, reverse=True) for label, rows in found.items()}


def _note(unsaid: Mapping[str, int]) -> str:
    said = ", ".join(
        f"{count_in_words(unsaid[why.value])} {why.words}"
        for why in (Unanswered.NOT_ASKED, Unanswered.SKIPPED)
        if why.value in unsaid
    )
    return _("Without a number: {said}").format(said=said) if said else ""
