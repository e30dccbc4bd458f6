"""The choices before a sitting, as groups of options, and back into ``Choices``."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from player.language.catalogue import _
from player.practice.choices import Anchor, Choices, Eyes, Posture, Touch, Wording
from player.practice.declared.worded import Worded
from player.practice.narrator_choice import NarratorChoice
from player.practice.pacing.resolved_choices import SHORTEST_SITTING, Offered
from player.practice.plain_words import capitalised
from player.practice.planner.sitting_choices import held_choices
from player.practice.script.model import Alternatives, Script, Subject
from player.practice.units import Rung, Seconds
from player.sittings.planning import Planning, QuietPlanning
from player.window.briefing.quiet_described import BELLS_EVERY, QUIET_BELLS, SETTLE, quiet_groups, quiet_value
from player.window.briefing.state import ChoiceGroup
from player.window.state import Option

_INVITED: Final[dict[Worded, str]] = {
    Eyes.CLOSED: _("Closed, or open again any time"),
    Anchor.OBJECT: _("Something to hold or look at"),
}
"""Said with more words where a person chooses than where a clinician does."""

_VOICE = (Option("on", _("Spoken")), Option("off", _("Text only")))
_BELLS = (Option("off", _("No bells")), Option("on", _("Soft bells")))
_LENGTH_STEPS = tuple(Seconds(minutes * 60.0) for minutes in (2, 3, 5, 8, 15))
_QUIET_STEPS = tuple(Seconds(minutes * 60.0) for minutes in (2, 5, 10, 15, 20, 30, 45, 60))
_MINUTE = 60


@dataclass(frozen=True)
class _Asked:
    subject: Subject
    label: str
    options: Callable[[Offered], Sequence[Worded]]


_ASKED = (
    _Asked(Subject.EYES, _("Eyes"), lambda may: may.eyes),
    _Asked(
        Subject.ANCHOR, _("Somewhere to rest your attention"), lambda may: may.anchors + may.opt_in_anchors
    ),
    _Asked(Subject.POSTURE, _("Posture"), lambda may: may.postures),
    _Asked(Subject.TOUCH, _("Touch"), lambda may: may.touches),
    _Asked(Subject.WORDING, _("Wording"), lambda may: may.wordings),
)


def choice_groups(planning: Planning, cap: Rung | None = None) -> tuple[ChoiceGroup, ...]:
    """Every choice that makes a difference in this script under this pacing, with what is in force.

    A length, a highest rung or a wording that would leave nothing of the practice's own isn't offered.

    Args:
        planning: what is to be heard, and the choices as they are.
        cap: the highest rung that is offered here; a step further has other places.
    """
    script, choices = planning.script, planning.choices
    may = _leaving_something(planning)
    held = held_choices(script, planning.pacing, choices)
    groups = [
        ChoiceGroup(
            asked.subject,
            asked.label,
            tuple(Option(choice.value, _INVITED.get(choice, choice.words)) for choice in asked.options(may)),
            getattr(held, asked.subject.value),
        )
        for asked in _ASKED
        if len(asked.options(may)) > 1 and _matters(script, asked.subject)
    ]
    if not script.components:
        # A recording says and asks what it does: nothing but the product's own lines can be chosen.
        return tuple(groups)
    if planning.may_be_heard:
        groups.append(ChoiceGroup("voice", _("Voice"), _VOICE, "on" if choices.spoken else "off"))
    groups += _rung_group(script, may, held.highest_rung, cap)
    length = _length_group(planning, may, held.longest)
    if isinstance(planning, QuietPlanning):
        # What a timer is asked for comes first.
        return (*length, *quiet_groups(planning, bells=held.bells, may=may), *groups)
    groups += length
    if may.bells:
        groups.append(ChoiceGroup("bells", _("Bells"), _BELLS, "on" if held.bells else "off"))
    return tuple(groups)


def _leaving_something(planning: Planning) -> Offered:
    """What the pacing offers, without the rungs and wordings that leave nothing of the practice's own."""
    may, offering, choices = planning.offered, planning.offering, planning.choices
    if offering is None:
        return may
    wordings = may.wordings
    if len(wordings) > 1 and _matters(planning.script, Subject.WORDING):
        wordings = offering.wordings(choices, wordings)
    return replace(may, rungs=offering.rungs(choices, may.rungs), wordings=wordings)


def _matters(script: Script, subject: Subject) -> bool:
    """Whether the script says something different; an anchor matters in every sitting."""
    if subject is Subject.ANCHOR or (subject is Subject.WORDING and len(script.wordings) > 1):
        return True
    blocks = (block for phase in script.phases for block in phase.blocks)
    return any(isinstance(block, Alternatives) and block.subject is subject for block in blocks)


def _rung_group(script: Script, may: Offered, now: Rung, cap: Rung | None) -> list[ChoiceGroup]:
    highest = min(max(script.rungs), Rung.SELF_KINDNESS if cap is None else cap)
    reachable = [rung for rung in may.rungs if rung <= highest]
    if len(reachable) < 2:  # noqa: PLR2004 - a choice needs two
        return []
    options = tuple(Option(str(int(rung)), capitalised(rung.words)) for rung in reachable)
    return [ChoiceGroup("rung", _("How far to go"), options, str(int(min(now, reachable[-1]))))]


def _length_group(planning: Planning, may: Offered, now: Seconds) -> list[ChoiceGroup]:
    steps = _LENGTH_STEPS
    if isinstance(planning, QuietPlanning):
        steps, now = _QUIET_STEPS, planning.longest
    lengths = sorted({*(step for step in steps if step < may.longest_max), may.longest_max})
    lengths = [length for length in lengths if length >= SHORTEST_SITTING]
    if planning.offering is not None:
        lengths = list(planning.offering.lengths(planning.choices, lengths))
    if len(lengths) < 2:  # noqa: PLR2004 - a choice needs two
        return []
    options = tuple(
        Option(_minutes(length), _("{minutes} min").format(minutes=_minutes(length))) for length in lengths
    )
    nearest = min(lengths, key=lambda length: abs(length - now))
    return [ChoiceGroup("minutes", _("How long at most"), options, _minutes(nearest))]


def _minutes(length: Seconds) -> str:
    return f"{length / _MINUTE:g}"


def chosen(choices: Choices, subject: str, value: str) -> Choices:
    """The choices with one of them made.

    Raises:
        ValueError: nothing is called so.
    """
    if subject in {SETTLE, BELLS_EVERY, QUIET_BELLS}:
        return replace(choices, **quiet_value(subject, value))
    if subject not in _MADE:
        raise ValueError(subject)
    field, made = _MADE[subject]
    changed: dict[str, Any] = {field: made(value)}
    return replace(choices, **changed)


_MADE: Final[dict[str, tuple[str, Callable[[str], object]]]] = {
    "eyes": ("eyes", Eyes),
    "anchor": ("anchor", Anchor),
    "touch": ("touch", Touch),
    "posture": ("posture", Posture),
    "wording": ("wording", Wording),
    "rung": ("highest_rung", lambda value: Rung(int(value))),
    "minutes": ("longest", lambda value: Seconds(float(value) * _MINUTE)),
    "voice": ("spoken", lambda value: value == "on"),
    "bells": ("bells", lambda value: value == "on"),
    "narrator": ("narrator", NarratorChoice),
}
"""By subject: the field of ``Choices``, and how its value is read."""
