"""Makes the plans of a sitting, for scripts, recordings and quiet time."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from audio.voice.protocol import SLOWEST
from audio.voice.sayable import ENGLISH, can_say, speaks
from player.practice.choices import Choices
from player.practice.narrator_choice import NarratorChoice
from player.practice.pacing.model import Pacing
from player.practice.pacing.resolved_choices import (
    Offered,
    effective_choices,
    offered,
    pacing_in_quiet,
    softer,
    softest,
)
from player.practice.planner.goes_on import GoesOn
from player.practice.planner.measuring.limits import limits
from player.practice.planner.offering import OfferedPractice
from player.practice.planner.plan import estimated_durations, plan, replan
from player.practice.planner.recordings.inputs import Inputs, longest_recording
from player.practice.planner.recordings.quiet_stretches import longest_apart
from player.practice.planner.recordings.recording import Recording
from player.practice.planner.recordings.recording_plan import plan_recording, replan_recording
from player.practice.planner.recordings.unguided import plan_unguided, replan_unguided
from player.practice.planner.steps import LineDurations, Plan
from player.practice.script.language.lines import spoken_lines
from player.practice.script.language.spelling import spelt_british
from player.practice.script.model import Script
from player.practice.script.phrasebook import Phrasebook
from player.practice.session.cues import Cue
from player.practice.units import Rung, Seconds

if TYPE_CHECKING:
    from audio.voice.languages.language_narrator import LanguageNarrator, NamedNarrator
    from player.library.catalog import Library

SOFTER_STEPS: Final = 3
"""How many steps softer a recording can go: after that its pauses grow no longer in any preset."""


@dataclass(frozen=True)
class Planning:
    """Makes plans from a script, a pacing, a person's choices, the phrasebook and the lengths of lines.

    A script in a language that no narrator speaks is text only, unless somebody's recording of it is wanted.

    Attributes:
        goes_on: where it goes on with a sitting that stopped; None to begin at the beginning.
        named: who is named for the script's language; None for English, and where nobody is.
    """

    script: Script
    pacing: Pacing
    choices: Choices
    phrasebook: Phrasebook
    goes_on: GoesOn | None = field(default=None, kw_only=True)
    named: "NamedNarrator | None" = field(default=None, kw_only=True)

    @classmethod
    def in_its_language(
        cls, library: "Library", script: Script, pacing: Pacing, choices: Choices
    ) -> "Planning":
        """For a script with the lines and the narrator of its language.

        Args:
            library: has both.
            script: the script.
            pacing: the pacing in force.
            choices: the person's.
        """
        language = script.language
        book, named = library.phrasebook(language), library.languages.narrator(language)
        return cls(script, pacing, choices, book, named=named)

    def __post_init__(self) -> None:
        """Take the voice out where nobody could speak."""
        if self.choices.spoken and not self.may_be_heard:
            object.__setattr__(self, "choices", replace(self.choices, spoken=False))

    @property
    def may_be_heard(self) -> bool:
        """Whether there can be a voice: a narrator's, or that of whoever recorded it."""
        speaks_it = self.narrated or self.language_narrator is not None
        return speaks_it or self.choices.narrator is NarratorChoice.RECORDED

    @property
    def narrated(self) -> bool:
        """Whether Kindpace's own narrators speak the language of its lines; others are shown for as long."""
        return speaks(self.phrasebook.language) and speaks(self.script.language)

    @property
    def language_narrator(self) -> "LanguageNarrator | None":
        """Who speaks it on this machine, where another language than English has a narrator of its own."""
        return None if self.named is None else self.named.here

    @property
    def words_per_minute(self) -> float:
        """The pace of speech, in words of its language where a narrator of that language speaks.

        Softening doesn't change it, so that no line has to be spoken again.
        """
        if self.language_narrator is None:
            return self.pacing.speech_wpm
        return max(SLOWEST, self.pacing.speech_wpm * self.phrasebook.pace)

    @cached_property
    def estimated(self) -> LineDurations:
        """Estimates how many seconds a line takes at the pacing's pace, before it is spoken.

        One that the narrator can't say takes none: what is quiet then counts as silence, and is capped.
        """
        lengths = estimated_durations(self.pacing, self.phrasebook.pace)
        narrator = self.language_narrator
        if not self.choices.spoken or not (self.narrated or narrator):
            return lengths
        letters = ENGLISH if narrator is None else narrator.letters
        return lambda line: lengths(line) if can_say(line, letters) else Seconds(0.0)

    @cached_property
    def spelt_british(self) -> bool:
        """Whether the script is spelt as in Britain."""
        return spelt_british(line.text for line in spoken_lines(self.script))

    @cached_property
    def offering(self) -> OfferedPractice | None:
        """Tells with which choices the script is offered under this pacing; None if it always is."""
        return OfferedPractice(self.script, self.pacing, self.phrasebook, self.estimated)

    def why_not(self, made: Plan | None = None) -> str:
        """Why the script isn't offered with these choices, in a plain sentence; empty if it is offered.

        Args:
            made: the plan for these choices, if it is already made.
        """
        return "" if self.offering is None else self.offering.why_not(self.choices, made)

    def fresh(self, durations: LineDurations) -> Plan:
        """The plan from the beginning, or from where it goes on."""
        inputs = self.script, self.pacing, self.choices, self.phrasebook, durations
        return plan(*inputs, goes_on=self.goes_on)

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
        """The current plan with everything after its first ``keep`` steps planned again.

        Args:
            current: the plan in force.
            keep: how many of its steps stay as they are.
            softened: how many steps softer than chosen at the beginning.
            durations: returns the length of a spoken line, in seconds.
            grounding_only: rest on the anchor from here on, then return.
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
        """Whether softening has lowered the rung to grounding, for which the script itself has no text."""
        before = effective_choices(self.pacing, self.choices).highest_rung
        now = effective_choices(pacing, choices).highest_rung
        return before > now == Rung.GROUNDING

    @property
    def offered(self) -> Offered:
        """What a person may choose."""
        return offered(self.pacing)

    def softened(self, times: int) -> tuple[Pacing, Choices]:
        """The pacing and the choices, this many steps softer."""
        pair = self.pacing, self.choices
        for _ in range(times):
            pair = softer(*pair)
        return pair

    def can_soften(self, times: int) -> bool:
        """Whether one more step softer is possible after this many steps."""
        return not softest(*self.softened(times))


@dataclass(frozen=True)
class RecordingPlanning(Planning):
    """A recording instead of a script; ``script`` only holds what lists and briefings show.

    Attributes:
        recording: returns the recording as far as it has been surveyed.
        cues: the recording's captions; empty where it has none.
    """

    recording: Callable[[], Recording]
    cues: tuple[Cue, ...] = ()

    @property
    def may_be_heard(self) -> bool:
        """The recording is heard in any case."""
        return True

    @cached_property
    def offering(self) -> None:
        """Always None: a recording is offered with any choices."""
        return None

    @property
    def longest(self) -> Seconds:
        """How long it may be at most, in seconds: what a pacing says of scripts doesn't bind a recording."""
        return longest_recording(self.pacing, self.choices)

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
        """As ``Planning.rest``; skipping goes to the next stretch, grounding to the return."""
        inputs = self._inputs(softened, durations)
        # Once pauses can't grow longer, the only softer way is to leave the recording for grounding.
        grounding = grounding_only or softened > SOFTER_STEPS
        return replan_recording(current, keep, inputs, skip=skip, grounding_only=grounding)

    def softened(self, times: int) -> tuple[Pacing, Choices]:
        """As ``Planning.softened``, but neither the length nor the rung of a recording can be lowered."""
        pacing, choices = super().softened(times)
        before = self.choices
        return pacing, replace(choices, longest=before.longest, highest_rung=before.highest_rung)

    def can_soften(self, times: int) -> bool:
        """Whether one more step softer is possible after this many steps."""
        return times <= SOFTER_STEPS

    def _inputs(self, softened: int, durations: LineDurations) -> Inputs:
        pacing, choices = self.softened(softened)
        rung = max(self.script.rungs)
        return Inputs(self.recording(), pacing, choices, self.phrasebook, durations, rung)


