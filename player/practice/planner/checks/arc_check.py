"""Whether ask and answer are one in what is heard of a script (craft E7): findings, each with its place.

``check_heard`` looks at one plan of a script, as it is heard; ``check_spoken`` at a script under all pacings.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from player.language.catalogue import _
from player.practice.choices import Wording
from player.practice.errors import Place, Problem, Severity
from player.practice.pacing.model import Pacing
from player.practice.pacing.resolved_choices import offered
from player.practice.plain_words import either
from player.practice.planner.measuring.numbers import NumberedBlock, Run, pieces_of, place_of_piece
from player.practice.planner.selection import refusal
from player.practice.planner.steps import Plan, Step, StepKind
from player.practice.script.language.language_rules import LanguageRules, Patterns
from player.practice.script.model import (
    Alternatives,
    Phase,
    Repeated,
    Role,
    Script,
    Sentence,
    Subject,
    Writing,
)

HARD_FROM: Final = 2
"""From this difficulty on an ask has to name its answer, even where the file names none (our default)."""

LEAST_WRITING_S: Final = 30.0
"""Less than this is no time to write in, in seconds (our default)."""

_GOES_ON: Final = (",", ";", ":", "–", "—")


def check_heard(script: Script, plan: Plan, rules: LanguageRules | None) -> tuple[Problem, ...]:
    """Everything in one plan that opens something and leaves it open, in the file's order.

    Args:
        script: that the plan was made from.
        plan: of a whole sitting, in which nothing was skipped.
        rules: of its language; without them no words are looked for.
    """
    heard = _Heard(script, plan)
    found = [*_asks(heard), *_needs(heard), *_no_time_to_write(heard), *_parted(heard)]
    if rules is not None:
        found += (*_writing_unstated(heard, rules.patterns), *_after_rests(heard, rules.patterns))
    return tuple(sorted(set(found), key=lambda problem: (problem.place, problem.code, problem.message)))


def check_spoken(script: Script, pacings: Sequence[Pacing]) -> tuple[Problem, ...]:
    """The texts of a wording that none of these pacings speaks, whatever is chosen.

    Args:
        script: to be heard.
        pacings: all that there are.
    """
    return tuple(_never_spoken(script, pacings))


@dataclass(frozen=True)
class _Heard:
    """A plan, looked at from its script."""

    script: Script
    plan: Plan

    @cached_property
    def pieces(self) -> frozenset[int]:
        """The numbers of all pieces that are heard."""
        return frozenset(step.piece for step in self.plan.steps if step.piece >= 0)

    @cached_property
    def phases(self) -> Mapping[str, int]:
        """The phases of which something is heard: the index of each title's, in the author's order."""
        homes = pieces_of(self.script).homes
        indices = sorted({homes[piece] for piece in self.pieces})
        return {self.script.phases[index].title: index for index in indices}

    @cached_property
    def whole(self) -> frozenset[str]:
        """The titles that are heard whole: every paragraph of theirs that needs nothing."""
        return frozenset(title for title, index in self.phases.items() if self._is_whole(index))

    def _is_whole(self, index: int) -> bool:
        return all(
            self.hears(block.runs[0])
            for block in pieces_of(self.script).phases[index]
            if not isinstance(block.block, Alternatives) and not block.block.needs and _speaks(block.runs[0])
        )

    def hears(self, run: Run) -> bool:
        """Whether every line of a run is heard."""
        lines = [entry.number for entry in run.entries if isinstance(entry.piece, Sentence | Repeated)]
        return all(number in self.pieces for number in lines)

    def begins(self, run: Run) -> bool:
        """Whether anything of a run is heard."""
        return any(entry.number in self.pieces for entry in run.entries)

    def runs(self) -> Iterator[tuple[int, NumberedBlock, int]]:
        """The runs that are heard: index of the phase, the block, the number of the run in it."""
        for index in self.phases.values():
            for block in pieces_of(self.script).phases[index]:
                for number, run in enumerate(block.runs):
                    if self.begins(run):
                        yield index, block, number


def _speaks(run: Run) -> bool:
    return any(isinstance(entry.piece, Sentence | Repeated) for entry in run.entries)


# --- asks and answers


def hard_asks(script: Script, plan: Plan) -> Mapping[str, bool]:
    """The phases heard that ask for something hard: by title, whether what answers is heard whole.

    One below ``HARD_FROM`` that names no answer asks for nothing that has to be answered.

    Args:
        script: that the plan was made from.
        plan: of a whole sitting.
    """
    heard = _Heard(script, plan)
    asking = {
        title: index for title, index in heard.phases.items() if _asks_for_something_hard(script, index)
    }
    answers = {title: _answers(script, index) for title, index in asking.items()}
    return {
        title: bool(answers[title] & heard.whole)
        for title, index in asking.items()
        if answers[title] or script.phases[index].difficulty >= HARD_FROM
    }


def _asks(heard: _Heard) -> Iterator[Problem]:
    for index in heard.phases.values():
        phase = heard.script.phases[index]
        if not _asks_for_something_hard(heard.script, index):
            continue
        answers = _answers(heard.script, index)
        if not answers and phase.difficulty >= HARD_FROM:
            message = _("{title} asks for something hard, and nothing says what answers it.").format(
                title=phase.title
            )
            todo = _("Add `needs` and the title of the phase that answers to its bracket.")
            yield Problem(phase.place, Severity.WARNING, "ask-without-answer", message, phase.title, todo)
        elif answers and not answers & heard.whole:
            message = _("{title} asks for something hard, and {named} isn't heard.").format(
                title=phase.title, named=_named(answers)
            )
            yield _unanswered(phase.place, "ask-without-answer", message, phase.title)


def _asks_for_something_hard(script: Script, index: int) -> bool:
    """Whether a phase brings something hard that nothing before it has brought: what answers does not."""
    phase = script.phases[index]
    if phase.role is not Role.MIDDLE or not phase.contact or not phase.difficulty:
        return False
    # A resource that stands before the ask has no difficulty.
    before = (
        earlier
        for earlier in script.phases[:index]
        if earlier.contact and earlier.difficulty and _same_text(earlier, phase)
    )
    return not any(earlier.title in phase.needs for earlier in before)


def _answers(script: Script, index: int) -> frozenset[str]:
    """The titles of later phases of the same text that the ask needs; where there are none, that need it."""
    asked = script.phases[index]
    later = [
        phase
        for phase in script.phases[index + 1 :]
        if phase.role is Role.MIDDLE and _same_text(phase, asked)
    ]
    needed = frozenset(phase.title for phase in later if phase.title in asked.needs)
    return needed or frozenset(phase.title for phase in later if asked.title in phase.needs)


def _same_text(phase: Phase, other: Phase) -> bool:
    return not phase.wordings or not other.wordings or bool(set(phase.wordings) & set(other.wordings))


def _needs(heard: _Heard) -> Iterator[Problem]:
    for title, index in heard.phases.items():
        phase = heard.script.phases[index]
        for need in sorted(set(phase.needs) - heard.whole):
            message = _("{title} is heard, and {need}, which it needs, isn't.").format(title=title, need=need)
            yield _unanswered(phase.place, "need-unheard", message, title)
    for _unused, block, number in heard.runs():
        place, needs = _needed(block, number)
        for need in sorted(set(needs) - heard.whole):
            message = _("A passage is heard that speaks of {need}, which isn't.").format(need=need)
            yield _unanswered(place, "need-unheard", message, _first_line(block.runs[number]))


def _needed(block: NumberedBlock, number: int) -> tuple[Place, tuple[str, ...]]:
    written = block.block
    if isinstance(written, Alternatives):
        return written.options[number].place, written.options[number].needs
    return written.place, written.needs


def _unanswered(place: Place, code: str, message: str, found: str) -> Problem:
    todo = _("Let both of them through, or neither: look at their rungs, difficulties and wordings.")
    return Problem(place, Severity.ERROR, code, message, found, todo)


def _named(titles: frozenset[str]) -> str:
    return either(sorted(titles))


def _first_line(run: Run) -> str:
    return next((_words(entry.piece) for entry in run.entries if _words(entry.piece)), "")


def _words(piece: object) -> str:
    if isinstance(piece, Repeated):
        return piece.sentence.text
    return piece.text if isinstance(piece, Sentence) else ""


# --- writing


def _no_time_to_write(heard: _Heard) -> Iterator[Problem]:
    lengths = {step.piece: step.duration for step in heard.plan.steps if step.kind is StepKind.WRITING}
    for _index, block, number in heard.runs():
        for entry in block.runs[number].entries:
            if not isinstance(entry.piece, Writing):
                continue
            had = lengths.get(entry.number, 0.0)
            if min(had, entry.piece.length) < LEAST_WRITING_S or had < entry.piece.length:
                message = _("There are {had:.0f} s to write in.").format(had=had)
                todo = _(
                    "Give it {least_writing_s:.0f} s or more; whoever writes takes as long as they like."
                ).format(least_writing_s=LEAST_WRITING_S)
                yield Problem(entry.piece.place, Severity.ERROR, "no-time-to-write", message, "", todo)


def _writing_unstated(heard: _Heard, patterns: Patterns) -> Iterator[Problem]:
    """Lines that ask for writing where no mark leaves time for it."""
    for index, block, number in heard.runs():
        pieces = [entry.piece for entry in block.runs[number].entries]
        if heard.script.phases[index].role is not Role.MIDDLE or any(
            isinstance(piece, Writing) for piece in pieces
        ):
            continue
        asks = (piece for piece in pieces if isinstance(piece, Sentence))
        asked = next((line for line in asks if patterns.asks_to_write.search(line.text)), None)
        if asked is not None:
            message = _("It asks for writing, and leaves no time for it.")
            todo = _("End the paragraph with a mark such as [writing 120s].")
            yield Problem(asked.place, Severity.WARNING, "no-time-to-write", message, asked.text, todo)


# --- rests and passages


def _after_rests(heard: _Heard, patterns: Patterns) -> Iterator[Problem]:
    """Pronouns right after a rest: whatever they stand for was named before it."""
    for before, step in pairwise(_lines(heard.plan)):
        rested = before.role is Role.ANCHOR and step.role is not Role.ANCHOR
        if rested and step.piece >= 0 and patterns.points_back.match(step.text):
            message = _("A passage begins with a pronoun, and a rest stands before it.")
            todo = _("Name again what it stands for.")
            place = place_of_piece(heard.script, step.piece)
            yield Problem(place, Severity.WARNING, "pronoun-after-rest", message, step.text, todo)


def _parted(heard: _Heard) -> Iterator[Problem]:
    """Passages that end in the middle of a thought."""
    ends = {step.passage: step for step in _lines(heard.plan)}
    for step in ends.values():
        if step.piece >= 0 and step.text.rstrip("\"'”’ ").endswith(_GOES_ON):
            message = _("A passage ends in the middle of a thought: a rest or a question could follow it.")
            todo = _("Put both parts into one paragraph.")
            place = place_of_piece(heard.script, step.piece)
            yield Problem(place, Severity.WARNING, "thought-parted", message, step.text, todo)


def _lines(plan: Plan) -> list[Step]:
    return [step for step in plan.steps if step.kind is StepKind.SAY]


# --- wordings that nobody hears


def _never_spoken(script: Script, pacings: Sequence[Pacing]) -> Iterator[Problem]:
    for index, phase in enumerate(script.phases):
        spoken = _spoken_in(phase, phase.wordings, pacings)
        if phase.wordings and not spoken:
            yield _unspoken(phase.place, phase.title)
            continue
        for block in pieces_of(script).phases[index]:
            written = block.block
            if isinstance(written, Alternatives):
                yield from _options_never_spoken(phase, written, pacings)


def _options_never_spoken(
    phase: Phase, written: Alternatives, pacings: Sequence[Pacing]
) -> Iterator[Problem]:
    for option in written.options:
        wordings = (
            tuple(map(Wording, option.values)) if written.subject is Subject.WORDING else phase.wordings
        )
        reached = [pacing for pacing in pacings if option.rung is None or option.rung <= pacing.max_rung]
        if wordings and not _spoken_in(phase, wordings, reached):
            yield _unspoken(option.place, ", ".join(wordings))


def _spoken_in(phase: Phase, wordings: Sequence[Wording], pacings: Sequence[Pacing]) -> bool:
    """Whether one of the pacings speaks one of these wordings, and lets the phase through."""
    return any(
        (not wordings or set(offered(pacing).wordings) & set(wordings))
        and not refusal(phase, pacing, pacing.max_rung)
        for pacing in pacings
    )


def _unspoken(place: Place, found: str) -> Problem:
    message = _("No preset speaks this wording here.")
    todo = _("Lower its rung or its difficulty, or write it for another wording.")
    return Problem(place, Severity.WARNING, "never-spoken", message, found, todo)
