"""Dots that join before to after, over time: their positions. Nothing is averaged and nothing is judged."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from player.language.catalogue import _
from player.practice.plain_words import count_in_words
from player.records.measures.dot_rows import time_marks
from player.records.measures.overview import SittingOutline
from player.records.store.entries import Unanswered
from player.window.log.state import Dot, DotsOf, DotStrip, DotsView, LogChoice
from player.window.state import Option

BY_PRACTICE: Final = "practice"
BY_COMPONENT: Final = "component"
_EXPLANATION: Final = _(
    "Each line is one sitting. The open ring is {what} at the start, the full dot {what} afterwards. A "
    "small tick at the foot means there is no number: not asked, or skipped. Numbers go up and down for "
    "many reasons, so nothing here is a result."
)
_WHATS: Final = {
    DotsOf.HARD: _("how hard it was"),
    DotsOf.MOOD: _("the mood"),
    DotsOf.ENERGY: _("how much energy there was"),
}
_LABELS: Final = {DotsOf.HARD: _("How hard it was"), DotsOf.MOOD: _("Mood"), DotsOf.ENERGY: _("Energy")}
_ENDS: Final = {DotsOf.HARD: ("0", "10"), DotsOf.MOOD: ("1", "5"), DotsOf.ENERGY: ("1", "5")}
_LOWEST, _STEPS = 1, 4
"""The scale of mood and energy."""


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
    by_script = _labels(sittings, grouping, components)
    strips: dict[str, list[Dot]] = defaultdict(list)
    unsaid: dict[str, Counter[str]] = defaultdict(Counter)
    for sitting, dot in zip(reversed(sittings), _dots(sittings, start, end, of), strict=True):
        for label in by_script[sitting.script_id, sitting.title]:
            strips[label].append(dot)
            if dot.before is None or dot.after is None:
                _count(unsaid[label], *_values(sitting, of))
    made = tuple(DotStrip(label, tuple(strips[label]), _note(unsaid[label])) for label in sorted(strips))
    low, high = _ENDS[of]
    words = _EXPLANATION.format(what=_WHATS[of])
    return DotsView(made, time_marks(start, end), low, high, words, of)


def measure_choice(of: DotsOf) -> LogChoice:
    """What the dots can stand for."""
    options = tuple(Option(kind.value, label) for kind, label in _LABELS.items())
    return LogChoice("measure", _("What the dots show"), options, of.value)


def _labels(
    sittings: Sequence[SittingOutline], grouping: str, components: Mapping[str, Sequence[str]]
) -> dict[tuple[str, str], Sequence[str]]:
    practices = {(sitting.script_id, sitting.title) for sitting in sittings}
    if grouping == BY_PRACTICE:
        return {practice: (practice[1],) for practice in practices}
    return {practice: components.get(practice[0], (_("Other"),)) for practice in practices}


def _values(sitting: SittingOutline, of: DotsOf) -> tuple[int | str, int | str]:
    if of is DotsOf.HARD:
        return sitting.before, sitting.afterwards
    if of is DotsOf.MOOD:
        return sitting.mood_before, sitting.mood_after
    return sitting.energy_before, sitting.energy_after


def _dots(sittings: Sequence[SittingOutline], start: int, end: int, of: DotsOf) -> Iterator[Dot]:
    """Oldest first."""
    span = end - start
    for row in range(len(sittings) - 1, -1, -1):
        sitting = sittings[row]
        at = (sitting.started_ms - start) / span if span else 0.5
        lowest, steps = _LOWEST, _STEPS
        if of is DotsOf.HARD:
            lowest, steps = 0, 100 if sitting.scale.endswith("100") else 10
        before, after = _values(sitting, of)
        yield Dot(
            at,
            (before - lowest) / steps if isinstance(before, int) else None,
            (after - lowest) / steps if isinstance(after, int) else None,
            row,
        )


def _count(unsaid: Counter[str], *values: int | str) -> None:
    for value in values:
        if isinstance(value, str):
            unsaid[value] += 1


def _note(unsaid: Mapping[str, int]) -> str:
    said = ", ".join(
        f"{count_in_words(unsaid[why.value])} {why.words}"
        for why in (Unanswered.NOT_ASKED, Unanswered.SKIPPED)
        if why.value in unsaid
    )
    return _("Without a number: {said}").format(said=said) if said else ""
