"""Measures a script under a preset, a little at a time: one sitting at once, then a month of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from player.practice.choices import Choices
from player.practice.errors import Problem
from player.practice.listening.listen import Hearing, Listener
from player.practice.listening.measures import Sitting
from player.practice.listening.turns import THIRTY
from player.practice.pacing.model import Pacing
from player.practice.planner.checks.arc_check import check_spoken
from player.practice.planner.checks.arc_survey import check_arcs
from player.practice.planner.checks.fit_check import check_fit
from player.practice.script.comments import undecided
from player.practice.script.language.check import check_language
from player.practice.script.language.language_rules import LanguageRules
from player.practice.script.model import Script
from player.practice.script.phrasebook import Phrasebook
from player.sittings.planning import Planning
from player.window.try_script.describe import PassagesShown, heard


@dataclass(frozen=True)
class Tried:
    """What is measured, and under what.

    Attributes:
        script, pacing, choices: the sitting is planned from.
        phrasebook, rules: of the script's language.
        presets: all there are, of which one should speak each wording.
    """

    script: Script
    pacing: Pacing
    choices: Choices
    phrasebook: Phrasebook
    rules: LanguageRules | None
    presets: tuple[Pacing, ...]


class Listening:
    """What was measured so far. Each call of ``go_on`` takes some tens of milliseconds.

    Args:
        tried: what is listened to.
    """

    def __init__(self, tried: Tried) -> None:
        self.tried = tried
        self._listener = Listener(tried.script, tried.phrasebook, tried.rules, turns=0)
        self.hearing: Hearing = self._listener.hear(tried.pacing, tried.choices)
        sitting = self.hearing.sitting
        self.heard = heard(sitting) if sitting is not None else PassagesShown((), ())
        self.advice: tuple[Problem, ...] = ()
        self.all_there = False
        self._left = self._steps()

    def go_on(self) -> bool:
        """Go on measuring for a moment; False once everything has been measured."""
        return next(self._left, False)

    def _steps(self) -> Iterator[bool]:
        tried = self.tried
        found = {*check_language(tried.script, tried.rules), *undecided(tried.script)}
        found.update(check_spoken(tried.script, tried.presets))
        self.advice = _in_order(found)
        yield True
        lengths = Planning(tried.script, tried.pacing, Choices(), tried.phrasebook).estimated
        found.update(check_fit(tried.script, tried.pacing, tried.phrasebook, lengths))
        self.advice = _in_order(found)
        yield True
        found.update(check_arcs(tried.script, tried.pacing, tried.phrasebook, tried.rules))
        self.advice = _in_order(found)
        yield True
        if self.hearing.sitting is not None:
            yield from self._many()
        self.all_there = True
        yield True

    def _many(self) -> Iterator[bool]:
        tried, many = self.tried, list[Sitting]()
        one = replace(self._listener, turns=1)
        for turn in range(tried.choices.turn, tried.choices.turn + THIRTY):
            many += one.sittings(tried.pacing, replace(tried.choices, turn=turn))
            yield True
        self.hearing = self._listener.hear(tried.pacing, tried.choices, many)


def _in_order(found: set[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(found, key=lambda problem: (problem.place, problem.code, problem.message)))
