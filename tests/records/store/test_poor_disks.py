"""Without locks the log is read, but not written: two could write at once. Without shared pages, both."""

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from calls_library import NEEDED, made_folder

from player.records.journal.entries import JournalKind
from player.records.session_log import SessionLog
from player.records.store.keys import Keys

ROOT = Path(__file__).parents[3]
WORDS = "the heron stood in the rain"

pytestmark = NEEDED

WRITES_AND_IS_KILLED = """
import os, signal, sys
from pathlib import Path
from player.records.journal.entries import JournalKind
from player.records.session_log import SessionLog
from player.records.store.keys import Keys

log = SessionLog.open(Path(sys.argv[1]), Keys(Path(sys.argv[1]) / "config"))
log.journal.save(log.journal.begin(JournalKind.END_OF_DAY), {"line": sys.argv[2]})
os.kill(os.getpid(), signal.SIGKILL)
"""

READS_AND_WOULD_WRITE = """
import json, sys
from pathlib import Path
from player.records.errors import RecordsError
from player.records.reading import LogReader
from player.records.session_log import SessionLog
from player.records.store.keys import Keys

keys = Keys(Path(sys.argv[1]) / "config")
with LogReader.open_to_read(Path(sys.argv[1]), keys) as log:
    found = [entry.now.parts["line"] for entry in log.journal.entries()]
try:
    SessionLog.open(Path(sys.argv[1]), keys)
    said = ""
except RecordsError as error:
    said = str(error)
print(json.dumps([found, said]))
"""


@pytest.fixture(scope="module")
def library():
    top = made_folder(Path(__file__).parent / "poor_disk.c")
    yield top / "calls.so"
    shutil.rmtree(top)


def run(program, *words, **environment):
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, words)],
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    (tmp_path / "config").mkdir()
    return tmp_path


def closed(folder):
    with SessionLog.open(folder, Keys(folder / "config")) as log:
        log.journal.save(log.journal.begin(JournalKind.END_OF_DAY), {"line": WORDS})


def killed(folder):
    """What was written last stands beside the log, and not yet in it."""
    run(WRITES_AND_IS_KILLED, folder, WORDS)
    assert (folder / "sittings.db-wal").stat().st_size > 0


@pytest.mark.parametrize(("begun", "number"), [(closed, errno.ENOLCK), (killed, errno.EOPNOTSUPP)])
def test_all_of_it_is_read_and_why_it_is_not_written_is_said(folder, library, begun, number):
    begun(folder)
    before = contents(folder)
    ended = run(READS_AND_WOULD_WRITE, folder, LD_PRELOAD=str(library), LOCK_ERROR=str(number))
    assert ended.returncode == 0, ended.stderr
    found, said = json.loads(ended.stdout)

    assert found == [WORDS]
    assert "its disk has no locks" in said
    assert "already open" not in said
    assert contents(folder) == before


@pytest.mark.parametrize("begun", [closed, killed])
def test_where_pages_can_not_be_shared_with_readers_it_is_read_and_written(folder, library, begun):
    begun(folder)
    ended = run(READS_AND_WOULD_WRITE, folder, LD_PRELOAD=str(library), NO_SHARED_PAGES="1")

    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout) == [[WORDS], ""]


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.glob("sittings.db*") if path.suffix != ".db-shm"}
