"""The JSON export: everything that was chosen, in a form that can be read back."""

import base64
import json

from player import __version__
from player.records.clock import written
from player.records.entries import (
    EventRecord,
    KeptContent,
    NoteRecord,
    RatingRecord,
    SittingRecord,
    Unanswered,
)
from player.records.export import form
from player.records.export.material import Material, WrittenEntry
from player.records.measures import KeptQuestionnaire, Response


def to_json(material: Material) -> bytes:
    """The export as UTF-8 JSON, readable by eye. The same material gives the same bytes."""
    value = export_of(material).model_dump(mode="json")
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def export_of(material: Material) -> form.LogExport:
    """The export as a value."""
    chosen = material.chosen
    return form.LogExport(
        format="kindpace-log",
        version=1,
        made=written(material.made),
        made_by=f"kindpace {__version__}",
        chosen=form.Range(
            first_day=chosen.first_day.isoformat() if chosen.first_day else None,
            last_day=chosen.last_day.isoformat() if chosen.last_day else None,
            kinds=sorted(kind.value for kind in chosen.kinds),
        ),
        left_out=list(material.left_out),
        sittings=[_sitting(one, material.events.get(one.id, ())) for one in material.sittings],
        files=[*map(_file, material.files), *map(_questionnaire, material.questionnaires)],
        responses=[_response(one) for one in material.responses],
        journal=[_entry(one) for one in material.journal],
    )


def _sitting(sitting: SittingRecord, events: tuple[EventRecord, ...]) -> form.Sitting:
    return form.Sitting(
        id=sitting.id,
        script=form.FileRef(name=sitting.script_id, sha256=sitting.script_hash),
        title=sitting.title,
        preset=form.FileRef(name=sitting.preset_name, sha256=sitting.preset_hash),
        plan_sha256=sitting.plan_hash,
        highest_rung=None if sitting.highest_rung is None else int(sitting.highest_rung),
        planned_seconds=sitting.planned,
        heard_seconds=sitting.seconds_heard,
        spoken=sitting.spoken,
        started=written(sitting.started),
        ended=written(sitting.ended) if sitting.ended else None,
        outcome=sitting.outcome.value,
        app_version=sitting.app_version,
        ratings=[_rating(one) for one in sitting.ratings],
        events=[_event(one) for one in events],
        notes=[_note(one) for one in sitting.notes],
    )


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
    detail = dict(event.detail)
    return form.Event(at_seconds=event.at, happened=written(event.when), kind=event.kind.value, detail=detail)


def _note(note: NoteRecord) -> form.Note:
    return form.Note(id=note.id, kind=note.kind.value, text=note.text, written=written(note.when))


def _file(content: KeptContent) -> form.File:
    text, coded = _coded(content.data)
    kept = written(content.kept)
    return form.File(
        sha256=content.hash, kind=content.kind.value, name=content.name, kept=kept, text=text, base64=coded
    )


def _questionnaire(kept: KeptQuestionnaire) -> form.File:
    text, coded = _coded(kept.data)
    when = written(kept.kept)
    return form.File(sha256=kept.hash, kind="questionnaire", name=kept.id, kept=when, text=text, base64=coded)


def _coded(data: bytes) -> tuple[str | None, str | None]:
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        return None, base64.b64encode(data).decode("ascii")


def _response(response: Response) -> form.GivenResponse:
    return form.GivenResponse(
        id=response.id,
        questionnaire=form.FileRef(name=response.questionnaire_id, sha256=response.questionnaire_hash),
        sitting=response.sitting,
        skipped=response.skipped,
        given=written(response.given),
        answers=[form.Answered(item=item, value=value) for item, value in response.answers.items()],
    )


def _entry(one: WrittenEntry) -> form.Entry:
    return form.Entry(
        id=one.entry.id,
        kind=one.entry.kind.value,
        sitting=one.entry.sitting,
        begun=written(one.entry.begun),
        versions=[
            form.Version(saved=written(version.saved), parts=dict(version.parts)) for version in one.history
        ],
    )
