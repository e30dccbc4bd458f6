"""A script under one pacing with all that may be chosen: what opens something and leaves it open."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from player.practice.choices import Choices
from player.practice.errors import Problem
from player.practice.pacing.model import Pacing
from player.practice.pacing.resolved_choices import offered
from player.practice.planner.checks.arc_check import check_heard
from player.practice.planner.offering import has_middle
from player.practice.planner.plan import estimated_durations, plan
from player.practice.script.language.language_rules import LanguageRules
from player.practice.script.model import Script
from player.practice.script.phrasebook import Phrasebook
from player.practice.units import Seconds

USUAL_LENGTHS: Final = (None, Seconds(180.0), Seconds(300.0))
"""The pacing's own longest, and two shorter ones that are often chosen, in seconds."""


def check_arcs(
    script: Script,
    pacing: Pacing,
    phrasebook: Phrasebook,
    rules: LanguageRules | None,
    lengths: Sequence[Seconds | None] = USUAL_LENGTHS,
) -> frozenset[Problem]:
    """What is found in every sitting that is offered, with every wording, highest rung and length.

    What takes turns takes the next in each of them.

    Args:
        script: to be heard.
        pacing: in force.
        phrasebook: the product's own lines.
        rules: of the script's language, where there are any.
        lengths: in seconds; none for the pacing's longest.
    """
    durations = estimated_durations(pacing, phrasebook.pace)
    found: set[Problem] = set()
    for choices in every_arc(script, pacing, lengths):
        made = plan(script, pacing, choices, phrasebook, durations)
        if has_middle(script, made):
            found.update(check_heard(script, made, rules))
    return frozenset(found)


def every_arc(
    script: Script, pacing: Pacing, lengths: Sequence[Seconds | None] = USUAL_LENGTHS
) -> Iterator[Choices]:
    """The choices that decide about arcs: wording, highest rung and length, each in its turn."""
    may = offered(pacing)
    wordings = may.wordings if script.wordings else may.wordings[:1]
    for turn, (wording, rung, length) in enumerate(product(wordings, may.rungs, lengths)):
        if length is None or length < pacing.session_max_min * 60:
            yield Choices(wording=wording, highest_rung=rung, longest=length, turn=turn)
