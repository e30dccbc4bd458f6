"""Run in a mount namespace of its own: fills small file systems to the last byte and deletes there.

Prints one JSON object a line; ``test_deleting_on_a_full_disk`` reads them.
"""

import json
import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bare_pages import pages_of
from page_material import parts_in

from player.practice.units import Seconds
from player.records.errors import RecordsError
from player.records.journal.entries import JournalKind
from player.records.retention.everything import Deleted, OwnFiles, delete_everything
from player.records.session_log import SessionLog
from player.records.store.entries import Content, ContentKind, NoteKind, StartedSitting
from player.records.store.keys import Keys
from player.records.store.reserve import reserve_of
from player.system.folders import Folders
from player.window.entry.state import DeleteEntry
from player.window.intents import ConfirmDelete, OpenJournal, OpenLog
from player.window.journal.state import OpenEntry
from player.window.log.state import DeleteSitting, OpenSitting
from player.window.router import Router

MARK = "a very particular heron"
SIZE = "8m"
DAY = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class Clock:
    def __init__(self):
        self.now = DAY

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now


def disk(size=SIZE):
    """A new, small file system."""
    place = Path(tempfile.mkdtemp())
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place], check=True)
    (place / "config").mkdir()
    return place


def fill(place):
    """Take every byte that is free."""
    with (place / "filler").open("ab", buffering=0) as file:
        for size in (1 << 16, 1 << 12, 1):
            with suppress(OSError):
                while True:
                    file.write(b"x" * size)
    return os.statvfs(place).f_bavail


def sitting(log, mark=MARK):
    content = Content(ContentKind.SCRIPT, "others-too", b"# Others too")
    preset = Content(ContentKind.PRESET, "gentle", b"format: 1")
    new = log.start(StartedSitting(content, "Others too", preset, "0" * 64, Seconds(240.0), spoken=True))
    log.reflect(new, mark * 30)
    return new


def entry(log, mark=MARK):
    new = log.journal.begin(JournalKind.END_OF_DAY)
    log.journal.save(new, {"line": mark * 30})
    return new


def open_log(place, clock):
    return SessionLog.open(place / "data", Keys(place / "config"), clock)


def with_marks(place, clock, *, backups):
    """A log with content to keep and content to delete."""
    log = open_log(place, clock)
    for _ in range(20):
        sitting(log, "stays ")
    gone = (sitting(log), entry(log))
    log.reflect(gone[0], MARK, NoteKind.UNWANTED_EFFECT)
    if backups:
        log.retention.back_up_if_due()
    return log, gone


def delete_sitting(log, gone):
    return log.retention.delete_sitting(gone[0]) and log.retention.delete_entry(gone[1])


def delete_parts(log, gone):
    notes = [note.id for note in log.sitting(gone[0]).notes]
    return all(log.retention.delete_note(note) for note in notes) and log.retention.delete_entry(gone[1])


def delete_days(log, _gone):
    return log.retention.delete_days(None, None) == 21


DELETIONS = {"a sitting and an entry": delete_sitting, "notes": delete_parts, "all days": delete_days}


def report(case, log, *, done, free):
    """Print what is left, and where the words still occur."""
    secret = log.key.secret
    held = [path.name for path in log.path.parent.rglob("*.db") if MARK.encode() in pages_of(path, secret)]
    sittings = len(log.sittings())
    whole = log.rows("PRAGMA integrity_check")
    log.close()
    found = {"case": case, "done": done, "free": free, "held": held, "left": sittings, "whole": whole}
    sys.stdout.write(json.dumps(found) + "\n")


def each_deletion():
    for words, delete in DELETIONS.items():
        for backups in (False, True):
            place, clock = disk(), Clock()
            log, gone = with_marks(place, clock, backups=backups)
            before = MARK.encode() in pages_of(log.path, log.key.secret)
            free = fill(place)
            done = before and delete(log, gone)
            report(f"{words}, backups {backups}", log, done=done, free=free)


