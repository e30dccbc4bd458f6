"""The lock belongs to one process, and ends with it (docs/adr/0015-own-lock-file.md)."""

import os
import signal
import subprocess
import sys

import pytest

from player.records.errors import LogInUseError
from player.records.store.lock import WriterLock

LEAVES_A_CHILD = """
import os, sys, time
from pathlib import Path
from player.records.store.lock import WriterLock

lock = WriterLock(Path(sys.argv[1]))
lock.take()
child = os.fork()
if child == 0:
    os.close(1)
    time.sleep(60)
print(child, flush=True)
os.kill(os.getpid(), 9)
"""


def test_it_is_refused_to_a_second_writer_in_the_same_process(tmp_path):
    first, second = WriterLock(tmp_path / "sittings.db"), WriterLock(tmp_path / "sittings.db")
    first.take()

    with pytest.raises(LogInUseError):
        second.take()
    first.release()
    second.take()
    second.release()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process is forked there")
def test_a_child_that_outlives_a_killed_writer_does_not_keep_it(tmp_path):
    asked = [sys.executable, "-c", LEAVES_A_CHILD, str(tmp_path / "sittings.db")]
    ended = subprocess.run(asked, stdout=subprocess.PIPE, text=True, check=False)
    child = int(ended.stdout)
    try:
        lock = WriterLock(tmp_path / "sittings.db")
        lock.take()
        lock.release()
    finally:
        os.kill(child, signal.SIGKILL)

    assert ended.returncode == -signal.SIGKILL
