"""Deleting everything: a word that is in everything Kindpace keeps is nowhere afterwards."""

import logging
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from full_home import WORD, add_own_files, fill, found_in
from page_material import replace_made
from stand_ins import FakeKeyring

from player.library.catalog import shipped_content
from player.records.errors import LogInUseError
from player.records.folder_upkeep import prepare_folders
from player.records.retention import everything as deletion
from player.records.retention.everything import Deleted, OwnFiles, count_own_files, delete_everything
from player.records.session_log import SessionLog
from player.records.store import lock as writer_lock
from player.records.store.key_places import KeyPlace
from player.records.store.keys import Keys
from player.records.store.lock import WriterLock
from player.settings.declaration import Settings
from player.system.folders import HOME_VARIABLE, find_folders
from player.system.technical_log import close_technical_log, start_technical_log
from player.window.app import Application
from player.window.intents import ConfirmDelete, DeleteEverything, OpenJournal, OpenKeeping, OpenPractise
from player.window.journal.state import BeginEntry
from player.window.keeping.state import KeepOwnFiles
from player.window.practise.state import PractiseView
from player.window.shared.writing_state import Write

_PRESET = "data/scripts/presets/zheronmark.yaml"
OWN = {
    OwnFiles.PRACTICES: {"data/scripts/zheronmark.md"},
    OwnFiles.PRESETS: {_PRESET, f"{_PRESET}.minisig"},
    OwnFiles.QUESTIONNAIRES: {"data/scripts/measures/zheronmark.yaml"},
    OwnFiles.RECORDINGS: {"data/recordings/zheronmark.vtt", "data/recordings/zheronmark.wav"},
    OwnFiles.BACKGROUNDS: {"data/backgrounds/zheronmark.wav"},
    OwnFiles.VOICES: {"data/voices/ease-back/voice.json", "data/voices/ease-back/zheronmark.wav"},
}
KEPT = {
    *("data/sittings.db", "data/sittings.coming", "data/sittings.part", "data/kindpace-log.csv"),
    "data/recordings.json",
    *("data/backups/sittings-2026-03-01.part", "data/zheronmark"),
    *("config/settings.toml", "config/trusted-authors.toml", "config/clinic-signing.pub"),
    *("config/.settings.toml-x1y2", "cache/practises.json", "cache/latencies.json"),
    *("cache/.zheronmark-1.part", "log/kindpace.log", "log/kindpace.log.1", "log/crashes.log"),
}
"""Other files with the word, besides those with a day in their name."""

