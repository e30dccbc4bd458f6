"""Killing the process at any moment loses nothing that was committed."""

import random
import subprocess
import sys
import time
from pathlib import Path

from player.records import Keys, LogReader, Outcome, SessionLog

WRITER = Path(__file__).with_name("write_until_killed.py")
KILLS = 30


def killed_after(folder, seconds, *, once_open):
    """What the writer had said by the time it was killed, counted from its start or from when it was open."""
    writer = subprocess.Popen([sys.executable, str(WRITER), str(folder)], stdout=subprocess.PIPE, text=True)
    first = writer.stdout.readline() if once_open else ""
    time.sleep(seconds)
    writer.kill()
    said = [first, *writer.stdout.readlines()]
    writer.stdout.close()
    writer.wait()
    # A last line without its end was cut off while it was said; it tells of something committed all the same.
    return [line.split() for line in said if line.endswith("\n")]


def test_thirty_kills_lose_nothing_and_mark_what_was_unfinished(tmp_path, no_keyring):
    (tmp_path / "config").mkdir()
    chance = random.Random(20261122)  # noqa: S311 - moments, not secrets
    said = []
    for kill in range(KILLS):
        # Every third is killed while it imports, opens, recovers and marks.
        once_open = kill % 3 != 0
        wait = chance.uniform(0.0, 0.06) if once_open else chance.uniform(0.1, 0.3)
        said += killed_after(tmp_path, wait, once_open=once_open)
    log = SessionLog.open(tmp_path / "data", Keys(tmp_path / "config", no_keyring))
    records = {record.id: record for record in log.sittings()}
    whole = log.rows("PRAGMA integrity_check", ())
    linked = log.rows("PRAGMA foreign_key_check", ())
    log.close()

    started = {words[1] for words in said if words[0] == "started"}
    heard = {words[1]: float(words[2]) for words in said if words[0] == "heard"}
    finished = {words[1] for words in said if words[0] == "finished"}
    assert whole == [("ok",)]
    assert linked == []
    assert {tuple(words) for words in said if words[0] == "opened"} == {("opened", "None")}
    assert len(started) > KILLS / 3
    assert started <= set(records)
    assert all(records[sitting].seconds_heard >= seconds for sitting, seconds in heard.items())
    assert {records[sitting].outcome for sitting in finished} == {Outcome.COMPLETED}
    unfinished = [record for record in records.values() if record.outcome is not Outcome.COMPLETED]
    assert 0 < len(unfinished) <= KILLS
    assert {record.outcome for record in unfinished} == {Outcome.INTERRUPTED}
    assert all(record.ended >= record.started for record in unfinished)


def test_a_living_writer_keeps_its_sitting_running(tmp_path, no_keyring):
    (tmp_path / "config").mkdir()
    writer = subprocess.Popen([sys.executable, str(WRITER), str(tmp_path)], stdout=subprocess.PIPE, text=True)
    try:
        while not writer.stdout.readline().startswith("heard"):
            pass
        second = subprocess.run(
            [sys.executable, str(WRITER), str(tmp_path)],
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        with LogReader.open_to_read(tmp_path / "data", Keys(tmp_path / "config", no_keyring)) as reader:
            outcomes = {record.outcome for record in reader.sittings()}
    finally:
        writer.kill()
        writer.stdout.close()
        writer.wait()

    assert "LogInUseError" in second.stderr
    assert second.stdout == ""
    assert Outcome.INTERRUPTED not in outcomes
