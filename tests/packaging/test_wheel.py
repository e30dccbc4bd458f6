"""The wheel carries the scripts and presets and works away from the checkout."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# It is built, installed and run: too long for each run of the suite.
pytestmark = pytest.mark.exhaustive

PRESETS = ["standard", "gentle", "first-steps", "low-sensory", "grounding-only"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Built from a copy of what is built from, without a network."""
    copy = tmp_path_factory.mktemp("source")
    for name in ("player", "audio", "scripts"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", out, copy],
        check=True,
        capture_output=True,
        timeout=300,
    )
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The wheel in a folder of its own; the libraries it needs come from the environment of the tests."""
    target = tmp_path_factory.mktemp("installed")
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "-q", "--no-index", "--no-deps", "--target", target, wheel],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return target


def run_installed(installed, elsewhere, *arguments):
    """Run Python with the installed player from a folder that knows nothing of the checkout."""
    environment = os.environ | {"PYTHONPATH": str(installed), "KINDPACE_HOME": str(elsewhere / "home")}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=elsewhere,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    ).stdout


def documents(text):
    """Each of the JSON documents that follow each other."""
    while text:
        document, end = json.JSONDecoder().raw_decode(text)
        yield document
        text = text[end:].lstrip()


def names_under(folder, ending):
    return sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob(f"*{ending}"))


def test_the_wheel_holds_player_and_audio_and_no_other_room(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    version = wheel.name.split("-")[1]

    assert {name.split("/")[0] for name in names} == {"player", "audio", f"kindpace-{version}.dist-info"}


def test_the_wheel_carries_the_licences(wheel):
    held = zipfile.ZipFile(wheel)
    (metadata,) = (name for name in held.namelist() if name.endswith(".dist-info/METADATA"))
    licences = {name.split("/licenses/")[1] for name in held.namelist() if "/licenses/" in name}

    assert "License-Expression: Apache-2.0 AND CC-BY-4.0 AND OFL-1.1" in held.read(metadata).decode()
    assert {"LICENSE", "scripts/LICENSE"} < licences
    assert any(name.endswith("Literata-LICENSE.txt") for name in licences)


def test_the_wheel_holds_every_script_preset_and_companion_file(wheel):
    held = set(zipfile.ZipFile(wheel).namelist())
    content = [name for ending in (".md", ".yaml", ".txt") for name in names_under("scripts", ending)]

    assert content
    assert [name for name in content if name.replace("scripts/", "player/content/", 1) not in held] == []


def test_the_installed_player_is_the_one_that_runs(installed, tmp_path):
    where = subprocess.run(
        [sys.executable, "-c", "import player; print(player.__file__)"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert Path(where.strip()) == installed / "player" / "__init__.py"


@pytest.fixture(scope="module")
def said(installed, tmp_path_factory):
    """What the list and a plan under each preset say, one after the other in one process."""
    program = """
import sys
from player.__main__ import main, run
presets, sys.argv[1:] = sys.argv[1:], ["list", "--json"]
assert run() == 0
for preset in presets:
    assert main(["plan", "ease-back", "--preset", preset, "--estimate", "--json"]) == 0
"""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    return list(documents(run_installed(installed, elsewhere, "-c", program, *PRESETS)))


def test_the_installed_player_lists_the_practices(said):
    shipped = sorted(path.stem for path in (ROOT / "scripts").glob("*.md"))

    assert sorted(practice["id"] for practice in said[0]) == shipped


def test_the_installed_player_finds_every_preset(said):
    assert [plan["preset"]["name"] for plan in said[1:]] == PRESETS


def test_the_command_is_declared(installed):
    (entry_points,) = installed.glob("*.dist-info/entry_points.txt")

    assert "kindpace = player.__main__:run" in entry_points.read_text(encoding="utf-8")
