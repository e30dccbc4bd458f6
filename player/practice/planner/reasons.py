"""What a plan leaves out, and why, in plain words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from player.language.catalogue import _
from player.practice.plain_words import minutes_in_words
from player.practice.planner.measuring.numbers import phases_of_pieces, pieces_of
from player.practice.planner.selection import (
    BEFORE,
    NO_TIME,
    SKIPPED,
    START,
    Selected,
    Selection,
    refusal,
)
from player.practice.planner.steps import Step
from player.practice.script.model import EDGES
from player.practice.units import Seconds


def reasons_left_out(
    chosen: Selection, selected: Selected, steps: Sequence[Step]
) -> tuple[tuple[str, str], ...]:
    """Titles of phases left out in whole or in part, each with the reason.

    Args:
        chosen: what was selected from.
        selected: what was let through at last.
        steps: the plan's.
    """
    return tuple(_reasons(chosen, selected, steps))


def _reasons(chosen: Selection, selected: Selected, steps: Sequence[Step]) -> Iterator[tuple[str, str]]:
    phases = chosen.script.phases
    heard = phases_of_pieces(chosen.script, _pieces_heard(steps))
    titles = frozenset(phases[index].title for index in heard)
    # What was heard before the place where a sitting goes on is not missing.
    before = frozenset(phases[index].title for index in chosen.position.heard)
    partly = _Partly(chosen, titles | before, _passages_heard(chosen, steps))
    told: set[str] = set()
    for index in chosen.text:
        title = phases[index].title
        if title in chosen.position.skipped and title not in told:
            yield title, SKIPPED
        elif title not in titles and title not in told:
            over = chosen.position.passes_over(index)
            reason = BEFORE if over else selected.refused.get(index, NO_TIME)
            if reason and phases[index].role not in EDGES:
                yield title, _no_time(chosen) if reason == NO_TIME else reason
        elif index in heard and partly.is_missing(index):
            yield title, partly.reason(index)
        else:
            continue
        told.add(title)


def _no_time(chosen: Selection) -> str:
    return _("There was no time for it in {minutes}.").format(minutes=_minutes(chosen))


class _Partly:
    """Tells which phases are heard only in part, and why."""

    def __init__(self, chosen: Selection, titles: frozenset[str], spoken: set[int]) -> None:
        self._chosen = chosen if chosen.position == START else replace(chosen, position=START)
        self._titles = titles
        self._spoken = spoken

    def is_missing(self, index: int) -> bool:
        """Whether a spoken passage of a phase is not heard, though nothing it needs is missing."""
        numbers = pieces_of(self._chosen.script).paragraphs
        passages = self._chosen.let_through(index, self._titles)
        return any(
            numbers[group.piece] not in self._spoken
            for passage in passages
            for group in passage.groups
            if group.kind is not None
        )

    def reason(self, index: int) -> str:
        """Why something of a phase is missing."""
        phase = self._chosen.script.phases[index]
        otherwise = _("Some of it was left out, so that the sitting keeps to {minutes}.").format(
            minutes=_minutes(self._chosen)
        )
        return refusal(phase, self._chosen.pacing, self._chosen.held.highest_rung) or otherwise


def _minutes(chosen: Selection) -> str:
    return minutes_in_words(Seconds(chosen.held.longest))


def _pieces_heard(steps: Sequence[Step]) -> set[int]:
    return {step.piece for step in steps if step.piece >= 0}


def _passages_heard(chosen: Selection, steps: Sequence[Step]) -> set[int]:
    paragraphs = pieces_of(chosen.script).paragraphs
    return {paragraphs[piece] for piece in _pieces_heard(steps)}
