"""One bad thing never takes the rest: each file and folder of a home is bad in turn, and commands answer.

Root may read everything, so a file that may not be read is one that another user owns, read as nobody.
"""

import contextlib
import errno
import importlib
import os
import pkgutil
import resource
import shutil
import signal
import tempfile
import wave
from pathlib import Path

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


@contextlib.contextmanager
def full_disk():
    """Nothing more can be written to any file, whoever asks; folders and links can still be made."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


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


# pydub's files write once more when they are collected, in doctor's try at M4A.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.exhaustive
@pytest.mark.usefixtures("used")
def test_every_command_answers_where_the_disk_is_full(whole, tmp_path, monkeypatch, capsys):
    home = tmp_path / "home"
    shutil.copytree(whole, home)
    monkeypatch.setenv("KINDPACE_HOME", str(home))
    before = contents(home)

    ends = walk(home, tmp_path, capsys, full_disk)
    after = contents(home)

    assert {name: int(status) for name, (status, _) in ends.items()} == {
        "list": 0,
        # SQLite can't make the memory that its readers share.
        "log": 1,
        "show": 0,
        "export": 1,
        "plan": 0,
        "render": 1,
        "play": 143,
        "doctor": 1,
    }
    assert {path: after.get(path) for path in before} == before


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
