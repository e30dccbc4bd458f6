"""One bad place, or a full disk, stops only what needs it: every command, as a person runs it."""

import argparse
import os
import re
import shutil
import subprocess
from pathlib import Path

import bad_homes
import pytest
from commands_walked import ALONE, given_in, wrong_in

from player.cli.arguments import make_parser

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A folder with a home in good order, and how every command ends there."""
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        pytest.skip("root can't be made an ordinary user here")
    top = tmp_path_factory.mktemp("homes")
    given_in(top, "prepare")
    return top


@pytest.fixture(scope="module")
def good(prepared):
    ends = {found["command"]: found for found in given_in(prepared, "good")}
    fits = {name: found["status"] for name, found in ends.items() if found["status"]}

    # Ended by its fourth tick; nothing to go on with; a log that is not empty; no package of voices.
    assert fits == {
        "play": 143,
        "play quiet": 143,
        "play recording": 143,
        "play --go-on": 2,
        "log import": 1,
        "narrators --take-in": 2,
    }
    assert [found for found in ends.values() if wrong_in(found)] == []
    return {name: found["status"] for name, found in ends.items()}


def faults(found_everywhere, good):
    """Place, command and what is wrong there."""
    return {
        (found["place"], found["command"], found["status"], found["err"][-200:]): wrong
        for found in found_everywhere
        if (wrong := wrong_in(found) + otherwise_ended(found, good))
    }


def otherwise_ended(found, good):
    """A bad place stops only what can't do without it."""
    # A log that can't be read is set aside, so that there is an empty one to read into.
    empty = found["command"] == "log import" and found["status"] == 0
    alike = empty or found["status"] == good[found["command"]]
    # What couldn't be taken along is named, and ends it so.
    left_out = found["command"] == "transfer take" and "left out:" in found["err"]
    stops = found["kind"] != "full" and (left_out or bad_homes.may_stop(found["place"], found["command"]))
    return [] if alike or (stops and found["status"] in (1, 2)) else ["another exit status"]


FIXED_NAME = re.compile(r'^\w+(?:: Final)? = "([a-z-]+\.[a-z]+)"', re.MULTILINE)
NOT_IN_A_HOME = {
    "preset.pacing": "within what is given with a preset",
    "narrator.yaml": "read with the voices that it names: tests/library/languages/test_narrator_file.py",
    "joints.txt": "shipped",
    "sources.yaml": "shipped",
    "content.xml": "within documents of other programs",
}


def test_every_file_that_is_kept_under_a_name_of_ours_is_walked(prepared):
    """Whoever adds such a file finds it here: then it is made in ``bad_homes.py``, and is bad in turn."""
    modules = [path for room in ("player", "audio") for path in (ROOT / room).rglob("*.py")]
    named = {name for module in modules for name in FIXED_NAME.findall(module.read_text(encoding="utf-8"))}
    there = {place.name for place in bad_homes.places(prepared / "whole")}

    assert len(named) > 12
    assert named - there - set(NOT_IN_A_HOME) == set()


def of_parser(parser, words=()):
    """All commands that a parser knows, as their words."""
    within = [found for found in parser._actions if isinstance(found, argparse._SubParsersAction)]
    if not within or not all(found.required for found in within):
        yield words
    for found in within:
        for name, inner in found.choices.items():
            yield from of_parser(inner, (*words, name))


def test_every_command_is_walked():
    given = bad_homes.commands(Path("home"), Path("given"), Path("out")).values()
    known = set(of_parser(make_parser())) - {()}

    assert len(known) > 25
    assert {words for words in known if not any(words == line[: len(words)] for line in given)} == set()


SHARE = 1 if os.environ.get("KINDPACE_EVERY_PLACE") else 4
"""One place in so many, others for each kind. KINDPACE_EVERY_PLACE=1 has all, in a quarter of an hour."""


