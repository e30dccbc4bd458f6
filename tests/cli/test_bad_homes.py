"""One bad thing never takes the rest: each file and folder of a home is bad in turn, and commands answer.

Root may read everything, so a file that may not be read is one that another user owns, read as nobody.
"""

import importlib
import os
import pkgutil
import shutil
import tempfile
import wave
from pathlib import Path

import pytest
from nobody import as_nobody, given_away

import player.cli
from player.__main__ import main
from player.practice.units import Seconds
from player.records.session_log import SessionLog
from player.records.store.entries import Content, ContentKind, Outcome, StartedSitting
from player.records.store.keys import Keys
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
        for path in SHIPPED.iterdir():
            if path.is_dir() or path.name == "others-too.md":
                (small / path.name).symlink_to(path)
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
