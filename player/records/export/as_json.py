"""The JSON export: everything chosen, in a form that can be imported again.

Invisible characters, which an older log may hold, are dropped, because importing refuses them
(``foreign_text``).
"""

import base64
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Final

from pydantic import BaseModel

from player import __version__
from player.practice.characters import find_hidden
from player.practice.pacing.locks import HeldLocks, LiftedLocks
from player.records.export import form
from player.records.export.material import Material, WrittenEntry
from player.records.measures.answers import KeptQuestionnaire, Response
from player.records.store.clock import written
from player.records.store.entries import (
    EventRecord,
    KeptContent,
    NoteRecord,
    RatingRecord,
    SittingRecord,
    Unanswered,
)
from player.records.store.texts import clean_text

_AT_ONCE: Final = 20
"""Sittings per slice: with all their events they take longer than in other forms."""


def json_parts(material: Material) -> Iterator[bytes]:
    """The export as UTF-8 JSON, indented, in slices. Deterministic for the same material."""
    rest = _without_lists(material).model_dump_json(indent=2)
    for name, parts in _lists(material):
        # Inside a string these quotes would be escaped, so this can only be the empty list.
        before, rest = rest.split(f'"{name}": []', 1)
        yield f'{before}"{name}": ['.encode()
        any_ = False
        for slice_ in _sliced(parts):
            yield (("," if any_ else "") + ",".join(map(_indented, slice_))).encode()
            any_ = True
        yield b"\n  ]" if any_ else b"]"
    yield (rest + "\n").encode()


def _indented(part: BaseModel) -> str:
    return "\n    " + part.model_dump_json(indent=2).replace("\n", "\n    ")


def _sliced(parts: Iterable[BaseModel]) -> Iterator[list[BaseModel]]:
    following = iter(parts)
    while slice_ := list(islice(following, _AT_ONCE)):
        yield slice_


def _lists(material: Material) -> Iterator[tuple[str, Iterable[BaseModel]]]:
    """Each list of the export, in the form's order, its items made lazily."""
    yield (
        "sittings",
        (_sitting(sitting, material.events.get(sitting.id, ())) for sitting in material.sittings),
    )
    yield "files", chain(map(_file, material.files), map(_questionnaire, material.questionnaires))
    yield "responses", map(_response, material.responses)
    yield "journal", map(_entry, material.journal)


def _without_lists(material: Material) -> form.LogExport:
    chosen = material.chosen
    return form.LogExport(
        format="kindpace-log",
        version=form.VERSION,
        made=written(material.made),
        made_by=f"kindpace {__version__}",
        chosen=form.Range(
            first_day=chosen.first_day.isoformat() if chosen.first_day else None,
            last_day=chosen.last_day.isoformat() if chosen.last_day else None,
            kinds=sorted(kind.value for kind in chosen.kinds),
        ),
        left_out=list(material.left_out_in_english),
        sittings=[],
        files=[],
        responses=[],
        journal=[],
    )


def _sitting(sitting: SittingRecord, events: tuple[EventRecord, ...]) -> form.Sitting:
    return form.Sitting(
        id=sitting.id,
        script=form.FileRef(name=clean_text(sitting.script_id), sha256=sitting.script_hash),
        title=clean_text(sitting.title),
        preset=form.FileRef(name=clean_text(sitting.preset_name), sha256=sitting.preset_hash),
        plan_sha256=sitting.plan_hash,
        highest_rung=None if sitting.highest_rung is None else int(sitting.highest_rung),
        planned_seconds=sitting.planned,
        heard_seconds=sitting.seconds_heard,
        spoken=sitting.spoken,
        started=written(sitting.started),
        ended=written(sitting.ended) if sitting.ended else None,
        outcome=sitting.outcome.value,
        app_version=sitting.app_version,
        ratings=[_rating(rating) for rating in sitting.ratings],
        events=[_event(event) for event in events],
        notes=[_note(note) for note in sitting.notes],
        locks=None if sitting.locks is None else _locks(sitting.locks),
        lifted=None if sitting.lifted is None else _lifted(sitting.lifted),
        turn=sitting.turn,
    )


def _locks(locks: HeldLocks) -> form.Locks:
    preset = form.FileRef(name=clean_text(locks.preset), sha256=locks.content_hash) if locks.caps else None
    caps = {name: list(cap) if isinstance(cap, tuple) else cap for name, cap in locks.caps.items()}
    signed = written(locks.signed_at) if locks.signed_at else None
    return form.Locks(preset=preset, key_id=locks.key_id, signed=signed, caps=caps)


def _lifted(lifted: LiftedLocks) -> form.Lifted:
    return form.Lifted(controls=list(lifted.controls), by=lifted.by.value)


def _rating(rating: RatingRecord) -> form.Rating:
    unanswered = rating.value if isinstance(rating.value, Unanswered) else None
    return form.Rating(
        time=rating.time.value,
        scale=rating.scale.value,
        answer=unanswered.value if unanswered else "answered",
        value=None if isinstance(rating.value, Unanswered) else rating.value,
        given=written(rating.when),
    )


def _event(event: EventRecord) -> form.Event:
    detail = {
        clean_text(name): clean_text(value) if isinstance(value, str) else value
        for name, value in event.detail.items()
    }
    return form.Event(at_seconds=event.at, happened=written(event.when), kind=event.kind.value, detail=detail)


def _note(note: NoteRecord) -> form.Note:
    return form.Note(id=note.id, kind=note.kind.value, text=clean_text(note.text), written=written(note.when))


def _file(content: KeptContent) -> form.File:
    text, coded = _coded(content.data)
    kept = written(content.kept)
    return form.File(
        sha256=content.hash,
        kind=content.kind.value,
        name=clean_text(content.name),
        kept=kept,
        text=text,
        base64=coded,
    )


def _questionnaire(kept: KeptQuestionnaire) -> form.File:
    text, coded = _coded(kept.data)
    when = written(kept.kept)
    return form.File(sha256=kept.hash, kind="questionnaire", name=kept.id, kept=when, text=text, base64=coded)


def _coded(data: bytes) -> tuple[str | None, str | None]:
    """A file as text if importing would accept it, else as base64."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = None
    if text is None or find_hidden(text) >= 0:
        return None, base64.b64encode(data).decode("ascii")
    return text, None


def _response(response: Response) -> form.GivenResponse:
    return form.GivenResponse(
        id=response.id,
        questionnaire=form.FileRef(name=response.questionnaire_id, sha256=response.questionnaire_hash),
        sitting=response.sitting,
        skipped=response.skipped,
        given=written(response.given),
        answers=[form.Answered(item=item, value=value) for item, value in response.answers.items()],
    )


def _entry(written_entry: WrittenEntry) -> form.Entry:
    return form.Entry(
        id=written_entry.entry.id,
        kind=written_entry.entry.kind.value,
        sitting=written_entry.entry.sitting,
        begun=written(written_entry.entry.begun),
        versions=[
            form.Version(
                saved=written(version.saved),
                parts={name: clean_text(text) for name, text in version.parts.items()},
            )
            for version in written_entry.history
        ],
    )
