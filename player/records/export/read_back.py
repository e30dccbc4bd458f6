"""Imports a JSON export into an empty log, all in one transaction."""

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from pydantic import ValidationError
from sqlcipher3 import dbapi2

from player.language.catalogue import _
from player.practice.errors import NotUsableError
from player.practice.pacing.locks import HeldLocks, LiftedBy, LiftedLocks
from player.records.errors import LogFailedError, NotAnExportError, NotEmptyError
from player.records.export import form
from player.records.export.foreign_text import check_json
from player.records.measures.questionnaire_reader import read_questionnaire
from player.records.session_log import SessionLog
from player.records.store.clock import unix_ms
from player.records.store.kept_locks import lifted_text, locks_text, value_of

LARGEST: Final = 1024 * 1024 * 1024
"""Bytes. Twenty years of daily practice are about 200 MB."""

_SITTING = """
    INSERT INTO sittings (uuid, script_id, script_title, script_hash, preset_name, preset_hash, plan_hash,
        planned_seconds, spoken, started_local, started_unix_ms, highest_rung, ended_local, outcome,
        seconds_heard, app_version, locks, lifted, turn)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_EVENT = "INSERT INTO events (sitting, at_seconds, happened_local, kind, detail) VALUES (?, ?, ?, ?, ?)"
_RATING = "INSERT INTO ratings (sitting, time, scale, answer, value, given_local) VALUES (?, ?, ?, ?, ?, ?)"
_NOTE = "INSERT INTO notes (uuid, sitting, kind, text, written_local) VALUES (?, ?, ?, ?, ?)"
_FILE = "INSERT INTO contents (hash, kind, name, bytes, kept_local) VALUES (?, ?, ?, ?, ?)"
_QUESTIONNAIRE = "INSERT INTO questionnaires (hash, id, bytes, kept_local) VALUES (?, ?, ?, ?)"
_RESPONSE = """
    INSERT INTO responses (uuid, questionnaire, sitting, outcome, given_local, given_unix_ms)
    VALUES (?, ?, (SELECT number FROM sittings WHERE uuid = ?), ?, ?, ?)
"""
_JOURNAL = """
    INSERT INTO journal (uuid, kind, sitting, begun_local, begun_unix_ms)
    VALUES (?, ?, (SELECT number FROM sittings WHERE uuid = ?), ?, ?)
"""
_VERSION = "INSERT INTO journal_versions (entry, parts, saved_local) VALUES (?, ?, ?)"
_ANYTHING = """
    SELECT EXISTS (SELECT * FROM sittings) OR EXISTS (SELECT * FROM journal)
        OR EXISTS (SELECT * FROM responses)
