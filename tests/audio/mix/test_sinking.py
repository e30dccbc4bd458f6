"""Towards sleep the background sinks over minutes, and a pause is as quick as in any other sitting."""

from dataclasses import replace
from itertools import pairwise

import pytest

from audio.mix.envelope import Envelope, first_change
from audio.mix.timeline import Background, Timeline
from audio.units import ClipName, Frames, frames

RAIN = Background((ClipName("rain"),), Frames(480_000), Frames(480_000))
DAY = Timeline((), (), frames(600.0), background=RAIN, fade_in=frames(3.0), fade_out=frames(3.0))
SLEEP = replace(DAY, sinks=frames(240.0))


def level(timeline: Timeline, second: float) -> float:
    return Envelope(timeline).level(frames(second))


def test_it_sinks_evenly_from_minutes_before_the_end_to_hardly_anything() -> None:
    seconds = (355.0, 400.0, 450.0, 500.0, 550.0, 595.0)
    levels = [level(SLEEP, second) for second in seconds]

    assert levels[0] == level(DAY, 355.0) == 0.0
    assert levels[-1] < -35.0
    assert all(later < sooner for sooner, later in pairwise(levels))
    # A decibel takes seconds: nobody hears a step.
    assert all(
        sooner - later < 0.25 * (at_later - at_sooner)
        for (at_sooner, sooner), (at_later, later) in pairwise(zip(seconds, levels, strict=True))
    )


def test_where_it_leads_to_the_day_it_stays_to_the_end() -> None:
    assert level(DAY, 590.0) == 0.0


@pytest.mark.parametrize(("before", "after"), [(DAY, SLEEP), (SLEEP, DAY)], ids=["sinks", "stays"])
def test_where_only_the_sinking_differs_the_sound_differs_from_there(
    before: Timeline, after: Timeline
) -> None:
    assert first_change(before, after) == frames(360.0)
    assert first_change(before, before) is None


def test_a_shorter_sitting_sinks_sooner() -> None:
    shorter = replace(SLEEP, length=frames(400.0))

    assert level(shorter, 300.0) < -20.0
    assert first_change(SLEEP, shorter) == frames(160.0)