MANY = len(KEPT) + sum(len(names) for names in OWN.values()) + 4
"""A backup, a log and settings set aside, and a recording's survey."""


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Where Kindpace keeps everything; and a user's own folder beside it."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.setenv("HOME", str(tmp_path / "user"))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path / "home"


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Shipped content with two practices, so that planning all of them is quick."""
    folder = tmp_path_factory.mktemp("shipped")
    for part in ("companion", "presets", "measures"):
        shutil.copytree(shipped_content() / part, folder / part)
    for name in ("others-too.md", "ease-back.md"):
        shutil.copy(shipped_content() / name, folder / name)
    return folder


@pytest.fixture
def window(home, small, monkeypatch, qapp):  # noqa: ARG001 - both are needed by a window
    """A window on a home full of the word, and the secrets of its log."""
    for module in ("player.library.catalog", "player.window.practise.practice_list"):
        monkeypatch.setattr(f"{module}.shipped_content", lambda: small)
    folders = find_folders().make()
    add_own_files(folders)
    # Somebody was here before, so it opens with the list of practices.
    (folders.config / "settings.toml").write_text("", encoding="utf-8")
    opened = Application(folders)
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    start_technical_log(folders)
    secrets = fill(opened.given)
    yield opened, secrets
    opened.close()
    close_technical_log()
    root.handlers[:] = before
    root.setLevel(level)


def delete_all(application, *, keep=()):
    """Delete everything on the page; returns its texts before and after."""
    does, shown = application.window.intended.emit, application.router.view
    does(OpenKeeping())
    for kind in OwnFiles:
        does(KeepOwnFiles(kind.value, kept=kind in keep))
    does(DeleteEverything())
    asked = shown().asked
    does(ConfirmDelete())
    return asked, shown().done


def test_the_word_stands_everywhere_before_and_nowhere_after(home, window):
    application, secrets = window
    before = found_in(home, secrets)

    asked, done = delete_all(application)
    logging.getLogger("player").warning("a first message")

    assert KEPT | set().union(*OWN.values()) <= set(before)
    assert len(before) == MANY
    assert found_in(home, secrets) == []
    assert "Your own files go too: practices you added (1 file)" in asked
    assert done == "Everything was deleted."
    assert (home / "log" / "kindpace.log").read_text().count("\n") == 1


def test_what_a_person_keeps_stays_and_nothing_else(home, window):
    application, secrets = window
    keep = (OwnFiles.PRESETS, OwnFiles.RECORDINGS)

    asked, done = delete_all(application, keep=keep)

    assert set(found_in(home, secrets)) == set().union(*(OWN[kind] for kind in keep))
    assert "recorded lines of practices (2 files)." in asked
    for said in (asked, done):
        assert "These stay: pacings (2 files), recordings" in said


def test_the_window_goes_on_as_at_a_first_visit(window):
    application, _ = window
    let_go = []
    replace_made(application.worker, type("Worker", (), {"close": lambda _: let_go.append("worker")})())
    application.worker.get()
    does, shown = application.window.intended.emit, application.router.view
    delete_all(application)
    parts = application.given
    messages, settings, log = parts.messages.shown, parts.settings_store.current, parts.session_log.open
    documents = dict(parts.documents)
    does(OpenPractise())
    practise = shown()
    does(OpenJournal())
    does(BeginEntry("end-of-day"))
    does(Write("line", "a new line"))
    does(OpenPractise())

    assert let_go == ["worker"]
    assert not application.worker.made
    assert settings == Settings()
    assert messages == ()
    assert log.sittings() == ()
    assert WORD not in repr(practise)
    assert isinstance(practise, PractiseView)
    assert len(log.journal.entries()) == 1
    assert documents == {}


# ---------------------------------------------------------------------------------- without a window


@pytest.fixture
def folders(home):  # noqa: ARG001 - it is where they are
    made = find_folders().make()
    add_own_files(made)
    return made


def test_while_another_kindpace_writes_nothing_goes(home, folders):
    program = (
        "import sys; from pathlib import Path; from player.records.store.lock import WriterLock;"
        "WriterLock(Path(sys.argv[1])).take(); print('taken', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", program, folders.data / "sittings.db"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    other.stdout.readline()
    before = sorted(home.rglob("*"))
    with pytest.raises(LogInUseError, match="is already open"):
        delete_everything(folders, Keys(folders.config), ())
    other.communicate()

    assert sorted(home.rglob("*")) == before


def test_the_key_is_forgotten_in_the_keyring(folders):
    keyring = FakeKeyring()
    keys = Keys(folders.config, keyring)
    SessionLog.open(folders.data, keys).close()
    before = len(keyring.secrets)

    deleted = delete_everything(folders, keys, ())

    assert before == 1
    assert keyring.secrets == {}
    assert deleted == Deleted()


def test_a_key_behind_a_passphrase_needs_none_to_go(folders):
    keys = Keys(folders.config, FakeKeyring())
    with SessionLog.open(folders.data, keys) as log:
        log.move_key(KeyPlace.PASSPHRASE, "five plain words")

    assert delete_everything(folders, Keys(folders.config, FakeKeyring()), ()) == Deleted()
    assert os.listdir(folders.config) == []  # noqa: PTH208


def test_a_keyring_that_is_locked_keeps_a_key_that_opens_nothing_and_it_is_said(folders):
    keyring = FakeKeyring()
    keys = Keys(folders.config, keyring)
    SessionLog.open(folders.data, keys).close()
    keyring.locked = True

    deleted = delete_everything(folders, keys, ())

    assert deleted == Deleted(key_left=True)
    assert "nothing left that it opens" in deletion.in_words(deleted)
    assert os.listdir(folders.data) == []  # noqa: PTH208


def test_without_a_keyring_there_is_none_to_be_missed(folders):
    keyring = FakeKeyring()
    keyring.locked = True
    keys = Keys(folders.config, keyring)
    SessionLog.open(folders.data, keys).close()

    assert delete_everything(folders, keys, ()) == Deleted()


def killed(*_):
    raise KeyboardInterrupt


@pytest.mark.parametrize("keep", [(), (OwnFiles.PRACTICES, OwnFiles.BACKGROUNDS)])
def test_what_a_kill_cuts_short_is_ended_at_the_next_start(home, folders, monkeypatch, keep):
    SessionLog.open(folders.data, Keys(folders.config)).close()
    with monkeypatch.context() as patch:
        patch.setattr(deletion, "_clear", killed)
        with pytest.raises(KeyboardInterrupt):
            delete_everything(folders, Keys(folders.config), keep)
    between = found_in(home, ())
    said = prepare_folders(folders)
    found = found_in(home, ())

    assert len(between) > 5
    assert said == ("Everything was deleted.",)
    assert set(found) == set().union(*(OWN[kind] for kind in keep))
    assert prepare_folders(folders) == ()


def test_a_command_ends_it_too_and_says_so_once(folders, capsys):
    from player.__main__ import main  # noqa: PLC0415

    folders.deletion.write_text("recordings\n")
    main(["log"])
    first = capsys.readouterr().err
    main(["log"])

    assert first == "kindpace: Everything was deleted.\n"
    assert capsys.readouterr().err == ""
    assert count_own_files(folders, OwnFiles.PRACTICES) == 0
    assert count_own_files(folders, OwnFiles.RECORDINGS) == 2


def test_own_files_are_counted_in_folders_too_each_in_its_kind_and_no_link_is_followed(tmp_path, folders):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "far.wav").write_text(WORD)
    (folders.recordings / "talks").mkdir()
    (folders.recordings / "talks" / "one.wav").write_text(WORD)
    (folders.recordings / "linked").symlink_to(elsewhere)

    assert {kind.value: count_own_files(folders, kind) for kind in OwnFiles} == {
        "practices": 1,
        "presets": 2,
        "questionnaires": 1,
        "recordings": 3,
        "backgrounds": 1,
        "voices": 2,
    }


def test_a_folder_of_own_files_that_is_gone_holds_none(folders):
    shutil.rmtree(folders.backgrounds)

    assert count_own_files(folders, OwnFiles.BACKGROUNDS) == 0


def test_what_the_voices_runtime_left_elsewhere_goes_too(tmp_path, folders):
    left = tmp_path / "user" / ".cache" / "Microsoft" / "DeveloperTools" / ".onnxruntime"
    left.mkdir(parents=True)
    for name in ("deviceid", "onnxruntime.db"):
        (left / name).write_text(WORD)

    delete_everything(folders, Keys(folders.config), ())

    assert found_in(tmp_path / "user", ()) == []
    assert not left.exists()


def test_a_link_goes_and_what_it_leads_to_stays(tmp_path, folders):
    elsewhere = tmp_path / "music"
    elsewhere.mkdir()
    (elsewhere / "song.ogg").write_bytes(b"a song")
    shutil.rmtree(folders.recordings)
    folders.recordings.symlink_to(elsewhere)
    (folders.data / "one").symlink_to(elsewhere / "song.ogg")

    deleted = delete_everything(folders, Keys(folders.config), ())

    assert deleted == Deleted()
    assert (elsewhere / "song.ogg").read_bytes() == b"a song"
    assert os.listdir(folders.data) == []  # noqa: PTH208


def test_what_can_not_be_deleted_is_named_and_tried_again(folders, monkeypatch):
    stubborn = folders.cache / "stubborn"
    stubborn.touch()
    whole = Path.unlink

    def unlink(path, **options):
        if path == stubborn:
            raise PermissionError(1, "not permitted")
        whole(path, **options)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", unlink)
        deleted = delete_everything(folders, Keys(folders.config), ())
    said = prepare_folders(folders)

    assert deleted.left == (stubborn,)
    assert str(stubborn) in deletion.in_words(deleted)
    assert said == ("Everything was deleted.",)
    assert not stubborn.exists()


@pytest.mark.parametrize("name", ["inner", ""], ids=["a folder in it", "the whole"])
def test_a_folder_that_can_not_be_read_is_named(folders, monkeypatch, name):
    """Nobody knows what is in it, so "everything" may not be said."""
    unread = folders.cache / name
    unread.mkdir(exist_ok=True)
    (unread / "kept").touch()
    whole = Path.iterdir

    def iterdir(path):
        if path == unread:
            raise PermissionError(13, "not permitted", str(path))
        return whole(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "iterdir", iterdir)
        deleted = delete_everything(folders, Keys(folders.config), ())
    said = prepare_folders(folders)

    assert deleted.left == (unread,)
    assert said == ("Everything was deleted.",)
    assert not (unread / "kept").exists()


def test_where_no_open_file_is_deleted_the_held_lock_goes_last(folders, monkeypatch):
    """Windows refuses to delete a file that anyone has open, this process too."""
    unlink = Path.unlink
    lock = (folders.data / "sittings.lock").absolute()

    def refusing(path, missing_ok=False):
        if path.absolute() == lock and lock in held:
            raise PermissionError(13, "in use", str(path))
        unlink(path, missing_ok)

    held = writer_lock._held
    monkeypatch.setattr(Path, "unlink", refusing)
    monkeypatch.setattr(deletion, "OPEN_FILES_STAY", True)
    folders.data.joinpath("sittings.db").write_bytes(b"log")
    deleted = delete_everything(folders, Keys(folders.config), ())

    assert not deleted.left
    assert not lock.exists()
    assert not folders.deletion.exists()


def test_a_folder_that_can_not_be_deleted_is_named(folders, monkeypatch):
    stubborn = folders.cache / "stubborn"
    stubborn.mkdir()

    def rmdir(path):
        raise PermissionError(1, "not permitted", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rmdir", rmdir)
        deleted = delete_everything(folders, Keys(folders.config), ())

    assert stubborn in deleted.left


@pytest.mark.parametrize("count", [1, 2, 3, 4, 30])
def test_of_much_that_is_left_some_is_named_and_the_rest_is_counted(count):
    left = tuple(Path(f"/home/kind/{number:02}") for number in range(count))
    words = deletion.in_words(deletion.Deleted(left))
    named = re.findall(r"/home/kind/\d\d", words)
    more = re.search(r"and (\d+) more", words)

    assert named == [str(path) for path in left[: len(named)]]
    assert ", ".join(named) in words
    assert len(named) + (int(more[1]) if more else 0) == count
    assert (more is None) == (len(named) == count)


def test_folders_that_are_one_and_the_same_are_emptied_but_for_what_stays(tmp_path):
    # As on macOS, where the system's folders for data and settings are one.
    folders = find_folders({HOME_VARIABLE: str(tmp_path / "home")})
    folders = type(folders)(folders.data, folders.data, folders.data / "cache", folders.log).make()
    add_own_files(folders)
    SessionLog.open(folders.data, Keys(folders.config)).close()

    deleted = delete_everything(folders, Keys(folders.config), [OwnFiles.RECORDINGS])

    assert deleted == Deleted()
    assert set(found_in(tmp_path / "home", ())) == OWN[OwnFiles.RECORDINGS]
    assert [path.name for path in folders.data.iterdir()] == ["recordings"]


def test_the_lock_of_an_open_window_stays_its_own(folders):
    lock = WriterLock(folders.data / deletion.WINDOW)
    lock.take()

    delete_everything(folders, Keys(folders.config), ())
    again = WriterLock(folders.data / deletion.WINDOW)

    with pytest.raises(LogInUseError):
        again.take()
    assert [path.name for path in folders.data.iterdir()] == ["window.lock"]
    lock.release()


def test_whoever_waited_with_the_old_lock_file_gets_the_new_one(folders, monkeypatch):
    """Between opening and locking the file everything may be deleted, including the file."""
    path = folders.data / "sittings.lock"
    from player.records.store import lock as module  # noqa: PLC0415

    whole = module._lock
    times: list[float] = []

    def slow(handle):
        if not times:
            path.unlink()
        times.append(handle)
        whole(handle)

    monkeypatch.setattr(module, "_lock", slow)
    taken = WriterLock(folders.data / "sittings.db")
    taken.take()

    assert len(times) == 2
    assert path.exists()
    taken.release()
