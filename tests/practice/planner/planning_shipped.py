"""The shipped practices, presets and phrasebook, and every choice that a person has with them."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from random import Random

from player.library.catalog import shipped_content
from player.practice.choices import Anchor, Choices
from player.practice.pacing.model import Pacing
from player.practice.pacing.preset_reader import read_preset
from player.practice.planner.plan import effective_choices, estimated_durations, offered, plan
from player.practice.planner.steps import Plan
from player.practice.script.model import Alternatives, Bell, Role, Script, Subject
from player.practice.script.parse import parse_script
from player.practice.script.phrasebook_reader import read_phrasebook
from player.practice.units import Seconds

ROOT = shipped_content()
SCRIPTS = [parse_script(path.read_bytes(), path.name) for path in sorted(ROOT.glob("*.md"))]
PRESETS = [read_preset(path.read_bytes(), path.name) for path in sorted((ROOT / "presets").glob("*.yaml"))]
PHRASES = read_phrasebook((ROOT / "companion" / "en.yaml").read_bytes(), "en.yaml")

# What the window offers (player/window/briefing/choices_described.py), beside the pacing's own longest.
LENGTHS = tuple(Seconds(60.0 * minutes) for minutes in (2, 3, 5, 8, 15))


def planned(script: Script, pacing: Pacing, choices: Choices) -> Plan:
    return plan(script, pacing, choices, PHRASES, estimated_durations(pacing))


def _offered(script: Script, pacing: Pacing) -> dict[str, tuple[object, ...]]:
    """What may be chosen of each but the length; nothing of a subject that the script has nothing about."""
    may = offered(pacing)
    asked = {
        block.subject for phase in script.phases for block in phase.blocks if isinstance(block, Alternatives)
    }
    return {
        "eyes": may.eyes if Subject.EYES in asked else (None,),
        "anchor": anchors(pacing),
        "touch": may.touches if Subject.TOUCH in asked else (None,),
        "posture": may.postures if Subject.POSTURE in asked else (None,),
        "wording": may.wordings if Subject.WORDING in asked else (None,),
        "highest_rung": may.rungs,
        "bells": (False, True) if may.bells else (False,),
    }


def anchors(pacing: Pacing) -> tuple[Anchor, ...]:
    """Every anchor that a person may choose."""
    may = offered(pacing)
    return may.anchors + may.opt_in_anchors


def every_choice(script: Script, pacing: Pacing, anchor: Anchor | None = None) -> Iterator[Choices]:
    """Every choice but that of length, of one anchor or of all."""
    may = _offered(script, pacing) | ({} if anchor is None else {"anchor": (anchor,)})
    for values in product(*may.values()):
        yield Choices(**dict(zip(may, values, strict=True)))


def any_choice(dice: Random, script: Script, pacing: Pacing) -> Choices:
    """One of them."""
    return Choices(**{name: dice.choice(values) for name, values in _offered(script, pacing).items()})


def what_matters(script: Script, pacing: Pacing, choices: Choices) -> tuple[object, ...]:
    """What of a choice the script makes use of: equal for two choices, so are their steps.

    The anchor, the phases let through, the alternatives picked in them, and bells where there are any.
    """
    held = effective_choices(pacing, choices)
    key: list[object] = [held.anchor]
    bells = False
    for number, phase in enumerate(script.phases):
        hard = phase.difficulty > pacing.difficulty_max or (phase.contact and pacing.contact_max_s is None)
        if phase.role not in {Role.ORIENT, Role.RETURN} and (phase.rung > held.highest_rung or hard):
            continue
        key.append(number)
        for block in phase.blocks:
            pieces = block.pieces if not isinstance(block, Alternatives) else ()
            if isinstance(block, Alternatives):
                value = getattr(held, block.subject.value)
                fits = [not option.values or value in option.values for option in block.options]
                key.append(fits.index(True))
                pieces = block.options[fits.index(True)].pieces
            bells = bells or any(isinstance(piece, Bell) for piece in pieces)
    return (*key, held.bells and bells)


def distinct_choices(script: Script, pacing: Pacing, anchor: Anchor | None = None) -> list[Choices]:
    """One of each lot of choices that give the same steps, without a choice of length."""
    key = script.id, pacing.id, anchor
    if key not in _DISTINCT:
        every = every_choice(script, pacing, anchor)
        found = {what_matters(script, pacing, choices): choices for choices in every}
        _DISTINCT[key] = list(found.values())
    return _DISTINCT[key]


_DISTINCT: dict[tuple[object, ...], list[Choices]] = {}


def every_plan(script: Script, pacing: Pacing) -> Iterator[tuple[Choices, Plan]]:
    """Every plan there can be, once; a length that nothing has to be cut for gives the plan without one."""
    for choices in distinct_choices(script, pacing):
        whole = planned(script, pacing, choices)
        yield choices, whole
        most = min(whole.duration, pacing.session_max_min * 60)
        for length in (length for length in LENGTHS if length < most):
            cut = replace(choices, longest=length)
            yield cut, planned(script, pacing, cut)
