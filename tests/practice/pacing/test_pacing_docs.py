"""The docs and the schema say what the controls say; ``make docs`` renews them."""

import json
import sys
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from player.practice.pacing.control_docs import controls_table, preset_schema

_ROOT = Path(__file__).parents[3]
_DOC = _ROOT / "docs" / "pacing.md"
_SCHEMA = _ROOT / "docs" / "schemas" / "preset.schema.json"
_MARK = "do not edit by hand -->\n\n"
_PRESETS = sorted((_ROOT / "scripts" / "presets").glob("*.yaml"))


def test_the_table_in_the_docs_is_the_controls():
    expected = controls_table()

    assert _DOC.read_text("utf-8").split(_MARK)[1] == expected


def test_the_schema_file_is_the_controls():
    expected = preset_schema()

    assert json.loads(_SCHEMA.read_text("utf-8")) == expected


@pytest.mark.parametrize("path", _PRESETS, ids=lambda path: path.stem)
def test_the_built_in_presets_fit_the_schema(path):
    tree = YAML(typ="safe", pure=True).load(path.read_text("utf-8"))
    tree["date"] = str(tree["date"])

    jsonschema.validate(tree, preset_schema())


def test_the_schema_refuses_a_number_out_of_range():
    tree = {
        "format": 1,
        "name": "N",
        "author": "A",
        "date": "2026-11-22",
        "reason": "R",
        "controls": {"max_rung": 9},
    }

    with pytest.raises(jsonschema.ValidationError, match="maximum"):
        jsonschema.validate(tree, preset_schema())


def _write() -> None:
    text = _DOC.read_text("utf-8").split(_MARK)[0]
    _DOC.write_text(text + _MARK + controls_table(), "utf-8")
    _SCHEMA.write_text(json.dumps(preset_schema(), indent=2, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__" and "--write" in sys.argv:
    _write()
