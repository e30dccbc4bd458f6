"""The form of the JSON export: written, imported and published as a schema from here."""

import re
from datetime import datetime
from typing import Annotated, Final, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from player.records.journal.entries import JournalKind
from player.records.store.entries import EventKind, Scale

VERSION: Final = 2

_MOMENT = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d(:\d\d)?$"


def _real_moment(text: str) -> str:
    datetime.fromisoformat(text)
    return text


def _known_event(kind: str) -> str:
    return EventKind(kind).value


Moment = Annotated[str, StringConstraints(pattern=_MOMENT), AfterValidator(_real_moment)]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-f-]{36}$")]
ControlName = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,40}$")]
Length = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class FileRef(_Part):
    """A script or preset: its id or name, and which version."""

    name: str
    sha256: Hash


class Rating(_Part):
    """One rating, or why there is none."""

    time: Literal["start", "middle", "end", "after"]
    scale: Literal["distress-0-10", "distress-0-100", "mood-1-5", "energy-1-5"]
    answer: Literal["answered", "skipped", "not asked"]
    value: int | None
    given: Moment

    @model_validator(mode="after")
    def _on_its_scale(self) -> Self:
        scale = Scale(self.scale)
        if (self.answer == "answered") != (self.value is not None):
            raise ValueError("an answered rating has a value, and no other has")
        if self.value is not None and not scale.lowest <= self.value <= scale.highest:
            raise ValueError(f"the value is not on the scale {scale.value}")
        return self


class Note(_Part):
    """What a person wrote about a sitting."""

    id: Id
    kind: Literal["reflection", "stop-reason", "unwanted-effect"]
    text: str
    written: Moment


class Event(_Part):
    """What happened in a sitting."""

    at_seconds: Length
    happened: Moment
    kind: Annotated[str, AfterValidator(_known_event)]
    detail: dict[str, str | bool | int | float | None]


class Locks(_Part):
    """The locks that held when a sitting started: none without caps; else whose, and how far each went."""

    preset: FileRef | None
    key_id: Annotated[str, StringConstraints(pattern=r"^[0-9A-F]{0,16}$")]
    signed: Moment | None
    caps: dict[ControlName, float | int | bool | str | list[str] | None]


class Lifted(_Part):
    """Controls whose lock of the sitting before held no longer, and how that came about."""

    controls: list[ControlName]
    by: Literal["pin", "newer-preset", "review-date", "clock", "by-hand"]


class Sitting(_Part):
    """One sitting."""

    id: Id
    script: FileRef
    title: str
    preset: FileRef
    plan_sha256: str
    highest_rung: Annotated[int, Field(ge=0, le=5)] | None
    planned_seconds: Length
    heard_seconds: Length
    spoken: bool
    started: Moment
    ended: Moment | None
    outcome: Literal["running", "completed", "stopped-by-choice", "interrupted"]
    app_version: str
    ratings: list[Rating]
    events: list[Event]
    notes: list[Note]
    locks: Locks | None = None
    lifted: Lifted | None = None
    turn: Annotated[int, Field(ge=0)] | None = None


class File(_Part):
    """A file as it was used: as text where it is UTF-8, else in base64."""

    sha256: Hash
    kind: Literal["script", "preset", "questionnaire"]
    name: str
    kept: Moment
    text: str | None = None
    base64: str | None = None


class Answered(_Part):
    """One item's answer."""

    item: Annotated[int, Field(ge=1)]
    value: int


class GivenResponse(_Part):
    """Answers to a questionnaire; none where it was skipped."""

    id: Id
    questionnaire: FileRef
    sitting: Id | None
    skipped: bool
    given: Moment
    answers: list[Answered]


class Version(_Part):
    """What an entry said, and since when."""

    saved: Moment
    parts: dict[str, str]


class Entry(_Part):
    """A journal entry with its versions, oldest first."""

    id: Id
    kind: Literal["critic-and-friend", "kind-letter", "end-of-day", "therapy-note"]
    sitting: Id | None
    begun: Moment
    versions: Annotated[list[Version], Field(min_length=1)]

    @model_validator(mode="after")
    def _has_its_parts(self) -> Self:
        parts = JournalKind(self.kind).parts
        if any(set(version.parts) != set(parts) for version in self.versions):
            raise ValueError(f"each version has the parts {', '.join(parts)}")
        return self


class Range(_Part):
    """What was chosen."""

    first_day: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$")] | None
    last_day: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$")] | None
    kinds: list[Literal["ratings", "events", "files", "measures", "notes", "journal"]]


class LogExport(_Part):
    """A Kindpace log, or as much of it as was chosen. Everything is oldest first; times are local."""

    format: Literal["kindpace-log"]
    version: Literal[1, 2]
    made: Moment
    made_by: str
    chosen: Range
    left_out: list[str]
    sittings: list[Sitting]
    files: list[File]
    responses: list[GivenResponse]
    journal: list[Entry]


def schema() -> dict[str, object]:
    """The JSON Schema, as ``docs/schemas/log-export.schema.json`` publishes it."""
    made = LogExport.model_json_schema(mode="validation")
    title = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "kindpace log export (JSON)"}
    return title | {name: value for name, value in made.items() if name != "title"}


def place_in_words(place: tuple[int | str, ...]) -> str:
    """A place in an export in words, such as ``sittings[3].ratings[0].value``."""
    parts = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place)
    return re.sub(r"^\.", "", parts) or "the whole file"
