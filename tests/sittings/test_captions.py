"""Captions: a cue for each spoken step, readable again, with times and notes."""

from io import StringIO

import pytest
import webvtt

from player.practice.planner.steps import Plan, Step, StepKind
from player.practice.script.model import Role
from player.practice.session.cues import webvtt_time
from player.practice.units import Rung, Seconds
from player.sittings.webvtt import captions_of


def step(kind, start, duration, text, phase="Others"):
    return Step(
        kind=kind,
        start=Seconds(start),
        duration=Seconds(duration),
        text=text,
        spoken=text if kind.voiced else "",
        phase=phase,
        role=Role.MIDDLE,
        rung=Rung.COMMON_HUMANITY,
    )


PLAN = Plan(
    "id",
    "Others --> too",
    "0" * 64,
    "gentle",
    "1" * 64,
    (
        step(StepKind.SAY, 0.0, 2.25, "Tea & toast < cake, perhaps."),
        step(StepKind.PAUSE, 2.25, 3.0, "Tea & toast < cake, perhaps."),
        step(StepKind.OPTION, 5.25, 2.0, "You might stop here --> or not.", phase="Odd --> phase"),
        step(StepKind.CHECK_IN, 7.25, 0.0, "The floor is here."),
        step(StepKind.PRESENCE, 3600.0, 1.0004, "Still here."),
    ),
)


def cues(text):
    return [
        (cue.identifier, cue.start, cue.end, cue.text) for cue in webvtt.from_buffer(StringIO(text)).captions
    ]


def test_every_spoken_step_is_a_cue_and_nothing_else_is():
    assert cues(captions_of(PLAN)) == [
        ("1 say", "00:00:00.000", "00:00:02.250", "Tea &amp; toast &lt; cake, perhaps."),
        ("3 option", "00:00:05.250", "00:00:07.250", "You might stop here --&gt; or not."),
        ("5 presence", "01:00:00.000", "01:00:01.000", "Still here."),
    ]


def test_notes_say_rung_and_phase_and_hold_no_arrow():
    notes = [line for line in captions_of(PLAN).splitlines() if line.startswith("NOTE")]

    assert notes == [
        "NOTE Others → too, pacing gentle",
        "NOTE rung 2 common humanity, phase Others",
        "NOTE rung 2 common humanity, phase Odd → phase",
        "NOTE rung 2 common humanity, phase Others",
    ]


def test_a_plan_with_nothing_spoken_is_a_valid_empty_track():
    text = captions_of(Plan("id", "Quiet", "0" * 64, "gentle", "1" * 64, ()))

    assert text.startswith("WEBVTT")
    assert cues(text) == []


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0.0, "00:00:00.000"),
        (59.9996, "00:01:00.000"),
        (61.5, "00:01:01.500"),
        (3661.0415, "01:01:01.042"),
    ],
)
def test_times_are_rounded_to_milliseconds_and_carried(seconds, expected):
    assert webvtt_time(seconds) == expected
