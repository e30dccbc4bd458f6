"""Moving the key between keyring, passphrase and file: the log gets a new key and loses no row."""

import contextlib
import errno
import json
import stat
from itertools import pairwise
from pathlib import Path

import pytest

from player.records.errors import (
    DiskFullError,
    KeyMissingError,
    KeyNotMovedError,
    KeyUnavailableError,
    LogClosedError,
    PassphraseNeededError,
    PassphraseTooShortError,
    RecordsError,
    WrongPassphraseError,
)
from player.records.reading import LogReader
from player.records.retention.set_aside_logs import set_log_aside
from player.records.session_log import SessionLog
from player.records.store.database import opens
from player.records.store.key_places import KeyPlace
from player.records.store.key_wrap import Wrapped
from player.records.store.keys import Keys

WORDS = "otter lamp gravel tuesday"
OTHER = "violin moss harbour eleven"
KEYRING, PASSPHRASE, FILE = KeyPlace.KEYRING, KeyPlace.PASSPHRASE, KeyPlace.FILE


def test_a_real_passphrase_costs_what_rfc_9106_asks_of_small_machines():
    """The tests wrap with less (tests/conftest.py)."""
    made = Wrapped("00", "00")

    assert (made.memory_kib, made.passes, made.lanes) == (64 * 1024, 3, 4)


def rows_of(log):
    tables = ("sittings", "events", "ratings", "notes", "contents", "journal", "journal_versions")
    return {table: log.rows(f"SELECT * FROM {table}") for table in tables}  # noqa: S608


def fill(log, others_too):
    for text in ("first", "second"):
        log.reflect(log.start(others_too), text)


@pytest.mark.parametrize(
    "way",
    [
        (KEYRING, FILE, PASSPHRASE, KEYRING),
        (KEYRING, PASSPHRASE, FILE, KEYRING),
        (KEYRING, PASSPHRASE, PASSPHRASE, FILE),
    ],
)
def test_every_way_between_the_places_keeps_every_row(*, tmp_path, keys, keyring, open_log, others_too, way):
    log = open_log()
    fill(log, others_too)
    before = rows_of(log)
    secrets = [log._key.secret]
    for _, to in pairwise(way):
        log.move_key(to, WORDS)
        secrets.append(log._key.secret)
        after_move = rows_of(log)
        log.close()
        assert after_move == before
        assert [opens(log.path, secret) for secret in secrets] == [False] * (len(secrets) - 1) + [True]
        log = SessionLog.open(tmp_path / "data", keys.with_passphrase(WORDS))
        before |= {"sittings": rows_of(log)["sittings"]}

        assert rows_of(log) == before
        assert log.key_place is to
        assert log.opened.set_aside is None
    log.close()

    assert log._key.former == tuple(secrets[-2::-1])
    assert len(keyring.secrets) == (1 if way[-1] is KEYRING else 0)
    assert (tmp_path / "config" / "log-key.secret").exists() == (way[-1] is FILE)


def test_a_passphrase_is_asked_for_and_tried(tmp_path, keys, open_log, others_too):
    log = open_log()
    fill(log, others_too)
    needed_before = keys.needs_passphrase
    log.move_key(PASSPHRASE, WORDS)
    log.close()
    stored = log.path.read_bytes()

    with pytest.raises(PassphraseNeededError, match="might type it"):
        open_log()
    with pytest.raises(WrongPassphraseError, match="try again"):
        SessionLog.open(tmp_path / "data", keys.with_passphrase(WORDS.upper()))
    with pytest.raises(PassphraseNeededError):
        LogReader.open_to_read(tmp_path / "data", keys)
    with LogReader.open_to_read(tmp_path / "data", keys.with_passphrase(WORDS)) as reader:
        found = reader.sittings()

    assert (needed_before, keys.needs_passphrase) == (False, True)
    assert keys.with_passphrase(WORDS).needs_passphrase is False
    assert len(found) == 2
    assert log.path.read_bytes() == stored


def test_a_changed_passphrase_opens_and_the_old_one_does_not(tmp_path, keys, open_log):
    log = open_log()
    log.move_key(PASSPHRASE, WORDS)
    log.move_key(PASSPHRASE, OTHER)
    log.close()

    with pytest.raises(WrongPassphraseError):
        SessionLog.open(tmp_path / "data", keys.with_passphrase(WORDS))
    SessionLog.open(tmp_path / "data", keys.with_passphrase(OTHER)).close()


def test_neither_key_nor_passphrase_stands_in_a_file(tmp_path, open_log):
    log = open_log()
    old = log._key.secret
    log.move_key(PASSPHRASE, WORDS)
    new = log._key.secret
    log.close()

    for path in (file for file in tmp_path.rglob("*") if file.is_file()):
        for word in (old, new, WORDS):
            assert word.encode() not in path.read_bytes()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_short_passphrase_and_the_same_place_change_nothing(open_log):
    log = open_log()
    secret = log._key.secret

    with pytest.raises(PassphraseTooShortError, match="at least 12"):
        log.move_key(PASSPHRASE, "short")
    log.move_key(KEYRING)

    assert log._key.secret == secret


