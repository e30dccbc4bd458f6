"""The shipped practices, presets and phrasebook, and every choice that a person has with them."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from player.library import catalog as library
from player.library.languages.languages import Languages
from player.practice.choices import Anchor, Choices
from player.practice.pacing.model import Pacing
from player.practice.pacing.resolved_choices import offered
from player.practice.planner.checks.arc_survey import every_arc
from player.practice.planner.plan import estimated_durations, plan
from player.practice.planner.steps import Plan
from player.practice.script.model import Script
from player.practice.units import Seconds

ROOT = library.shipped_content()
SCRIPTS = [library.parse_script(path.read_bytes(), str(path)) for path in sorted(ROOT.glob("*.md"))]
PRESETS = [
    library.read_preset(path.read_bytes(), str(path)) for path in sorted((ROOT / "presets").glob("*.yaml"))
]
LANGUAGES = Languages(ROOT, ROOT / "none")
PHRASES = LANGUAGES.phrasebook("en")
"""Through the library's names, where what was read of the same bytes is kept (tests/conftest.py)."""

# What the window offers (player/window/briefing/choices_described.py), beside the pacing's own longest.
LENGTHS = tuple(Seconds(60.0 * minutes) for minutes in (2, 3, 5, 8, 15))


def planned(script: Script, pacing: Pacing, choices: Choices) -> Plan:
    return plan(script, pacing, choices, PHRASES, estimated_durations(pacing))


def anchors(pacing: Pacing) -> tuple[Anchor, ...]:
    """Every anchor that a person may choose."""
    may = offered(pacing)
    return may.anchors + may.opt_in_anchors


def every_arc_with_anything(script: Script, pacing: Pacing, dice: Random) -> Iterator[Choices]:
    """Every wording, highest rung and length that may be chosen, with any choice of all the others."""
    may = offered(pacing)
    for choices in every_arc(script, pacing, (None, *LENGTHS)):
        yield replace(
            choices,
            eyes=dice.choice(may.eyes),
            anchor=dice.choice((None, *anchors(pacing))),
            touch=dice.choice(may.touches),
            posture=dice.choice(may.postures),
            bells=dice.random() < 0.3,
            spoken=dice.random() < 0.5,
            turn=dice.randrange(31),
        )
