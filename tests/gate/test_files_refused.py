"""Pipes, devices, folders, sockets and files that are mostly holes are refused before they are opened."""

import os
import socket
from datetime import UTC, datetime

import pytest
from argon2 import PasswordHasher

from audio.analysis.survey import name_of_file
from audio.analysis.survey_file import survey_file
from audio.files.clip_cache import ClipCache
from audio.files.decode import HeldSound, open_stream, probe
from audio.files.regular_file import open_regular
from audio.files.sound_errors import FileUnreadableError
from audio.mix.own_background import ensure_own_background
from player.__main__ import main
from player.cli.check import Checker
from player.clinic.keys import SecretKey
from player.clinic.own_presets import copy_preset
from player.clinic.pin import FILE_NAME as PIN_FILE
from player.clinic.pin import ClinicPin
from player.clinic.preset_export import open_key, sign_file
from player.clinic.preset_inspection import inspect_preset
from player.clinic.preset_signing import OwnKey
from player.clinic.trust import FILE_NAME as TRUST_FILE
from player.clinic.trust import TrustedAuthors
from player.library.captions.recording_captions import captions_beside
from player.library.catalog import Library
from player.library.questionnaire_catalog import read_measure
from player.practice.errors import NotUsableError
from player.records.errors import LogFailedError
from player.records.retention.backups import Backup, inspect_backup
from player.records.store.found_key import FoundKey
from player.records.store.key_marker import read_marker
from player.records.store.key_places import KeyPlace
from player.settings.file import SettingsFile
from player.system.files import read_bounded
from player.system.folders import find_folders
from player.system.latest_day import Days

MEBIBYTE = 1024 * 1024
PRESET = b"format: 1\nname: A\nauthor: myself\ndate: 2026-11-20\nreason: So.\n"
TODAY = Days(datetime.now(UTC).date(), datetime.now(UTC).date())
KEY = SecretKey(bytes(8), bytes(32))


def _pipe(path):
    os.mkfifo(path)


def _device(path):
    path.symlink_to("/dev/zero")


def _socket(path):
    # Named from its own folder: a socket's address has room for 107 bytes.
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)


def _holes(path):
    path.touch()
    os.truncate(path, 512 * MEBIBYTE)


KINDS = {
    "a named pipe": _pipe,
    "a device": _device,
    "a folder": os.mkdir,
    "a socket": _socket,
    "holes": _holes,
}


def _problem(error):
    return " ".join(problem.message for problem in error.problems)


def refused(read, *arguments):
    """What a reader says of a file that it doesn't take."""
    with pytest.raises((NotUsableError, FileUnreadableError, LogFailedError)) as caught:
        read(*arguments)
    return str(caught.value)


def script(path):
    return refused(Library(find_folders()).script, path)


def preset(path):
    found, _ = inspect_preset(path, TrustedAuthors(path.parent), TODAY)
    return _problem(found)


def signature(path):
    (path.parent / "a.pacing").write_bytes(PRESET)
    path.rename(path.parent / "a.pacing.minisig")
    found, _ = inspect_preset(path.parent / "a.pacing", TrustedAuthors(path.parent), TODAY)
    path.parent.joinpath("a.pacing.minisig").rename(path)
    return found.words


def captions(path):
    # Nothing but a regular file is taken for captions at all.
    read = captions_beside(path.with_suffix(".mp3"))
    assert read.cues == ()
    return " ".join(problem.message for problem in read.problems) or "left out"


def trusted(path):
    path.rename(path.with_name(TRUST_FILE))
    with pytest.raises(Exception, match="can't be used") as caught:
        TrustedAuthors(path.parent).read()
    path.with_name(TRUST_FILE).rename(path)
    return str(caught.value)


def pin(path):
    path.rename(path.with_name(PIN_FILE))
    with pytest.raises(Exception, match="can't be used") as caught:
        ClinicPin(path.parent, hasher=PasswordHasher(1, 8, 1)).check("1234")
    path.with_name(PIN_FILE).rename(path)
    return str(caught.value)


def settings(path):
    path.rename(path.with_name("settings.toml"))
    found = SettingsFile(path.parent).read()
    path.with_name("settings.toml").rename(path)
    return " ".join(problem.message for problem in found.problems)


def kept(path):
    with pytest.raises(Exception, match=r"can.t|not a file|too big") as caught:
        copy_preset(path, path.parent, ())
    return str(caught.value)


def own_key(path):
    path.rename(path.with_name("clinic-signing.key"))
    with pytest.raises(Exception, match=r"not a file|too big") as caught:
        OwnKey(path.parent).opened("four warm words")
    path.with_name("clinic-signing.key").rename(path)
    return str(caught.value)


