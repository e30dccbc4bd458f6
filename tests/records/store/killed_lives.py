"""What a process that will be killed does to a log, and what a later one finds."""

import random
import time

from player.practice.units import Seconds
from player.records.errors import RecordsError
from player.records.journal.entries import JournalKind
from player.records.session_log import SessionLog
from player.records.store.entries import (
    Content,
    ContentKind,
    EventKind,
    Outcome,
    RatingTime,
    Scale,
    StartedSitting,
)
from player.records.store.key_places import KeyPlace
from player.records.store.keys import Keys

WORDS = "otter lamp gravel tuesday"
TYPED = "a sentence that somebody types, one letter after the other, until the lights go out. " * 4
LINES = 4


class FileKeyring:
    """A keyring that outlives the process, like the system's."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir(exist_ok=True)

    def read(self, entry):
        path = self.folder / entry
        return path.read_text() if path.exists() else None

    def keep(self, entry, secret):
        part = self.folder / "part"
        part.write_text(secret)
        part.rename(self.folder / entry)

    def delete(self, entry):
        (self.folder / entry).unlink(missing_ok=True)


def keys_of(folder):
    return Keys(folder / "config", FileKeyring(folder / "keyring"), WORDS)


class Committed:
    """What earlier lives reported as committed."""

    def __init__(self):
        self.heard = {}
        self.ended = set()
        self.letters = {}

    def note(self, what, name, many="0"):
        match what:
            case "heard":
                self.heard[name] = float(many)
            case "ended":
                self.ended.add(name)
            case "typed":
                self.letters[name] = int(many)

    def lost_from(self, log):
        """All differences from what was reported, in words."""
        sittings = {sitting.id: sitting for sitting in log.sittings()}
        letters = {entry.id: len(entry.now.parts["line"]) for entry in log.journal.entries()}
        for sitting, seconds in self.heard.items():
            if sitting not in sittings or sittings[sitting].seconds_heard < seconds:
                yield f"{seconds} s of sitting {sitting}"
        for sitting, found in sittings.items():
            wanted = Outcome.COMPLETED if sitting in self.ended else None
            if found.outcome is not wanted and (wanted or found.outcome is Outcome.RUNNING):
                yield f"the end of sitting {sitting}: {found.outcome}"
        for entry, many in self.letters.items():
            if letters.get(entry, 0) < many:
                yield f"{many} letters of entry {entry}: {letters.get(entry, 0)} are there"


def wrong_in(log, committed):
    """All problems of a log just opened, in words."""
    if log.opened.set_aside is not None:
        yield f"the log was set aside as {log.opened.set_aside}"
    for pragma, fine in (("integrity_check", [("ok",)]), ("foreign_key_check", [])):
        if (found := log.rows(f"PRAGMA {pragma}")) != fine:
            yield f"{pragma}: {found}"
    sittings = len(log.sittings())
    for backup in log.retention.backups():
        try:
            found = log.retention.inspect_backup(backup)
        except RecordsError as error:
            yield str(error)
            continue
        if found.sittings > sittings - found.lost_sittings:
            yield f"{backup.path.name} holds a sitting that was deleted"
    yield from committed.lost_from(log)


def begin(log):
    script, preset = Content(ContentKind.SCRIPT, "x", b"x" * 5000), Content(ContentKind.PRESET, "g", b"g")
    return log.start(StartedSitting(script, "X", preset, "00", Seconds(60.0), spoken=True))


def sit(log, _chance, say):
    sitting = begin(log)
    say("heard", sitting, 0)
    log.rate(sitting, RatingTime.START, Scale.DISTRESS_10, 4)
    for line in range(LINES):
        log.heard(sitting, Seconds(line + 1.0), line)
        say("heard", sitting, line + 1)
    log.event(sitting, Seconds(LINES), EventKind.PAUSED)
    log.finish(sitting, Outcome.COMPLETED)
    say("ended", sitting)


def write(log, _chance, say):
    entry = log.journal.begin(JournalKind.END_OF_DAY)
    for many in range(1, len(TYPED), 37):
        log.journal.save(entry, {"line": TYPED[:many]})
        say("typed", entry, many)


def move_key(log, chance, _say):
    others = [place for place in KeyPlace if place is not log.key_place or place is KeyPlace.PASSPHRASE]
    log.move_key(chance.choice(others), WORDS)


def back_up(log, _chance, _say):
    for backup in log.retention.backups():
        backup.path.unlink()
    log.retention.back_up_if_due()


def restore(log, chance, say):
    # The newest state, so that nothing reported earlier is missing.
    back_up(log, chance, say)
    log.retention.restore_backup(log.retention.backups()[0])
    for aside in log.path.parent.glob("*set-aside*"):
        aside.unlink()


def delete(log, chance, say):
    sitting = begin(log)
    back_up(log, chance, say)
    log.retention.delete_sitting(sitting)


DOINGS = {
    "sitting": sit,
    "typing": write,
    "moving-the-key": move_key,
    "backing-up": back_up,
    "restoring": restore,
    "deleting": delete,
}
"""Actions repeated on an open log until the kill."""


def go_on(folder, committed, doing, seed, say):
    """Open the log, check that everything is there, and repeat one action until killed."""
    chance = random.Random(seed)  # noqa: S311 - places, not secrets
    log = SessionLog.open(folder / "data", keys_of(folder))
    say("opened", repr(list(wrong_in(log, committed))))
    while True:
        begun = time.perf_counter()
        DOINGS[doing](log, chance, say)
        say("did", time.perf_counter() - begun)


def open_first(folder, sittings, say):
    """Open a log for the first time; it should have this many sittings."""
    say("begun")
    begun = time.perf_counter()
    log = SessionLog.open(folder / "data", keys_of(folder))
    say("did", time.perf_counter() - begun)
    wrong = list(wrong_in(log, Committed()))
    if len(log.sittings()) != sittings:
        wrong.append(f"{len(log.sittings())} sittings of {sittings}")
    say("opened", repr(wrong))
    log.close()
