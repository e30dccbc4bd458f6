"""Fixtures for the records tests: fake keyrings, and a log in a new folder."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from stand_ins import FakeKeyring, TickingClock

from player.practice.units import Seconds
from player.records.session_log import SessionLog
from player.records.store.entries import Content, ContentKind, StartedSitting
from player.records.store.keys import Keys


@pytest.fixture
def keyring() -> FakeKeyring:
    return FakeKeyring()


@pytest.fixture
def no_keyring() -> FakeKeyring:
    absent = FakeKeyring()
    absent.locked = True
    return absent


@pytest.fixture
def keys(tmp_path: Path, keyring: FakeKeyring) -> Keys:
    (tmp_path / "config").mkdir()
    return Keys(tmp_path / "config", keyring)


@pytest.fixture
def clock() -> TickingClock:
    return TickingClock()


@pytest.fixture
def open_log(tmp_path: Path, keys: Keys, clock: TickingClock) -> Iterator[Callable[[], SessionLog]]:
    opened = []

    def open_it():
        opened.append(SessionLog.open(tmp_path / "data", keys, clock))
        return opened[-1]

    yield open_it
    for log in opened:
        log.close()


@pytest.fixture
def others_too() -> StartedSitting:
    return StartedSitting(
        script=Content(ContentKind.SCRIPT, "others-too", b"# a script nobody else may read"),
        title="Others too",
        preset=Content(ContentKind.PRESET, "gentle", b"session_max_min: 8"),
        plan_hash="ab" * 32,
        planned=Seconds(290.0),
        spoken=True,
    )
