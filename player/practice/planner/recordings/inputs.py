"""What a recording's plan is made from."""

from dataclasses import dataclass
from typing import Final

from player.practice.choices import Choices
from player.practice.pacing.model import Pacing
from player.practice.planner.recordings.recording import Recording
from player.practice.planner.steps import LineDurations
from player.practice.script.phrasebook import Phrasebook
from player.practice.units import Rung, Seconds

LONGEST: Final = Seconds(3600.0)
"""A recording plays for up to an hour (practice brief, section 2), whatever a pacing says of scripts."""


@dataclass(frozen=True)
class Inputs:
    """What a recording's plan is made from.

    Attributes:
        rung: what the recording counts as: what the person marked it as, else mindfulness. Nothing is known
            of its words.
    """

    recording: Recording
    pacing: Pacing
    choices: Choices
    phrasebook: Phrasebook
    durations: LineDurations
    rung: Rung = Rung.MINDFULNESS


def longest_recording(pacing: Pacing, choices: Choices) -> Seconds:
    """How long a sitting with a recording may be: an hour, or less if the person or a clinician says so."""
    locked = pacing.session_max_min * 60 if "session_max_min" in pacing.locked else LONGEST
    wished = LONGEST if choices.longest is None else max(choices.longest, 60.0)
    return Seconds(min(LONGEST, locked, wished))
