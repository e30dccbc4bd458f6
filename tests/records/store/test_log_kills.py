"""Killing the process at any moment loses nothing that was committed.

The suite kills in seven moments of each thing that is done to a log, ``make exhaustive`` two hundred times.
"""

import json
import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from killed_lives import Committed

from player.practice.units import Seconds
from player.records.reading import LogReader
from player.records.store.entries import Outcome
from player.records.store.keys import Keys

HERE = Path(__file__).parent
IN_SUITE, IN_ALL = 63, 200
SEED = "KINDPACE_KILL_SEED"
"""Set it to a failing seed to repeat the same waits."""


@pytest.fixture(scope="module")
def seed():
    return int(os.environ.get(SEED, random.randrange(1 << 32)))  # noqa: S311 - moments, not secrets


@pytest.fixture(scope="module", params=[IN_SUITE, pytest.param(IN_ALL, marks=pytest.mark.exhaustive)])
def kills(request, tmp_path_factory, seed):
    """What each of the lives and kills found."""
    folder = tmp_path_factory.mktemp("killed")
    command = [sys.executable, str(HERE / "kill_often.py"), str(folder), str(seed), str(request.param)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, f"{SEED}={seed}: {done.stderr}"
    assert len(found) == request.param
    return found


def test_kills_at_random_moments_lose_nothing(kills, seed):
    wrong = [kill for kill in kills if kill["wrong"]]

    assert wrong == [], f"run it again with {SEED}={seed}"


def test_each_thing_is_killed_in_its_midst(kills):
    within = Counter(kill["kind"] for kill in kills if not kill["whole"])
    committed = sum(kill["committed"] for kill in kills)

    kinds = {
        "sitting",
        "typing",
        "moving-the-key",
        "backing-up",
        "restoring",
        "deleting",
        "beginning",
        "migrating",
        "opening",
    }

    assert set(within) <= kinds
    # Of seven lives of a kind each may have ended before its kill, once in a long while; of 22 not.
    assert len(kinds - set(within)) <= (len(kills) < IN_ALL)
    # How many depends on where the kills fall.
    assert committed > len(kills) // 3


def test_a_loss_would_be_noticed(open_log, others_too):
    log = open_log()
    sitting = log.start(others_too)
    log.heard(sitting, Seconds(5.0))
    said = Committed()
    said.note("heard", sitting, "6.0")
    said.note("ended", sitting)
    said.note("heard", "another", "0")
    said.note("typed", "an entry", "12")

    assert list(said.lost_from(log)) == [
        f"6.0 s of sitting {sitting}",
        "0.0 s of sitting another",
        f"the end of sitting {sitting}: running",
        "12 letters of entry an entry: 0 are there",
    ]


def test_a_living_writer_keeps_its_sitting_running(tmp_path, no_keyring):
    writer = HERE / "write_until_killed.py"
    (tmp_path / "config").mkdir()
    first = subprocess.Popen([sys.executable, str(writer), str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert first.stdout is not None
    try:
        while not first.stdout.readline().startswith("heard"):
            pass
        second = subprocess.run(
            [sys.executable, str(writer), str(tmp_path)],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        with LogReader.open_to_read(tmp_path / "data", Keys(tmp_path / "config", no_keyring)) as reader:
            outcomes = {record.outcome for record in reader.sittings()}
    finally:
        first.kill()
        first.stdout.close()
        first.wait()

    assert "LogInUseError" in second.stderr
    assert second.stdout == ""
    assert Outcome.INTERRUPTED not in outcomes
