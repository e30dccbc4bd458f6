"""The FHIR export conforms to HL7's JSON schema of R4, and two independent readers accept it.

The second reader takes seconds to get ready: it is asked in ``make exhaustive``.
"""

import copy
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from export_material import GRID, fill_year
from exported import EVERYTHING, to_fhir
from jsonschema import Draft6Validator
from stand_ins import FakeKeyring, TickingClock

from player.practice.units import Seconds
from player.records.export.chosen import Chosen
from player.records.export.material import gather
from player.records.measures.questionnaire_reader import read_questionnaire
from player.records.session_log import SessionLog
from player.records.store.entries import Content, ContentKind, StartedSitting
from player.records.store.keys import Keys

MADE = datetime(2027, 1, 1, 9, 0, tzinfo=UTC)
SCHEMA = Path(__file__).parent / "fhir_r4" / "fhir.cut.schema.json"
_STILL_RUNNING = StartedSitting(
    Content(ContentKind.SCRIPT, "x", b"x"),
    "",
    Content(ContentKind.PRESET, "y", b"y"),
    "00",
    Seconds(60.0),
    False,
)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A bundle with every kind of entry, given and skipped, and a running sitting."""
    folder, clock = tmp_path_factory.mktemp("fhir"), TickingClock()
    with SessionLog.open(folder, Keys(folder, FakeKeyring()), clock) as log:
        fill_year(log, clock, sittings=3)
        log.measures.skip(read_questionnaire(GRID, "grid.yaml"))
        log.start(_STILL_RUNNING)
        return to_fhir(gather(log, EVERYTHING, MADE), ["Left out: nothing & <no one>."])


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fhir-empty")
    with SessionLog.open(folder, Keys(folder, FakeKeyring()), TickingClock()) as log:
        return to_fhir(gather(log, Chosen(), MADE), ["Left out: your journal."])


@pytest.fixture(scope="module")
def schema():
    return Draft6Validator(json.loads(SCHEMA.read_bytes()))


@pytest.fixture(scope="module")
def reader():
    # Takes a second to import, and only this needs it.
    from pyfhircheck.config import ValidatorConfig  # noqa: PLC0415
    from pyfhircheck.core.engine import Validator  # noqa: PLC0415

    return Validator(ValidatorConfig())


def first(bundle, kind):
    return next(entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == kind)


def wrong_status(bundle):
    first(bundle, "Observation")["status"] = "splendid"


def unknown_element(bundle):
    first(bundle, "Observation")["mood"] = 4


def no_code(bundle):
    del first(bundle, "Observation")["code"]


def word_for_a_number(bundle):
    rated = next(entry["resource"] for entry in bundle["entry"] if "valueInteger" in entry["resource"])
    rated["valueInteger"] = "four"


def no_such_day(bundle):
    first(bundle, "QuestionnaireResponse")["authored"] = "2026-13-45"


def wrong_kind_of_bundle(bundle):
    bundle["type"] = "heap"


WRONG = (wrong_status, unknown_element, no_code, word_for_a_number, no_such_day, wrong_kind_of_bundle)


def test_a_bundle_keeps_to_hl7s_own_schema(schema, data, empty):
    bundle = json.loads(data)
    kinds = {entry["resource"]["resourceType"] for entry in bundle["entry"]}

    assert kinds == {"Basic", "Observation", "Questionnaire", "QuestionnaireResponse"}
    assert [error.message for error in schema.iter_errors(bundle)] == []
    assert [error.message for error in schema.iter_errors(json.loads(empty))] == []


@pytest.mark.parametrize("change", WRONG)
def test_hl7s_schema_refuses_what_is_wrong(schema, data, change):
    bundle = json.loads(data)
    change(bundle)

    assert not schema.is_valid(bundle)


def test_an_independent_reader_takes_it(data):
    # Slow to import, as above.
    from fhir.resources.R4B.bundle import Bundle  # noqa: PLC0415

    assert Bundle.model_validate_json(data).type == "collection"


def errors_of(reader, bundle):
    found = reader.validate_resource(bundle)
    return [(issue.path, issue.message) for issue in found.issues if issue.severity.value == "error"]


@pytest.mark.exhaustive
def test_an_independent_validator_finds_no_error(reader, data):
    # By HL7's schema an item's text is valid R4; this validator doesn't know it.
    known = {
        (f"Questionnaire.item[{item}].text", f"Unknown element Questionnaire.item[{item}].text")
        for item in (0, 1)
    }

    assert [error for error in errors_of(reader, json.loads(data)) if error not in known] == []


@pytest.mark.exhaustive
@pytest.mark.parametrize("change", [wrong_status, unknown_element])
def test_the_independent_validator_refuses_what_is_wrong(reader, data, change):
    bundle = json.loads(data)
    before = errors_of(reader, copy.deepcopy(bundle))
    change(bundle)

    assert len(errors_of(reader, bundle)) > len(before)
