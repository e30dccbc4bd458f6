"""A practice listened to under a pacing: what is heard, how it measures up, what misses a goal."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from player.language.catalogue import _
from player.language.numbers import figure
from player.practice.choices import Choices
from player.practice.errors import Problem
from player.practice.listening.findings import findings
from player.practice.listening.goals import Goal, MeasureName, goals_for
from player.practice.listening.measures import Sitting, sitting_of, values_of
from player.practice.listening.turns import THIRTY, values_over
from player.practice.pacing.built_in import shown_name
from player.practice.pacing.model import Pacing
from player.practice.planner.offering import OfferedPractice
from player.practice.planner.plan import estimated_durations, plan
from player.practice.script.language.language_rules import LanguageRules
from player.practice.script.model import Script
from player.practice.script.phrasebook import Phrasebook


@dataclass(frozen=True)
class Measured:
    """A measure with its goal.

    Attributes:
        name: which one.
        value: a share from 0 to 1, seconds, or a number, as ``MeasureName`` says.
        goal: what it should come to; None where the craft page names no goal.
    """

    name: MeasureName
    value: float
    goal: Goal | None

    @property
    def met(self) -> bool:
        """Whether it is as it should be."""
        return self.goal is None or self.goal.met_by(self.value)

    @property
    def value_in_words(self) -> str:
        """The value as people read it, such as ``63 %`` or ``142 s``."""
        return _in_words(self.name, self.value)

    @property
    def goal_in_words(self) -> str:
        """The goal as people read it, such as ``60 % or more``; empty where there is none."""
        if self.goal is None:
            return ""
        least, most = (
            None if edge is None else _in_words(self.name, edge) for edge in (self.goal.least, self.goal.most)
        )
        if least is not None and most is not None:
            return _("{least} to {most}").format(least=least, most=most)
        if least is None:
            return _("{most} or less").format(most=most) if self.goal.most else f"{most}"
        return _("{least} or more").format(least=least)


def _in_words(name: MeasureName, value: float) -> str:
    if name.is_share:
        return _("{number} %").format(number=figure(value * 100, ".0f"))
    return f"{value:.0f}{f' {name.unit}' if name.unit else ''}"


@dataclass(frozen=True)
class Hearing:
    """A practice as heard under one pacing.

    Attributes:
        pacing: it.
        sitting: what is heard; None where the practice isn't offered.
        reason: why it isn't offered; empty where it is.
        measured: the measures with their goals.
        problems: the lines that miss a goal, as advice with their places.
    """

    pacing: Pacing
    sitting: Sitting | None
    reason: str = ""
    measured: tuple[Measured, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Listener:
    """Listens to a practice.

    Attributes:
        script: it.
        phrasebook: the product's own lines.
        rules: of the script's language; without them it isn't measured how many lines hedge.
        turns: over how many sittings the measures of many are taken; 0 for leaving them out.
    """

    script: Script
    phrasebook: Phrasebook
    rules: LanguageRules | None
    turns: int = THIRTY

    def hear(self, pacing: Pacing, choices: Choices, many: Sequence[Sitting] = ()) -> Hearing:
        """What is heard under a pacing, with lines of estimated length.

        Args:
            pacing: in force.
            choices: the person's; those of ``turns`` sittings differ from them by their turn only.
            many: what ``sittings`` gave, where they have been listened to already.
        """
        sitting = self._sitting(pacing, choices)
        offering = OfferedPractice(
            self.script, pacing, self.phrasebook, estimated_durations(pacing, self.phrasebook.pace)
        )
        reason = offering.why_not(choices, sitting.plan)
        if reason:
            return Hearing(pacing, None, reason)
        values = values_of(sitting)
        many = many or self.sittings(pacing, choices)
        if many:
            values |= values_over(many)
        return self._hearing(pacing, sitting, values)

    def sittings(self, pacing: Pacing, choices: Choices) -> Sequence[Sitting]:
        """What is heard in one sitting after the other, from the turn that was chosen on."""
        first = choices.turn
        return [
            self._sitting(pacing, replace(choices, turn=turn)) for turn in range(first, first + self.turns)
        ]

    def _sitting(self, pacing: Pacing, choices: Choices) -> Sitting:
        made = plan(
            self.script, pacing, choices, self.phrasebook, estimated_durations(pacing, self.phrasebook.pace)
        )
        return sitting_of(made, self.script, self.rules)

    def _hearing(self, pacing: Pacing, sitting: Sitting, values: dict[MeasureName, float]) -> Hearing:
        goals = goals_for(pacing, self.script.ending)
        measured = tuple(Measured(name, value, goals.get(name)) for name, value in values.items())
        missed = {
            measure.name: _("{value_in_words} under {name}, and the goal is {goal_in_words}").format(
                value_in_words=measure.value_in_words,
                name=shown_name(pacing),
                goal_in_words=measure.goal_in_words,
            )
            for measure in measured
            if not measure.met
        }
        return Hearing(pacing, sitting, "", measured, findings(sitting, missed))
