"""Pauses beside a recording's music, shortened where both together are too long and a line has no room. Pure.

Music is played as it is. So where a bowl rings for two seconds and a pause of three follows, and no line is
short enough for either, the pause gives way: nobody is left without a voice for longer than is wanted.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from player.practice.planner.steps import Step, Voice, end_of
from player.practice.units import ROUNDING_S, Seconds

_LEAST_PAUSE: Final = 0.3
"""Seconds that are left of a pause (our default)."""


def shortened_beside_music(
    steps: Sequence[Step], first: int, longest: float, least_room: float
) -> tuple[Step, ...]:
    """The steps with such pauses shortened, one after the other.

    Args:
        steps: of a plan, those of a recording as their slices.
        first: the first that may change.
        longest: how long nobody may speak, in seconds.
        least_room: how long music or a pause has to be for a line to have room there, in seconds.
    """
    made: list[Step] = []
    for speaks, among in groupby(steps, key=lambda step: step.speaks):
        quiet = list(among)
        kept = max(0, first - len(made))
        if not speaks and any(step.recorded is not None for step in quiet):
            quiet = _shortened(quiet, kept, longest, least_room)
        for number, step in enumerate(quiet):
            made.append(step if number < kept else replace(step, start=end_of(made)))
    return tuple(made)


def _shortened(quiet: list[Step], kept: int, longest: float, least_room: float) -> list[Step]:
    """What is quiet, its pauses so much shorter that all of it is inside the cap, as far as they can be."""
    over = sum(step.duration for step in quiet) - longest
    if over <= ROUNDING_S or max(_rooms(quiet)) >= least_room:
        return quiet
    found = list(quiet)
    for number, step in enumerate(quiet):
        if number < kept or step.recorded is not None:
            continue
        less = max(0.0, min(over, step.duration - _LEAST_PAUSE))
        found[number] = replace(step, duration=Seconds(step.duration - less))
        over -= less
    return found


def _rooms(quiet: Sequence[Step]) -> list[float]:
    """The length of each pause, and of each stretch of music without a break; 0 where words may be."""
    lengths: list[float] = []
    for voice, among in groupby(
        quiet, key=lambda step: None if step.recorded is None else step.recorded.voice
    ):
        steps = [step.duration for step in among]
        lengths += steps if voice is None else [0.0 if voice is Voice.UNSURE else sum(steps)]
    return lengths
