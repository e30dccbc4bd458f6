"""What tests of exports, keeping and the passphrase share: a log with sittings on chosen days."""

import time
from datetime import timedelta

import pytest
from page_material import Days, folders_in, parts_in

from player.practice.units import Seconds
from player.records.journal.entries import JournalKind
from player.records.session_log import SessionLog
from player.records.store.entries import Content, ContentKind, Outcome, RatingTime, Scale, StartedSitting
from player.records.store.keys import Keys
from player.records.store.vault import VaultUnavailableError
from player.window.router import Router

GOOD = "five plain words for now"


class NoKeyring:
    def read(self, entry):
        raise VaultUnavailableError(entry)

    def keep(self, entry, secret):  # noqa: ARG002
        raise VaultUnavailableError(entry)

    def delete(self, entry):
        raise VaultUnavailableError(entry)


@pytest.fixture
def days():
    return Days()


@pytest.fixture
def folders(tmp_path):
    return folders_in(tmp_path)


@pytest.fixture
def keys(folders):
    return Keys(folders.config, NoKeyring())


@pytest.fixture
def parts(folders, keys, days):
    log = SessionLog.open(folders.data, keys, days)
    made = parts_in(folders, log, now=days)
    yield made
    if made.session_log.open is not None:
        made.session_log.open.close()


@pytest.fixture
def sit(parts, days):
    def add(days_ago, note=""):
        now, days.now = days.now, days.now - timedelta(days=days_ago)
        script, preset = Content(ContentKind.SCRIPT, "s", b"s"), Content(ContentKind.PRESET, "gentle", b"g")
        sitting = parts.session_log.open.start(
            StartedSitting(script, "=Others", preset, "0" * 64, Seconds(240.0), spoken=True)
        )
        parts.session_log.open.rate(sitting, RatingTime.START, Scale.DISTRESS_10, 4)
        parts.session_log.open.reflect(sitting, note)
        parts.session_log.open.finish(sitting, Outcome.COMPLETED, 200.0)
        days.now = now
        return sitting

    return add


@pytest.fixture
def journal(parts):
    entry = parts.session_log.open.journal.begin(JournalKind.END_OF_DAY)
    parts.session_log.open.journal.save(entry, {"line": "Soup with the neighbour"})
    return entry


def at(parts, intent):
    router = Router(parts)
    router.handle(intent)
    return router


def until_done(router, parts):
    """Wait until nothing has the log any more, and what came of it is said."""
    work = parts.log_work.get()
    until = time.monotonic() + 60
    while work.words or work.looked_into:
        assert time.monotonic() < until, work.words or work.looked_into
        router.tick()
        time.sleep(0.005)
