"""One bad thing never takes the rest: each file and folder of a home is bad in turn, and commands answer.

Root may read everything, so a file that may not be read is one that another user owns, read as nobody.
"""

import contextlib
import errno
import importlib
import json
import os
import pkgutil
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import wave
from pathlib import Path

import bad_homes
import pytest
from nobody import as_nobody, given_away

import player.cli
from audio.engine.silent_engine import SilentEngine
from player.__main__ import main
from player.cli import play
from player.cli.doctor import health
from player.practice.units import Seconds
from player.records.session_log import SessionLog
from player.records.store.entries import Content, ContentKind, Outcome, StartedSitting
from player.records.store.keys import Keys
from player.sittings.sound import Sound
from player.system.folders import find_folders

SHIPPED = Path(__file__).parents[2] / "scripts"
COMMANDS = (["list"], ["list", "--questionnaires"], ["log"], ["preset", "show", "own"], ["preset", "trust"])


def other_kind(path):
    """A folder in a file's place, or a file in a folder's."""
    if path.is_dir():
        shutil.rmtree(path)
        path.write_text("in the folder's place")
    else:
        path.unlink()
        path.mkdir()


def leads_nowhere(path):
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    path.symlink_to("nowhere/at-all")


def somebody_elses(path):
    os.chown(path, 0, 0)
    path.chmod(0)


def oddly_named_beside(path):
    """A copy whose name is no text, and moves a terminal's cursor."""
    name = os.path.join(os.fsencode(path.parent), b"odd-\xff\n\x1b[2J" + os.fsencode(path.suffix))  # noqa: PTH118
    shutil.copytree(path, os.fsdecode(name)) if path.is_dir() else shutil.copyfile(path, os.fsdecode(name))


KINDS = (other_kind, leads_nowhere, somebody_elses, oddly_named_beside)


