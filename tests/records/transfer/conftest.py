"""Fixtures of a transfer."""

import os

import pytest
from sqlcipher3 import dbapi2
from transfer_material import ODD, PHRASE, ROUNDS, Home

from player.practice.units import Seconds
from player.records.store.entries import Outcome
from player.records.transfer.taking import take_everything


@pytest.fixture(scope="module")
def derived_cheaply():
    """A file's key is made in a hundredth of the time; one test reads it as SQLCipher's default would."""
    connection = dbapi2.connect(":memory:")
    connection.execute(f"PRAGMA cipher_default_kdf_iter = {ROUNDS // 100}")
    yield
    connection.execute(f"PRAGMA cipher_default_kdf_iter = {ROUNDS}")
    connection.close()


@pytest.fixture
def sit(others_too):
    def one(home, text):
        with home.open() as log:
            sitting = log.start(others_too)
            log.reflect(sitting, text)
            log.finish(sitting, Outcome.COMPLETED, Seconds(9.0))

    return one


@pytest.fixture
def first(tmp_path, sit):
    home = Home(tmp_path / "first")
    sit(home, "the heron")
    (home.folders.scripts / "mine.md").write_text("# mine")
    (home.folders.config / "settings.toml").write_text("speak = false\n")
    with open(os.path.join(os.fsencode(home.folders.recordings), ODD), "wb") as file:  # noqa: PTH118, PTH123
        file.write(b"sound" * 500_000)
    return home


@pytest.fixture
def second(tmp_path):
    return Home(tmp_path / "second")


@pytest.fixture
def taken(first, tmp_path):
    file = tmp_path / "carried.kindpace"
    with first.open() as log:
        take_everything(log, first.folders, PHRASE, file)
    return file
