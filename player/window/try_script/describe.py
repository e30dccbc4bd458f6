"""A script as it is heard, in words: its passages, its measures, its problems."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from audio.voice.heteronyms import PRONUNCIATION
from player.language.catalogue import _
from player.library.doubtful_words import DoubtfulWord
from player.practice.errors import Place, Problem
from player.practice.listening.goals import MeasureName
from player.practice.listening.heard_lines import HeardLine
from player.practice.listening.listen import Measured
from player.practice.listening.measures import Sitting
from player.practice.own_titles import title_shown
from player.practice.plain_words import capitalised, minutes_and_seconds
from player.practice.planner.steps import Step, StepKind
from player.practice.session.passage_start import PassageStart
from player.practice.units import Seconds
from player.window.state import Option
from player.window.try_script.state import DoubtRow, MeasureRow, PassageRow

DAYS: Final = tuple(Option(str(day), _("As on day {day}").format(day=day)) for day in range(1, 31))
"""Thirty days with one sitting each: the measures over many sittings are taken from these."""

STALE: Final = _("Below is what was heard before. It changes as soon as the file can be read again.")
LISTENING: Final = _("Thirty sittings are being listened to.")


@dataclass(frozen=True)
class PassagesShown:
    """The passages of a sitting: how each reads, and where it begins."""

    rows: tuple[PassageRow, ...]
    starts: tuple[PassageStart, ...]


def heard(sitting: Sitting) -> PassagesShown:
    """The passages of a sitting, one after the other."""
    lines = {line.start: line for line in sitting.lines}
    rows, starts, phase = [], [], ""
    for number, group in groupby(sitting.plan.steps, key=lambda step: step.passage):
        steps = tuple(group)
        first = steps[0]
        title = (
            capitalised(f"{title_shown(first.phase)} · {first.rung.words}") if first.phase != phase else ""
        )
        phase = first.phase
        spoken = [lines[step.start] for step in steps if step.kind.voiced]
        put_in = bool(spoken) and all(line.put_in for line in spoken)
        words = "\n".join(_words(steps, lines))
        rows.append(PassageRow(minutes_and_seconds(first.start), title, words, put_in=put_in))
        starts.append(PassageStart(number, first.piece))
    return PassagesShown(tuple(rows), tuple(starts))


def _words(steps: Iterable[Step], lines: dict[Seconds, HeardLine]) -> Iterator[str]:
    for step in steps:
        if step.kind.voiced:
            line = lines[step.start]
            yield f"{line.text} ({line.quiet:.0f} s)"
        elif step.kind is StepKind.CHECK_IN:
            yield _("A question, which can be passed over.")
        elif step.kind is StepKind.WRITING:
            yield _("Time to write: {duration:.0f} s, or as long as one likes.").format(
                duration=step.duration
            )
        elif step.kind is StepKind.BELL:
            yield _("A bell.")


def measure_rows(measured: Iterable[Measured], *, all_there: bool) -> tuple[MeasureRow, ...]:
    """The measures beside their goals; those of many sittings come when they have been listened to."""
    rows = [MeasureRow(_measure_words(measure), not measure.met) for measure in measured]
    if rows and not all_there:
        rows.append(MeasureRow(LISTENING, missed=False))
    return tuple(rows)


def _measure_words(measure: Measured) -> str:
    said = {"name": _NAMES[measure.name], "value": measure.value_in_words, "goal": measure.goal_in_words}
    sentence = _("{name}: {value}, wanted {goal}") if measure.goal_in_words else "{name}: {value}"
    return sentence.format(**said)


_NAMES: Final = {name: capitalised(name.words) for name in MeasureName} | {
    MeasureName.OWN_MIDDLE: _("Own middle")
}


def problem_words(problems: Iterable[Problem]) -> tuple[str, ...]:
    """Problems with the file's name, line and column, in the order of the file."""
    return tuple(dict.fromkeys(_problem_words(problem) for problem in problems))


def _problem_words(problem: Problem) -> str:
    found = _(" Found: {found!r}.").format(found=problem.found) if problem.found else ""
    return f"{_where(problem.place)}  {problem.message}{found} {problem.expected}".rstrip()


def doubt_rows(doubts: Iterable[DoubtfulWord]) -> tuple[DoubtRow, ...]:
    """Words with two readings, in the order of the file."""
    return tuple(_doubt_row(doubt) for doubt in doubts)


def _doubt_row(doubt: DoubtfulWord) -> DoubtRow:
    first, second = doubt.found.readings
    sentence = PRONUNCIATION.sub(r"\1", doubt.sentence)
    words = _("{where}  “{word}” can be read in two ways: {sentence}").format(
        where=_where(doubt.place), word=doubt.found.word, sentence=sentence
    )
    return DoubtRow(words, doubt.found.word, (first.example, second.example))


def _where(place: Place) -> str:
    return f"{Path(place.file).name}:{place.line}:{place.column}"
