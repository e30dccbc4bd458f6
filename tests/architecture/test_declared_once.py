"""A control and a setting are declared once, and everything that shows, checks or locks one is read off that.

Each declaration has its place everywhere, and nothing stands anywhere that isn't declared. Modules that are
about controls in general name none of them.
"""

import ast
import json
import re
from argparse import ArgumentParser, _SubParsersAction
from contextlib import redirect_stdout
from dataclasses import fields, replace
from io import StringIO
from pathlib import Path

import pytest

from player import __main__ as program
from player.cli.arguments import make_parser
from player.cli.preset.arguments import _SET_HELP
from player.cli.preset.values import ValueGivenError, read_locks, read_values
from player.practice.declared.declaration import Softer
from player.practice.errors import NotUsableError
from player.practice.pacing.controls import CONTROLS, Controls
from player.practice.pacing.locks import may_set
from player.practice.pacing.model import GENTLE, Header, Pacing, raw, with_values
from player.practice.pacing.preset_reader import read_preset, write_preset
from player.settings.declaration import ON_SCREEN, SETTINGS, Settings
from player.window.clinic.editor.controls_described import control_item
from player.window.settings.describe import settings_view

ROOT = Path(__file__).parents[2]
NAMES = [control.name for control in CONTROLS]
HEADER = {"format": 1, "name": "N", "author": "myself", "date": "2026-11-22", "reason": "R"}

each_control = pytest.mark.parametrize("control", CONTROLS, ids=NAMES)
each_setting = pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)


def schema(name):
    return json.loads((ROOT / f"docs/schemas/{name}.schema.json").read_text("utf-8"))


def rows_in(page):
    """The rows of the last table of a page of the docs, by the name in the first column."""
    text = (ROOT / "docs" / page).read_text("utf-8").split("do not edit by hand -->")[1]
    return {match[1]: match[0] for match in re.finditer(r"^\| `(\w+)` \|.*$", text, re.MULTILINE)}


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """What ``preset show`` says of Gentle: its table's lines by control, and its JSON."""
    table, document = StringIO(), StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KINDPACE_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setenv("COLUMNS", "250")
        for out, more in ((table, []), (document, ["--json"])):
            with redirect_stdout(out):
                program.main(["preset", "show", "gentle", *more])
    lines = table.getvalue().partition("safe range and source")[2].splitlines()[1:]
    return {line.split()[0]: line for line in lines if line.strip()}, json.loads(document.getvalue())


def command_of(commands: ArgumentParser, name: str) -> ArgumentParser:
    (action,) = (action for action in commands._actions if isinstance(action, _SubParsersAction))
    return action.choices[name]


@pytest.fixture(scope="module")
def helped():
    """What the help of ``preset new`` says of each control."""
    text = command_of(command_of(make_parser(), "preset"), "new").format_help().partition("\ncontrols:\n")[2]
    told = re.split(r"^  (?=\w)", text, flags=re.MULTILINE)[1:]
    return {entry.partition(":")[0]: " ".join(entry.split()) for entry in told}


def test_nothing_has_a_control_that_is_not_declared(shown, helped):
    table, document = shown

    assert list(table) == NAMES
    assert [control["name"] for control in document["controls"]] == NAMES
    assert list(helped) == NAMES
    assert list(rows_in("pacing.md")) == NAMES
    assert list(schema("preset")["properties"]["controls"]["properties"]) == NAMES
    assert [entry.name for entry in fields(Controls)] == NAMES
    assert {entry.name for entry in fields(Pacing)} == {
        *NAMES,
        *(entry.name for entry in fields(Header)),
        "content_hash",
    }


@each_control
def test_a_control_is_in_pacings_and_preset_files(control):
    written = write_preset(GENTLE)

    assert raw(GENTLE, control.name) == control.default == getattr(GENTLE, control.name)
    assert re.search(rf"^  {control.name}:", written, re.MULTILINE)
    assert raw(read_preset(written.encode(), "gentle.yaml"), control.name) == raw(GENTLE, control.name)


@each_control
def test_a_control_has_its_row_in_the_editor(control):
    item = control_item(control, GENTLE, GENTLE)

    assert (item.name, item.label, item.group) == (control.name, control.label, control.group)
    assert control.description in item.about
    assert control.reason in item.why
    assert control.source.lower() in item.why.lower()
    assert [option.value for option in item.options] == list(control.kind.options)
    assert (item.never is not None) == control.kind.may_be_never


