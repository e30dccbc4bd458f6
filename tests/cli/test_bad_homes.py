"""One bad thing never takes the rest: each file and folder of a home is bad in turn, and commands answer.

Root may read everything, so a file that may not be read is one that another user owns, read as nobody.
"""

import contextlib
import errno
import importlib
import os
import pkgutil
import shutil
import signal
import tempfile
from pathlib import Path

import pytest
from bad_homes import QUIET, SHIPPED, leads_nowhere, make_home, oddly_named_beside, of_another_kind
from nobody import as_nobody, given_away
from nothing_heard import NothingHeard

import player.cli
from player.__main__ import main
from player.cli import play
from player.cli.doctor import health
from player.system.folders import find_folders

COMMANDS = (["list"], ["list", "--questionnaires"], ["log"], ["preset", "show", "own"], ["preset", "trust"])


def somebody_elses(path):
    os.chown(path, 0, 0)
    path.chmod(0)


KINDS = (of_another_kind, leads_nowhere, somebody_elses, oddly_named_beside)


@pytest.fixture(scope="module")
def whole():
    """A home in good order, outside pytest's own folders: those are root's."""
    top = Path(tempfile.mkdtemp(prefix="kindpace-test-"))
    top.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KINDPACE_HOME", str(top / "whole"))
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        make_home()
        folders = find_folders()
        shutil.copy(SHIPPED / "presets/gentle.yaml", folders.presets / "own.yaml")
        (folders.cache / "practises.json").write_text("")
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


@pytest.fixture
def played(monkeypatch):
    """A sitting is stopped at its fourth tick, and doctor starts nothing."""
    ticks = []

    def asleep(_seconds):
        ticks.append(1)
        if len(ticks) % 4 == 0:
            os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(play, "Sound", NothingHeard)
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


def test_where_no_home_can_be_made_one_sentence_says_so(whole, monkeypatch, capsys):
    monkeypatch.setenv("KINDPACE_HOME", str(whole.parent / "not-there" / "home"))
    with as_nobody():
        status = main(["play", *QUIET])
    said = capsys.readouterr().err

    assert status == 1
    assert said.count("\n") == 1
    assert "could not make the folder" in said
