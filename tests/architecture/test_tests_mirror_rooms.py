"""Tests of a room are in the folder of its name: ``pytest tests/records/store`` runs those of the store."""

from pathlib import Path

import pytest

from tooling import rooms

NO_ROOM = {
    "architecture": "the import rules, and the measures of all rooms",
    "bench": "measurements, made by make bench",
    "gate": "files and words from others, refused at every way into the program",
    "packaging": "the wheel and the set-up",
    "privacy": "whole programs, traced",
    "whole": "whole sittings, played and rendered",
}
"""Test folders that no room answers to, and what is tested there."""

ELSEWHERE = {"practice/declared": "tested with the settings and controls that are declared with it"}
"""Rooms without a test folder, and why."""


def rooms_of(root: Path) -> dict[str, int]:
    """How many modules are in each package, under the name that its test folder has."""
    packages = [(root / "player", root / "player"), (root / "audio", root)]
    return {
        path.parent.relative_to(above).as_posix(): len(list(path.parent.glob("*.py"))) - 1
        for package, above in packages
        for path in package.rglob("__init__.py")
        if path.parent != root / "player"
    }


def folders_with_tests(root: Path) -> set[str]:
    return {path.parent.relative_to(root / "tests").as_posix() for path in root.glob("tests/**/test_*.py")}


def without_a_room(root: Path) -> set[str]:
    """Test folders that no room has the name of."""
    return folders_with_tests(root) - set(rooms_of(root)) - set(NO_ROOM)


def without_tests(root: Path) -> set[str]:
    """Rooms without a test folder; what lies deeper, such as a screen's widgets, is tested with the room."""
    within = {f"{folder}/" for folder in folders_with_tests(root)}
    return {
        name
        for name, modules in rooms_of(root).items()
        if modules and name.count("/") < 2 and not any(folder.startswith(f"{name}/") for folder in within)
    } - set(ELSEWHERE)


def test_every_folder_of_tests_has_the_name_of_a_room():
    assert without_a_room(rooms.ROOT) == set()


def test_every_room_has_a_folder_of_tests():
    assert without_tests(rooms.ROOT) == set()


@pytest.mark.parametrize(
    ("added", "roomless", "untested"),
    [
        ("tests/records/somewhere/test_it.py", {"records/somewhere"}, set()),
        ("player/window/garden/page.py", set(), {"window/garden"}),
        ("audio/garden/tone.py", set(), {"audio/garden"}),
        ("player/records/store/deeper/it.py", set(), set()),
    ],
)
def test_a_folder_out_of_place_is_noticed(tmp_path, added, roomless, untested):
    for name in ("player/records/store/keys.py", "tests/records/store/test_keys.py", added):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        (path.parent / "__init__.py").touch()

    assert without_a_room(tmp_path) == roomless
    assert without_tests(tmp_path) == untested


def test_each_exception_is_still_one():
    assert set(NO_ROOM) & set(rooms_of(rooms.ROOT)) == set()
    assert set(ELSEWHERE) & folders_with_tests(rooms.ROOT) == set()
