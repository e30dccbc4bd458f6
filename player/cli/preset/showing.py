"""``kindpace preset show``, ``diff`` and ``check``: presets looked at, and nothing changed."""

import argparse
from typing import Any

from player.cli.check import Checker
from player.cli.errors import Exit
from player.cli.reporting import Rows, show
from player.cli.terminal import print_json, say
from player.clinic.verification import Verification
from player.library.catalog import Library
from player.practice.declared.values import Value, filed, written
from player.practice.display_text import quoted
from player.practice.pacing.assignments import written as written_practices
from player.practice.pacing.controls import CONTROLS, Control
from player.practice.pacing.model import GENTLE, Pacing, raw
from player.system.folders import find_folders


def show_preset(asked: argparse.Namespace) -> int:
    """Print who set it, whether it may be in force, and every control."""
    library = Library(find_folders())
    pacing, found = library.preset(asked.preset), library.verified(asked.preset)
    if asked.json:
        print_json(preset_document(pacing, found))
    else:
        _show(pacing, found)
    return Exit.FINE


def diff(asked: argparse.Namespace) -> int:
    """Print the controls in which two presets differ."""
    library = Library(find_folders())
    first, second = library.preset(asked.first), library.preset(asked.second)
    if asked.json:
        print_json(diff_document(first, second))
        return Exit.FINE
    differing = [one for one in CONTROLS if raw(first, one.name) != raw(second, one.name)]
    made = Rows("control", "softer", first.name, second.name)
    for one in differing:
        values = raw(first, one.name), raw(second, one.name)
        made.add(one.name, softer_of(one, *values) or "", *(written(value) for value in values))
    if differing:
        show(made)
    else:
        say(f"{first.name} and {second.name} are the same in every control.")
    _show_beside(first, second)
    return Exit.FINE


def _show_beside(first: Pacing, second: Pacing) -> None:
    beside = ("locked", "practices", "questionnaires")
    one, other = _head(first), _head(second)
    for name in beside:
        if one[name] != other[name]:
            say(f"{name}: {_listed(one[name])} in {first.name}, {_listed(other[name])} in {second.name}")


def _listed(items: list[Any]) -> str:
    names = [str(item["id"]) if isinstance(item, dict) else str(item) for item in items]
    return ", ".join(names) or "none"


def check(asked: argparse.Namespace) -> int:
    """Print everything wrong in preset files."""
    problems = [problem for path in asked.files for problem in Checker.preset_problems(path)]
    for problem in problems:
        say(str(problem))
    if not problems:
        say("Nothing to say." if len(asked.files) > 1 else f"{asked.files[0]}: nothing to say.")
    return Exit.BAD_INPUT if problems else Exit.FINE


def preset_document(pacing: Pacing, found: Verification) -> dict[str, Any]:
    """A preset as ``preset show --json`` shows it (``docs/schemas/preset-show.schema.json``)."""
    return {
        "id": pacing.id,
        "name": pacing.name,
        "author": pacing.author,
        "date": pacing.date.isoformat(),
        "reason": pacing.reason,
        "review_date": pacing.review_date.isoformat() if pacing.review_date else None,
        "locked": list(pacing.locked),
        "practices": written_practices(pacing.practices),
        "questionnaires": list(pacing.questionnaires),
        "sha256": pacing.content_hash,
        "verdict": found.verdict.value,
        "usable": found.usable,
        "words": found.words,
        "controls": [_control_document(one, pacing) for one in CONTROLS],
    }


def diff_document(first: Pacing, second: Pacing) -> dict[str, Any]:
    """Two presets as ``preset diff --json`` shows them (``docs/schemas/preset-diff.schema.json``)."""
    pairs = [(one, raw(first, one.name), raw(second, one.name)) for one in CONTROLS]
    return {
        "first": _head(first),
        "second": _head(second),
        "differences": [
            {
                "name": one.name,
                "label": one.label,
                "first": filed(a),
                "second": filed(b),
                "softer": softer_of(one, a, b),
            }
            for one, a, b in pairs
            if a != b
        ],
    }


def _head(pacing: Pacing) -> dict[str, Any]:
    return {
        "id": pacing.id,
        "name": pacing.name,
        "sha256": pacing.content_hash,
        "locked": list(pacing.locked),
        "practices": written_practices(pacing.practices),
        "questionnaires": list(pacing.questionnaires),
    }


def softer_of(one: Control, first: Value, second: Value) -> str | None:
    """Which of two values is softer: "first", "second", or None where that is a matter of taste."""
    softer = one.no_further(first, second), one.no_further(second, first)
    return {(True, False): "first", (False, True): "second"}.get(softer)


def _control_document(one: Control, pacing: Pacing) -> dict[str, Any]:
    return {
        "name": one.name,
        "label": one.label,
        "value": filed(raw(pacing, one.name)),
        "gentle": filed(raw(GENTLE, one.name)),
        "unit": one.unit,
        "range": one.kind.range_words,
        "low": one.low,
        "high": one.high,
        "options": list(one.kind.options),
        "lockable": one.lockable,
        "locked": one.name in pacing.locked,
        "reason": one.reason,
        "source": one.source,
    }


def _show(pacing: Pacing, found: Verification) -> None:
    until = f", to be reviewed by {pacing.review_date.isoformat()}" if pacing.review_date else ""
    say(f"{quoted(pacing.name)} ({pacing.id}), by {quoted(pacing.author)}, {pacing.date.isoformat()}{until}")
    say(f"Because: {quoted(pacing.reason)}")
    say(f"{'It may be in force' if found.usable else 'It may not be in force'}: {found.words}")
    if pacing.practices:
        say(f"Practices: {_listed(written_practices(pacing.practices))}")
    if pacing.questionnaires:
        say(f"Questionnaires: {_listed(list(pacing.questionnaires))}")
    made = Rows("control", "value", "safe range and source")
    for one in CONTROLS:
        locked = " (locked)" if one.name in pacing.locked else ""
        made.add(one.name, written(raw(pacing, one.name)) + locked, f"{one.holds}; {one.source}")
    show(made)
