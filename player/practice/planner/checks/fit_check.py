"""Whether a script can be brought within a pacing's limits: what ``kindpace check`` says about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from player.language.catalogue import _, counted
from player.language.numbers import figure
from player.practice.choices import Choices
from player.practice.errors import Problem, Severity
from player.practice.pacing.built_in import shown_name
from player.practice.pacing.model import Pacing
from player.practice.pacing.resolved_choices import effective_choices
from player.practice.planner.measuring.numbers import place_of_piece
from player.practice.planner.plan import estimated_durations, plan
from player.practice.planner.steps import LineDurations, Plan, Step, StepKind
from player.practice.planner.summary import PlanSummary, summarise
from player.practice.script.model import Script
from player.practice.script.phrasebook import Phrasebook

STANDARD: Final = "standard"
"""Under this preset a practice lasts as many minutes as its file states."""

_HONEST: Final = 0.15
"""The share by which it may last longer or shorter than stated (our default)."""

_LEAST_MINUTES: Final = 0.1
_ROUNDING: Final = 0.001
"""A limit counts as kept up to this many seconds or minutes: what is printed shows no difference."""


def check_fit(
    script: Script, pacing: Pacing, phrasebook: Phrasebook, durations: LineDurations | None = None
) -> tuple[Problem, ...]:
    """What a pacing can't bring within its limits, and minutes dishonest at Standard.

    The cause is always a sentence of the author's that is too long by itself; the problem points at it.

    Args:
        script: to be heard.
        pacing: in force.
        phrasebook: the product's own lines.
        durations: in seconds, of a spoken line; where all lines can be spoken, as they are estimated.
    """
    whole = Choices(highest_rung=pacing.max_rung)
    lengths = durations or estimated_durations(pacing, phrasebook.pace)
    made = plan(script, pacing, whole, phrasebook, lengths)
    case = _Case(script, pacing, made, summarise(made), effective_choices(pacing, whole).longest)
    return (*_over(case), *_dishonest(case))


@dataclass(frozen=True)
class _Case:
    script: Script
    pacing: Pacing
    plan: Plan
    summary: PlanSummary
    longest: float


def _over(case: _Case) -> Iterator[Problem]:
    summary, pacing = case.summary, case.pacing
    measures = (
        (
            "option-gap",
            _("between words about options"),
            summary.longest_option_gap,
            pacing.option_phrase_every_s,
        ),
        ("silence", _("of silence"), summary.longest_silence, pacing.max_silence_s),
        ("contact", _("of contact"), summary.longest_contact, pacing.contact_max_s or 0.0),
        ("too-long", _("for the whole sitting"), case.plan.duration, case.longest),
    )
    for code, what, found, most in measures:
        if found > most + _ROUNDING:
            yield _over_problem(
                case,
                code,
                _("{found:.0f} s {what} under {name}, which allows {most:g} s.").format(
                    found=found, what=what, name=shown_name(pacing), most=most
                ),
            )
    if max(summary.rungs) > pacing.max_rung:
        yield _over_problem(
            case, "rung", _("A rung above the highest that {name} allows.").format(name=shown_name(pacing))
        )


def _over_problem(case: _Case, code: str, message: str) -> Problem:
    step = _longest_line(case.plan)
    place = case.script.phases[0].place if step is None else place_of_piece(case.script, step.piece)
    text = "" if step is None else step.text
    return Problem(place, Severity.ERROR, code, message, text, _("Make this sentence shorter, or two of it."))


def _longest_line(made: Plan) -> Step | None:
    lines = [step for step in made.steps if step.kind is StepKind.SAY and step.piece >= 0]
    return max(lines, key=lambda step: step.duration, default=None)


def _dishonest(case: _Case) -> Iterator[Problem]:
    if case.pacing.id != STANDARD:
        return
    stated, found = case.script.minutes, case.summary.minutes
    if abs(found - stated) > stated * _HONEST:
        place = case.script.phases[0].place
        message = counted(
            "It states {stated} minute and lasts {found} at Standard.",
            "It states {stated} minutes and lasts {found} at Standard.",
            1 if stated == 1 else 2,
            stated=figure(stated),
            found=figure(found, ".1f"),
        )
        todo = _("State {next:g}, or fit the text to the minutes.").format(next=honest_minutes(found))
        yield Problem(place, Severity.WARNING, "minutes", message, f"{stated:g}", todo)


def honest_minutes(found: float) -> float:
    """The roundest statement of minutes that is honest.

    Args:
        found: how many minutes it lasts at Standard.
    """
    round_ones = (max(round(found / step) * step, _LEAST_MINUTES) for step in (1, 0.5, _LEAST_MINUTES))
    honest = (minutes for minutes in round_ones if abs(found - minutes) <= minutes * _HONEST)
    return next(honest, found)