def without_any_room():
    """Without the reserve, as on a disk that was full from the first day."""
    place, clock = disk(), Clock()
    log, gone = with_marks(place, clock, backups=False)
    log.database.empty_wal()
    reserve_of(log.path).unlink()
    free = fill(place)
    done = delete_sitting(log, gone)
    report("no reserve", log, done=done, free=free)


def after_a_start():
    """The disk was full already when the window opened."""
    place, clock = disk(), Clock()
    log, gone = with_marks(place, clock, backups=True)
    log.close()
    free = fill(place)
    again = open_log(place, clock)
    done = delete_sitting(again, gone)
    report("opened on a full disk", again, done=done, free=free)


def filled_by_writing():
    """The log itself has filled the disk."""
    place, clock = disk("4m"), Clock()
    log, gone = with_marks(place, clock, backups=False)
    with suppress(RecordsError):
        while True:
            sitting(log, "stays " * 10)
    free = fill(place)
    kept = len(log.sittings())
    done = delete_sitting(log, gone) and len(log.sittings()) == kept - 1
    report("filled by writing", log, done=done, free=free)


def again_and_again():
    """Delete sitting by sitting until none is left, on a disk that stays full."""
    place, clock = disk(), Clock()
    log, _ = with_marks(place, clock, backups=True)
    free = []
    for sitting in log.sittings():
        free.append(fill(place))
        log.retention.delete_sitting(sitting.id)
    log.retention.delete_days(None, None)
    report("again and again", log, done=True, free=max(free))


def said_by(act):
    """The message of a failing action."""
    try:
        act()
    except RecordsError as error:
        return str(error)
    return ""


def and_afterwards():
    """Once there is room the log works as before, with its reserve and a backup."""
    place, clock = disk(), Clock()
    log, gone = with_marks(place, clock, backups=False)
    log.database.empty_wal()
    reserve_of(log.path).unlink()
    free = fill(place)
    delete_sitting(log, gone)
    said = said_by(log.retention.back_up_if_due)
    (place / "filler").unlink()
    sitting(log, "stays ")
    backup = log.retention.back_up_if_due()
    log.close()
    log = open_log(place, clock)
    fill(place)
    said += said_by(lambda: log.retention.restore_backup(backup))
    (place / "filler").unlink()
    done = (
        "no backup was made" in said
        and "not put back" in said
        and backup is not None
        and reserve_of(log.path).exists()
    )
    report("room again", log, done=done and log.rows("PRAGMA journal_mode") == [("wal",)], free=free)


def everything():
    """Delete everything: the log is gone, own files stay, and a new log is begun."""
    place, clock = disk(), Clock()
    log, _ = with_marks(place, clock, backups=True)
    folders = Folders(*(place / name for name in ("data", "config", "cache", "log"))).make()
    (folders.recordings / "mine.wav").write_bytes(b"sound")
    free = fill(place)
    log.close()
    deleted = delete_everything(folders, Keys(folders.config), [OwnFiles.RECORDINGS])
    left = sorted(path.name for path in place.rglob("*") if path.is_file())
    folders.make()
    again = open_log(place, clock)
    done = deleted == Deleted() and left == ["filler", "mine.wav"] and not again.sittings()
    report("everything", again, done=done, free=free)


def by_its_pages():
    """Delete through the window's pages, which show no message on success."""
    place, clock = disk(), Clock()
    log, gone = with_marks(place, clock, backups=True)
    folders = Folders(*(place / name for name in ("data", "config", "cache", "log"))).make()
    parts = parts_in(folders, log, library=lambda: None)
    router = Router(parts)
    free = fill(place)
    # The newest sitting is the one that goes.
    ways = (OpenLog(), OpenSitting(0), DeleteSitting(), ConfirmDelete())
    for intent in (*ways, OpenJournal(), OpenEntry(gone[1]), DeleteEntry(), ConfirmDelete()):
        router.handle(intent)
    report("by its pages", log, done=parts.messages.shown == () and not log.journal.entries(), free=free)


CASES = (
    each_deletion,
    without_any_room,
    after_a_start,
    filled_by_writing,
    again_and_again,
    and_afterwards,
    everything,
    by_its_pages,
)

if __name__ == "__main__":
    for case in CASES:
        case()
