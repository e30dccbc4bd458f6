"""Writes sittings until it is killed, and prints what was committed afterwards."""

import sys
from pathlib import Path

from player.practice.units import Seconds
from player.records.session_log import SessionLog
from player.records.store.entries import Content, ContentKind, Outcome, StartedSitting
from player.records.store.keys import Keys, VaultUnavailableError


class NoKeyring:
    def read(self, _entry):
        raise VaultUnavailableError("none")

    def keep(self, _entry, _secret):
        raise VaultUnavailableError("none")

    def delete(self, _entry):
        raise VaultUnavailableError("none")


def say(*words):
    sys.stdout.write(" ".join(str(word) for word in words) + "\n")
    sys.stdout.flush()


folder = Path(sys.argv[1])
log = SessionLog.open(folder / "data", Keys(folder / "config", NoKeyring()))
say("opened", log.opened.set_aside)
while True:
    sitting = log.start(
        StartedSitting(
            Content(ContentKind.SCRIPT, "x", b"x" * 5000),
            "X",
            Content(ContentKind.PRESET, "gentle", b"g"),
            "00",
            Seconds(60.0),
            spoken=True,
        )
    )
    say("started", sitting)
    for line in range(4):
        log.heard(sitting, Seconds(line + 1.0), line)
        say("heard", sitting, line + 1)
    log.finish(sitting, Outcome.COMPLETED)
    say("finished", sitting)
