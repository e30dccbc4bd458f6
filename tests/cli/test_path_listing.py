"""``kindpace list --paths``: what ships, and what a preset assigns."""

import json
from pathlib import Path

import jsonschema
import pytest

from player import __main__ as program

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs/schemas/list-paths.schema.json").read_text(encoding="utf-8"))
GENTLE = ROOT / "scripts/presets/gentle.yaml"


@pytest.fixture
def run(home, capsys):  # noqa: ARG001 - nothing is in it
    def command(*arguments):
        status = program.main(["list", "--paths", *map(str, arguments)])
        return status, capsys.readouterr().out

    return command


def test_the_paths_stand_there_with_their_practices(run):
    status, out = run()

    assert status == 0
    assert "First weeks" in out
    assert "letting-the-day-be-over" in out
    assert "homework" not in out


def test_homework_is_there_where_a_preset_assigns_some(run, tmp_path):
    preset = tmp_path / "mine.yaml"
    assigned = "practices:\n- id: end-of-day\n  days: [monday]\n- id: others-too\n"
    preset.write_text(GENTLE.read_text(encoding="utf-8") + assigned, encoding="utf-8")
    status, out = run("--preset", preset, "--json")
    paths = json.loads(out)

    assert status == 0
    assert [path["id"] for path in paths] == ["first-weeks", "after-a-hard-day", "for-therapy-homework"]
    assert [step["practice"] for step in paths[2]["steps"]] == ["end-of-day", "others-too"]
    assert [path["assigned"] for path in paths] == [False, False, True]
    jsonschema.validate(paths, SCHEMA)


def test_a_preset_that_is_not_there_is_told(run):
    assert run("--preset", "nowhere")[0] == 2
