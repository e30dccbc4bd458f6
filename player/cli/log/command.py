"""``kindpace log``: past sittings. It only reads, also while the window is open."""

import argparse
from typing import Any

from player.cli.errors import Exit
from player.cli.log import export
from player.cli.log.key import keys_of
from player.cli.reporting import Rows, in_words, show
from player.cli.terminal import print_json, say
from player.language.catalogue import _
from player.practice.own_titles import title_shown
from player.practice.pacing.built_in import name_of
from player.practice.pacing.locks import LiftedLocks
from player.practice.plain_words import minutes_and_seconds
from player.records.reading import LogReader
from player.records.store.entries import Outcome, RatingRecord, SittingRecord, Unanswered
from player.records.store.kept_locks import caps_in_words
from player.system.folders import find_folders

_OUTCOMES = {
    Outcome.RUNNING: _("under way"),
    Outcome.COMPLETED: _("completed"),
    Outcome.STOPPED: _("stopped by choice"),
    Outcome.INTERRUPTED: _("interrupted"),
}


def run(asked: argparse.Namespace) -> int:
    """Print the log as a table or as JSON (never what a person wrote), or export or import it."""
    match asked.log_command:
        case "export":
            return export.export(asked)
        case "import":
            return export.import_log(asked)
        case _:
            return _list(asked)


def _list(asked: argparse.Namespace) -> int:
    folders = find_folders()
    with in_words(), LogReader.open_to_read(folders.data, keys_of(folders)) as log:
        sittings = log.sittings()
    if asked.json:
        print_json([as_json(sitting) for sitting in sittings])
    elif sittings:
        _show(sittings)
    else:
        say(_("No sittings yet."))
    return Exit.FINE


def as_json(sitting: SittingRecord) -> dict[str, Any]:
    """One sitting as ``log --json`` shows it (``docs/schemas/log.schema.json``)."""
    return {
        "id": sitting.id,
        "script": {"id": sitting.script_id, "title": sitting.title, "sha256": sitting.script_hash},
        "preset": {"name": sitting.preset_name, "sha256": sitting.preset_hash},
        "started": sitting.started.isoformat(),
        "ended": sitting.ended.isoformat() if sitting.ended else None,
        "outcome": sitting.outcome.value,
        "planned": round(sitting.planned, 3),
        "heard": round(sitting.seconds_heard, 3),
        "voice": sitting.spoken,
        "ratings": [_rating(rating) for rating in sitting.ratings],
        "locks": None if sitting.locks is None else caps_in_words(sitting.locks),
        "lifted": None if sitting.lifted is None else _lifted(sitting.lifted),
    }


def _lifted(lifted: LiftedLocks) -> dict[str, Any]:
    return {"controls": list(lifted.controls), "by": lifted.by.value}


def _rating(rating: RatingRecord) -> dict[str, Any]:
    unanswered = isinstance(rating.value, Unanswered)
    return {
        "time": rating.time.value,
        "scale": rating.scale.value,
        "value": None if unanswered else rating.value,
        "answer": rating.words if unanswered else "given",
        "given": rating.when.isoformat(),
    }


def _show(sittings: tuple[SittingRecord, ...]) -> None:
    rows = Rows(_("started"), _("practice"), _("preset"), _("heard"), _("how it ended"))
    for sitting in sittings:
        heard = _("{minutes} of {minutes_2}").format(
            minutes=minutes_and_seconds(sitting.seconds_heard), minutes_2=minutes_and_seconds(sitting.planned)
        )
        started = f"{sitting.started:%Y-%m-%d %H:%M}"
        rows.add(
            started,
            title_shown(sitting.title),
            name_of(sitting.preset_name),
            heard,
            _OUTCOMES[sitting.outcome],
        )
    show(rows)
