"""``kindpace script listen``: prints a practice as it is heard, and its measures beside their goals."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from player.cli.choose import read_choices, with_minutes
from player.cli.documents import rounded
from player.cli.errors import Exit
from player.cli.reporting import Rows, show
from player.cli.terminal import print_json, say
from player.language.catalogue import _
from player.library.catalog import Library
from player.practice.choices import Choices
from player.practice.errors import Problem
from player.practice.listening.heard_lines import HeardLine
from player.practice.listening.listen import Hearing, Listener, Measured
from player.practice.listening.measures import Sitting
from player.practice.listening.ribbon_text import LEGEND, text_ribbon
from player.practice.listening.transcript import transcript
from player.practice.pacing.built_in import shown_name
from player.practice.pacing.model import Pacing
from player.practice.plain_words import minutes_and_seconds
from player.practice.script.model import Script
from player.settings.file import wanted_language
from player.system.folders import find_folders

BUILT_IN = ("standard", "gentle", "low-sensory", "first-steps", "grounding-only")
"""The built-in presets, from the one that goes furthest to the softest."""


def listen(asked: argparse.Namespace) -> int:
    """Print what is heard under each preset, as text or as JSON.

    Raises:
        ChoiceError: a choice is invalid.
        NotUsableError, LibraryError: the script or a preset can't be used.
    """
    choices = _choices(asked)
    folders = find_folders()
    library = Library(folders, language=wanted_language(folders.config))
    script = library.script(asked.file)
    pacings = [library.preset(name) for name in dict.fromkeys(asked.preset or BUILT_IN)]
    listener = Listener(script, library.phrasebook(script.language), library.rules(script.language))
    hearings = (listener.hear(pacing, choices) for pacing in pacings)
    if asked.json:
        print_json(_document(script, choices, list(hearings)))
    else:
        _say_all(script, hearings)
    return Exit.FINE


def _choices(asked: argparse.Namespace) -> Choices:
    rung = [] if asked.rung is None else [f"rung={asked.rung}"]
    return replace(with_minutes(read_choices(rung), asked.length), turn=asked.turn)


def _say_all(script: Script, hearings: Iterator[Hearing]) -> None:
    say(script.title)
    for hearing in hearings:
        say("", *_heading(hearing.pacing, hearing.sitting))
        if hearing.sitting is None:
            say(_("Not offered here. {reason}").format(reason=hearing.reason))
            continue
        say("", *transcript(hearing.sitting), "", *_glance(hearing.sitting), "")
        _show_measures(hearing.measured)
        if hearing.problems:
            say("", *map(str, hearing.problems))


def _heading(pacing: Pacing, sitting: Sitting | None) -> tuple[str, str]:
    name = (
        shown_name(pacing)
        if sitting is None
        else f"{shown_name(pacing)}, {minutes_and_seconds(sitting.plan.duration)}"
    )
    return name, "=" * len(name)


def _glance(sitting: Sitting) -> Iterator[str]:
    ribbon = text_ribbon(sitting.plan)
    yield _("At a glance, {seconds:g} s to a column").format(seconds=ribbon.seconds)
    yield from (row.rstrip() for row in ribbon.rows)
    yield from LEGEND


def _show_measures(measures: Sequence[Measured]) -> None:
    rows = Rows(_("measure"), _("here"), _("goal"), _("what it is"))
    for measure in measures:
        goal = (
            measure.goal_in_words
            if measure.met
            else _("missed: {goal_in_words}").format(goal_in_words=measure.goal_in_words)
        )
        rows.add(measure.name.value, measure.value_in_words, goal, measure.name.words)
    show(rows)


def _document(script: Script, choices: Choices, hearings: Sequence[Hearing]) -> dict[str, Any]:
    """What ``--json`` prints (``docs/schemas/script-listen.schema.json``)."""
    return {
        "script": {"id": script.id, "title": script.title, "sha256": script.content_hash},
        "turn": choices.turn,
        "presets": [_hearing_document(hearing) for hearing in hearings],
    }


def _hearing_document(hearing: Hearing) -> dict[str, Any]:
    offered: dict[str, Any] = {
        "name": hearing.pacing.id,
        "title": hearing.pacing.name,
        "offered": hearing.sitting is not None,
        "reason": hearing.reason,
    }
    if hearing.sitting is None:
        return offered
    ribbon = text_ribbon(hearing.sitting.plan)
    return offered | {
        "duration": rounded(hearing.sitting.plan.duration),
        "lines": [_line_document(line) for line in hearing.sitting.lines],
        "ribbon": {"seconds": ribbon.seconds, "rows": list(ribbon.rows)},
        "measures": [_measure_document(measure) for measure in hearing.measured],
        "findings": [_finding_document(problem) for problem in hearing.problems],
    }


def _line_document(line: HeardLine) -> dict[str, Any]:
    return {
        "text": line.text,
        "start": rounded(line.start),
        "duration": rounded(line.length),
        "quiet": rounded(line.quiet),
        "phase": line.phase,
        "role": line.role.value,
        "put_in": line.put_in,
        "option": line.option,
        "line": line.place.line,
        "column": line.place.column,
    }


def _measure_document(measure: Measured) -> dict[str, Any]:
    return {
        "name": measure.name.value,
        "what": measure.name.words,
        "value": round(measure.value, 4),
        "least": None if measure.goal is None else measure.goal.least,
        "most": None if measure.goal is None else measure.goal.most,
        "met": measure.met,
    }


def _finding_document(problem: Problem) -> dict[str, Any]:
    return {
        "measure": problem.code,
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "message": problem.message,
        "found": problem.found,
        "expected": problem.expected,
    }