def imported(path, capsys):
    assert main(["log", "import", str(path)]) == 2
    return capsys.readouterr().err


def trusted_key(path, capsys):
    assert main(["preset", "trust", str(path), "--yes"]) == 2
    return capsys.readouterr().err


def backup(path):
    key = FoundKey("ab" * 32, KeyPlace.FILE)
    found = Backup(path, datetime.now(UTC).date(), 0)
    with pytest.raises(Exception, match="should be") as caught:
        inspect_backup(found, key, ())
    return str(caught.value)


SOUNDS = {
    "the gate": lambda path: refused(open_regular, path),
    "a recording": lambda path: refused(probe, path),
    "a recording, played": lambda path: refused(HeldSound, path),
    "a recording, streamed": lambda path: refused(open_stream, path),
    "a recording, named": lambda path: refused(name_of_file, path),
    "a recording, surveyed": lambda path: refused(next, survey_file(path, path.parent / "cache")),
    "a background": lambda path: refused(ensure_own_background, ClipCache(path.parent / "cache"), path),
}
OTHERS = {
    "the gate": lambda path: refused(read_bounded, path, 1024 * MEBIBYTE),
    "within a folder": lambda path: refused(read_bounded, path, 1024 * MEBIBYTE, path.resolve().parent),
    "a script": script,
    "a preset": preset,
    "a preset's signature": signature,
    "a preset to sign": lambda path: refused(lambda: sign_file(path, KEY, embed=False)),
    "a preset to keep": kept,
    "a questionnaire": lambda path: refused(read_measure, path),
    "any file to check": lambda path: " ".join(
        map(str, Checker((), Library(find_folders()).languages).problems(path))
    ),
    "captions": captions,
    "settings": settings,
    "trusted authors": trusted,
    "a secret key": lambda path: refused(open_key, path, ""),
    "the clinic's key": own_key,
    "the PIN": pin,
}
BY_COMMAND = {"an import": imported, "a public key": trusted_key}


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder to be in, and a home that is another."""
    monkeypatch.setenv("KINDPACE_HOME", str(tmp_path / "home"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


def untouched(names, path):
    """Whether it, or what it leads to, is not among the opened files."""
    return not {str(path), str(path.resolve()), path.name} & set(names)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("reader", SOUNDS)
def test_sounds(place, files_opened, reader, kind):
    path = place / "talk.mp3"
    KINDS[kind](path)

    with files_opened() as names:
        words = SOUNDS[reader](path)

    assert (kind if kind != "holes" else "are on the disk") in words
    assert str(path) in words
    assert untouched(names, path)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("reader", [*OTHERS, *BY_COMMAND])
def test_all_other_files(place, files_opened, capsys, reader, kind):
    path = place / "talk.vtt"
    KINDS[kind](path)

    with files_opened() as names:
        words = BY_COMMAND[reader](path, capsys) if reader in BY_COMMAND else OTHERS[reader](path)

    # Most readers take so little that a file of that size is too big for them in any case.
    expected = (
        ("are on the disk", "too big") if kind == "holes" else (f"This is {kind}, not a file", "left out")
    )
    assert any(some in words for some in expected)
    assert untouched(names, path)


@pytest.mark.parametrize("kind", ["a named pipe", "a device", "a folder", "a socket"])
def test_backups_brought_back(place, kind):
    path = place / "sittings-2026-11-20.db"
    KINDS[kind](path)

    assert "where a file of Kindpace's log should be" in backup(path)
    assert read_marker(path, path) is None


@pytest.mark.parametrize("gate", [open_regular, lambda path: read_bounded(path, 100)])
@pytest.mark.parametrize("other", ["file", "pipe"])
def test_what_took_a_files_place_meanwhile_is_not_read(place, monkeypatch, gate, other):
    path = place / "talk.mp3"
    path.write_bytes(b"as it was looked at")
    if other == "file":
        (place / other).write_bytes(b"another")
    else:
        os.mkfifo(place / other)
    really_open = os.open

    def swapped_then_opened(name, *options):
        (place / other).replace(path)
        return really_open(name, *options)

    monkeypatch.setattr(os, "open", swapped_then_opened)

    assert "took its place" in refused(gate, path)


def test_what_is_large_and_on_the_disk_is_read(place):
    path = place / "log.json"
    # One byte in each 64 blocks: as little as any file system that compresses leaves of a file.
    with path.open("wb") as file:
        for at in range(0, 64 * MEBIBYTE, 128 * 1024):
            file.seek(at)
            file.write(b"x")
        file.truncate(64 * MEBIBYTE)

    assert len(read_bounded(path, 64 * MEBIBYTE)) == 64 * MEBIBYTE
    os.close(open_regular(path))
