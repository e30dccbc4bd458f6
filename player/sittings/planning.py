"""What plans are made from, and the plans made from it: of scripts, of recordings, of quiet time."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from player.practice.choices import Choices
from player.practice.pacing.model import Pacing
from player.practice.pacing.resolved_choices import effective_choices, softer, softest
from player.practice.planner.offering import Offering
from player.practice.planner.plan import estimated_durations, plan, replan
from player.practice.planner.recordings.recording_plan import (
    Inputs,
    Recording,
    plan_recording,
    replan_recording,
)
from player.practice.planner.recordings.unguided import plan_unguided, replan_unguided
from player.practice.planner.steps import LineDurations, Plan
from player.practice.script.model import Script
from player.practice.script.phrasebook import Phrasebook
from player.practice.session.cues import Cue
from player.practice.units import Rung

SOFTER_STEPS: Final = 3
"""How often a recording's pauses can be made longer: after that they grow no longer in any preset."""


@dataclass(frozen=True)
class Planning:
    """A script, a pacing, a person's choices and the phrasebook: everything but the lines' real lengths."""

    script: Script
    pacing: Pacing
    choices: Choices
    phrasebook: Phrasebook

    @property
    def words_per_minute(self) -> float:
        """The pace of speech; softening leaves it alone, so that no line is spoken twice."""
        return self.pacing.speech_wpm

    @cached_property
    def estimated(self) -> LineDurations:
        """How long lines take at the pacing's pace, before they are spoken."""
        return estimated_durations(self.pacing)

    @cached_property
    def offering(self) -> Offering | None:
        """Tells where the script is offered under this pacing; None for what is offered everywhere."""
        return Offering(self.script, self.pacing, self.phrasebook, self.estimated)

    def why_not(self, made: Plan | None = None) -> str:
        """Why it isn't offered with these choices, in a plain sentence; empty where it is.

        Args:
            made: the plan made from them, where there is one already.
        """
        return "" if self.offering is None else self.offering.why_not(self.choices, made)

    def fresh(self, durations: LineDurations) -> Plan:
        """The plan from the beginning."""
        return plan(self.script, self.pacing, self.choices, self.phrasebook, durations)

    def rest(
        self,
        current: Plan,
        keep: int,
        softened: int,
        durations: LineDurations,
        *,
        grounding_only: bool = False,
        skip: bool = False,
    ) -> Plan:
        """The current plan with everything after its first ``keep`` steps planned anew.

        Args:
            current: the plan in force.
            keep: how many of its steps stay.
            softened: how often "Softer" is in force.
            durations: of spoken lines.
            grounding_only: rest on the anchor from here on, and return.
            skip: leave out the rest of the phase.
        """
        pacing, choices = self.softened(softened)
        return replan(
            current,
            keep,
            self.script,
            pacing,
            choices,
            self.phrasebook,
            durations,
            skip_phase=skip,
            grounding=grounding_only or self._softened_to_ground(pacing, choices),
        )

    def _softened_to_ground(self, pacing: Pacing, choices: Choices) -> bool:
        """Whether "Softer" has come down to the ground: what the script says there is about other things."""
        before = effective_choices(self.pacing, self.choices).highest_rung
        now = effective_choices(pacing, choices).highest_rung
        return before > now == Rung.GROUNDING

    def softened(self, times: int) -> tuple[Pacing, Choices]:
        """Pacing and choices after so many steps softer."""
        pair = self.pacing, self.choices
        for _ in range(times):
            pair = softer(*pair)
        return pair

    def can_soften(self, times: int) -> bool:
        """Whether anything softer is left after so many steps."""
        return not softest(*self.softened(times))


@dataclass(frozen=True)
class RecordingPlanning(Planning):
    """A recording in a script's place; ``script`` only says what lists and briefings show.

    Attributes:
        recording: gives the recording as far as it is known by now.
        cues: its captions; none where there are no captions.
    """

    recording: Callable[[], Recording]
    cues: tuple[Cue, ...] = ()

    @cached_property
    def offering(self) -> None:
        """A recording is as it is."""
        return None

    def fresh(self, durations: LineDurations) -> Plan:
        """The plan from the beginning."""
        return plan_recording(self._inputs(0, durations))

    def rest(
        self,
        current: Plan,
        keep: int,
        softened: int,
        durations: LineDurations,
        *,
        grounding_only: bool = False,
        skip: bool = False,
    ) -> Plan:
        """As ``Planning.rest``; skipping leads to the next stretch, grounding to the return."""
        made_from = self._inputs(softened, durations)
        # Softer than longer pauses there is only to leave the recording for the ground.
        grounding = grounding_only or softened > SOFTER_STEPS
        return replan_recording(current, keep, made_from, skip=skip, grounding_only=grounding)

    def softened(self, times: int) -> tuple[Pacing, Choices]:
        """As ``Planning.softened``, but a recording isn't shortened by it, nor can its rung be lowered."""
        pacing, choices = super().softened(times)
        own = self.choices
        return pacing, replace(choices, longest=own.longest, highest_rung=own.highest_rung)

    def can_soften(self, times: int) -> bool:
        """Whether anything softer is left after so many steps."""
        return times <= SOFTER_STEPS

    def _inputs(self, softened: int, durations: LineDurations) -> Inputs:
        pacing, choices = self.softened(softened)
        rung = max(self.script.rungs)
        return Inputs(self.recording(), pacing, choices, self.phrasebook, durations, rung)


@dataclass(frozen=True)
class QuietPlanning(Planning):
    """Quiet time; ``script`` only says what lists and briefings show."""

    @cached_property
    def offering(self) -> None:
        """There is no text of which anything could be left out."""
        return None

    def fresh(self, durations: LineDurations) -> Plan:
        """The plan from the beginning."""
        return plan_unguided(self.script, self.pacing, self.choices, self.phrasebook, durations)

    def rest(
        self,
        current: Plan,
        keep: int,
        softened: int,
        durations: LineDurations,
        *,
        grounding_only: bool = False,
        skip: bool = False,
    ) -> Plan:
        """As ``Planning.rest``; skipping and grounding lead to the return."""
        pacing, choices = self.softened(softened)
        return replan_unguided(
            current,
            keep,
            self.script,
            pacing,
            choices,
            self.phrasebook,
            durations,
            skip=skip or grounding_only,
        )
