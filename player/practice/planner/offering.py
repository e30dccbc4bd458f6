"""Where a practice is offered: where something of its own middle is heard, and if not, why not."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from player.language.catalogue import _, counted
from player.practice.choices import Choices, Wording
from player.practice.pacing.model import Pacing, with_values
from player.practice.planner.measuring.limits import limits
from player.practice.planner.measuring.measure import Measure
from player.practice.planner.measuring.measured import Book
from player.practice.planner.plan import plan
from player.practice.planner.selection import Selection, refusal
from player.practice.planner.sitting_choices import held_choices
from player.practice.planner.steps import LineDurations, Plan
from player.practice.script.model import Phase, Role, Script
from player.practice.script.phrasebook import Phrasebook
from player.practice.units import Rung, Seconds

_LONGEST_MINUTES: Final = 20
"""The longest that a pacing may let a sitting be (practice brief, section 2)."""

TOO_LONG: Final = _("Its passages are longer than this pacing allows without a rest or a way out.")


@dataclass(frozen=True)
class OfferedPractice:
    """Plans one practice under one pacing, to see what is offered of it.

    Attributes:
        script: the practice.
        pacing: in force.
        phrasebook: the product's own lines.
        durations: how long each line takes.
    """

    script: Script
    pacing: Pacing
    phrasebook: Phrasebook
    durations: LineDurations

    def why_not(self, choices: Choices, made: Plan | None = None) -> str:
        """Why the practice isn't offered with these choices, in a plain sentence; empty where it is.

        Args:
            choices: the person's.
            made: the plan made from them, where there is one already.
        """
        whole = made if made is not None else self._planned(self.pacing, choices)
        if has_middle(self.script, whole):
            return ""
        return self._beyond(choices) or self._too_short(choices)

    def lengths(self, choices: Choices, lengths: Iterable[Seconds]) -> tuple[Seconds, ...]:
        """Those of some lengths, in seconds, in which the practice is offered."""
        return tuple(length for length in lengths if not self.why_not(replace(choices, longest=length)))

    def rungs(self, choices: Choices, rungs: Iterable[Rung]) -> tuple[Rung, ...]:
        """Those of some highest rungs with which the practice is offered."""
        return tuple(rung for rung in rungs if not self.why_not(replace(choices, highest_rung=rung)))

    def wordings(self, choices: Choices, wordings: Iterable[Wording]) -> tuple[Wording, ...]:
        """Those of some wordings in which the practice is offered."""
        return tuple(wording for wording in wordings if not self.why_not(replace(choices, wording=wording)))

    def _planned(self, pacing: Pacing, choices: Choices) -> Plan:
        return plan(self.script, pacing, choices, self.phrasebook, self.durations)

    def _beyond(self, choices: Choices) -> str:
        """What of rung, difficulty, contact or passages keeps all of its middle out; empty if it is time."""
        held = held_choices(self.script, self.pacing, choices)
        book = Book(self.phrasebook, self.durations, choices.turn)
        chosen = Selection(self.script, self.pacing, held, Measure(limits(self.pacing, held), book))
        if any(part.context.role is Role.MIDDLE for part in chosen.select().parts):
            return ""
        phases = [self.script.phases[index] for index in chosen.text]
        middle = [phase for phase in phases if phase.role is Role.MIDDLE]
        above = [phase for phase in middle if phase.rung > held.highest_rung]
        if above and len(above) == len(middle):
            lowest = min(phase.rung for phase in middle)
            return _("It begins with {words}; this sitting goes as far as {words_2}.").format(
                words=lowest.words, words_2=held.highest_rung.words
            )
        return self._first_reason(middle, held.highest_rung)

    def _first_reason(self, middle: list[Phase], highest: Rung) -> str:
        refused = [(phase, reason) for phase in middle if (reason := refusal(phase, self.pacing, highest))]
        within = [reason for phase, reason in refused if phase.rung <= highest]
        if within:
            return within[0]
        if refused:
            highest_needed = max(phase.rung for phase in middle if phase.rung > highest)
            return _("It leads to {words}; this sitting goes as far as {words_2}.").format(
                words=highest_needed.words, words_2=highest.words
            )
        return TOO_LONG

    def _too_short(self, choices: Choices) -> str:
        """How many minutes it takes at least, whole ones, also where this pacing doesn't allow so many."""
        wider = with_values(self.pacing, session_max_min=_LONGEST_MINUTES)

        def is_enough(minutes: int) -> bool:
            made = self._planned(wider, replace(choices, longest=Seconds(minutes * 60.0)))
            return has_middle(self.script, made)

        minutes = bisect_left(range(_LONGEST_MINUTES + 1), True, lo=1, key=is_enough)
        if minutes > _LONGEST_MINUTES:
            return _("It takes more than {longest_minutes} minutes.").format(longest_minutes=_LONGEST_MINUTES)
        return counted("It takes at least {number} minute.", "It takes at least {number} minutes.", minutes)


def has_middle(script: Script, made: Plan) -> bool:
    """Whether something of the practice's own middle is heard; of one that has none, the whole is."""
    if all(phase.role is not Role.MIDDLE for phase in script.phases):
        return True
    return any(step.role is Role.MIDDLE and step.piece >= 0 for step in made.steps)
