"""Opening a log that is damaged, foreign, newer, locked away, or not to be written."""

import os
import shutil
import sqlite3
import stat
import tempfile
from pathlib import Path

import pytest
from nobody import NOBODY, as_nobody
from sqlcipher3 import dbapi2

from player.practice.units import Seconds
from player.records.errors import (
    DamagedLogError,
    KeyMissingError,
    LogFailedError,
    NewerLogError,
    NotAFileError,
    NotEncryptedError,
    OlderLogError,
    ReadOnlyLogError,
)
from player.records.reading import LogReader
from player.records.session_log import SessionLog
from player.records.store import schema
from player.records.store.entries import Outcome
from player.records.store.keys import Keys

WRITTEN = "a stone by the river"


def write_some(open_log, others_too, count=1):
    log = open_log()
    for _ in range(count):
        sitting = log.start(others_too)
        log.heard(sitting, Seconds(5.0), 0)
        log.reflect(sitting, WRITTEN * 20)
        log.finish(sitting, Outcome.COMPLETED)
    log.close()
    return log.path


def set_aside_files(path):
    return sorted(found for found in path.parent.iterdir() if "set-aside" in found.name)


def garbage(path):
    path.write_bytes(os.urandom(9000))


def zeroed(path):
    whole = bytearray(path.read_bytes())
    whole[:4096] = bytes(4096)
    path.write_bytes(whole)


def truncated(path):
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size - 6000)


def one_bit_on_each_later_page(path):
    whole = bytearray(path.read_bytes())
    for place in range(4096 + 100, len(whole), 4096):
        whole[place] ^= 1
    path.write_bytes(whole)


def plain_text(path):
    path.unlink()
    plain = dbapi2.connect(str(path))
    plain.execute("CREATE TABLE sittings (uuid)")
    plain.commit()
    plain.close()


@pytest.mark.parametrize("damage", [garbage, zeroed, truncated, one_bit_on_each_later_page, plain_text])
def test_a_file_that_can_not_be_read_is_set_aside_whole_and_a_new_one_begun(open_log, others_too, damage):
    path = write_some(open_log, others_too, count=3)
    damage(path)
    damaged = path.read_bytes()
    Path(f"{path}-wal").write_bytes(b"what was in the write-ahead log")

    log = open_log()
    log.start(others_too)
    aside = log.opened.set_aside

    assert aside is not None
    assert aside.read_bytes() == damaged
    assert set_aside_files(path)[0] == aside
    assert not Path(f"{path}-wal").exists() or b"what was" not in Path(f"{path}-wal").read_bytes()
    assert len(log.sittings()) == 1
    assert str(aside) in log.opened.notices[0]


def test_a_second_damaged_file_does_not_overwrite_the_first(open_log, others_too):
    path = write_some(open_log, others_too)
    path.write_bytes(b"first" * 1000)
    first = open_log()
    first.close()
    path.write_bytes(b"second" * 1000)
    second = open_log()

    assert first.opened.set_aside.read_bytes() == b"first" * 1000
    assert second.opened.set_aside.read_bytes() == b"second" * 1000


def test_a_journal_without_its_log_is_kept(open_log, tmp_path):
    (tmp_path / "data").mkdir()
    orphan = tmp_path / "data" / "sittings.db-wal"
    orphan.write_bytes(b"all that is left")

    log = open_log()

    assert Path(f"{log.opened.set_aside}-wal").read_bytes() == b"all that is left"


