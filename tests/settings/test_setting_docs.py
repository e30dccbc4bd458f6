"""The docs and the schema say what the settings say; ``make docs`` renews them."""

import json
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from player.settings.declaration import SETTINGS, Settings
from player.settings.file import SettingsFile
from player.settings.setting_docs import settings_schema, settings_table

_ROOT = Path(__file__).parents[2]
_DOC = _ROOT / "docs" / "settings.md"
_SCHEMA = _ROOT / "docs" / "schemas" / "settings.schema.json"
_MARK = "do not edit by hand -->\n\n"


def test_the_table_in_the_docs_is_the_settings():
    expected = settings_table()

    assert _DOC.read_text("utf-8").split(_MARK)[1] == expected


def test_the_schema_file_is_the_settings():
    expected = settings_schema()

    assert json.loads(_SCHEMA.read_text("utf-8")) == expected


def test_a_saved_file_fits_the_schema_and_one_out_of_range_does_not(tmp_path):
    file = SettingsFile(tmp_path)
    file.save(replace(Settings(), text_size=150, voice_volume=0.25, favourites=("ease-back",), speak=False))
    saved = tomllib.loads(file.path.read_text("utf-8"))

    jsonschema.validate(saved, settings_schema())
    assert len(saved) == 4
    with pytest.raises(jsonschema.ValidationError, match="maximum"):
        jsonschema.validate(saved | {"text_size": 900}, settings_schema())


def test_every_setting_says_what_it_does_and_where_it_stands():
    for one in SETTINGS:
        assert one.label
        assert one.group
        assert one.description.endswith(".")
        assert one.source


def _write() -> None:
    text = _DOC.read_text("utf-8").split(_MARK)[0]
    _DOC.write_text(text + _MARK + settings_table(), "utf-8")
    _SCHEMA.write_text(json.dumps(settings_schema(), indent=2, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__" and "--write" in sys.argv:
    _write()
