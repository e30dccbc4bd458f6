"""``kindpace preset show``, ``diff`` and ``check``: print presets and their problems, and change nothing."""

import argparse
from typing import Any

from player.cli.check import Checker
from player.cli.errors import Exit
from player.cli.reporting import Rows, show
from player.cli.terminal import print_json, say
from player.clinic.verification import Verification
from player.language.catalogue import _, later
from player.library.catalog import Library
from player.practice.declared.values import Value, filed, written
from player.practice.display_text import quoted
from player.practice.pacing.assignments import practices_as_data
from player.practice.pacing.built_in import shown_name, shown_reason
from player.practice.pacing.controls import CONTROLS, Control
from player.practice.pacing.model import GENTLE, Pacing, raw
from player.system.folders import find_folders


def show_preset(asked: argparse.Namespace) -> int:
    """Print who set a preset, whether it may be in force, and every control."""
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
    differing = [control for control in CONTROLS if raw(first, control.name) != raw(second, control.name)]
    rows = Rows(_("control"), _("softer"), shown_name(first), shown_name(second))
    for control in differing:
        values = raw(first, control.name), raw(second, control.name)
        softer = softer_of(control, *values) or ""
        rows.add(control.name, _(softer), *(written(value) for value in values))
    if differing:
        show(rows)
    else:
        say(
            _("{name} and {name_2} are the same in every control.").format(
                name=shown_name(first), name_2=shown_name(second)
            )
        )
    _show_other_differences(first, second)
    return Exit.FINE


def _show_other_differences(first: Pacing, second: Pacing) -> None:
    """Print where the presets differ besides their controls."""
    first_head, second_head = _head(first), _head(second)
    for name in ("locked", "practices", "questionnaires"):
        if first_head[name] != second_head[name]:
            in_first, in_second = _listed(first_head[name]), _listed(second_head[name])
            say(
                _("{name}: {in_first} in {name_2}, {in_second} in {name_3}").format(
                    name=name,
                    in_first=in_first,
                    name_2=shown_name(first),
                    in_second=in_second,
                    name_3=shown_name(second),
                )
            )


def _listed(items: list[Any]) -> str:
    names = [str(item["id"]) if isinstance(item, dict) else str(item) for item in items]
    return ", ".join(names) or _("none")


def check(asked: argparse.Namespace) -> int:
    """Print every problem in preset files."""
    problems = [problem for path in asked.files for problem in Checker.preset_problems(path)]
    for problem in problems:
        say(str(problem))
    if not problems:
        say(
            _("Nothing to mend.")
            if len(asked.files) > 1
            else _("{files}: nothing to mend.").format(files=asked.files[0])
        )
    return Exit.BAD_INPUT if problems else Exit.FINE


def preset_document(pacing: Pacing, found: Verification) -> dict[str, Any]:
    """A preset in the form of ``preset show --json`` (``docs/schemas/preset-show.schema.json``)."""
    return {
        "id": pacing.id,
        "name": pacing.name,
        "author": pacing.author,
        "date": pacing.date.isoformat(),
        "reason": pacing.reason,
        "review_date": pacing.review_date.isoformat() if pacing.review_date else None,
        "locked": list(pacing.locked),
        "practices": practices_as_data(pacing.practices),
        "questionnaires": list(pacing.questionnaires),
        "sha256": pacing.content_hash,
        "verdict": found.verdict.value,
        "usable": found.usable,
        "words": found.words,
        "controls": [_control_document(control, pacing) for control in CONTROLS],
    }


def diff_document(first: Pacing, second: Pacing) -> dict[str, Any]:
    """Two presets in the form of ``preset diff --json`` (``docs/schemas/preset-diff.schema.json``)."""
    pairs = [(control, raw(first, control.name), raw(second, control.name)) for control in CONTROLS]
    return {
        "first": _head(first),
        "second": _head(second),
        "differences": [
            {
                "name": control.name,
                "label": control.label,
                "first": filed(in_first),
                "second": filed(in_second),
                "softer": softer_of(control, in_first, in_second),
            }
            for control, in_first, in_second in pairs
            if in_first != in_second
        ],
    }


def _head(pacing: Pacing) -> dict[str, Any]:
    return {
        "id": pacing.id,
        "name": pacing.name,
        "sha256": pacing.content_hash,
        "locked": list(pacing.locked),
        "practices": practices_as_data(pacing.practices),
        "questionnaires": list(pacing.questionnaires),
    }


def softer_of(control: Control, first: Value, second: Value) -> str | None:
    """Which of two values is softer: "first", "second", or None where that is a matter of taste."""
    softer = control.no_further(first, second), control.no_further(second, first)
    return {(True, False): later("first"), (False, True): later("second")}.get(softer)


def _control_document(control: Control, pacing: Pacing) -> dict[str, Any]:
    return {
        "name": control.name,
        "label": control.label,
        "value": filed(raw(pacing, control.name)),
        "gentle": filed(raw(GENTLE, control.name)),
        "unit": control.unit,
        "range": control.kind.range_words,
        "low": control.low,
        "high": control.high,
        "options": list(control.kind.options),
        "lockable": control.lockable,
        "locked": control.name in pacing.locked,
        "reason": control.reason,
        "source": control.source,
    }


def _show(pacing: Pacing, found: Verification) -> None:
    head = (
        _("{name} ({id}), by {author}, {day}, to be reviewed by {until}")
        if pacing.review_date
        else _("{name} ({id}), by {author}, {day}")
    )
    said = {"name": quoted(shown_name(pacing)), "id": pacing.id, "author": quoted(pacing.author)}
    say(head.format(**said, day=pacing.date.isoformat(), until=pacing.review_date))
    say(_("Because: {quoted}").format(quoted=quoted(shown_reason(pacing))))
    force = _("It may be in force: {words}") if found.usable else _("It may not be in force: {words}")
    say(force.format(words=found.words))
    if pacing.practices:
        say(_("Practices: {listed}").format(listed=_listed(practices_as_data(pacing.practices))))
    if pacing.questionnaires:
        say(_("Questionnaires: {listed}").format(listed=_listed(list(pacing.questionnaires))))
    rows = Rows(_("control"), _("value"), _("safe range and source"))
    for control in CONTROLS:
        locked = _(" (locked)") if control.name in pacing.locked else ""
        rows.add(
            control.name, written(raw(pacing, control.name)) + locked, f"{control.holds}; {control.source}"
        )
    show(rows)
