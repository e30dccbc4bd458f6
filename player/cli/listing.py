"""``kindpace list``: the practices there are, or the questionnaires, or the paths."""

import argparse
from collections.abc import Mapping
from typing import Any

from player.cli.errors import Exit
from player.cli.path_listing import list_paths
from player.cli.reporting import Rows, in_words, show
from player.cli.terminal import print_json, tell
from player.library.catalog import Library
from player.library.questionnaire_catalog import Questionnaires
from player.practice.choices import Choices
from player.practice.script.model import Script
from player.records.measures.questionnaires import Questionnaire
from player.sittings.planning import Planning
from player.system.folders import find_folders


def run(asked: argparse.Namespace) -> int:
    """Print them as a table or as JSON; what can't be used is told beside it."""
    if asked.questionnaires:
        return _questionnaires(as_json=asked.json)
    if asked.paths:
        return list_paths(asked.preset, as_json=asked.json)
    with in_words():
        library = Library(find_folders())
        scripts = library.scripts()
        problems = library.problems()
        reasons = _reasons(library, asked.preset) if asked.preset else {}
    if asked.json:
        print_json([as_json(script, reasons.get(script.id)) for script in scripts])
    else:
        _show(scripts, reasons)
    for problem in problems:
        tell(str(problem))
    return Exit.FINE


def _reasons(library: Library, preset: str) -> dict[str, str]:
    """Why practices aren't offered under a preset, by their ids; empty for those that are.

    Raises:
        NotUsableError, LibraryError: a preset that can't be used.
    """
    pacing, phrasebook = library.preset(preset), library.phrasebook()
    plannings = (Planning(script, pacing, Choices(), phrasebook) for script in library.scripts())
    return {one.script.id: one.why_not() for one in plannings}


def as_json(script: Script, reason: str | None = None) -> dict[str, Any]:
    """One practice as ``list --json`` shows it (``docs/schemas/list.schema.json``).

    Args:
        script: the practice.
        reason: why it isn't offered under the preset asked for, empty where it is; none without a preset.
    """
    offered = {} if reason is None else {"offered": not reason, "reason": reason}
    return {
        "id": script.id,
        "title": script.title,
        "components": [component.value for component in script.components],
        "rungs": [int(rung) for rung in script.rungs],
        "minutes": script.minutes,
        **offered,
    }


def _questionnaires(*, as_json: bool) -> int:
    with in_words():
        files = Questionnaires(find_folders())
        found, problems = files.all(), files.problems()
    if as_json:
        print_json([questionnaire_as_json(one) for one in found])
    else:
        made = Rows("id", "items", "at most every", "what it is")
        for one in found:
            often = f"{one.every_days} days" if one.every_days > 1 else "day"
            what = one.title if one.askable else f"{one.title}. Its items are not here. {one.permission}"
            made.add(one.id, str(one.item_count), often, what)
        show(made)
    for problem in problems:
        tell(str(problem))
    return Exit.FINE


def questionnaire_as_json(one: Questionnaire) -> dict[str, Any]:
    """One questionnaire as ``list --questionnaires --json`` shows it."""
    return {
        "id": one.id,
        "title": one.title,
        "items": one.item_count,
        "items_are_here": one.askable,
        "at_most_every_days": one.every_days,
        "citation": one.citation,
        "permission": one.permission,
        "sha256": one.hash,
    }


def _show(scripts: tuple[Script, ...], reasons: Mapping[str, str]) -> None:
    made = Rows("id", "minutes", "rungs", "what it is")
    for script in scripts:
        rungs = " ".join(str(int(rung)) for rung in script.rungs)
        reason = reasons.get(script.id, "")
        what = f"Not with this preset. {reason}" if reason else script.about
        made.add(script.id, f"{script.minutes:g}", rungs, f"{script.title}. {what}")
    show(made)
