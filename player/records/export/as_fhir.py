"""The FHIR R4 export: a Bundle for record systems (practice brief, section 4).

Distress has a code of our own: no LOINC code fits, and the pain score would be wrong. A sitting is an
Observation with the code ``mindfulSession`` of HL7's patient-generated health data. It names nobody: the
importing system adds the patient.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from player.language.catalogue import later
from player.records.export.material import Material
from player.records.export.slices import SITTINGS
from player.records.measures.answers import KeptQuestionnaire, Response
from player.records.measures.questionnaire_reader import read_questionnaire
from player.records.store.clock import written
from player.records.store.entries import NoteKind, Outcome, RatingRecord, Scale, SittingRecord, Unanswered
from player.records.store.kept_locks import caps_in_words

Resource = dict[str, Any]

CODES: Final = "urn:kindpace:codes"
"""The local code system. ``docs/export-formats.md`` explains its codes."""

NEVER_HERE: Final = later(
    "The journal, copies of scripts and presets, and the single events of a sitting are in a backup instead. "
    "Who the person is has to be added by whoever takes this in."
)

_PGHD: Final = "http://hl7.org/fhir/uv/phr/CodeSystem/observation-pghd-codes"
_CATEGORY: Final = "http://terminology.hl7.org/CodeSystem/observation-category"
_ABSENT: Final = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
_UNITS: Final = "http://unitsofmeasure.org"
_SCALES: Final = {
    Scale.DISTRESS_10: ("distress-0-10", "How hard it feels right now, 0 to 10"),
    Scale.DISTRESS_100: ("distress-0-100", "How hard it feels right now, 0 to 100"),
    Scale.MOOD: ("mood-1-5", "How pleasant it feels, 1 to 5"),
    Scale.ENERGY: ("energy-1-5", "How much energy there is, 1 to 5"),
}
_ABSENCES: Final = {
    Unanswered.SKIPPED: ("asked-declined", "Asked But Declined"),
    Unanswered.NOT_ASKED: ("not-asked", "Not Asked"),
}


def fhir_parts(material: Material, left_out: Iterable[str]) -> Iterator[bytes]:
    """The Bundle as UTF-8 JSON, one entry per line, in slices. Deterministic for the same material.

    Args:
        material: what to export.
        left_out: plain sentences for the first entry.
    """
    yield json.dumps(_head(material), ensure_ascii=False).removesuffix("}").encode() + b', "entry": [\n'
    lines: list[str] = []
    first = True
    for number, resources in enumerate(_resources(material, left_out)):
        lines += (json.dumps(_entry(resource), ensure_ascii=False) for resource in resources)
        if number % SITTINGS == 0:
            yield _lines(lines, first=first)
            lines, first = [], False
    yield _lines(lines, first=first) + b"\n]}\n"


def _lines(lines: Sequence[str], *, first: bool) -> bytes:
    between = "" if first or not lines else ",\n"
    return (between + ",\n".join(lines)).encode()


def _head(material: Material) -> Resource:
    return {"resourceType": "Bundle", "type": "collection", "timestamp": written(material.made)}


def _entry(resource: Resource) -> Resource:
    return {"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource}


def _resources(material: Material, left_out: Iterable[str]) -> Iterator[list[Resource]]:
    """The resources in groups: a sitting with its ratings, a response with its scores."""
    yield [_about(material, left_out)]
    for sitting in material.sittings:
        ratings = [_rating(sitting, number, rating) for number, rating in enumerate(sitting.ratings)]
        yield [_sitting(sitting, ratings), *ratings]
    yield [_questionnaire(questionnaire) for questionnaire in material.questionnaires]
    for response in material.responses:
        yield [_questionnaire_response(response), *_scores(response)]


def _about(material: Material, left_out: Iterable[str]) -> Resource:
    lines = "".join(f"<p>{_words(line)}</p>" for line in ("Sittings with Kindpace.", *left_out))
    return {
        "resourceType": "Basic",
        "id": str(uuid5(NAMESPACE_URL, f"kindpace:about:{written(material.made)}")),
        "text": _narrative(lines),
        "code": _own("about-this-export", "About this export"),
        "created": material.made.date().isoformat(),
    }


def _sitting(sitting: SittingRecord, ratings: list[Resource]) -> Resource:
    running = sitting.outcome is Outcome.RUNNING
    resource: Resource = {
        "resourceType": "Observation",
        "id": sitting.id,
        "text": _narrative(f"<p>{_words(sitting.title) or _UNTITLED}</p>"),
        "status": "preliminary" if running else "final",
        "category": [_coding(_CATEGORY, "activity", "Activity")],
        "code": _coding(_PGHD, "mindfulSession", "Mindful session")
        | {"text": _plain(sitting.title) or _UNTITLED},
        "effectivePeriod": {"start": written(sitting.started)}
        | ({} if sitting.ended is None else {"end": written(max(sitting.ended, sitting.started))}),
        "valueQuantity": _quantity(sitting.seconds_heard / 60),
        "component": [_component(*fact) for fact in _facts(sitting)],
    }
    if ratings:
        resource["hasMember"] = [{"reference": f"urn:uuid:{rating['id']}"} for rating in ratings]
    if sitting.notes:
        resource["note"] = [
            {"time": written(note.when), "text": _plain(f"{_NOTES[note.kind]}: {note.text}")}
            for note in sitting.notes
        ]
    return resource


_UNTITLED: Final = "A sitting"
_NOTES: Final = {
    NoteKind.REFLECTION: "Reflection",
    NoteKind.STOP_REASON: "Reason for stopping",
    NoteKind.UNWANTED_EFFECT: "Unwanted effect",
}


def _facts(sitting: SittingRecord) -> Iterable[tuple[str, str, Resource]]:
    yield "outcome", "How it ended", {"valueString": sitting.outcome.value}
    yield "practice", "Practice", {"valueString": sitting.script_id}
    yield "preset", "Pacing preset", {"valueString": sitting.preset_name}
    yield "preset-sha256", "Version of the preset", {"valueString": sitting.preset_hash}
    yield "planned", "Planned length", {"valueQuantity": _quantity(sitting.planned / 60)}
    if sitting.highest_rung is not None:
        yield "highest-rung", "Highest rung in the plan", {"valueInteger": int(sitting.highest_rung)}
    if sitting.locks is not None and sitting.locks.caps:
        yield "locks", "Locks that held", {"valueString": caps_in_words(sitting.locks)}
        yield "locks-sha256", "Version of the preset that locks", {"valueString": sitting.locks.content_hash}
    if sitting.lifted is not None:
        controls = " ".join(sitting.lifted.controls)
        yield "lifted", "Locks of the sitting before that held no longer", {"valueString": controls}
        yield "lifted-by", "How they came to", {"valueString": sitting.lifted.by.value}


def _component(code: str, words: str, value: Resource) -> Resource:
    return {"code": _own(code, words)} | value


def _rating(sitting: SittingRecord, number: int, rating: RatingRecord) -> Resource:
    code, words = _SCALES[rating.scale]
    resource: Resource = {
        "resourceType": "Observation",
        "id": str(uuid5(NAMESPACE_URL, f"kindpace:{sitting.id}:rating:{number}")),
        "text": _narrative(f"<p>{_words(words)}: {_words(rating.words)}</p>"),
        "status": "final",
        "category": [_coding(_CATEGORY, "survey", "Survey")],
        "code": _own(code, words),
        "effectiveDateTime": written(rating.when),
        "component": [_component("time", "When in the sitting", {"valueString": rating.time.value})],
    }
    if isinstance(rating.value, Unanswered):
        return resource | {"dataAbsentReason": _coding(_ABSENT, *_ABSENCES[rating.value])}
    return resource | {"valueInteger": rating.value}


def _questionnaire(kept: KeptQuestionnaire) -> Resource:
    asked = read_questionnaire(kept.data, f"{kept.id}.yaml")
    return {
        "resourceType": "Questionnaire",
        "id": str(uuid5(NAMESPACE_URL, f"kindpace:questionnaire:{kept.hash}")),
        "text": _narrative(f"<p>{_words(asked.title)}</p>"),
        "url": _canonical(kept.id, kept.hash),
        "title": _plain(asked.title),
        "status": "active",
        "copyright": _plain(asked.permission),
        "item": [
            {"linkId": str(number), "type": "integer", "text": _plain(text)}
            for number, text in enumerate(asked.items, 1)
        ],
    }


def _canonical(questionnaire: str, content_hash: str) -> str:
    # With its hash, because answers belong to one version of the questionnaire.
    return f"urn:kindpace:questionnaire:{questionnaire}:{content_hash[:16]}"


def _questionnaire_response(response: Response) -> Resource:
    resource: Resource = {
        "resourceType": "QuestionnaireResponse",
        "id": response.id,
        "text": _narrative(f"<p>{_words(response.title)}</p>"),
        "questionnaire": _canonical(response.questionnaire_id, response.questionnaire_hash),
        "status": "stopped" if response.skipped else "completed",
        "authored": written(response.given),
    }
    if response.answers:
        resource["item"] = [
            {"linkId": str(item), "answer": [{"valueInteger": value}]}
            for item, value in response.answers.items()
        ]
    return resource


def _scores(response: Response) -> Iterable[Resource]:
    for number, score in enumerate(response.scores):
        if score.value is None:
            continue
        yield {
            "resourceType": "Observation",
            "id": str(uuid5(NAMESPACE_URL, f"kindpace:{response.id}:score:{number}")),
            "text": _narrative(f"<p>{_words(score.name)}: {score.figure}</p>"),
            "status": "final",
            "category": [_coding(_CATEGORY, "survey", "Survey")],
            "code": _own(f"score-{response.questionnaire_id}-{number + 1}", score.name),
            "effectiveDateTime": written(response.given),
            "valueQuantity": {"value": round(score.value, 4), "system": _UNITS, "code": "{score}"},
            "derivedFrom": [{"reference": f"urn:uuid:{response.id}"}],
        }


def _plain(text: str) -> str:
    # FHIR strings allow no control characters except tabs and line ends.
    return "".join(character for character in text if character >= " " or character in "\t\r\n")


def _words(text: str) -> str:
    return escape(_plain(text))


def _quantity(minutes: float) -> Resource:
    return {"value": round(minutes, 3), "unit": "min", "system": _UNITS, "code": "min"}


def _own(code: str, words: str) -> Resource:
    return _coding(CODES, code, words) | {"text": words}


def _coding(system: str, code: str, display: str) -> Resource:
    return {"coding": [{"system": system, "code": code, "display": display}]}


def _narrative(body: str) -> Resource:
    return {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{body}</div>'}
