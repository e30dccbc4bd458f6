"""Killing the process while it re-keys, backs up, puts back, migrates or saves typing loses nothing."""

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

from change_until_killed import keys_of

from player.records import SessionLog

HERE = Path(__file__).parent
KILLS = 12


def killed(folder, seed, seconds):
    """What the program had said when it was killed, some seconds after it opened the log."""
    command = [sys.executable, str(HERE / "change_until_killed.py"), str(folder), str(seed)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    first = writer.stdout.readline()
    time.sleep(seconds)
    writer.kill()
    said = [first, *writer.stdout.readlines()]
    writer.stdout.close()
    writer.wait()
    return [line.split() for line in said if line.endswith("\n")]


def test_kills_while_everything_changes_lose_nothing(tmp_path):
    (tmp_path / "config").mkdir()
    chance = random.Random(20261122)  # noqa: S311 - moments, not secrets
    said = []
    for kill in range(KILLS):
        said += killed(tmp_path, kill, chance.uniform(0.0, 0.35))
        assert ["opened", "None"] in said[-200:]
    log = SessionLog.open(tmp_path / "data", keys_of(tmp_path))
    sittings = {one.id for one in log.sittings()}
    entries = {one.id: len(one.now.parts["line"]) for one in log.journal.entries()}
    whole, linked = log.rows("PRAGMA integrity_check"), log.rows("PRAGMA foreign_key_check")
    log.close()

    assert {tuple(words) for words in said if words[0] == "opened"} == {("opened", "None")}
    assert log.opened.set_aside is None
    assert (whole, linked) == ([("ok",)], [])
    assert {words[1] for words in said if words[0] == "sitting"} <= sittings
    for _, entry, length in (words for words in said if words[0] == "entry"):
        assert entries[entry] >= int(length)
    assert sum(words[0] == "changed" for words in said) > KILLS / 4


def test_a_migration_killed_at_any_moment_is_done_whole_the_next_time(tmp_path):
    program = (
        "import sys; from pathlib import Path; from player.records import Keys, SessionLog\n"
        "f = Path(sys.argv[1]); print('ready', flush=True)\n"
        "SessionLog.open(f / 'data', Keys(f / 'config')); print('done', flush=True); sys.stdin.read()\n"
    )
    for wait in (0.0, 0.003, 0.006):
        folder = tmp_path / str(wait)
        shutil.copytree(HERE / "earlier" / "v1", folder)
        writer = subprocess.Popen(
            [sys.executable, "-c", program, str(folder)],
            stdout=subprocess.PIPE,
            stdin=subprocess.PIPE,
            text=True,
        )
        writer.stdout.readline()
        time.sleep(wait)
        writer.kill()
        writer.communicate()
        log = SessionLog.open(folder / "data", keys_of(folder))

        assert log.opened.set_aside is None
        assert len(log.sittings()) == 3
        assert log.rows("PRAGMA integrity_check") == [("ok",)]
        log.close()
