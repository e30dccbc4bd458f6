"""Deleting everything without a window: what goes, what stays, and what is said of what can't go."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from full_home import OWN, WORD, add_own_files, found_in
from stand_ins import FakeKeyring

from player.records.errors import LogInUseError
from player.records.folder_upkeep import prepare_folders
from player.records.retention import everything as deletion
from player.records.retention.everything import Deleted, OwnFiles, count_own_files, delete_everything
from player.records.session_log import SessionLog
from player.records.store import lock as writer_lock
from player.records.store.key_places import KeyPlace
from player.records.store.keys import Keys
from player.records.store.lock import WriterLock
from player.system.folders import HOME_VARIABLE, find_folders


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