"""


@dataclass(frozen=True)
class ReadBack:
    """How much was imported."""

    sittings: int
    entries: int
    responses: int


def read_export(data: bytes, file: str) -> form.LogExport:
    """Read an export.

    Args:
        data: the file's bytes.
        file: its name, for messages.

    Raises:
        NotUsableError: it holds invisible characters; each with its place.
        NotAnExportError: it is not our export, or was changed so that it can't be imported.
    """
    check_json(data, file)
    try:
        found = form.LogExport.model_validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        raise NotAnExportError(file, form.place_in_words(first["loc"]), first["msg"]) from error
    _check_files(found, file)
    return found


def read_back(log: SessionLog, data: bytes, file: str) -> ReadBack:
    """Import an export into an empty log. On disk when this returns.

    Args:
        log: an open log with no sitting, entry or answer in it.
        data: the export.
        file: its name, for messages.

    Raises:
        NotEmptyError: the log is not empty. Nothing was changed.
        NotUsableError: the export holds invisible characters. Nothing was changed.
        NotAnExportError: it can't be imported. Nothing was changed.
        DiskFullError, ReadOnlyLogError, DamagedLogError, LogClosedError, LogInUseError, LogFailedError.
    """
    export = read_export(data, file)
    try:
        with log.transaction() as connection:
            if connection.execute(_ANYTHING).fetchone()[0]:
                raise NotEmptyError(log.path)
            _put_all(connection, export)
    except LogFailedError as error:
        if isinstance(error.__cause__, dbapi2.IntegrityError):
            # Duplicate ids, or an end without a time: the database's constraints catch the rest.
            raise NotAnExportError(file, _("its entries"), str(error.__cause__)) from error
        raise
    return ReadBack(len(export.sittings), len(export.journal), len(export.responses))


def _put_all(connection: Any, export: form.LogExport) -> None:
    for stored in export.files:
        _put_file(connection, stored)
    for sitting in export.sittings:
        _put_sitting(connection, sitting)
    for response in export.responses:
        _put_response(connection, response)
    for entry in export.journal:
        _put_entry(connection, entry)


def _check_files(export: form.LogExport, file: str) -> None:
    for number, stored in enumerate(export.files):
        data = _bytes(stored, file, number)
        if hashlib.sha256(data).hexdigest() != stored.sha256:
            raise NotAnExportError(file, f"files[{number}]", _("the file is not the one its SHA-256 names"))
        if stored.kind == "questionnaire":
            _check_questionnaire(data, file, number)
    scripts = {stored.sha256 for stored in export.files if stored.kind != "questionnaire"}
    for number, sitting in enumerate(export.sittings):
        if not {sitting.script.sha256, sitting.preset.sha256} <= scripts:
            reason = _("the script or preset it used is not in the export: it was made without files")
            raise NotAnExportError(file, f"sittings[{number}]", reason)
    questionnaires = {stored.sha256 for stored in export.files if stored.kind == "questionnaire"}
    for number, response in enumerate(export.responses):
        if response.questionnaire.sha256 not in questionnaires:
            raise NotAnExportError(file, f"responses[{number}]", _("its questionnaire is not in the export"))


def _check_questionnaire(data: bytes, file: str, number: int) -> None:
    try:
        read_questionnaire(data, f"files[{number}]")
    except NotUsableError as error:
        raise NotAnExportError(file, f"files[{number}]", str(error.problems[0])) from error


def _bytes(stored: form.File, file: str, number: int) -> bytes:
    if stored.text is not None:
        return stored.text.encode()
    try:
        return base64.b64decode(stored.base64 or "", validate=True)
    except binascii.Error as error:
        raise NotAnExportError(file, f"files[{number}].base64", str(error)) from error


def _put_file(connection: Any, stored: form.File) -> None:
    data = stored.text.encode() if stored.text is not None else base64.b64decode(stored.base64 or "")
    if stored.kind == "questionnaire":
        connection.execute(_QUESTIONNAIRE, (stored.sha256, stored.name, data, stored.kept))
    else:
        connection.execute(_FILE, (stored.sha256, stored.kind, stored.name, data, stored.kept))


def _put_sitting(connection: Any, sitting: form.Sitting) -> None:
    files = (
        sitting.script.name,
        sitting.title,
        sitting.script.sha256,
        sitting.preset.name,
        sitting.preset.sha256,
    )
    times = (sitting.started, _unix_ms(sitting.started), sitting.highest_rung, sitting.ended)
    values = (
        sitting.id,
        *files,
        sitting.plan_sha256,
        sitting.planned_seconds,
        int(sitting.spoken),
        *times,
        sitting.outcome,
    )
    facts = (
        sitting.heard_seconds,
        sitting.app_version,
        locks_text(_locks(sitting.locks)),
        lifted_text(_lifted(sitting.lifted)),
        sitting.turn,
    )
    number = connection.execute(_SITTING, (*values, *facts)).lastrowid
    for event in sitting.events:
        detail = json.dumps(event.detail, allow_nan=False, sort_keys=True)
        connection.execute(_EVENT, (number, event.at_seconds, event.happened, event.kind, detail))
    for rating in sitting.ratings:
        said = (rating.time, rating.scale, rating.answer, rating.value, rating.given)
        connection.execute(_RATING, (number, *said))
    for note in sitting.notes:
        connection.execute(_NOTE, (note.id, number, note.kind, note.text, note.written))


def _locks(locks: form.Locks | None) -> HeldLocks | None:
    if locks is None or locks.preset is None:
        return None if locks is None else HeldLocks()
    signed = datetime.fromisoformat(locks.signed) if locks.signed else None
    caps = {name: value_of(cap) for name, cap in locks.caps.items()}
    return HeldLocks(locks.preset.name, locks.preset.sha256, locks.key_id, signed, caps)


def _lifted(lifted: form.Lifted | None) -> LiftedLocks | None:
    return None if lifted is None else LiftedLocks(tuple(lifted.controls), LiftedBy(lifted.by))


def _put_response(connection: Any, response: form.GivenResponse) -> None:
    outcome = "skipped" if response.skipped else "answered"
    values = (
        response.id,
        response.questionnaire.sha256,
        response.sitting,
        outcome,
        response.given,
        _unix_ms(response.given),
    )
    number = connection.execute(_RESPONSE, values).lastrowid
    for answer in response.answers:
        connection.execute("INSERT INTO answers VALUES (?, ?, ?)", (number, answer.item, answer.value))


def _put_entry(connection: Any, entry: form.Entry) -> None:
    values = (entry.id, entry.kind, entry.sitting, entry.begun, _unix_ms(entry.begun))
    number = connection.execute(_JOURNAL, values).lastrowid
    for version in entry.versions:
        parts = json.dumps(version.parts, ensure_ascii=False)
        connection.execute(_VERSION, (number, parts, version.saved))


def _unix_ms(moment: str) -> int:
    return unix_ms(datetime.fromisoformat(moment))