@dataclass(frozen=True)
class QuietPlanning(Planning):
    """Quiet time; ``script`` only holds what lists and briefings show."""

    @cached_property
    def offering(self) -> None:
        """Always None: quiet time is offered with any choices."""
        return None

    @property
    def offered(self) -> Offered:
        """As ``Planning.offered``; quiet time may be longer than other sittings."""
        return offered(pacing_in_quiet(self.pacing))

    @property
    def longest(self) -> Seconds:
        """How long it is to be at most: without a wish, as long as other sittings may be."""
        usual = Seconds(min(self.pacing.session_max_min, self.pacing.quiet_time_max_min) * 60)
        return usual if self.choices.longest is None else self.choices.longest

    @property
    def longest_apart(self) -> Seconds:
        """The longest distance at which a bell comes between the first and the last."""
        pacing, choices = pacing_in_quiet(self.pacing), replace(self.choices, longest=self.longest)
        return longest_apart(limits(pacing, effective_choices(pacing, choices)), choices.settle)

    def softened(self, times: int) -> tuple[Pacing, Choices]:
        """As ``Planning.softened``, from the length that it has."""
        pair = pacing_in_quiet(self.pacing), replace(self.choices, longest=self.longest)
        for _ in range(times):
            pair = softer(*pair)
        return pair

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
        """As ``Planning.rest``; skipping and grounding go to the return."""
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
