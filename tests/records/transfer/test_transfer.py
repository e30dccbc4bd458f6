"""Everything to another computer and back: one encrypted file, tried from one home to another."""

import errno
import json
import os
import stat
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2
from transfer_material import ODD, PHRASE, ROUNDS, bring

from player.records.errors import (
    LogInUseError,
    NotATransferError,
    PassphraseTooShortError,
    TransferFailedError,
)
from player.records.store.key_places import KeyPlace
from player.records.transfer import bringing, taking
from player.records.transfer.container import new_container
from player.records.transfer.taking import take_everything

pytestmark = pytest.mark.usefixtures("derived_cheaply")


def test_everything_comes_back_on_a_computer_with_a_key_of_its_own(taken, second):
    brought = bring(second, taken)
    recording = os.path.join(os.fsencode(second.folders.recordings), ODD)  # noqa: PTH118

    assert second.notes() == ["the heron"]
    assert (second.folders.scripts / "mine.md").read_text() == "# mine"
    assert (second.folders.config / "settings.toml").read_text() == "speak = false\n"
    assert os.stat(recording).st_size == 2_500_000  # noqa: PTH116
    assert brought == bringing.Brought(None, None)
    assert not (second.folders.data / "bringing-back").exists()


def test_the_key_of_the_other_computer_is_not_taken_over(taken, first, second):
    bring(second, taken)

    assert set(first.keyring.secrets.values()).isdisjoint(second.keyring.secrets.values())
    marker = (second.folders.config / "log-key.json").read_text()
    for secret in first.keyring.secrets.values():
        assert secret not in marker


def test_the_file_is_encrypted_and_for_its_owner_only(taken, first):
    data = taken.read_bytes()

    assert stat.S_IMODE(taken.stat().st_mode) == 0o600
    for plain in (
        b"SQLite format",
        b"# mine",
        b"mine.md",
        b"speak",
        *map(str.encode, first.keyring.secrets.values()),
    ):
        assert plain not in data
    assert sorted(path.name for path in taken.parent.iterdir()) == ["carried.kindpace", "first"]


def test_a_guess_at_the_passphrase_costs_what_sqlcipher_asks_for(tmp_path):
    file = tmp_path / "carried"
    connection = dbapi2.connect(":memory:")
    connection.execute(f"PRAGMA cipher_default_kdf_iter = {ROUNDS}")
    with new_container(file, PHRASE) as container:
        container.note("sittings", "0")
    connection.execute(f"PRAGMA cipher_default_kdf_iter = {ROUNDS // 100}")
    connection.close()
    plain = dbapi2.connect(file)
    plain.execute(f"PRAGMA key = '{PHRASE.encode().hex()}'")
    plain.execute(f"PRAGMA kdf_iter = {ROUNDS}")
    tables = plain.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    plain.close()

    assert tables > 0


def test_what_is_here_already_is_set_aside_not_overwritten(taken, second, sit):
    sit(second, "written here")
    (second.folders.scripts / "mine.md").write_text("# written here")
    (second.folders.scripts / "other.md").write_text("# stays")

    brought = bring(second, taken)
    with second.open() as log:
        (aside,) = log.retention.logs_set_aside()

    assert second.notes() == ["the heron"]
    assert (aside.path, aside.opens) == (brought.log_aside, True)
    assert (brought.files_aside / "data/scripts/mine.md").read_text() == "# written here"
    assert (second.folders.scripts / "other.md").read_text() == "# stays"
    assert str(brought.log_aside) in bringing.in_words(brought)


def test_a_log_that_was_set_aside_still_opens_there(first, second, tmp_path, sit):
    with first.open() as log:
        log.move_key(KeyPlace.FILE)
        old = log.path
    old.rename(old.with_name("sittings-set-aside-20260101T000000.db"))
    sit(first, "a new beginning")
    file = tmp_path / "two.kindpace"
    with first.open() as log:
        take_everything(log, first.folders, PHRASE, file)

    bring(second, file)
    with second.open() as log:
        (aside,) = log.retention.logs_set_aside()
        log.retention.take_back(aside)

    assert aside.opens
    assert second.notes() == ["the heron"]


def test_it_comes_back_where_a_log_has_lost_its_key(taken, first):
    first.keyring.secrets.clear()

    brought = bring(first, taken)

    assert first.notes() == ["the heron"]
    assert brought.log_aside is not None


