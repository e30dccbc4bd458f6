"""The queries of ``docs/clinics.md`` over a folder of 1,000 exports, compared with counts in Python."""

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

import duckdb
import pytest
from export_material import fill_year
from exported import to_csv, to_json
from stand_ins import FakeKeyring, TickingClock

from player.records.export.chosen import Chosen
from player.records.export.material import gather
from player.records.session_log import SessionLog
from player.records.store.entries import EventKind, Outcome, RatingTime, Unanswered
from player.records.store.keys import Keys

pytestmark = pytest.mark.exhaustive

PAGE = (Path(__file__).parents[3] / "docs" / "clinics.md").read_text()
QUERIES = dict(re.findall(r"```sql (\w+)\n(.*?)```", PAGE, re.DOTALL))
EXPORTS = 1000
LOGS = 4


@pytest.fixture(scope="module")
def clinic(tmp_path_factory):
    """A folder of 1,000 exports of a few different logs, as CSV and JSON, and their contents."""
    folder = tmp_path_factory.mktemp("clinic")
    materials = [_material(folder, number) for number in range(LOGS)]
    for number in range(EXPORTS):
        material = materials[number % LOGS]
        (folder / f"person-{number:04}.csv").write_bytes(_csv(material))
        (folder / f"person-{number:04}.json").write_bytes(_json(material))
    return folder, [materials[number % LOGS] for number in range(EXPORTS)]


_made: dict[tuple[int, str], bytes] = {}


def _csv(material):
    return _made.setdefault((id(material), "csv"), to_csv(material))


def _json(material):
    return _made.setdefault((id(material), "json"), to_json(material))


def _material(folder, seed):
    home = folder / f"log-{seed}"
    (home / "config").mkdir(parents=True)
    clock = TickingClock()
    with SessionLog.open(home, Keys(home / "config", FakeKeyring()), clock) as log:
        fill_year(log, clock, sittings=6 + seed, seed=seed)
        material = gather(log, Chosen(), datetime(2027, 1, 1, tzinfo=UTC))
        return replace(material, files=(), events=dict(material.events))


@pytest.fixture(scope="module")
def ask(clinic):
    """Runs a query of the page; the tables are loaded once, as the page says."""
    folder, _ = clinic
    with duckdb.connect() as engine:
        engine.execute(QUERIES["load"].replace("FOLDER", str(folder)))
        yield lambda name: engine.execute(QUERIES[name].replace("FOLDER", str(folder))).fetchall()


def test_the_page_answers_what_it_says():
    assert set(QUERIES) == {"load", "dose", "rungs", "stops", "prepost", "eased"}


def test_dose(clinic, ask):
    _, materials = clinic
    found = ask("dose")

    assert len(found) == EXPORTS
    assert [row[1] for row in found] == [len(material.sittings) for material in materials]
    assert [row[3] for row in found] == [
        len({sitting.day for sitting in material.sittings}) for material in materials
    ]


def test_rungs_and_stops(clinic, ask):
    _, materials = clinic
    sittings = [sitting for material in materials for sitting in material.sittings]
    stopped = Counter(
        (sitting.preset_name, sitting.preset_hash[:8])
        for sitting in sittings
        if sitting.outcome is Outcome.STOPPED
    )

    assert dict(ask("rungs")) == Counter(str(int(sitting.highest_rung)) for sitting in sittings)
    assert {row[:2]: row[3] for row in ask("stops")} == stopped
    assert all(row[3] == row[4] for row in ask("stops"))


def test_before_and_after(clinic, ask):
    _, materials = clinic
    pairs: dict[tuple[str, str], list[Any]] = {}
    for rated in (sitting for material in materials for sitting in material.sittings):
        values = {rating.time: rating.value for rating in rated.ratings}
        if not any(isinstance(value, Unanswered) for value in values.values()):
            pairs.setdefault((rated.preset_name, rated.preset_hash[:8]), []).append(
                (values[RatingTime.START], values[RatingTime.END])
            )
    expected = {
        key: (len(found), median(first for first, _ in found), median(last for _, last in found))
        for key, found in pairs.items()
    }

    assert {row[:2]: row[2:] for row in ask("prepost")} == expected


def test_easing_back_from_json(clinic, ask):
    _, materials = clinic
    eased = Counter(
        sitting.preset_name
        for material in materials
        for sitting in material.sittings
        for event in material.events[sitting.id]
        if event.kind is EventKind.EASED_BACK
    )

    assert ask("eased") == [(name, times, 60) for name, times in sorted(eased.items())]
