"""Going on where a sitting stopped: what is kept of it, and when it can be gone on with."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from player.language.catalogue import later
from player.practice.choices import (
    Anchor,
    Bowl,
    Choices,
    Eyes,
    Posture,
    Touch,
    Wording,
)
from player.practice.narrator_choice import NarratorChoice
from player.practice.pacing.resolved_choices import effective_choices, softer
from player.practice.planner.goes_on import GoesOn
from player.practice.planner.going_on import begins_there, stopped_in
from player.practice.script.model import BETWEEN
from player.practice.session.table import Session, step_at
from player.practice.units import Rung, Seconds
from player.records.left_off import LeftOffSitting
from player.sittings.planning import Planning, QuietPlanning, RecordingPlanning

GOING_ON: Final = later("going on where it stopped")
"""What the log of a sitting says that goes on with another."""

_READ: Final[Mapping[str, Callable[[Any], Any]]] = {
    "eyes": Eyes,
    "anchor": Anchor,
    "touch": Touch,
    "posture": Posture,
    "wording": Wording,
    "highest_rung": Rung,
    "longest": lambda value: Seconds(float(value)),
    "spoken": bool,
    "bells": bool,
    "bowl": Bowl,
    "softened": int,
    "gentle_from": Rung,
    "narrator": NarratorChoice,
    "turn": int,
}
"""The choices that a sitting with a script has, and what each is read with."""


def kept_of(planning: Planning, session: Session) -> dict[str, Any] | None:
    """What a sitting that stops now can go on from, as plain values; None where it can't.

    Recordings and quiet time can't: they have no phases to begin with. What leads towards sleep is whole
    wherever it is left.

    Args:
        planning: of the sitting.
        session: how far it is.
    """
    plan = session.plan
    if plan is None or session.grounding_only or isinstance(planning, RecordingPlanning | QuietPlanning):
        return None
    if plan.around.sound.to_sleep:
        return None
    place = stopped_in(planning.script, plan, step_at(plan, session.position))
    if place is None:
        return None
    _unused, choices = planning.softened(session.softened)
    return {
        "choices": {name: getattr(choices, name) for name in _READ},
        "first": place.first,
        "heard": sorted(place.heard),
        "skipped": sorted(place.skipped),
    }


def planning_on(left: LeftOffSitting, planning: Planning) -> Planning | None:
    """The planning of a sitting that goes on with one that stopped; None where it can't.

    It can't where script or pacing are no longer the same, where less is allowed now, or where the phase in
    which it stopped isn't in the plan.

    Args:
        left: the sitting that stopped.
        planning: of the same practice from its beginning, as it would be now.
    """
    script, pacing = planning.script, planning.pacing
    if (left.script_hash, left.preset_hash) != (script.content_hash, pacing.content_hash):
        return None
    try:
        choices, place = _choices(left.kept["choices"]), _place(left.kept)
        role = script.phases[place.first].role
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return None
    allowed = effective_choices(pacing, planning.choices).highest_rung
    if role not in BETWEEN or effective_choices(pacing, choices).highest_rung > allowed:
        return None
    for _unused in range(choices.softened):
        pacing, _softened = softer(pacing, choices)
    return _offered(replace(planning, pacing=pacing, choices=choices, goes_on=place))


def _offered(planning: Planning) -> Planning | None:
    made = planning.fresh(planning.estimated)
    offered = begins_there(planning.script, made) and not planning.why_not(made)
    return planning if offered else None


def _choices(kept: Mapping[str, Any]) -> Choices:
    read: dict[str, Any] = {}
    for name, make in _READ.items():
        read[name] = None if kept[name] is None else make(kept[name])
    return Choices(**read)


def _place(kept: Mapping[str, Any]) -> GoesOn:
    return GoesOn(
        int(kept["first"]), frozenset(map(int, kept["heard"])), frozenset(map(str, kept["skipped"]))
    )