@pytest.mark.exhaustive
@pytest.mark.parametrize(("first", "kind"), list(enumerate(bad_homes.KINDS)))
def test_one_bad_place_stops_only_what_needs_it(prepared, good, first, kind):
    places = [str(place) for place in bad_homes.places(prepared / "whole")][first % SHARE :: SHARE]
    found = given_in(prepared, kind, *places)

    assert len(places) > 25 / SHARE
    assert {each["place"] for each in found} == set(places)
    assert faults(found, good) == {}


FEW = {
    "somebody_elses": ("config/log-key.secret",),
    "of_another_kind": ("data/recordings",),
}
"""Of each kind some places; ``make exhaustive`` has more."""
USUAL = {"play": 143, "play quiet": 143, "play recording": 143, "play --go-on": 2, "log import": 1}
"""How commands end in a home in good order, where it isn't with 0."""


@pytest.mark.parametrize("kind", FEW)
def test_a_bad_place_is_named_and_stops_nothing_else(prepared, kind):
    found = given_in(prepared, kind, *FEW[kind])
    usual = {each["command"]: USUAL.get(each["command"], 0) for each in found}

    assert len(found) > 4
    assert faults(found, usual) == {}


FULL = {
    ("home", "log"): 0,
    ("home", "log export"): 0,
    ("home", "doctor"): 1,
    ("home", "play quiet"): 143,
    ("output", "log"): 0,
    ("output", "log export"): 1,
    ("output", "render quiet"): 1,
    ("output", "render background"): 1,
    ("output", "doctor"): 0,
    ("output", "play quiet"): 143,
    ("home", "render quiet"): 0,
    ("home", "render background"): 1,
    ("temporary", "log"): 0,
    ("temporary", "log export"): 0,
    ("temporary", "render quiet"): 0,
    ("temporary", "render background"): 0,
    ("temporary", "doctor"): 0,
    ("temporary", "play quiet"): 143,
}
"""How commands end where the home's disk is full, that of what they write, or that of passing files. A full
disk is the machine's fault, and no wrong input: 1."""


def may_mount(place):
    if shutil.which("unshare") is None:
        return False
    tried = [*ALONE, "mount", "-t", "tmpfs", "tmpfs", place]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


def test_on_a_full_disk_what_only_reads_answers_and_what_writes_says_why(prepared, tmp_path):
    if not may_mount(tmp_path):
        pytest.skip("small file systems can't be mounted here")
    found = given_in(prepared, "full", *dict.fromkeys(name for _, name in FULL), alone=True)
    stopped = [each for each in found if each["status"] == 1 and not each["command"].startswith("doctor")]

    assert {(each["place"], each["command"]): each["status"] for each in found} == FULL
    assert [each for each in found if wrong_in(each)] == []
    assert ["No space left on device" in each["err"] for each in stopped] == [True] * len(stopped)


STOPPED_BY_A_FULL_HOME = re.compile(
    r"(plan|play|render) recording|render background|narrators --prepare|transfer.*|doctor.*|preset trust KEY"
    r"|preset import|voice (take|import)"
)
"""They have to keep something."""
STOPPED_BY_A_FULL_OUTPUT = re.compile(
    r"log export.*|render.*|narrators --sample|times|transfer take|preset (new|edit|key|sign|export)"
    r"|script new|voice (sheet|give)"
)


@pytest.mark.exhaustive
def test_every_command_ends_on_a_full_disk_with_its_own_status(prepared, good, tmp_path):
    if not may_mount(tmp_path):
        pytest.skip("small file systems can't be mounted here")
    found = given_in(prepared, "full", alone=True)
    stopped = {"home": STOPPED_BY_A_FULL_HOME, "output": STOPPED_BY_A_FULL_OUTPUT}
    expected = {
        (each["place"], each["command"]): 1
        if each["place"] in stopped and stopped[each["place"]].fullmatch(each["command"])
        else good[each["command"]]
        for each in found
    }

    assert {(each["place"], each["command"]): each["status"] for each in found} == expected
    assert [each for each in found if wrong_in(each)] == []
