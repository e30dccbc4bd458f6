"""``kindpace check``: every problem in scripts, presets and questionnaires, with file, line and column."""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from player.cli.errors import Exit
from player.cli.reporting import in_words
from player.cli.terminal import say
from player.clinic.preset_inspection import LARGEST_PRESET
from player.library.catalog import LARGEST_SCRIPT, Library
from player.library.doubtful_words import doubtful_words
from player.practice.errors import NotUsableError, Problem, Severity
from player.practice.pacing.model import Pacing
from player.practice.pacing.preset_reader import read_preset
from player.practice.planner.checks.arc_check import check_spoken
from player.practice.planner.checks.arc_survey import check_arcs
from player.practice.planner.checks.fit_check import check_fit
from player.practice.script.comments import undecided
from player.practice.script.language.check import check_language
from player.practice.script.parse import parse_script
from player.practice.script.phrasebook import Phrasebook
from player.records.measures.questionnaire_reader import read_questionnaire
from player.system.files import read_bounded
from player.system.folders import find_folders

_PRESET_ENDINGS: Final = frozenset({".yaml", ".yml", ".pacing"})
_MEASURE: Final = re.compile(rb"^(item_count|scoring|subscales|at_most_every_days)[ \t]*:", re.MULTILINE)
_FRONT_MATTER: Final = re.compile(rb"(\xef\xbb\xbf)?\s*---[ \t]*\r?\n(.*\n)??---[ \t]*(\r?\n|$)", re.DOTALL)


def run(asked: argparse.Namespace) -> int:
    """Print every problem of every file in order, then a line with their count."""
    with in_words():
        library = Library(find_folders())
        checker = Checker(library.presets(), library.phrasebook())
    problems = [problem for path in asked.files for problem in checker.problems(path)]
    for problem in problems:
        say(str(problem))
    say(_summary(asked.files, problems))
    return _status(problems, strict=asked.strict)


class Checker:
    """Checks files as the library reads them, and checks scripts against presets and the language rules.

    Args:
        pacings: the presets that a script must fit.
        phrasebook: the product's own lines.
    """

    def __init__(self, pacings: Sequence[Pacing], phrasebook: Phrasebook) -> None:
        self._pacings = pacings
        self._phrasebook = phrasebook

    def problems(self, path: Path) -> tuple[Problem, ...]:
        """All problems in a file, in file order. Never raises for the file's content."""
        try:
            data = read_bounded(path, max(LARGEST_PRESET, LARGEST_SCRIPT))
            if is_script(path, data):
                return self._script_problems(data, str(path))
            read = read_questionnaire if is_questionnaire(data) else read_preset
            read(data, str(path))
        except NotUsableError as error:
            return error.problems
        return ()

    @staticmethod
    def preset_problems(path: Path) -> tuple[Problem, ...]:
        """All problems in a preset file. Never raises for the file's content."""
        try:
            read_preset(read_bounded(path, LARGEST_PRESET), str(path))
        except NotUsableError as error:
            return error.problems
        return ()

    def _script_problems(self, data: bytes, name: str) -> tuple[Problem, ...]:
        script = parse_script(data, name)
        found = {*check_language(script), *check_spoken(script, self._pacings), *undecided(script)}
        found.update(doubtful_words(script, data))
        for pacing in self._pacings:
            found.update(check_fit(script, pacing, self._phrasebook))
            found.update(check_arcs(script, pacing, self._phrasebook))
        return tuple(sorted(found, key=lambda problem: (problem.place, problem.code, problem.message)))


def is_script(path: Path, data: bytes) -> bool:
    """Whether a file is meant as a script, by its ending or by front matter between ``---`` lines."""
    ending = path.suffix.lower()
    if ending == ".md" or ending in _PRESET_ENDINGS:
        return ending == ".md"
    return _FRONT_MATTER.match(data) is not None


def is_questionnaire(data: bytes) -> bool:
    """Whether a file is meant as a questionnaire: it has a key that only questionnaires have."""
    return _MEASURE.search(data) is not None


def _status(problems: Sequence[Problem], *, strict: bool) -> int:
    if any(problem.severity is Severity.ERROR for problem in problems):
        return Exit.BAD_INPUT
    return Exit.ATTENTION if problems and strict else Exit.FINE


def _summary(files: Sequence[Path], problems: Sequence[Problem]) -> str:
    if not problems:
        return f"{_plural(len(files), 'file')}, nothing to say."
    counts = {severity: sum(problem.severity is severity for problem in problems) for severity in Severity}
    # Notes are rare, so they are counted only where there are some.
    shown = [
        _plural(count, severity)
        for severity, count in counts.items()
        if count or severity is not Severity.NOTE
    ]
    return f"{_plural(len(files), 'file')}: {', '.join(shown)}."


def _plural(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
