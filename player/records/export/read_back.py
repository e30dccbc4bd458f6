"""Reads a JSON export back into an empty log: all of it in one transaction, or nothing."""

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from pydantic import ValidationError
from sqlcipher3 import dbapi2

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
    """How much was read back."""

    sittings: int
    entries: int
    responses: int


def read_export(data: bytes, file: str) -> form.LogExport:
    """An export as a value.

    Args:
        data: the file's bytes.
        file: its name, for messages.

    Raises:
        NotUsableError: there are characters in its words that nobody sees; each with its place.
        NotAnExportError: it is no export of ours, or was changed so that it can't be read back.
    """
    check_json(data, file)
    try:
        found = form.LogExport.model_validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        raise NotAnExportError(file, form.names_of(first["loc"]), first["msg"]) from error
    _check_files(found, file)
    return found


def read_back(log: SessionLog, data: bytes, file: str) -> ReadBack:
    """Put everything of an export into an empty log. On disk when this returns.

    Args:
        log: an open log with no sitting, entry or answer in it.
        data: the export.
        file: its name, for messages.

    Raises:
        NotEmptyError: there is something in the log. Nothing was changed.
        NotUsableError: its words hold characters that nobody sees. Nothing was changed.
        NotAnExportError: it can't be read back. Nothing was changed.
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
            # Twice the same id, or an end without a time: the database's own rules see what is left.
            raise NotAnExportError(file, "its entries", str(error.__cause__)) from error
        raise
    return ReadBack(len(export.sittings), len(export.journal), len(export.responses))


def _put_all(connection: Any, export: form.LogExport) -> None:
    for one in export.files:
        _put_file(connection, one)
    for sitting in export.sittings:
        _put_sitting(connection, sitting)
    for response in export.responses:
        _put_response(connection, response)
    for entry in export.journal:
        _put_entry(connection, entry)


def _check_files(export: form.LogExport, file: str) -> None:
    for number, one in enumerate(export.files):
        data = _bytes(one, file, number)
        if hashlib.sha256(data).hexdigest() != one.sha256:
            raise NotAnExportError(file, f"files[{number}]", "the file is not the one its SHA-256 names")
        if one.kind == "questionnaire":
            _check_questionnaire(data, file, number)
    scripts = {one.sha256 for one in export.files if one.kind != "questionnaire"}
    for number, sitting in enumerate(export.sittings):
        if not {sitting.script.sha256, sitting.preset.sha256} <= scripts:
            reason = "the script or preset it used is not in the export: it was made without files"
            raise NotAnExportError(file, f"sittings[{number}]", reason)
    questionnaires = {one.sha256 for one in export.files if one.kind == "questionnaire"}
    for number, response in enumerate(export.responses):
        if response.questionnaire.sha256 not in questionnaires:
            raise NotAnExportError(file, f"responses[{number}]", "its questionnaire is not in the export")


def _check_questionnaire(data: bytes, file: str, number: int) -> None:
    try:
        read_questionnaire(data, f"files[{number}]")
    except NotUsableError as error:
        raise NotAnExportError(file, f"files[{number}]", str(error.problems[0])) from error


def _bytes(one: form.File, file: str, number: int) -> bytes:
    if one.text is not None:
        return one.text.encode()
    try:
        return base64.b64decode(one.base64 or "", validate=True)
    except binascii.Error as error:
        raise NotAnExportError(file, f"files[{number}].base64", str(error)) from error


def _put_file(connection: Any, one: form.File) -> None:
    data = one.text.encode() if one.text is not None else base64.b64decode(one.base64 or "")
    if one.kind == "questionnaire":
        connection.execute(_QUESTIONNAIRE, (one.sha256, one.name, data, one.kept))
    else:
        connection.execute(_FILE, (one.sha256, one.kind, one.name, data, one.kept))


def _put_sitting(connection: Any, one: form.Sitting) -> None:
    files = (one.script.name, one.title, one.script.sha256, one.preset.name, one.preset.sha256)
    times = (one.started, _unix_ms(one.started), one.highest_rung, one.ended)
    values = (one.id, *files, one.plan_sha256, one.planned_seconds, int(one.spoken), *times, one.outcome)
    facts = (
        one.heard_seconds,
        one.app_version,
        locks_text(_locks(one.locks)),
        lifted_text(_lifted(one.lifted)),
        one.turn,
    )
    number = connection.execute(_SITTING, (*values, *facts)).lastrowid
    for event in one.events:
        detail = json.dumps(event.detail, allow_nan=False, sort_keys=True)
        connection.execute(_EVENT, (number, event.at_seconds, event.happened, event.kind, detail))
    for rating in one.ratings:
        said = (rating.time, rating.scale, rating.answer, rating.value, rating.given)
        connection.execute(_RATING, (number, *said))
    for note in one.notes:
        connection.execute(_NOTE, (note.id, number, note.kind, note.text, note.written))


def _locks(one: form.Locks | None) -> HeldLocks | None:
    if one is None or one.preset is None:
        return None if one is None else HeldLocks()
    signed = datetime.fromisoformat(one.signed) if one.signed else None
    caps = {name: value_of(cap) for name, cap in one.caps.items()}
    return HeldLocks(one.preset.name, one.preset.sha256, one.key_id, signed, caps)


def _lifted(one: form.Lifted | None) -> LiftedLocks | None:
    return None if one is None else LiftedLocks(tuple(one.controls), LiftedBy(one.by))


def _put_response(connection: Any, one: form.GivenResponse) -> None:
    outcome = "skipped" if one.skipped else "answered"
    values = (one.id, one.questionnaire.sha256, one.sitting, outcome, one.given, _unix_ms(one.given))
    number = connection.execute(_RESPONSE, values).lastrowid
    for answer in one.answers:
        connection.execute("INSERT INTO answers VALUES (?, ?, ?)", (number, answer.item, answer.value))


def _put_entry(connection: Any, one: form.Entry) -> None:
    values = (one.id, one.kind, one.sitting, one.begun, _unix_ms(one.begun))
    number = connection.execute(_JOURNAL, values).lastrowid
    for version in one.versions:
        parts = json.dumps(version.parts, ensure_ascii=False)
        connection.execute(_VERSION, (number, parts, version.saved))


def _unix_ms(moment: str) -> int:
    return unix_ms(datetime.fromisoformat(moment))
