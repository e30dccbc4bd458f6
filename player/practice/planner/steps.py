"""A plan: the timed steps of one sitting. ``player.practice.planner.plan`` makes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from player.practice.pacing.surroundings import GENTLE_SURROUNDINGS, Surroundings
from player.practice.planner.goes_on import GoesOn
from player.practice.script.model import Role
from player.practice.units import Rung, Seconds

LineDurations = Callable[[str], Seconds]
"""How long the voice takes to speak a line, given its ``spoken`` text."""


class StepKind(StrEnum):
    """What happens in a step. The values are the stable names in ``plan --json``."""

    SAY = "say"
    PAUSE = "pause"
    SILENCE = "silence"
    PRESENCE = "presence"
    OPTION = "option"
    BELL = "bell"
    BREATH = "breath"
    CHECK_IN = "check-in"
    WRITING = "writing"

    @property
    def voiced(self) -> bool:
        """True for the kinds in which the voice speaks."""
        return self in VOICED


VOICED = frozenset({StepKind.SAY, StepKind.PRESENCE, StepKind.OPTION})
"""The kinds in which the voice speaks."""


class Voice(StrEnum):
    """Whose voice is heard in a slice of a recording."""

    ITS_OWN = "its own"
    UNSURE = "unsure"
    """What may be words or music, laughter, and what is right beside words: no company comes over it."""

    FAINT = "faint"
    """Somebody far behind, or hardly to be heard: company comes over it only where no other place is."""

    NONE = "none"
    """Music, a bowl that rings."""


@dataclass(frozen=True)
class RecordedSlice:
    """What is heard of a recording in a step.

    Attributes:
        recording: the name that the recording is played under.
        start, length: where it begins in the recording, and how long it sounds, in seconds.
        gain: linear factor, 1.0 for as it is.
        room: seconds of the recording's own quiet before and after it; none where it goes on.
        bed: start and end of a quiet place of the recording that a longer pause is filled from.
        voice: whose voice is heard in it.
    """

    recording: str
    start: Seconds
    length: Seconds
    gain: float = 1.0
    room: tuple[Seconds, Seconds] = (Seconds(0.0), Seconds(0.0))
    bed: tuple[Seconds, Seconds] = (Seconds(0.0), Seconds(0.0))
    voice: Voice = Voice.ITS_OWN

    @property
    def end(self) -> Seconds:
        """Where it ends in the recording, in seconds."""
        return Seconds(self.start + self.length)


@dataclass(frozen=True)
class Step:
    """One timed step.

    Attributes:
        kind: what happens.
        start: from the beginning of the sitting, in seconds. Steps follow each other without gaps.
        duration: in seconds. A check-in has none: it waits for the person, and the clock stands still.
            Writing has what its author states: a rendered file leaves it, a person takes what they like.
        text: what is shown: the caption of a spoken line, or the line that stays while it is quiet
            (for a breath, the cue; for a check-in, the anchor text it holds on).
        spoken: what the voice is given; empty for the kinds that are not voiced.
        phase: the title of the phase it belongs to.
        role: the role of that phase.
        rung: the rung it stands on.
        contact: True while in contact with hard or kind material.
        countdown: True where the pacing wants the time left to be shown.
        piece: the running number (from 0, in the author's order) of the script's piece it comes from;
            -1 for the product's own lines. Planning again in the middle of a sitting goes on after it.
        recorded: what is heard of a recording instead of the voice; ``spoken`` is empty then.
        option: True for an author's line that offers a way out or another way.
        passage: the running number (from 0, as heard) of the passage it belongs to: what is heard in one go.
        prompt: what is shown where it waits for the person: for a check-in the question, for writing that it
            goes on when they like.
    """

    kind: StepKind
    start: Seconds
    duration: Seconds
    text: str
    spoken: str
    phase: str
    role: Role
    rung: Rung
    contact: bool = False
    countdown: bool = False
    piece: int = -1
    recorded: RecordedSlice | None = None
    option: bool = False
    passage: int = -1
    prompt: str = ""

    @property
    def end(self) -> Seconds:
        """Where the next step starts, in seconds."""
        return Seconds(self.start + self.duration)

    @property
    def speaks(self) -> bool:
        """True where a voice is heard: our own, or surely a recording's."""
        guided = self.recorded is None or self.recorded.voice is Voice.ITS_OWN
        return self.kind.voiced and self.duration > 0 and (bool(self.spoken) or guided)

    @property
    def offers(self) -> bool:
        """True where it says that one may stop, change or go on."""
        return self.option or self.kind is StepKind.OPTION


SINKS_OVER: Final = Seconds(240.0)
"""Minutes, so that nobody hears or sees it happen; half of a shorter sitting. Our own choice."""


def end_of(steps: Sequence[Step]) -> Seconds:
    """Where some steps end, in seconds; 0 where there are none."""
    return steps[-1].end if steps else Seconds(0.0)


@dataclass(frozen=True)
class Plan:
    """All steps of a sitting, in order, starting at 0.

    Attributes:
        script_id, script_title: of the script it was made from.
        script_hash: the script's content hash.
        pacing_name: the pacing in force.
        pacing_hash: the pacing's content hash.
        steps: the steps.
        left_out: titles of phases left out, each with the reason in plain words.
        around: how it sounds, how it asks, and how often is suggested.
        skipped: titles of phases that the person left on the way.
        own_gain: linear factor of the product's own lines and bells; below 1 beside a soft recording.
        goes_on: where it goes on with a sitting that stopped; None where it begins at the beginning.
    """

    script_id: str
    script_title: str
    script_hash: str
    pacing_name: str
    pacing_hash: str
    steps: tuple[Step, ...]
    left_out: tuple[tuple[str, str], ...] = ()
    around: Surroundings = GENTLE_SURROUNDINGS
    skipped: frozenset[str] = frozenset()
    own_gain: float = 1.0
    goes_on: GoesOn | None = None

    @property
    def duration(self) -> Seconds:
        """The whole sitting, in seconds, without the time that check-ins wait."""
        return end_of(self.steps)

    @cached_property
    def recorded(self) -> bool:
        """Whether anything in it is a recording's."""
        return any(step.recorded is not None for step in self.steps)

    @cached_property
    def writes(self) -> bool:
        """Whether there is a place to write in it."""
        return any(step.kind is StepKind.WRITING for step in self.steps)

    @property
    def sinks_over(self) -> Seconds:
        """Over how many seconds before its end sound and picture sink; 0 where it leads back to the day."""
        return Seconds(min(SINKS_OVER, self.duration / 2) if self.around.sound.to_sleep else 0.0)