@each_control
def test_a_control_is_shown_by_the_command_and_in_its_help(control, shown, helped):
    table, document = shown
    told = next(each for each in document["controls"] if each["name"] == control.name)

    assert control.holds in table[control.name]
    assert control.source in table[control.name]
    assert (told["low"], told["high"], told["unit"]) == (control.low, control.high, control.unit)
    assert (told["reason"], told["source"]) == (control.reason, control.source)
    assert helped[control.name].startswith(f"{control.name}: {control.holds}. {control.description}")


@each_control
def test_a_control_is_in_the_schema_and_the_docs(control):
    row = rows_in("pacing.md")[control.name]
    entry = schema("preset")["properties"]["controls"]["properties"][control.name]
    number = entry.get("anyOf", [entry])[0]

    assert f"| {control.holds} |" in row
    assert f"| {control.group}: {control.label} |" in row
    assert control.description in row
    assert control.source in row
    assert entry["title"] == control.label
    assert (number.get("minimum"), number.get("maximum")) == (control.low, control.high)


@each_control
def test_exactly_a_lockable_control_is_locked_everywhere(control):
    text = json.dumps(HEADER | {"locked": [control.name]}).encode()
    lockable = (
        control_item(control, GENTLE, GENTLE).locked is not None,
        control.name in schema("preset")["properties"]["locked"]["items"]["enum"],
        _works(lambda: read_locks([control.name]), ValueGivenError),
        _works(lambda: read_preset(text, "mine.yaml"), NotUsableError),
    )

    assert lockable == (control.lockable,) * 4


def _works(do, refusal):
    try:
        do()
    except refusal:
        return False
    return True


@pytest.mark.parametrize(
    "control", [control for control in CONTROLS if control.lockable], ids=lambda control: control.name
)
def test_a_lock_holds_the_way_that_the_control_declares(control):
    never = [None] if control.kind.may_be_never else []
    ends = {
        Softer.LOWER: (*never, control.low, control.high),
        Softer.HIGHER: (control.high, control.low, *never),
        Softer.MORE: (control.kind.options, control.kind.options[:1]),
        Softer.NEITHER: control.kind.options[::-1],
    }[control.softer]
    locked = replace(with_values(GENTLE, **{control.name: ends[0]}), locked=(control.name,))

    assert may_set(locked, control.name, ends[0]).allowed
    assert not any(may_set(locked, control.name, end).allowed for end in ends[1:])


def test_the_example_in_the_help_can_be_used():
    found = read_values(re.findall(r"\w+=[^\s;]+", _SET_HELP))

    assert len(found) == 3


def test_nothing_has_a_setting_that_is_not_declared():
    names = [setting.name for setting in SETTINGS]

    assert [entry.name for entry in fields(Settings)] == names
    assert list(rows_in("settings.md")) == names
    assert list(schema("settings")["properties"]) == names
    assert [item.name for item in settings_view(Settings(), {}, {}, (), ()).settings] == [
        setting.name for setting in ON_SCREEN
    ]


@each_setting
def test_a_setting_has_its_row_in_the_docs_the_schema_and_on_the_screen(setting):
    items = {item.name: item for item in settings_view(Settings(), {}, {}, (), ()).settings}
    row = rows_in("settings.md")[setting.name]

    assert f"| {setting.holds} |" in row
    assert f"| {setting.group}: {setting.label} | {setting.description} |" in row
    assert schema("settings")["properties"][setting.name]["title"] == setting.label
    assert (setting.name in items) == (setting in ON_SCREEN)
    if setting in ON_SCREEN:
        item = items[setting.name]
        assert (item.label, item.group, item.explanation) == (
            setting.label,
            setting.group,
            setting.description,
        )
        assert [option.value for option in item.options][: len(setting.kind.options)] == list(
            setting.kind.options
        )


ABOUT_CONTROLS = (
    *("practice/declared/*.py", "practice/pacing/model.py", "practice/pacing/preset_reader.py"),
    *("practice/pacing/control_docs.py", "window/clinic/editor/**/*.py", "cli/preset/*.py"),
)
ABOUT_SETTINGS = (
    *("practice/declared/*.py", "settings/file.py", "settings/text.py", "settings/setting_docs.py"),
    "window/settings/describe.py",
)


@pytest.mark.parametrize(
    ("patterns", "declared"),
    [(ABOUT_CONTROLS, CONTROLS), (ABOUT_SETTINGS, SETTINGS)],
    ids=("controls", "settings"),
)
def test_modules_about_all_of_them_name_none(patterns, declared):
    names = {declaration.name for declaration in declared}
    files = [file for pattern in patterns for file in (ROOT / "player").glob(pattern)]
    found = {
        (file.name, node.value)
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in names
    }

    assert len(files) >= len(patterns)
    assert found == set()
