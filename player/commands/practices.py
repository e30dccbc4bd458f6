"""``kindpace list``: the practices there are."""

import argparse
from typing import Any

from player.commands.errors import Exit
from player.commands.reporting import in_words, print_json, show, table, tell
from player.folders import find_folders
from player.library import Library
from player.practice.script import Script


def run(asked: argparse.Namespace) -> int:
    """Print them as a table or as JSON; what can't be used is told beside it."""
    with in_words():
        library = Library(find_folders())
        scripts = library.scripts()
        problems = library.problems()
    if asked.json:
        print_json([as_json(script) for script in scripts])
    else:
        _show(scripts)
    for problem in problems:
        tell(str(problem))
    return Exit.FINE


def as_json(script: Script) -> dict[str, Any]:
    """One practice as ``list --json`` shows it (``docs/schemas/list.schema.json``)."""
    return {
        "id": script.id,
        "title": script.title,
        "components": [component.value for component in script.components],
        "rungs": [int(rung) for rung in script.rungs],
        "minutes": script.minutes,
    }


def _show(scripts: tuple[Script, ...]) -> None:
    made = table("id", "minutes", "rungs", "what it is")
    for script in scripts:
        rungs = " ".join(str(int(rung)) for rung in script.rungs)
        made.add_row(script.id, f"{script.minutes:g}", rungs, f"{script.title}. {script.about}")
    show(made)
