"""Questionnaires on the command line: checked with places, listed with their contents."""

import json
from functools import partial
from pathlib import Path

import command_driven
import jsonschema
import pytest

from player.system.folders import find_folders

ROOT = Path(__file__).parents[2]
MEASURES = sorted((ROOT / "scripts" / "measures").iterdir())
PAGE = (ROOT / "docs" / "measure-format.md").read_text(encoding="utf-8")
EXAMPLE = PAGE.partition("```yaml\n")[2].partition("```")[0]


pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def run(capsys):
    return partial(command_driven.run, capsys)


def put(text):
    path = find_folders().make().measures / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_those_that_ship_and_the_example_on_the_page_have_nothing_wrong(run, tmp_path):
    example = tmp_path / "example.yaml"
    example.write_text(EXAMPLE, encoding="utf-8")

    assert run("check", example, *MEASURES) == (0, f"{len(MEASURES) + 1} files, nothing to mend.\n", "")


def test_every_mistake_is_told_with_its_place(run, tmp_path):
    path = tmp_path / "wrong.yaml"
    path.write_text(EXAMPLE.replace("scoring: mean", "scoring: best").replace("[2]", "[9]"), encoding="utf-8")
    status, out, _ = run("check", path)
    places = [line.partition(": error")[0] for line in out.splitlines() if ": error" in line]

    assert status == 2
    assert places == [f"{path}:14:12", f"{path}:15:10"]


def test_a_preset_is_still_checked_as_a_preset(run):
    assert run("check", ROOT / "scripts" / "presets" / "gentle.yaml")[0] == 0


def test_the_list_says_which_items_are_here_and_keeps_to_its_schema(run):
    put(EXAMPLE)
    status, out, err = run("list", "--questionnaires", "--json")
    listed = json.loads(out)
    schema = json.loads((ROOT / "docs/schemas/list-questionnaires.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(listed, schema)

    assert (status, err) == (0, "")
    assert {questionnaire["id"]: questionnaire["items_are_here"] for questionnaire in listed} == {
        "distress": True,
        "mood-and-energy": True,
        "sscs-s": False,
        "scs-sf": False,
        "fears-of-compassion": False,
        "kind-week": True,
    }


def test_the_list_is_a_table_and_names_files_that_cannot_be_used(run):
    path = put(EXAMPLE.replace("scoring: mean", "scoring: best"))
    status, out, err = run("list", "--questionnaires")

    assert status == 0
    assert all(measure.stem in out for measure in MEASURES)
    assert "7 days" in out
    assert f"{path}:15:10" in err.replace("\n", "")


def test_the_page_says_of_each_that_ships_what_its_file_says(run):
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in PAGE.splitlines()
        if line.startswith("| `")
    ]
    written = {row[0].strip("`"): (int(row[1]), row[2]) for row in rows if len(row) == 4}
    listed = json.loads(run("list", "--questionnaires", "--json")[1])
    often = {0: "once a day"}

    assert written == {
        questionnaire["id"]: (
            questionnaire["items"],
            often.get(
                questionnaire["at_most_every_days"], f"every {questionnaire['at_most_every_days']} days"
            ),
        )
        for questionnaire in listed
    }
