"""Does to a log what is hardest on it until it is killed, and says what was committed, after it was."""

import random
import sys
from functools import partial
from pathlib import Path

from player.practice.units import Seconds
from player.records import Content, ContentKind, KeyPlace, Keys, SessionLog, StartedSitting, key_wrap
from player.records.journal_entries import JournalKind

WORDS = "otter lamp gravel tuesday"


class FileKeyring:
    """A keyring that outlives the process, as the system's does."""

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

    def forget(self, entry):
        (self.folder / entry).unlink(missing_ok=True)


def keys_of(folder):
    return Keys(folder / "config", FileKeyring(folder / "keyring"), WORDS)


def say(*words):
    sys.stdout.write(" ".join(str(word) for word in words) + "\n")
    sys.stdout.flush()


def change(log, chance):
    script, preset = Content(ContentKind.SCRIPT, "x", b"x" * 20_000), Content(ContentKind.PRESET, "g", b"g")
    sitting = log.start(StartedSitting(script, "X", preset, "00", Seconds(60.0), spoken=True))
    say("sitting", sitting)
    entry = log.journal.begin(JournalKind.END_OF_DAY, sitting)
    for length in (1, 30, 900):
        log.journal.save(entry, {"line": "w" * length})
        say("entry", entry, length)
    match chance.choice(("move", "move", "backup", "restore")):
        case "move":
            log.move_key(chance.choice([*KeyPlace]), WORDS)
        case "backup":
            for backup in log.keeping.backups():
                backup.path.unlink()
            log.keeping.back_up_if_due()
        case "restore":
            # The newest state, so that nothing said before may be missing after it.
            for backup in log.keeping.backups():
                backup.path.unlink()
            log.keeping.put_back(log.keeping.back_up_if_due())
    say("changed")


def main():
    folder, seed = Path(sys.argv[1]), int(sys.argv[2])
    # Less work for a passphrase, in this process alone: a kill should fall anywhere, not in Argon2.
    key_wrap.Wrapped = partial(key_wrap.Wrapped, memory_kib=64, passes=1, lanes=1)
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    log = SessionLog.open(folder / "data", keys_of(folder))
    say("opened", log.opened.set_aside)
    while True:
        change(log, chance)


if __name__ == "__main__":
    main()
