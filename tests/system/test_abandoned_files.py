"""What a process that was killed had begun to write goes at the next start, and nothing else does."""

import os
import subprocess
import sys
import time

import pytest

from audio.files.unfinished import unfinished as named_by_sound
from player.library.recordings_list import copied_into
from player.system.files import unfinished, write_whole
from player.system.unfinished import remove_abandoned

LONG_AGO = time.time() - 3600


@pytest.fixture
def dead():
    """The number of a process that is gone."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def left(path, process):
    """A file that this process had begun to write in place of ours, an hour ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(path.name.replace(str(os.getpid()), str(process)))
    made.write_bytes(b"half of it")
    os.utime(made, (LONG_AGO, LONG_AGO))
    return made


@pytest.mark.parametrize("name", [unfinished, named_by_sound])
def test_what_a_killed_process_left_goes_wherever_it_is(tmp_path, dead, name):
    """In both ways in which files are named while they are written."""
    gone = [left(name(tmp_path / place / "x" / "talk.mp3"), dead) for place in ("data", "config")]

    for _ in remove_abandoned([tmp_path / "data", tmp_path / "config", tmp_path / "config"]):
        pass

    assert [path for path in gone if path.exists()] == []


def test_nothing_else_goes(tmp_path, dead):
    alive = left(unfinished(tmp_path / "of a living one.mp3"), os.getppid())
    new = left(unfinished(tmp_path / "written by another machine.mp3"), dead)
    os.utime(new)
    others = [
        left(tmp_path / name, dead)
        for name in (".talk.mp3.part", "talk.part", ".talk-1-0123456z.part", f"talk-{dead}-01234567.part")
    ]
    strange = left(tmp_path / f".talk-{10**9 + 7}{0:08d}-01234567.part", dead)

    for _ in remove_abandoned([tmp_path, tmp_path / "missing"]):
        pass

    assert all(path.exists() for path in (alive, new, *others, strange))


def test_what_may_not_be_removed_stays_and_the_rest_goes(tmp_path, dead):
    kept = tmp_path / "kept"
    stays, goes = left(unfinished(kept / "a.mp3"), dead), left(unfinished(tmp_path / "z" / "a.mp3"), dead)
    kept.chmod(0o500)
    try:
        for _ in remove_abandoned([tmp_path]):
            pass
    finally:
        kept.chmod(0o700)

    assert not goes.exists()
    assert os.geteuid() == 0 or stays.exists()


KILLED = """
import os, signal, sys
from pathlib import Path
from player.library import recordings_list
from player.system import files
def killed(*_given):
    os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[1] == "copied":
    recordings_list.stop_if_ending = killed
    recordings_list.copied_into(Path(sys.argv[3]), Path(sys.argv[2]))
else:
    files.os.fsync = killed
    files.write_whole(Path(sys.argv[3]) / "voice.json", b"{}")
"""


@pytest.mark.parametrize("what", ["copied", "written"])
def test_what_kill_9_leaves_in_the_midst_of_a_file_is_found(tmp_path, what):
    source, folder = tmp_path / "talk.mp3", tmp_path / "home" / "recordings"
    source.write_bytes(b"sound" * 1000)
    folder.mkdir(parents=True)
    process = subprocess.run([sys.executable, "-c", KILLED, what, str(source), str(folder)], check=False)
    before = [path.name for path in folder.iterdir()]
    for path in folder.iterdir():
        os.utime(path, (LONG_AGO, LONG_AGO))

    for _ in remove_abandoned([tmp_path / "home"]):
        pass

    assert process.returncode == -9
    assert len(before) == 1
    assert list(folder.iterdir()) == []


def test_the_longest_names_there_are_can_be_written(tmp_path):
    name = "ä" * 127
    write_whole(tmp_path / name, b"words")

    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_names_that_are_no_text_too(tmp_path, dead):
    name = os.fsdecode(b"w\xe4rme.mp3")
    source, folder = tmp_path / name, tmp_path / "recordings"
    source.write_bytes(b"sound")
    folder.mkdir()
    copy = copied_into(folder, source)
    gone = left(unfinished(folder / name), dead)

    for _ in remove_abandoned([tmp_path]):
        pass

    assert copy.name == name
    assert not gone.exists()
