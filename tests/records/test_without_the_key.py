"""A log without its key isn't damaged; logs set aside are listed, and taken back when a key opens them."""

import pytest

from player.practice.units import Seconds
from player.records.errors import KeyDiffersError, KeyMissingError
from player.records.reading import LogReader
from player.records.retention.set_aside_logs import logs_set_aside, set_log_aside
from player.records.session_log import SessionLog
from player.records.store.database import opens
from player.records.store.entries import Outcome
from player.records.store.keys import Keys
from player.records.store.page_key import has_another_key

OTHER_KEY = "0" * 64


def sit(log, others_too, note="a heron stood"):
    sitting = log.start(others_too)
    log.reflect(sitting, note)
    log.finish(sitting, Outcome.COMPLETED, Seconds(9.0))


def everything_in(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def without_lock(files):
    return {path: data for path, data in files.items() if path.suffix != ".lock"}


@pytest.fixture
def written(open_log, others_too):
    log = open_log()
    sit(log, others_too)
    log.close()
    return log.path


@pytest.mark.parametrize("marker", ["kept", "gone", "torn"])
def test_a_log_without_its_key_stops_and_nothing_is_made_or_set_aside(
    written, tmp_path, keyring, keys, marker
):
    keyring.secrets.clear()
    file = tmp_path / "config" / "log-key.json"
    if marker == "gone":
        file.unlink()
    elif marker == "torn":
        file.write_text(file.read_text()[:-20])
    before = without_lock(everything_in(tmp_path))

    with pytest.raises(KeyMissingError, match="stays closed"):
        SessionLog.open(written.parent, keys)
    with pytest.raises(KeyMissingError):
        LogReader.open_to_read(written.parent, keys)

    assert without_lock(everything_in(tmp_path)) == before
    assert keyring.secrets == {}


def test_a_key_file_without_a_key_is_not_set_aside_while_there_is_a_log(tmp_path, no_keyring, others_too):
    keys = Keys(tmp_path / "config", no_keyring)
    (tmp_path / "config").mkdir()
    with SessionLog.open(tmp_path / "data", keys) as log:
        sit(log, others_too)
    (tmp_path / "config" / "log-key.secret").write_text("coffee")
    before = without_lock(everything_in(tmp_path))

    with pytest.raises(KeyMissingError):
        SessionLog.open(tmp_path / "data", keys)

    assert without_lock(everything_in(tmp_path)) == before


def test_a_log_with_another_key_stops_and_opens_once_its_own_is_back(written, tmp_path, keyring, keys):
    right = dict(keyring.secrets)
    keyring.secrets = dict.fromkeys(right, OTHER_KEY)
    before = without_lock(everything_in(tmp_path))

    with pytest.raises(KeyDiffersError, match="another key"):
        SessionLog.open(written.parent, keys)
    with pytest.raises(KeyDiffersError):
        LogReader.open_to_read(written.parent, keys)
    between = without_lock(everything_in(tmp_path))
    keyring.secrets = right
    with SessionLog.open(written.parent, keys) as log:
        found = log.sittings()

    assert between == before
    assert [note.text for note in found[0].notes] == ["a heron stood"]


def test_damage_is_told_from_another_key_by_any_page_that_is_ours(written, keyring):
    (secret,) = keyring.secrets.values()
    whole = bytearray(written.read_bytes())
    told = {}

    for name, page in (("first", 0), ("last", len(whole) // 4096 - 1)):
        damaged = bytearray(whole)
        damaged[page * 4096 + 100] ^= 1
        written.write_bytes(damaged)
        told[name] = opens(written, secret), has_another_key(written, secret)
    written.write_bytes(whole)

    assert told == {"first": (False, False), "last": (True, False)}
    assert has_another_key(written, OTHER_KEY)


def test_a_log_set_aside_on_request_is_listed_and_taken_back(written, open_log, others_too, keyring):
    right = dict(keyring.secrets)
    keyring.secrets.clear()
    aside = set_log_aside(written)
    log = open_log()
    sit(log, others_too, "a later one")
    (listed,) = log.retention.logs_set_aside()
    log.close()
    keyring.secrets = right
    new = written.with_name("new")
    written.rename(new)

    log = open_log()
    (found,) = log.retention.logs_set_aside()
    contents = log.retention.inspect_set_aside(found)
    log.retention.take_back(found)
    texts = [note.text for sitting in log.sittings() for note in sitting.notes]

    assert (listed.path, listed.opens) == (aside, False)
    assert (found.path, found.opens) == (aside, True)
    assert contents.sittings == 1
    assert texts == ["a heron stood"]
    assert not aside.exists()


def test_what_is_replaced_by_taking_back_is_set_aside_in_turn(written, open_log, others_too):
    set_log_aside(written)
    log = open_log()
    sit(log, others_too, "a later one")

    first = log.retention.take_back(log.retention.logs_set_aside()[0])
    second = log.retention.take_back(log.retention.logs_set_aside()[0])
    texts = [note.text for sitting in log.sittings() for note in sitting.notes]

    assert texts == ["a later one"]
    assert not first.exists()
    assert [each.path for each in log.retention.logs_set_aside()] == [second]


def test_one_that_can_not_be_looked_at_hides_no_other(written):
    good = set_log_aside(written)
    folder = written.parent
    (folder / "sittings-set-aside-20260101T000000.db").mkdir()
    (folder / "sittings-set-aside-20260102T000000.db").symlink_to("nowhere")
    (folder / "sittings-set-aside-99999999T999999.db").write_bytes(b"x")

    found = logs_set_aside(folder / "sittings.db")

    assert [each.path for each in found] == [good]
    assert found[0].opens is None
