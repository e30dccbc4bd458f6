"""The shipped practices, presets and phrasebook, and every choice that a person has with them."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from player.library import shipped_content
from player.practice.choices import Choices
from player.practice.pacing import Pacing
from player.practice.parse import parse_script
from player.practice.phrasebook_reader import read_phrasebook
from player.practice.plan import effective_choices, estimated_durations, offered, plan
from player.practice.preset import read_preset
from player.practice.script import Alternatives, Bell, Role, Script, Subject
from player.practice.steps import Plan
from player.practice.units import Seconds

ROOT = shipped_content()
SCRIPTS = [parse_script(path.read_bytes(), path.name) for path in sorted(ROOT.glob("*.md"))]
PRESETS = [read_preset(path.read_bytes(), path.name) for path in sorted((ROOT / "presets").glob("*.yaml"))]
PHRASES = read_phrasebook((ROOT / "companion" / "en.yaml").read_bytes(), "en.yaml")

# What the window offers (player/present/choosing.py), beside the pacing's own longest.
LENGTHS = tuple(Seconds(60.0 * minutes) for minutes in (2, 3, 5, 8, 15))


def planned(script: Script, pacing: Pacing, choices: Choices) -> Plan:
    return plan(script, pacing, choices, PHRASES, estimated_durations(pacing))


def every_choice(script: Script, pacing: Pacing) -> Iterator[Choices]:
    """Every choice but that of length, with the subjects that the script has nothing about left alone."""
    may = offered(pacing)
    asked = {
        block.subject for phase in script.phases for block in phase.blocks if isinstance(block, Alternatives)
    }
    for eyes, anchor, touch, posture, wording, rung, bells in product(
        may.eyes if Subject.EYES in asked else (None,),
        may.anchors + may.opt_in_anchors,
        may.touches if Subject.TOUCH in asked else (None,),
        may.postures if Subject.POSTURE in asked else (None,),
        may.wordings if Subject.WORDING in asked else (None,),
        may.rungs,
        (False, True) if may.bells else (False,),
    ):
        yield Choices(eyes, anchor, touch, posture, wording, rung, bells=bells)


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


def distinct_choices(script: Script, pacing: Pacing) -> list[Choices]:
    """One of each lot of choices that give the same steps, without a choice of length."""
    lots = {what_matters(script, pacing, choices): choices for choices in every_choice(script, pacing)}
    return list(lots.values())


def every_plan(script: Script, pacing: Pacing) -> Iterator[tuple[Choices, Plan]]:
    """Every plan there can be, once; a length that nothing has to be cut for gives the plan without one."""
    for choices in distinct_choices(script, pacing):
        whole = planned(script, pacing, choices)
        yield choices, whole
        for length in LENGTHS:
            if length < min(whole.duration, pacing.session_max_min * 60):
                shorter = replace(choices, longest=length)
                yield shorter, planned(script, pacing, shorter)
