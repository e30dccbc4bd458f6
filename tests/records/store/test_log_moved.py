"""The log is moved or deleted while it is open: SQLite alone would go on as if nothing had happened."""

import shutil

import pytest

from player.records.errors import LogFailedError


def test_nothing_is_written_where_nobody_finds_it_and_it_goes_on_once_it_is_back(
    tmp_path, open_log, others_too
):
    log = open_log()
    first = log.start(others_too)
    (tmp_path / "data").rename(tmp_path / "away")

    with pytest.raises(LogFailedError, match="no longer in its place"):
        log.start(others_too)
    with pytest.raises(LogFailedError):
        log.retention.back_up_if_due()
    still_read = [sitting.id for sitting in log.sittings()]
    shutil.rmtree(tmp_path / "data", ignore_errors=True)
    (tmp_path / "away").rename(tmp_path / "data")
    second = log.start(others_too)

    assert still_read == [first]
    assert {sitting.id for sitting in log.sittings()} == {first, second}


def test_another_file_in_its_place_is_left_alone(tmp_path, open_log, others_too):
    log = open_log()
    log.start(others_too)
    path = log.path
    path.rename(tmp_path / "away.db")
    path.write_bytes(b"somebody's copy")

    with pytest.raises(LogFailedError, match="no longer in its place"):
        log.start(others_too)

    assert path.read_bytes() == b"somebody's copy"
