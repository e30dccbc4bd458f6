"""A script of format 1 is planned as one of format 2 that says the same, under every preset."""

import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from planning_shipped import PRESETS, planned

from player.practice.choices import Choices
from player.practice.script.parse import parse_text

HEAD = """\
---
id: an-old-one
format: {format}
title: An old one
components: [mindfulness, self-kindness]
language: en
about: A cup, and a kind word.
asks: To look at a cup.
minutes: 3
caution: None that we know of.
sources:
  - Neff 2003
---

## Arriving (orient)

You're welcome here. [2s] You might look around, if you like.

- eyes open: Your eyes may stay open.
- eyes lowered: Your eyes may rest on the floor.
- eyes closed: Your eyes may close, or stay open.

"""
MIDDLE = (
    "## A cup (rung 1)\n\nPerhaps there's a cup near you. [6s] It's warm, or it's cold.\n\n",
    (
        "## Three breaths (rung 1)\n\n- anchor breath: You might notice one breath, or a sound.\n"
        "- otherwise: You might notice one thing near you.\n\n[breath 3]\n\n"
    ),
    "## The floor (anchor, may be left out)\n\nThe floor is there, under all of this. [8s]\n\n",
    "## Quiet (rung 1)\n\nIt's quiet for a while now, or nearly. [silence 30s]\n\n[bell]\n\n",
    (
        "## A kind word (rung 5, contact, difficulty 1)\n\nYou might find one kind word, or none.\n\n"
        "> May I be a little kinder to myself.\n\n"
    ),
)
END = "## Coming back (return)\n\nThe cup is still here. [3s] You can go on in your own time.\n"


@settings(max_examples=examples(25), deadline=None)
@given(
    st.lists(st.sampled_from(MIDDLE), min_size=1, unique=True),
    st.sampled_from(PRESETS),
    st.booleans(),
    st.integers(0, 4),
)
def test_it_is_planned_alike(middle, preset, bells, turn):
    old, new = (parse_text(HEAD.format(format=number) + "".join(middle) + END) for number in (1, 2))
    chosen = Choices(bells=bells, turn=turn)
    before, now = planned(old, preset, chosen), planned(new, preset, chosen)

    assert before.steps == now.steps
    assert before.left_out == now.left_out
    assert before.around == now.around


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_all_of_it_together_as_well(preset):
    old, new = (parse_text(HEAD.format(format=number) + "".join(MIDDLE) + END) for number in (1, 2))

    assert planned(old, preset, Choices()).steps == planned(new, preset, Choices()).steps
