"""The measures of the house: small folders, short modules, short functions (docs/README.md)."""

from collections import Counter

import pytest

from tooling import rooms

EVERY = tuple(path for room in rooms.ROOMS for path in rooms.modules(room))


@pytest.mark.parametrize("room", rooms.ROOMS)
def test_no_folder_is_a_hall(room):
    folders = Counter(path.parent for path in rooms.modules(room))

    assert folders
    assert {folder: count for folder, count in folders.items() if count > 20} == {}


def test_no_module_is_long():
    every = (*EVERY, *(rooms.ROOT / "tests").rglob("*.py"))

    assert {path: rooms.lines(path) for path in every if rooms.lines(path) > 400} == {}


def test_functions_are_short():
    lengths = [length for path in EVERY for length in rooms.function_lengths(path)]

    assert len(lengths) > 1000
    assert rooms.percentile_95(lengths) <= 21


def test_three_modules_at_most_lie_directly_in_player():
    assert len(list((rooms.ROOT / "player").glob("*.py"))) <= 3


def test_every_folder_of_code_is_in_a_room():
    code = {path for package in ("player", "audio") for path in (rooms.ROOT / package).rglob("*.py")}
    outside = {path.relative_to(rooms.ROOT).as_posix() for path in code - set(EVERY)}

    modules = {path for path in outside if not path.endswith("__init__.py")}
    # The version's module is made by the set-up.
    assert modules - {"player/_version.py"} == {"player/__main__.py"}
