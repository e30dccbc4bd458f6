"""Quiet follows meaning: how long it is after what, and that no two neighbouring pauses are alike."""

from dataclasses import replace
from itertools import pairwise
from statistics import mean

import pytest
from planning_shipped import PHRASES, PRESETS, SCRIPTS, planned

from player.practice.choices import Choices
from player.practice.listening.listen import Listener
from player.practice.planner.steps import StepKind
from player.practice.script.language.english import ENGLISH
from player.practice.script.parse import parse_text

STANDARD = next(preset for preset in PRESETS if preset.id == "standard")
ROOMY = replace(STANDARD, sentence_pause_s=3, orient_s=20, return_s=20, session_max_min=20)
KINDS = {
    "plain": "The cup number {n} is blue. Cup {n} has a handle.",
    "time": "You might look for cup number {n}. [time] Cup {n} has a handle.",
}
HEAD = """\
---
id: cups
format: 2
title: Cups
components: [mindfulness]
language: en
about: Cups.
asks: To look at cups.
minutes: 9
caution: None that we know of.
sources:
  - Neff 2003
---

## Arriving (orient)

You're welcome here, and there are some cups. [9s] You could look round, or rest. [9s]

"""
END = """\
## Coming back (return)

Those were the cups, and you're still here. [9s] You could stretch now, or rest. [9s]
"""
PHASES = 12


def quiet_after(kind: str) -> tuple[float, float, float]:
    """Mean quiet after the first line of a passage, at the end of a passage, and at the end of a phase."""
    phases = [
        f"## Cup {n} (rung 1)\n\n{KINDS[kind].format(n=n)}\n\nThat was cup {n}, on its shelf.\n\n"
        for n in range(PHASES)
    ]
    made = planned(parse_text(HEAD + "".join(phases) + END), ROOMY, Choices())
    quiet: dict[str, float] = {}
    line = ""
    for step in made.steps:
        if step.kind.voiced:
            line = step.text if step.piece >= 0 else ""
        elif step.kind is StepKind.PAUSE and line:
            quiet[line] = quiet.get(line, 0.0) + step.duration
    first = [found for text, found in quiet.items() if "number" in text]
    passage = [found for text, found in quiet.items() if "handle" in text]
    phase = [found for text, found in quiet.items() if "shelf" in text]
    assert len(first) == len(phase) == PHASES
    return mean(first), mean(passage), mean(phase)


def test_after_an_invitation_there_is_time_between_passages_half_as_much_again_between_phases_twice():
    plain, passage, phase = quiet_after("plain")
    time, _, _ = quiet_after("time")

    assert plain == pytest.approx(3, rel=0.15)
    assert 2 <= time / plain <= 3
    assert passage / plain == pytest.approx(1.5, rel=0.2)
    assert phase / plain == pytest.approx(2, rel=0.2)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_in_the_practices_no_two_neighbouring_pauses_are_alike(preset):
    sittings = [Listener(script, PHRASES, ENGLISH, 0).hear(preset, Choices()).sitting for script in SCRIPTS]
    alike = [
        (one.text, one.quiet)
        for sitting in sittings
        if sitting is not None
        for one, other in pairwise(sitting.lines)
        # Breaths that are counted all last the same.
        if abs(one.quiet - other.quiet) < 0.05 and not {"breath"} & set(one.text.replace(",", "").split())
    ]

    assert alike == []