def own(folders):
    """Files of a person's own, and what Kindpace keeps."""
    (folders.scripts / "own.md").write_bytes(next(iter(sorted(SHIPPED.glob("*.md")))).read_bytes())
    shutil.copy(SHIPPED / "presets/gentle.yaml", folders.presets / "own.yaml")
    shutil.copy(next(iter(sorted((SHIPPED / "measures").glob("*.yaml")))), folders.measures / "own.yaml")
    with wave.open(str(folders.recordings / "talk.wav"), "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(16_000))
    (folders.recordings / "talk.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nhello\n")
    (folders.config / "settings.toml").write_text("speak = false\n")
    (folders.config / "latest-day.toml").write_text("latest_day = 2026-01-01\n")
    for path in (
        folders.config / "trusted-authors.toml",
        folders.cache / "practises.json",
        folders.log / "kindpace.log",
    ):
        path.write_text("")


@pytest.fixture(scope="module")
def whole():
    """A home in good order, outside pytest's own folders: those are root's."""
    top = Path(tempfile.mkdtemp(prefix="kindpace-test-"))
    top.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KINDPACE_HOME", str(top / "whole"))
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        folders = find_folders().make()
        with SessionLog.open(folders.data, Keys(folders.config)) as log:
            files = Content(ContentKind.SCRIPT, "x", b"x"), Content(ContentKind.PRESET, "gentle", b"y")
            started = StartedSitting(files[0], "Others too", files[1], "00", Seconds(60.0), spoken=True)
            log.finish(log.start(started), Outcome.COMPLETED, Seconds(60.0))
            log.retention.back_up_if_due()
        own(folders)
        # One practice of ours: reading all of them for each command takes long.
        small = top / "shipped"
        small.mkdir()
        # No links: they would lead out of its folder.
        for path in SHIPPED.iterdir():
            if path.is_dir():
                shutil.copytree(path, small / path.name)
        shutil.copy(SHIPPED / "others-too.md", small)
        patch.setattr("player.library.catalog.shipped_content", lambda: small)
        # Nobody may not read the libraries in root's folders.
        for module in pkgutil.walk_packages(player.cli.__path__, "player.cli."):
            importlib.import_module(module.name)
        for command in COMMANDS:
            main(command)
        yield top / "whole"
    shutil.rmtree(top)


def commands_that_read(place):
    """Those that come near this file or folder of a home; each of them takes its time."""
    if "scripts" not in place.parts:
        return (["log"], ["preset", "trust"]) if place.parts[0] == "config" else (["log"],)
    if "measures" in place.parts:
        return (["list", "--questionnaires"],)
    return (["preset", "show", "own"],) if "presets" in place.parts else (["list"],)


def answered(command, capsys):
    """The command's exit status and what it printed."""
    with as_nobody():
        status = main(command)
    out, err = capsys.readouterr()
    return status, out + err


@pytest.mark.parametrize("kind", KINDS)
def test_every_command_answers_whatever_is_bad(whole, kind, monkeypatch, capsys):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    wrong = {}
    places = sorted(path.relative_to(whole) for path in whole.rglob("*"))
    for place in places:
        home = whole.parent / "home"
        shutil.copytree(whole, home)
        given_away(home)
        kind(home / place)
        monkeypatch.setenv("KINDPACE_HOME", str(home))
        for asked in commands_that_read(place):
            status, text = answered(asked, capsys)
            if status not in (0, 1, 2) or "Traceback" in text or "\x1b" in text:
                wrong[str(place), *asked] = status, text[-300:]
        shutil.rmtree(home)

    assert len(places) > 20
    assert wrong == {}


def test_one_bad_practice_is_named_and_the_others_are_listed(whole, monkeypatch, capsys):
    home = whole.parent / "one-bad"
    shutil.copytree(whole, home)
    monkeypatch.setenv("KINDPACE_HOME", str(home))
    (home / "data/scripts/bad.md").mkdir()
    given_away(home)

    status, text = answered(["list"], capsys)

    assert status == 0
    assert "bad.md" in text
    assert "others-too" in text


QUIET = ("quiet", "--minutes", "1", "--choose", "voice=off", "bells=off")


class _NothingHeard(Sound):
    def engine(self, spoken):  # noqa: ARG002 - as it is
        return SilentEngine()


@pytest.fixture
def played(monkeypatch):
    """A sitting is stopped at its fourth tick, and doctor starts nothing."""
    ticks = []

    def asleep(_seconds):
        ticks.append(1)
        if len(ticks) % 4 == 0:
            os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(play, "Sound", _NothingHeard)
    monkeypatch.setattr(play.time, "sleep", asleep)
    monkeypatch.setattr(health, "run_helper", not_started)


def not_started(_command, _patience):
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def contents(home):
    """What is in it, as bytes, but for the technical log."""
    return {
        path.relative_to(home): path.read_bytes()
        for path in home.rglob("*")
        if path.is_file() and path.parent.name not in {"log", "cache"} and not path.name.endswith("-shm")
    }


def walk(home, out, capsys, bad):
    """The exit status of each command and what it said as errors, where writing is bad."""
    commands = {
        "list": ["list"],
        "log": ["log"],
        "show": ["preset", "show", "own"],
        "export": ["log", "export", "-o", str(out / "log.csv")],
        "plan": ["plan", *QUIET],
        "render": ["render", *QUIET, "-o", str(out / "quiet.wav")],
        "play": ["play", *QUIET],
        "doctor": ["doctor"],
    }
    ends = {}
    for name, words in commands.items():
        with bad():
            status = main(words)
        out_text, err = capsys.readouterr()
        assert "Traceback" not in out_text + err
        assert status != 70
        ends[name] = status, err
    assert [path.name for path in (*out.iterdir(), *home.rglob("*.part")) if path.suffix == ".part"] == []
    return ends


@pytest.fixture
def used(whole, tmp_path, monkeypatch, capsys, played):  # noqa: ARG001
    """A home in which each command has run well: nobody can't import what lies in root's own folders."""
    home = tmp_path / "used"
    shutil.copytree(whole, home)
    monkeypatch.setenv("KINDPACE_HOME", str(home))
    ends = walk(home, tmp_path, capsys, contextlib.nullcontext)
    (tmp_path / "log.csv").unlink()
    (tmp_path / "quiet.wav").unlink()

    assert {name: int(status) for name, (status, _) in ends.items() if status} == {"play": 143, "doctor": 1}


@pytest.mark.exhaustive
@pytest.mark.usefixtures("used")
def test_every_command_answers_where_the_home_may_not_be_written(whole, monkeypatch, capsys):
    home, out = whole.parent / "read-only", whole.parent / "out"
    shutil.copytree(whole, home)
    out.mkdir()
    given_away(home)
    given_away(out)
    for path in (home, *home.rglob("*")):
        path.chmod(0o500 if path.is_dir() else 0o400)
    monkeypatch.setenv("KINDPACE_HOME", str(home))
    before = contents(home)

    ends = walk(home, out, capsys, as_nobody)

    assert {name: int(status) for name, (status, _) in ends.items()} == {
        "list": 0,
        "log": 0,
        "show": 0,
        "export": 0,
        "plan": 0,
        "render": 1,
        "play": 143,
        "doctor": 1,
    }
    assert "may not write its log" in ends["play"][1]
    assert ends["render"][1].count("kindpace: ") == 1
    assert contents(home) == before


# ------------------------------------------ every command, as a person runs it


OURS = Path(__file__).parent
ALONE = ("unshare", "--map-root-user", "--mount")
"""Runs a command in its own mount namespace."""

ORDINARY = ("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", "--inh-caps=-all")
"""Takes from root what lets it read and change everything."""


def given_in(folder, *words, alone=False):
    """What ``walk_bad_homes.py`` says of each command that it gives."""
    ordinary = ORDINARY if os.geteuid() == 0 else ()
    path = os.pathsep.join(map(str, (OURS.parents[1], OURS.parent, OURS)))
    ended = subprocess.run(
        [*(ALONE if alone else ()), *ordinary, sys.executable, OURS / "walk_bad_homes.py", folder, *words],
        env={**os.environ, "PYTHONPATH": path, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return [json.loads(line) for line in ended.stdout.splitlines()]


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


def wrong_in(found):
    """What no command may do, whatever is bad."""
    text, ours = found["out"] + found["err"], found["err"].count("kindpace: ")
    return [
        words
        for words, is_so in {
            "a traceback": "Traceback" in text or "Exception ignored" in text,
            "a crash": found["status"] not in (0, 1, 2, 143),
            "a moving cursor": "\x1b" in text,
            "a file begun and left": bool(found["left"]),
            "no sentence": found["status"] in (1, 2) and not (ours or found["out"].strip()),
            "many sentences": found["status"] in (1, 2) and ours > 3,
        }.items()
        if is_so
    ]


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


SHARE = 1 if os.environ.get("KINDPACE_EVERY_PLACE") else 3
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


def test_where_no_home_can_be_made_one_sentence_says_so(whole, monkeypatch, capsys):
    monkeypatch.setenv("KINDPACE_HOME", str(whole.parent / "not-there" / "home"))
    with as_nobody():
        status = main(["play", *QUIET])
    said = capsys.readouterr().err

    assert status == 1
    assert said.count("\n") == 1
    assert "could not make the folder" in said
