"""``docs/command-line.md`` stays true: options, choices, statuses and kinds are those of the program."""

import argparse
import functools
import json
import re
from pathlib import Path

import pytest

from player.cli.arguments import make_parser
from player.cli.choose import KEYS
from player.cli.errors import Exit
from player.cli.outputs import ENDINGS
from player.practice.planner.steps import StepKind

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/command-line.md").read_text(encoding="utf-8")
LINES = [line for line in PAGE.splitlines() if re.match(r"kindpace [a-z]+( |$)", line)]


def parts_of(of):
    """A parser's subcommands, in order; empty if there are none."""
    found = [action for action in of._actions if isinstance(action, argparse._SubParsersAction)]
    return found[0].choices if found else {}


def stands_alone(command):
    """Whether a command works without a subcommand."""
    return not any(
        isinstance(action, argparse._SubParsersAction) and action.required for action in command._actions
    )


@functools.cache
def commands():
    """All commands and subcommands by name, such as ``preset new``."""
    found = {}
    for name, command in parts_of(make_parser()).items():
        if stands_alone(command):
            found[name] = command
        found |= {f"{name} {part}": made for part, made in parts_of(command).items()}
    return found


def name_in(line):
    """The command of a synopsis."""
    return max(
        (name for name in commands() if re.match(rf"kindpace {name}( |$)", line)), key=len, default=line
    )


SYNOPSES = {name_in(line): line for line in LINES}


def test_every_command_has_a_synopsis_and_a_section():
    sections = re.findall(r"^## ([a-z]+)$", PAGE, re.MULTILINE)

    assert list(SYNOPSES) == list(commands())
    assert len(LINES) == len(SYNOPSES)
    assert sections == list(parts_of(make_parser()))


def test_every_part_of_a_command_is_written_about():
    for name in commands():
        assert " " not in name or f"`{name}" in PAGE, name


@pytest.mark.parametrize("name", list(commands()))
def test_the_synopsis_has_exactly_the_options_that_help_shows(name):
    shown = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", commands()[name].format_help()))
    written = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", SYNOPSES[name]))
    # The help may list both names of an option, the synopsis one.
    both = {alias for action in commands()[name]._actions for alias in action.option_strings}

    assert shown <= both
    assert written <= both
    for action in commands()[name]._actions:
        if action.option_strings and "--help" not in action.option_strings:
            assert written & set(action.option_strings), action.option_strings


@pytest.mark.parametrize("name", list(commands()))
def test_every_option_is_written_about(name):
    for action in commands()[name]._actions:
        for option in action.option_strings:
            assert f"`{option}" in PAGE or option in SYNOPSES[name], option


def test_the_page_names_no_option_that_is_not_there():
    known = {
        option for command in commands().values() for a in command._actions for option in a.option_strings
    }
    known |= {option for action in make_parser()._actions for option in action.option_strings}

    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", PAGE)) <= known


def test_the_choices_are_those_of_the_program():
    rows = re.findall(r"^\| `([\w-]+)` \| (.+?) \| .+ \|$", PAGE.partition("## plan")[0], re.MULTILINE)
    written = {key: values.replace("`", "") for key, values in rows}

    assert written == {key: spec.possible for key, spec in KEYS.items()}


def test_the_exit_statuses_are_those_of_the_program():
    rows = re.findall(r"^\| (\d+) \| ", PAGE, re.MULTILINE)

    assert [int(row) for row in rows] == [int(status) for status in Exit]


def test_the_kinds_are_those_of_the_program_here_and_in_the_schema():
    rows = re.findall(
        r"^\| `([a-z-]+)` \| ", PAGE.partition("The kinds:")[2].partition("## render")[0], re.MULTILINE
    )
    schema = json.loads((ROOT / "docs/schemas/plan.schema.json").read_text(encoding="utf-8"))

    assert rows == [kind.value for kind in StepKind]
    assert schema["$defs"]["step"]["properties"]["kind"]["enum"] == rows


def test_the_endings_are_those_of_the_program():
    for ending in ENDINGS:
        assert f"`{ending}`" in PAGE