def test_a_place_that_can_not_be_reached_leaves_all_as_it_is(tmp_path, no_keyring, others_too):
    (tmp_path / "config").mkdir()
    keys = Keys(tmp_path / "config", no_keyring)
    log = SessionLog.open(tmp_path / "data", keys)
    fill(log, others_too)

    with pytest.raises(KeyNotMovedError, match="left where it is"):
        log.move_key(KEYRING)
    log.close()

    assert json.loads((tmp_path / "config" / "log-key.json").read_text())["place"] == "file"
    assert "moving_to" not in (tmp_path / "config" / "log-key.json").read_text()
    again = SessionLog.open(tmp_path / "data", keys)
    assert len(again.sittings()) == 2
    again.close()


def test_a_log_that_can_not_be_written_anew_keeps_its_key(open_log, others_too, monkeypatch, keys):
    log = open_log()
    fill(log, others_too)
    old = log._key

    def full(_secret):
        raise DiskFullError(log.path)

    monkeypatch.setattr(log._database, "change_key", full)
    with pytest.raises(KeyNotMovedError, match="is full"):
        log.move_key(FILE)
    log.start(others_too)

    assert log._key == old
    assert keys.find(log.path).secret == old.secret
    assert len(log.sittings()) == 3


@pytest.mark.parametrize("rekeyed", [False, True])
@pytest.mark.parametrize("place", [FILE, PASSPHRASE])
def test_a_move_that_was_cut_short_is_ended_at_the_next_start(
    *, tmp_path, keys, keyring, open_log, others_too, place, rekeyed
):
    log = open_log()
    fill(log, others_too)
    old, new = log._key, keys.begin_move(log._key, place, WORDS)
    if rekeyed:
        log._database.change_key(new.secret)
    log.close()

    again = SessionLog.open(tmp_path / "data", keys.with_passphrase(WORDS))
    used = again._key
    again.close()

    assert again.opened.set_aside is None
    assert used.secret == (new if rekeyed else old).secret
    assert "moving_to" not in (tmp_path / "config" / "log-key.json").read_text()
    assert len(keyring.secrets) == (0 if rekeyed else 1)
    assert (tmp_path / "config" / "log-key.secret").exists() == (rekeyed and place is FILE)


def test_a_half_moved_log_reads_without_the_passphrase_it_does_not_need(tmp_path, keys, open_log):
    log = open_log()
    keys.begin_move(log._key, PASSPHRASE, WORDS)
    log.close()

    with LogReader.open_to_read(tmp_path / "data", keys) as reader:
        assert reader.sittings() == ()


def test_a_damaged_marker_is_set_aside_because_the_key_may_be_in_it(tmp_path, keys, open_log):
    log = open_log()
    log.move_key(PASSPHRASE, WORDS)
    log.close()
    marker = tmp_path / "config" / "log-key.json"
    damaged = marker.read_text()[:-20]
    marker.write_text(damaged)

    with pytest.raises(KeyMissingError):
        SessionLog.open(tmp_path / "data", keys)
    untouched = marker.read_text()
    set_log_aside(log.path)
    SessionLog.open(tmp_path / "data", keys).close()
    kept = [path.read_text() for path in marker.parent.iterdir() if "set-aside" in path.name]

    assert untouched == damaged
    assert kept == [damaged]


def test_a_marker_of_a_newer_version_or_with_absurd_costs_is_not_followed(tmp_path, keys, open_log):
    log = open_log()
    log.move_key(PASSPHRASE, WORDS)
    log.close()
    marker = tmp_path / "config" / "log-key.json"
    content = json.loads(marker.read_text())
    marker.write_text(json.dumps(content | {"format": 99}))

    with pytest.raises(KeyUnavailableError, match="newer Kindpace"):
        open_log()
    marker.write_text(json.dumps(content | {"wrapped": content["wrapped"] | {"memory_kib": 1 << 40}}))

    assert keys.find(log.path) is None


def test_a_disk_that_fails_while_the_key_moves_is_said_and_the_next_start_has_everything(
    tmp_path, keys, open_log, others_too, monkeypatch
):
    """Each question what is at a path in turn, from the moment at which the log is closed."""
    asked, lasting = [], []
    real = Path.stat

    def fails(path, **how):
        if lasting and str(path).startswith(str(tmp_path / "data")):
            asked.append(path)
            if len(asked) == lasting[0]:
                raise OSError(errno.EIO, "Input/output error", str(path))
        return real(path, **how)

    monkeypatch.setattr(Path, "stat", fails)
    place, ends, counted = FILE, [], []
    for at in range(1, 9):
        log = open_log() if at == 1 else SessionLog.open(tmp_path / "data", keys.with_passphrase(WORDS))
        if at == 1:
            fill(log, others_too)
        asked.clear()
        lasting[:] = [at]
        place = PASSPHRASE if log.key_place is not PASSPHRASE else FILE
        try:
            log.move_key(place, WORDS)
        except RecordsError as error:
            ends.append(str(error))
            lasting.clear()
            with contextlib.suppress(LogClosedError):
                counted.append(log.count_sittings())
        lasting.clear()
        log.close()
    with SessionLog.open(tmp_path / "data", keys.with_passphrase(WORDS)) as log:
        notes = log.database.rows("SELECT text FROM notes ORDER BY number")
        aside = log.opened.set_aside

    assert len(ends) >= 4
    assert all("Input/output error" in said for said in ends)
    # It never looks as if there were nothing.
    assert set(counted) <= {2}
    assert (notes, aside) == ([("first",), ("second",)], None)