def damaged(taken):
    whole = bytearray(taken.read_bytes())
    whole[len(whole) // 2] ^= 1
    taken.write_bytes(whole)


def cut_short(taken):
    with taken.open("r+b") as file:
        file.truncate(taken.stat().st_size // 2)


def of_another_kind(taken):
    taken.write_bytes(b"%PDF-1.7" + bytes(9000))


def a_folder(taken):
    taken.unlink()
    taken.mkdir()


@pytest.mark.parametrize(
    ("harm", "phrase", "error"),
    [
        (None, PHRASE + "x", NotATransferError),
        (damaged, PHRASE, NotATransferError),
        (cut_short, PHRASE, NotATransferError),
        (of_another_kind, PHRASE, NotATransferError),
        (a_folder, PHRASE, NotATransferError),
        (os.unlink, PHRASE, TransferFailedError),
    ],
)
def test_what_can_not_be_brought_back_changes_nothing(taken, second, harm, phrase, error):
    (second.folders.scripts / "mine.md").write_text("# written here")
    before = second.files()
    if harm is not None:
        harm(taken)

    with pytest.raises(error, match="Nothing was changed"):
        bringing.stage(taken, phrase, second.folders)

    assert second.files() == before


@pytest.mark.parametrize("name", [b"data/../../out.md", b"/etc/out.md", b"cache/x", b"data", b"config/../x"])
def test_a_file_that_leads_out_of_the_folders_is_refused(tmp_path, second, name):
    file = tmp_path / "made-by-hand"
    with new_container(file, PHRASE) as container:
        container.note("key", "0" * 64)
        container.note("former_keys", "[]")
        container.note("sittings", "0")
        container.add(name, [b"x"])

    with pytest.raises(NotATransferError, match="leads out"):
        bringing.stage(file, PHRASE, second.folders)


def test_a_wrong_key_or_list_of_keys_is_refused(tmp_path, second):
    for key, former in (("", "[]"), ("zz", "[]"), ("0" * 64, "{"), ("0" * 64, '["x"]')):
        file = tmp_path / "made-by-hand"
        with new_container(file, PHRASE) as container:
            container.note("key", key)
            container.note("former_keys", former)

        with pytest.raises(NotATransferError, match="key isn't in it"):
            bringing.stage(file, PHRASE, second.folders)


def test_settings_behind_a_link_stay_behind_it(taken, second, tmp_path):
    real = tmp_path / "dotfiles.toml"
    real.write_text("speak = true\n")
    (second.folders.config / "settings.toml").symlink_to(real)

    bring(second, taken)

    assert (second.folders.config / "settings.toml").is_symlink()
    assert real.read_text() == "speak = false\n"


def test_a_link_that_leads_to_itself_is_set_aside(taken, second):
    circle = second.folders.config / "settings.toml"
    circle.symlink_to(circle.name)

    bring(second, taken)

    assert not circle.is_symlink()
    assert circle.read_text() == "speak = false\n"


def test_while_another_window_is_open_nothing_is_put_in_place(taken, second):
    with second.open():
        staged = bringing.stage(taken, PHRASE, second.folders)

        with pytest.raises(LogInUseError):
            bringing.put_in_place(staged, second.folders, second.keys)


def test_what_can_not_be_read_is_named_and_left_out(first, second, tmp_path):
    (first.folders.scripts / "nowhere.md").symlink_to("nothing-there")
    file = tmp_path / "carried"
    with first.open() as log:
        taken = take_everything(log, first.folders, PHRASE, file)

    bring(second, file)

    assert len(taken.left_out) == 1
    assert "nowhere.md" in taken.left_out[0]
    assert (second.folders.scripts / "mine.md").exists()


def test_a_folder_that_can_not_be_read_is_named_and_left_out(first, second, tmp_path, monkeypatch):
    """Also where it fails only once it is being read."""
    whole, unread = os.scandir, first.folders.data / "scripts"
    file = tmp_path / "carried"

    def scandir(folder):
        if os.fspath(folder) == str(unread):
            raise OSError(5, "Input/output error", str(folder))
        return whole(folder)

    with first.open() as log, monkeypatch.context() as patch:
        patch.setattr(os, "scandir", scandir)
        taken = take_everything(log, first.folders, PHRASE, file)
    bring(second, file)

    assert taken.left_out == (f"{unread}: This folder can't be read: Input/output error.",)
    assert not (second.folders.scripts / "mine.md").exists()


def test_a_short_passphrase_is_refused_and_a_full_disk_leaves_nothing(first, tmp_path):
    with first.open() as log:
        with pytest.raises(PassphraseTooShortError):
            take_everything(log, first.folders, "short", tmp_path / "x")
        with pytest.raises(TransferFailedError):
            take_everything(log, first.folders, PHRASE, tmp_path / "no-folder" / "x")

    assert [path.name for path in first.folders.data.iterdir() if "leaving" in path.name] == []
    assert json.loads((first.folders.config / "log-key.json").read_text())["place"] == "keyring"


def test_where_not_even_cleaning_up_works_what_went_wrong_first_is_said(first, tmp_path, monkeypatch):
    """As on a network share that went away: every further call fails."""

    def gone(_path, **_how):
        raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))

    def not_begun(target, _passphrase):
        patch.setattr(Path, "unlink", gone)
        raise TransferFailedError(target, "that came first")

    with first.open() as log, monkeypatch.context() as patch:
        patch.setattr(taking, "new_container", not_begun)
        with pytest.raises(TransferFailedError, match="that came first"):
            take_everything(log, first.folders, PHRASE, tmp_path / "all.kindpace")