def test_a_log_that_was_just_being_begun_when_it_was_killed_is_simply_begun(open_log, tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    (data / "sittings.db").write_bytes(b"")
    # Left by a kill: a journal without pages of an empty database.
    header = (
        bytes(8) + bytes(4) + os.urandom(4) + bytes(4) + (512).to_bytes(4, "big") + (4096).to_bytes(4, "big")
    )
    (data / "sittings.db-journal").write_bytes(header.ljust(512, b"\0"))

    log = open_log()

    assert log.opened.set_aside is None
    assert log.sittings() == ()


def test_an_empty_file_is_simply_begun(open_log, others_too, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "sittings.db").touch()

    log = open_log()
    log.start(others_too)

    assert log.opened.set_aside is None
    assert log.opened.notices == ()


def test_a_log_of_a_newer_version_is_left_untouched(open_log, others_too, tmp_path, keys, monkeypatch):
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, ("CREATE TABLE later (x) STRICT",)[:0]))
    path = write_some(open_log, others_too)
    before = path.read_bytes()
    monkeypatch.undo()

    with pytest.raises(NewerLogError, match="newer Kindpace"):
        open_log()
    with pytest.raises(NewerLogError):
        LogReader.open_to_read(tmp_path / "data", keys)

    assert path.read_bytes() == before
    assert set_aside_files(path) == []


def test_damage_found_in_use_is_said_and_the_next_opening_sets_it_aside(open_log, others_too, monkeypatch):
    monkeypatch.setattr("player.records.store.page_check.SMALL_ENOUGH_TO_CHECK", 0)
    path = write_some(open_log, others_too, count=3)
    log = open_log()
    page = log.rows("SELECT rootpage FROM sqlite_schema WHERE name = 'sittings'", ())[0][0]
    log.close()
    # A page that opening doesn't read, as in a log of many years.
    whole = bytearray(path.read_bytes())
    whole[(page - 1) * 4096 + 100] ^= 1
    path.write_bytes(whole)
    with monkeypatch.context() as patch:
        patch.setattr("player.records.interrupted._INTERRUPT", "SELECT 1")
        damaged = open_log()

    with pytest.raises(DamagedLogError, match="sets the file aside"):
        damaged.sittings()
    damaged.close()
    log = open_log()

    assert log.opened.set_aside is not None
    assert log.sittings() == ()


def test_nothing_a_person_wrote_stands_in_the_files(open_log, others_too):
    log = open_log()
    sitting = log.start(others_too)
    log.reflect(sitting, WRITTEN)
    names = ("sittings.db", "sittings.db-wal")
    files = {name: (log.path.parent / name).read_bytes() for name in names}
    log.close()
    files["closed"] = log.path.read_bytes()

    assert len(files["sittings.db-wal"]) > 4096
    assert len(files["closed"]) > 4096
    for content in files.values():
        assert not content.startswith(b"SQLite format 3")
        for plain in (WRITTEN.encode(), b"others-too", b"CREATE TABLE", b"nobody else may read", b"gentle"):
            assert plain not in content


def test_files_are_for_their_owner_only(open_log, others_too, tmp_path):
    log = open_log()
    log.start(others_too)
    modes = {found.name: stat.S_IMODE(found.stat().st_mode) for found in log.path.parent.iterdir()}

    assert set(modes) == {
        "sittings.db",
        "sittings.db-wal",
        "sittings.db-shm",
        "sittings.lock",
        "sittings.reserve",
    }
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


def test_durability_is_as_promised(open_log):
    log = open_log()

    assert log.rows("PRAGMA journal_mode", ()) == [("wal",)]
    assert log.rows("PRAGMA synchronous", ()) == [(2,)]
    assert log.rows("PRAGMA foreign_keys", ()) == [(1,)]


def test_a_driver_that_can_not_encrypt_writes_nothing(open_log, monkeypatch, tmp_path):
    monkeypatch.setattr("player.records.store.database.dbapi2.connect", plain_connection)

    with pytest.raises(NotEncryptedError, match="can't encrypt"):
        open_log()

    assert (tmp_path / "data" / "sittings.db").stat().st_size == 0


def plain_connection(*arguments, **named):
    # Python's own driver silently ignores the key pragma, like a build without SQLCipher.
    return sqlite3.connect(*arguments, **named)


