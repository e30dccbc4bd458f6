"""Every exported row conforms to the published schema."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest
from export_material import fill_year
from exported import EVERYTHING, to_csv
from stand_ins import FakeKeyring, TickingClock

from player.records.export import as_csv
from player.records.export.chosen import ALL, Chosen
from player.records.export.material import gather
from player.records.session_log import SessionLog
from player.records.store.entries import RatingTime, Scale
from player.records.store.keys import Keys

PUBLISHED = Path(__file__).parents[3] / "docs" / "schemas" / "log-export-row.schema.json"
SCHEMA = json.loads(PUBLISHED.read_text())
ROW = jsonschema.Draft202012Validator(SCHEMA)


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    """Some sittings of each kind, the last one running."""
    home = tmp_path_factory.mktemp("log")
    (home / "config").mkdir()
    clock = TickingClock()
    with SessionLog.open(home / "data", Keys(home / "config", FakeKeyring()), clock) as log:
        fill_year(log, clock, sittings=20)
        yield log


def rows_of(log, chosen):
    data = to_csv(gather(log, chosen, datetime(2027, 1, 1, tzinfo=UTC)))
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def wrong(row):
    return sorted(error.path[0] if error.path else error.message for error in ROW.iter_errors(row))


def test_the_published_schema_is_the_one_of_the_columns():
    assert as_csv.schema() == SCHEMA


@pytest.mark.parametrize("chosen", [EVERYTHING, Chosen(), *(Chosen(kinds=ALL - {kind}) for kind in ALL)])
def test_every_row_keeps_to_it(log, chosen):
    rows = rows_of(log, chosen)

    assert len(rows) == 20
    assert [wrong(row) for row in rows] == [[]] * 20


def test_a_sitting_under_way_with_both_numbers_keeps_to_it_too(log, others_too):
    sitting = log.start(replace(others_too, title="=1+1"))
    log.rate(sitting, RatingTime.START, Scale.DISTRESS_100, 100)
    log.rate(sitting, RatingTime.END, Scale.DISTRESS_10, 0)
    log.rate(sitting, RatingTime.AFTER, Scale.MOOD, 5)
    row = rows_of(log, EVERYTHING)[-1]
    log.retention.delete_sitting(sitting)

    assert (row["ended"], row["distress_numbers"], row["highest_rung"]) == ("", "0-10 and 0-100", "not known")
    assert wrong(row) == []


@pytest.mark.parametrize("column", [column for column in as_csv.COLUMNS if column.cells])
def test_what_stands_in_the_wrong_column_is_noticed(log, column):
    row = rows_of(log, EVERYTHING)[0]

    assert wrong(row | {column.name: "a word"}) == [column.name]


def test_a_column_too_many_or_too_few_is_noticed(log):
    row = rows_of(log, Chosen())[0]
    less = {name: cell for name, cell in row.items() if name != "day"}

    assert len(wrong(row | {"streak": "3"})) == 1
    assert len(wrong(less)) == 1
