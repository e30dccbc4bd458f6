"""What a practice becomes under two presets, in figures, and its kind and anchor passages in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from player.language.catalogue import _, counted
from player.practice.pacing.model import Pacing
from player.practice.plain_words import count_in_words, joined, length_in_words, minutes_and_seconds
from player.practice.planner.steps import Plan, Step, StepKind
from player.practice.planner.summary import PlanSummary, summarise
from player.practice.script.model import Role
from player.practice.units import Rung, Seconds
from player.window.clinic.editor.state import ComparedRow
from player.window.shared.ribbon import RibbonView
from player.window.shared.ribbon_described import ribbon_of

_KIND_FROM = Rung.KINDNESS_TO_ANOTHER


@dataclass(frozen=True)
class PlannedUnderPreset:
    """One practice under one preset."""

    pacing: Pacing
    plan: Plan
    summary: PlanSummary

    @classmethod
    def of(cls, pacing: Pacing, plan: Plan) -> "PlannedUnderPreset":
        """The plan with its figures."""
        return cls(pacing, plan, summarise(plan))

    @cached_property
    def ribbon(self) -> RibbonView:
        """The plan's ribbon, made once."""
        return ribbon_of(self.plan)

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """The figures for the comparison, row by row, worked out once."""
        return tuple(words(self) for _, words in _ROWS)


def compared(other: PlannedUnderPreset, this: PlannedUnderPreset) -> tuple[ComparedRow, ...]:
    """The figures of both, and where they differ."""
    sides = zip(_ROWS, other.figures, this.figures, strict=True)
    return tuple(ComparedRow(label, left, right, left != right) for (label, _), left, right in sides)


def passages_in_words(plan: Plan) -> str:
    """Where the kind and the anchor passages of a plan are, for those who can't go by colours."""
    return " ".join(
        (
            _describe_passages(_("Kindness"), _passages(plan.steps, _is_kind)),
            _describe_passages(_("An anchor"), _passages(plan.steps, _is_anchor)),
        )
    )


def _passages(steps: Sequence[Step], belongs: Callable[[Step], bool]) -> tuple[tuple[Step, ...], ...]:
    """Runs of steps for which ``belongs`` is true; a check-in in the middle doesn't end a run."""
    asked = [step for step in steps if step.kind is not StepKind.CHECK_IN]
    return tuple(tuple(run) for inside, run in groupby(asked, belongs) if inside)


def _is_kind(step: Step) -> bool:
    return step.rung >= _KIND_FROM and step.role is not Role.ANCHOR


def _is_anchor(step: Step) -> bool:
    return step.role is Role.ANCHOR


def _length(run: Sequence[Step]) -> Seconds:
    return Seconds(run[-1].end - run[0].start)


def _describe_passages(what: str, runs: tuple[tuple[Step, ...], ...]) -> str:
    if not runs:
        return _("{what}: not in this sitting.").format(what=what)
    each = [
        _("at {clock} for {length_in_words}").format(
            clock=minutes_and_seconds(run[0].start), length_in_words=length_in_words(_length(run))
        )
        for run in runs
    ]
    return f"{what}: {joined(each)}."


def _together(runs: tuple[tuple[Step, ...], ...]) -> str:
    if not runs:
        return _("none")
    in_words = count_in_words(len(runs))
    passages = counted("one passage", "{in_words} passages", len(runs), in_words=in_words)
    return _("{clock} in {passages}").format(
        clock=minutes_and_seconds(sum(_length(run) for run in runs)), passages=passages
    )


def _rungs(heard: PlannedUnderPreset) -> str:
    rungs = heard.summary.rungs
    return rungs[-1].words if rungs else _("none")


def _options(heard: PlannedUnderPreset) -> str:
    count = sum(step.offers for step in heard.plan.steps)
    often = {0: _("not at all"), 1: _("once"), 2: _("twice")}
    return often.get(count) or counted("{number} time", "{number} times", count)


_ROWS: tuple[tuple[str, Callable[[PlannedUnderPreset], str]], ...] = (
    (_("Minutes"), lambda heard: minutes_and_seconds(heard.plan.duration)),
    (_("Longest silence"), lambda heard: f"{heard.summary.longest_silence:.0f} s"),
    (_("A way out is spoken"), _options),
    (_("Longest without one"), lambda heard: minutes_and_seconds(heard.summary.longest_option_gap)),
    (_("Goes as far as"), _rungs),
    (_("Check-ins"), lambda heard: str(heard.summary.check_ins)),
    (_("Kindness"), lambda heard: _together(_passages(heard.plan.steps, _is_kind))),
    (_("On an anchor"), lambda heard: _together(_passages(heard.plan.steps, _is_anchor))),
    (_("Longest contact"), lambda heard: f"{heard.summary.longest_contact:.0f} s"),
    (_("Parts left out"), lambda heard: joined([title for title, _ in heard.plan.left_out]) or _("none")),
)