@pytest.mark.parametrize("name", ["sittings.db", "sittings.db-wal", "sittings.db-shm", "sittings.db-journal"])
@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_file_is_called_what_it_is_and_left_alone(open_log, tmp_path, keys, name, kind):
    (tmp_path / "data").mkdir()
    {"folder": os.mkdir, "pipe": os.mkfifo}[kind](tmp_path / "data" / name)
    before = (tmp_path / "data" / name).stat()

    with pytest.raises(NotAFileError, match=f"A {kind} stands at") as told:
        open_log()
    with pytest.raises(NotAFileError, match=f"A {kind} stands at"):
        LogReader.open_to_read(tmp_path / "data", keys)

    assert str(tmp_path / "data" / name) in str(told.value)
    assert (tmp_path / "data" / name).stat() == before


def test_a_folder_in_place_of_a_backup_that_comes_is_not_taken_for_one(open_log, tmp_path):
    (tmp_path / "data" / "sittings.coming").mkdir(parents=True)

    assert open_log().sittings() == ()
    assert (tmp_path / "data" / "sittings.coming").is_dir()


def test_a_data_folder_that_is_a_file_is_said(tmp_path, keys):
    (tmp_path / "data").write_text("x")

    with pytest.raises(LogFailedError, match="data"):
        SessionLog.open(tmp_path / "data", keys)


@pytest.fixture
def profile():
    """A profile that belongs to a user without rights, outside pytest's own folders."""
    folder = Path(tempfile.mkdtemp(prefix="kindpace-test-"))
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    with as_nobody():
        (folder / "config").mkdir()
    yield folder
    (folder / "data").chmod(0o700)
    shutil.rmtree(folder)


def test_a_folder_that_may_not_be_written_is_said_and_nothing_is_set_aside(profile, others_too, no_keyring):
    keys = Keys(profile / "config", no_keyring)
    data = profile / "data"
    with as_nobody():
        path = write_some(lambda: SessionLog.open(data, keys), others_too)
        before = path.read_bytes()
        data.chmod(0o555)
        with pytest.raises(ReadOnlyLogError, match="may not write its log"):
            SessionLog.open(data, keys)
        (data / "sittings.db").chmod(0o444)
        with pytest.raises(ReadOnlyLogError, match="may not write its log"):
            SessionLog.open(data, keys)

    assert path.read_bytes() == before
    assert set_aside_files(path) == []


def test_a_folder_that_may_not_be_made_is_said(profile, no_keyring):
    (profile / "data").mkdir(mode=0o555)

    with as_nobody(), pytest.raises(ReadOnlyLogError):
        SessionLog.open(profile / "data" / "deeper", Keys(profile / "config", no_keyring))


def test_a_log_without_its_key_is_not_read_and_not_touched(open_log, others_too, tmp_path, keyring):
    path = write_some(open_log, others_too)
    (tmp_path / "elsewhere").mkdir()
    keyring.secrets.clear()
    before = path.read_bytes()

    with pytest.raises(KeyMissingError, match="was not found on this computer"):
        LogReader.open_to_read(tmp_path / "data", Keys(tmp_path / "elsewhere", keyring))

    assert path.read_bytes() == before
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_an_older_form_is_brought_up_to_date_all_at_once_or_not_at_all(
    open_log, others_too, tmp_path, keys, monkeypatch
):
    write_some(open_log, others_too)
    later = ("ALTER TABLE sittings ADD COLUMN place TEXT", "CREATE TABLE letters (text TEXT) STRICT")
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, (*later, "CREATE TABLE meta (x)")))

    with pytest.raises(LogFailedError, match="already exists"):
        open_log()
    with pytest.raises(OlderLogError, match="older form"):
        LogReader.open_to_read(tmp_path / "data", keys)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS[:-1], later))
    log = open_log()

    assert log.rows("PRAGMA user_version", ()) == [(len(schema.MIGRATIONS),)]
    assert log.rows("SELECT place FROM sittings", ()) == [(None,)]
    assert log.rows("SELECT * FROM letters", ()) == []
    assert len(log.sittings()) == 1
