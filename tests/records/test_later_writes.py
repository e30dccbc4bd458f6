"""What a log can't take now is written later, in its order, once."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from player.records.errors import DiskFullError, LogInUseError, UnknownEntryError
from player.records.later_writes import LaterWrites

EIGHT = datetime(2026, 3, 3, 8, tzinfo=UTC)


class Disk:
    """Full, or not."""

    def __init__(self):
        self.full, self.written = True, []

    def write(self, words):
        def work(_moment):
            if self.full:
                raise DiskFullError(Path("sittings.db"))
            self.written.append(words)

        return work


def gone(_moment):
    raise UnknownEntryError("of a deleted entry")


def test_what_waits_is_written_before_what_follows_and_once():
    disk, later = Disk(), LaterWrites()
    with pytest.raises(DiskFullError):
        later.write(disk.write("first"), EIGHT)
    with pytest.raises(DiskFullError):
        later.write(disk.write("second"), EIGHT)
    later.add(disk.write("third"), EIGHT)
    waited = later.waiting
    disk.full = False
    later.write(disk.write("fourth"), EIGHT)
    later.try_again()

    assert waited
    assert disk.written == ["first", "second", "third", "fourth"]
    assert not later.waiting


def test_each_is_told_when_it_came_however_often_it_is_tried():
    disk, later, told = Disk(), LaterWrites(), []

    def work(moment):
        disk.write("tried")(moment)
        told.append(moment)

    for minutes in (0, 7):
        with pytest.raises(DiskFullError):
            later.write(work, EIGHT + timedelta(minutes=minutes))
    disk.full = False
    later.write(work, EIGHT + timedelta(minutes=9))

    assert told == [EIGHT + timedelta(minutes=minutes) for minutes in (0, 7, 9)]


def test_what_never_can_be_written_holds_up_nothing():
    disk, later = Disk(), LaterWrites()
    disk.full = False
    later.add(gone, EIGHT)
    with pytest.raises(UnknownEntryError):
        later.write(disk.write("words"), EIGHT)

    assert disk.written == ["words"]
    assert not later.waiting


def test_a_log_that_another_program_has_is_not_waited_for_at_each_key():
    """A try waits a second for it: one every ten seconds, and one at the end."""
    now = [100.0]
    tries: list[float] = []
    later = LaterWrites(lambda: now[0])

    def in_use(_moment):
        tries.append(now[0])
        raise LogInUseError(Path("sittings.db"))

    for _ in range(30):
        with pytest.raises(LogInUseError):
            later.write(in_use, EIGHT)
        now[0] += 0.5
    with pytest.raises(LogInUseError):
        later.try_again(at_last=True)

    assert tries == [100.0, 110.0, 115.0]
    assert later.waiting
