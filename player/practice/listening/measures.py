"""Measures of one sitting as it is heard. All are pure; each says which part of the craft page it is from.

The figures of the craft page were taken from plans with estimated lengths (28 November 2026); these are too.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from player.practice.listening.goals import MeasureName
from player.practice.listening.heard_lines import HeardLine, all_words, heard_lines, writing_time
from player.practice.planner.steps import Plan, Step, StepKind
from player.practice.script.language.language_rules import LanguageRules
from player.practice.script.language.measures import words
from player.practice.script.model import Role, Script
from player.practice.units import Seconds

_STEP_OF_PAUSE: Final = 2
"""Pauses are told apart by half a second."""


@dataclass(frozen=True)
class Sitting:
    """A plan with its lines as they are heard.

    Attributes:
        rules: of their language; None where there are none.
    """

    plan: Plan
    lines: tuple[HeardLine, ...]
    rules: LanguageRules | None

    def is_hedged(self, line: HeardLine) -> bool:
        """Whether a line has one of the words that hedge (craft B2)."""
        return self.rules is not None and self.rules.is_hedged(line.text)


def sitting_of(plan: Plan, script: Script, rules: LanguageRules | None) -> Sitting:
    """A plan and its lines.

    Args:
        plan: the sitting.
        script: what it was made from.
        rules: of its language; None where there are none.
    """
    return Sitting(plan, heard_lines(plan, script), rules)


def own_middle(sitting: Sitting) -> float:
    """Of the words spoken, the share that is the author's between opening and return, rests among them.

    Source: craft, first row of its table and the goals of part A. 0 where nothing is spoken.
    """
    return _share(all_words([line for line in sitting.lines if line.own]), all_words(sitting.lines))


def put_in(sitting: Sitting) -> float:
    """Of the lines spoken, the share that the planner put in.

    Source: craft, third row of its table and the goals of part A.
    """
    return _share(sum(line.put_in for line in sitting.lines), len(sitting.lines))


def commonest_pause(sitting: Sitting) -> tuple[float, float]:
    """The share of pauses that have the commonest length, and that length in seconds, to half a second.

    Open silences and the quiet of breaths are no pauses here.
    Source: craft, fourth row of its table, A7 and the goals of part A. (0, 0) without pauses.
    """
    lengths = Counter(
        half_seconds(step.duration) for step in sitting.plan.steps if step.kind is StepKind.PAUSE
    )
    if not lengths:
        return 0.0, 0.0
    length, count = max(lengths.items(), key=lambda item: (item[1], -item[0]))
    return _share(count, lengths.total()), length


def half_seconds(length: float) -> float:
    """A length rounded to half a second."""
    return round(length * _STEP_OF_PAUSE) / _STEP_OF_PAUSE


def hedged(sitting: Sitting) -> float:
    """Of the lines spoken, the share with a word that hedges, in English may, might, perhaps, can or could.

    Source: craft, fifth row of its table, and B2.
    """
    return _share(sum(map(sitting.is_hedged, sitting.lines)), len(sitting.lines))


def opening_alike(sitting: Sitting) -> tuple[HeardLine, ...]:
    """The lines of a passage whose first word is that of the line before.

    Phrases to repeat and the product's own lines are as they are.
    Source: craft B2, "never two running that begin alike".
    """
    return tuple(
        later
        for sooner, later in pairwise(sitting.lines)
        if sooner.passage == later.passage
        and not (sooner.product or later.product)
        and _first_word(sooner) == _first_word(later) != ""
    )


def without_voice(sitting: Sitting) -> float:
    """The share of the sitting in which nobody speaks; time for writing counts neither way.

    Source: craft A7; E4 for writing.
    """
    talked = sum(line.length for line in sitting.lines)
    whole = sitting.plan.duration - writing_time(sitting.plan)
    return 0.0 if whole <= 0 else 1.0 - talked / whole


def question_distances(sitting: Sitting) -> tuple[Seconds, ...]:
    """Seconds from each question to the next; the page after the sitting asks the last one.

    One before and one after is what is always asked, however short the sitting: only where something is asked
    between them are the distances counted.
    Source: craft A5 and the sixth row of its table. Empty where nothing is asked in the middle.
    """
    asked = [step for step in sitting.plan.steps if step.kind is StepKind.CHECK_IN]
    if all(step.role is Role.ORIENT for step in asked[:1]) and len(asked) <= 1:
        return ()
    times = [*(step.start for step in asked), sitting.plan.duration]
    return tuple(Seconds(later - sooner) for sooner, later in pairwise(times))


def empty(sitting: Sitting) -> tuple[Step, ...]:
    """The lines in which no word is said, and the first step of each passage in which none is.

    Source: craft, goals of part A: "none empty".
    """
    spoken = {line.passage for line in sitting.lines if line.words}
    found: dict[int, Step] = {}
    for step in sitting.plan.steps:
        silent = step.passage not in spoken and step.kind is not StepKind.CHECK_IN
        if silent or (step.kind.voiced and not words(step.text)):
            found.setdefault(step.passage, step)
    return tuple(found.values())


def values_of(sitting: Sitting) -> dict[MeasureName, float]:
    """The value of each measure of one sitting; without questions there is no time between them."""
    distances = question_distances(sitting)
    found: dict[MeasureName, float] = {
        MeasureName.OWN_MIDDLE: own_middle(sitting),
        MeasureName.PUT_IN: put_in(sitting),
        MeasureName.COMMONEST_PAUSE: commonest_pause(sitting)[0],
        MeasureName.HEDGED: hedged(sitting),
        MeasureName.ALIKE: len(opening_alike(sitting)),
        MeasureName.WITHOUT_VOICE: without_voice(sitting),
        MeasureName.EMPTY: len(empty(sitting)),
    }
    if sitting.rules is None:
        del found[MeasureName.HEDGED]
    return found | ({MeasureName.CHECK_INS: min(distances)} if distances else {})


def _first_word(line: HeardLine) -> str:
    found = words(line.text)
    return found[0].lower() if found else ""


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def texts_of(lines: Sequence[HeardLine]) -> tuple[str, ...]:
    """What is heard, word for word."""
    return tuple(line.text for line in lines)
