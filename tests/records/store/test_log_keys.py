"""Where the key is kept, and what happens when it can't be reached."""

import json
import os
import stat

import keyring as library
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, NoKeyringError

from player.records.errors import KeyNotKeptError, KeyUnavailableError
from player.records.session_log import SessionLog
from player.records.store.key_places import KeyPlace
from player.records.store.keys import KeyringVault, Keys, VaultUnavailableError


def test_with_a_keyring_the_key_is_there_and_in_no_file(tmp_path, keys, keyring):
    found = keys.find_or_make(tmp_path / "sittings.db")

    assert found.place is KeyPlace.KEYRING
    assert list(keyring.secrets.values()) == [found.secret]
    assert len(bytes.fromhex(found.secret)) == 32
    for file in (tmp_path / "config").iterdir():
        assert found.secret not in file.read_text()


def test_without_a_keyring_the_key_is_in_a_file_for_its_owner_only(tmp_path, no_keyring):
    keys = Keys(tmp_path, no_keyring)

    found = keys.find_or_make(tmp_path / "sittings.db")
    file = tmp_path / "log-key.secret"

    assert found.place is KeyPlace.FILE
    assert file.read_text().strip() == found.secret
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "does not protect" in found.place.words


def test_the_same_key_is_found_again_and_each_profile_has_its_own(tmp_path, keyring, no_keyring):
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
    log = tmp_path / "sittings.db"

    first = Keys(tmp_path / "a", keyring).find_or_make(log)
    again = Keys(tmp_path / "a", keyring).find_or_make(log)
    other = Keys(tmp_path / "b", keyring).find_or_make(log)
    in_file = Keys(tmp_path / "c", no_keyring).find_or_make(log)
    still_in_file = Keys(tmp_path / "c", keyring).find_or_make(log)

    assert again.secret == first.secret
    assert other.secret != first.secret
    assert (still_in_file.secret, still_in_file.place) == (in_file.secret, KeyPlace.FILE)


def test_looking_for_a_key_makes_none(tmp_path, keys, keyring):
    assert keys.find(tmp_path / "sittings.db") is None
    assert keyring.secrets == {}
    assert list((tmp_path / "config").iterdir()) == []


def test_a_locked_keyring_leaves_the_log_alone(tmp_path, open_log, others_too, keyring):
    log = open_log()
    log.start(others_too)
    log.close()
    before = log.path.read_bytes()
    keyring.locked = True

    with pytest.raises(KeyUnavailableError, match="unlock it"):
        open_log()

    assert log.path.read_bytes() == before
    assert not (tmp_path / "config" / "log-key.secret").exists()


def test_a_key_is_found_again_without_its_marker(tmp_path, keys, keyring):
    log = tmp_path / "sittings.db"
    first = keys.find_or_make(log)
    marker = tmp_path / "config" / "log-key.json"

    for damage in (b"", b"{", b'{"place": "moon", "entry": "x"}', b"[1]", b"\xff" * 9000):
        marker.write_bytes(damage)
        again = keys.find_or_make(log)

        assert again.secret == first.secret
        assert json.loads(marker.read_text())["place"] == "keyring"
    assert len(keyring.secrets) == 1


def test_a_damaged_key_file_is_set_aside_not_overwritten(tmp_path, no_keyring):
    (tmp_path / "log-key.secret").write_text("not a key")

    found = Keys(tmp_path, no_keyring).find_or_make(tmp_path / "sittings.db")
    kept = [file.read_text() for file in tmp_path.iterdir() if "set-aside" in file.name]

    assert kept == ["not a key"]
    assert len(found.notices) == 1
    assert (tmp_path / "log-key.secret").read_text().strip() == found.secret


@pytest.mark.parametrize(
    "saved",
    [
        pytest.param(lambda key: b"\xef\xbb\xbf" + key + b"\r\n", id="byte-order mark"),
        pytest.param(bytes.upper, id="capitals"),
    ],
)
def test_a_key_that_was_kept_elsewhere_meanwhile_opens_the_log(tmp_path, no_keyring, others_too, saved):
    keys = Keys(tmp_path, no_keyring)
    with SessionLog.open(tmp_path / "data", keys) as log:
        log.start(others_too)
    file = tmp_path / "log-key.secret"
    file.write_bytes(saved(file.read_bytes().strip()))
    with SessionLog.open(tmp_path / "data", Keys(tmp_path, no_keyring)) as log:
        count = log.count_sittings()

    assert count == 1


def test_a_keyring_that_forgets_is_not_trusted(tmp_path):
    class Forgetful:
        def read(self, _entry):
            return None

        def keep(self, entry, secret):
            pass

        def delete(self, entry):
            pass

    found = Keys(tmp_path, Forgetful()).find_or_make(tmp_path / "sittings.db")

    assert found.place is KeyPlace.FILE


def test_no_log_is_begun_when_its_key_can_not_be_kept(tmp_path, no_keyring):
    (tmp_path / "config").write_text("not a folder")

    with pytest.raises(KeyNotKeptError, match="No log was begun"):
        SessionLog.open(tmp_path / "data", Keys(tmp_path / "config", no_keyring))

    assert not (tmp_path / "data" / "sittings.db").exists()


def test_a_key_never_shows_in_a_message(tmp_path, keys):
    found = keys.find_or_make(tmp_path / "sittings.db")

    assert found.secret not in repr(found)
    assert found.secret not in str(found)


class Backend(KeyringBackend):
    priority = 5

    def __init__(self, trouble=None):
        super().__init__()
        self.kept = {}
        self.trouble = trouble

    def get_password(self, service, username):
        if self.trouble:
            raise self.trouble
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password


def test_the_system_keyring_is_used_through_its_library(monkeypatch):
    backend = Backend()
    monkeypatch.setattr(library, "get_keyring", lambda: backend)

    KeyringVault().keep("log-1", "secret")

    assert KeyringVault().read("log-1") == "secret"
    assert backend.kept == {("kindpace", "log-1"): "secret"}


@pytest.mark.parametrize("trouble", [NoKeyringError("none"), KeyringLocked("no"), ConnectionError("bus")])
def test_whatever_a_keyring_raises_is_one_thing_to_us(monkeypatch, trouble):
    monkeypatch.setattr(library, "get_keyring", lambda: Backend(trouble))

    with pytest.raises(VaultUnavailableError, match=type(trouble).__name__):
        KeyringVault().read("log-1")


def test_a_keyring_that_keeps_nothing_safe_counts_as_none(monkeypatch):
    backend = Backend()
    monkeypatch.setattr(backend, "priority", 0.5)
    monkeypatch.setattr(library, "get_keyring", lambda: backend)

    with pytest.raises(VaultUnavailableError, match="no keyring service"):
        KeyringVault().keep("log-1", "secret")

    assert backend.kept == {}


def test_a_config_folder_that_leads_to_itself_holds_no_key_and_crashes_nothing(tmp_path, keyring):
    (tmp_path / "config").symlink_to("config")
    keys = Keys(tmp_path / "config", keyring)

    assert keys.find(tmp_path / "sittings.db") is None


def test_a_folder_whose_name_is_no_text_has_a_key_and_backups(tmp_path, keyring, others_too):
    home = tmp_path / os.fsdecode(b"home-\xff")
    (home / "config").mkdir(parents=True)
    with SessionLog.open(home / "data", Keys(home / "config", keyring)) as log:
        log.start(others_too)
        log.retention.back_up_if_due()
        (backup,) = log.retention.backups()
        log.retention.restore_backup(backup)
        left = len(log.sittings())

    assert left == 1
