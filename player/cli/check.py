"""``kindpace check``: every problem in scripts, presets and questionnaires, with file, line and column."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from player.cli.errors import Exit
from player.cli.reporting import in_words
from player.cli.terminal import say
from player.clinic.preset_inspection import LARGEST_PRESET
from player.language.catalogue import _, counted
from player.library.catalog import Library
from player.library.doubtful_words import doubts_as_problems
from player.library.languages.languages import Languages
from player.library.languages.narrator_reader import read_narrators
from player.library.script_files import LARGEST_SCRIPT, read_script_file
from player.library.unsayable_lines import unsayable_lines
from player.practice.choices import Choices
from player.practice.errors import NotUsableError, Problem, Severity
from player.practice.file_kinds import LOOKED_AT, FileKind, kind_of, not_a_script
from player.practice.pacing.model import Pacing
from player.practice.pacing.preset_reader import read_preset
from player.practice.planner.checks.arc_check import check_spoken
from player.practice.planner.checks.arc_survey import check_arcs
from player.practice.planner.checks.fit_check import check_fit
from player.practice.script.comments import undecided
from player.practice.script.language.check import check_language
from player.practice.script.language.language_rules import LanguageRules
from player.practice.script.language.rules_reader import read_rules
from player.practice.script.model import Script
from player.practice.script.parse import parse_as_far_as_possible
from player.practice.script.phrasebook_reader import read_phrasebook
from player.records.measures.questionnaire_reader import read_questionnaire
from player.sittings.planning import Planning
from player.system.files import read_beginning, read_bounded
from player.system.folders import find_folders

_READERS: Final[Mapping[FileKind, tuple[int, Callable[[bytes, str], object]]]] = {
    FileKind.PRESET: (LARGEST_PRESET, read_preset),
    FileKind.QUESTIONNAIRE: (LARGEST_PRESET, read_questionnaire),
    FileKind.RULES: (LARGEST_SCRIPT, read_rules),
    FileKind.OWN_LINES: (LARGEST_SCRIPT, read_phrasebook),
}
"""What reads a kind of file with all its problems, and how many bytes of it at most."""

_SAID_OF_WHAT_IS_WHOLE: Final = frozenset({"touch", "breath"})
"""Another way may stand in what could not be read."""


def run(asked: argparse.Namespace) -> int:
    """Print every problem of every file in order, then a line with their count."""
    with in_words():
        library = Library(find_folders())
        checker = Checker(library.presets(), library.languages)
    problems = [problem for path in asked.files for problem in checker.problems(path)]
    for problem in problems:
        say(str(problem))
    say(_summary(asked.files, problems))
    return _status(problems, strict=asked.strict)


class Checker:
    """Checks files as the library reads them, and checks scripts against presets and the language rules.

    Args:
        pacings: the presets that a script must fit.
        languages: the product's own lines, and the rules, in each language.
    """

    def __init__(self, pacings: Sequence[Pacing], languages: Languages) -> None:
        self._pacings = pacings
        self._languages = languages

    def problems(self, path: Path) -> tuple[Problem, ...]:
        """All problems in a file, in file order. Never raises for the file's content."""
        try:
            kind = kind_of(path.name, read_beginning(path, LOOKED_AT))
            if kind in _READERS:
                largest, read = _READERS[kind]
                read(read_bounded(path, largest), str(path))
            elif kind is FileKind.NARRATORS:
                read_narrators(read_bounded(path, LARGEST_SCRIPT), str(path), path.absolute().parent)
            elif (other := not_a_script(kind, str(path))) is None or kind is FileKind.TEXT:
                return self._script_problems(read_script_file(path), str(path))
            else:
                return (other,)
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
        script, faults = parse_as_far_as_possible(data, name)
        rules = None if script is None else self._languages.rules(script.language)
        if faults or script is None:
            return _with_words(faults, script, rules)
        phrasebook = self._languages.phrasebook(script.language)
        found = {*check_language(script, rules), *check_spoken(script, self._pacings), *undecided(script)}
        found.update(doubts_as_problems(script, data))
        found.update(unsayable_lines(script, self._languages.narrator(script.language)))
        for pacing in self._pacings:
            lengths = Planning(script, pacing, Choices(), phrasebook).estimated
            found.update(check_fit(script, pacing, phrasebook, lengths))
            found.update(check_arcs(script, pacing, phrasebook, rules))
        return tuple(sorted(found, key=lambda problem: (problem.place, problem.code, problem.message)))


def _with_words(
    faults: tuple[Problem, ...], script: Script | None, rules: LanguageRules | None
) -> tuple[Problem, ...]:
    """How a script is written can't be read, and beside that what is wrong with the words that were read."""
    if script is None or rules is None:
        return faults
    words = {
        problem
        for problem in check_language(script, rules)
        if problem.severity is Severity.ERROR and problem.code not in _SAID_OF_WHAT_IS_WHOLE
    }
    return tuple(sorted({*faults, *words}, key=lambda problem: (problem.place, problem.code)))


def _status(problems: Sequence[Problem], *, strict: bool) -> int:
    if any(problem.severity is Severity.ERROR for problem in problems):
        return Exit.BAD_INPUT
    return Exit.ATTENTION if problems and strict else Exit.FINE


def _summary(files: Sequence[Path], problems: Sequence[Problem]) -> str:
    if not problems:
        return _("{files}, nothing to mend.").format(files=_files(files))
    counts = {severity: sum(problem.severity is severity for problem in problems) for severity in Severity}
    # Notes are rare, so they are counted only where there are some.
    shown = [
        _found(severity, count)
        for severity, count in counts.items()
        if count or severity is not Severity.NOTE
    ]
    return f"{_files(files)}: {', '.join(shown)}."


def _files(files: Sequence[Path]) -> str:
    return counted("{number} file", "{number} files", len(files))


def _found(severity: Severity, count: int) -> str:
    match severity:
        case Severity.ERROR:
            return counted("{number} error", "{number} errors", count)
        case Severity.WARNING:
            return counted("{number} warning", "{number} warnings", count)
        case Severity.NOTE:
            return counted("{number} note", "{number} notes", count)
