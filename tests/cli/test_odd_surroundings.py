"""Surroundings that nobody plans for: no home, a folder that is gone, an odd terminal. One sentence each."""

import errno
import io
import os
import pwd
import subprocess
import sys
from pathlib import Path

import pytest

from player.__main__ import main
from player.cli.reporting import Rows, show
from player.system.folders import HOME_VARIABLE, FolderError, find_folders
from player.system.standard_streams import OutputLostError

ROOT = Path(__file__).parents[2]


@pytest.fixture
def rows():
    made = Rows("title", "about")
    made.add("Others too", "A few words about it.")
    return made


class Full(io.TextIOBase):
    """Output without room for a letter."""

    def write(self, _text):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_table_that_can_not_be_written_is_said_as_any_other_output(monkeypatch, rows):
    monkeypatch.setattr(sys, "stdout", Full())

    with pytest.raises(OutputLostError):
        show(rows)


@pytest.mark.parametrize("columns", ["0", "-3", "many"])
def test_a_terminal_of_no_width_shows_a_table_all_the_same(monkeypatch, capsys, rows, columns):
    monkeypatch.setenv("COLUMNS", columns)
    show(rows)

    assert "A few words about it." in capsys.readouterr().out


def nobody(_number):
    raise KeyError


@pytest.fixture
def without_a_home(monkeypatch):
    """As in a container whose user the system doesn't know."""
    for name in ("HOME", HOME_VARIABLE, "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", nobody)


@pytest.mark.usefixtures("without_a_home")
def test_without_a_home_folder_one_sentence_says_what_to_do(capsys):
    status = main(["log"])
    said = capsys.readouterr().err

    assert status == 1
    assert said.count("\n") == 1
    assert f"set {HOME_VARIABLE} to another folder" in said


def rendered_as_m4a(tmp_path, **path):
    """A minute of quiet as M4A, which ffmpeg writes."""
    out = tmp_path / "quiet.m4a"
    arguments = ["render", "quiet", "--minutes", "1", "--choose", "voice=off", "-o", str(out)]
    kept = {name: value for name, value in os.environ.items() if name != "PATH"}
    done = subprocess.run(
        [sys.executable, "-m", "player", *arguments],
        env={**kept, HOME_VARIABLE: str(tmp_path / "home"), "PYTHONPATH": str(ROOT), **path},
        capture_output=True,
        text=True,
        check=False,
    )
    return done, out


def test_without_any_search_path_programs_are_found_where_systems_have_them(tmp_path):
    """As from a service or a bare exec: the library for ffmpeg asks for PATH as it is imported."""
    done, out = rendered_as_m4a(tmp_path)

    assert done.returncode == 0
    assert out.stat().st_size


def test_where_ffmpeg_is_missing_only_we_say_so(tmp_path):
    done, out = rendered_as_m4a(tmp_path, PATH="/nowhere")

    assert done.returncode not in {0, 70}
    assert "Warning" not in done.stderr
    assert "ffmpeg" in done.stderr
    assert not out.exists()


@pytest.mark.parametrize("home", ["~nobody-of-this-name/kindpace", "relative"])
def test_a_home_that_leads_nowhere_is_none(home, tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    with pytest.raises(FolderError, match=HOME_VARIABLE):
        find_folders({HOME_VARIABLE: home})


@pytest.mark.parametrize(
    "arguments",
    [["render", "quiet", "--minutes", "1", "--choose", "voice=off", "-o", "quiet.wav"], ["./talk.mp3"]],
)
def test_where_the_folder_it_was_started_in_is_gone_that_is_said(arguments, tmp_path):
    """In a process of its own: CPython 3.13.0 can't import in such a folder what nothing has imported yet."""
    gone = tmp_path / "gone"
    gone.mkdir()
    done = subprocess.run(
        ["/bin/sh", "-c", 'rmdir "$PWD" && exec "$@"', "sh", sys.executable, "-m", "player", *arguments],
        cwd=gone,
        env={**os.environ, HOME_VARIABLE: str(tmp_path / "home"), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr == (
        "kindpace: The folder that this was started in is no longer there. "
        "Change to another, and try again.\n"
    )
    assert not os.path.lexists(tmp_path / "home/log/crashes.log")


def test_a_file_in_the_homes_place_is_named(tmp_path, monkeypatch, capsys):
    file = tmp_path / "home"
    file.write_text("a file")
    monkeypatch.setenv(HOME_VARIABLE, str(file))
    main(["log"])

    assert f"Something that is not a folder stands where Kindpace has one ({file})" in capsys.readouterr().err


@pytest.mark.parametrize(
    "refused",
    [
        MemoryError(),
        RuntimeError("can't start new thread"),
        BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN)),
        OSError(errno.ENOMEM, os.strerror(errno.ENOMEM)),
        OSError(errno.EMFILE, os.strerror(errno.EMFILE)),
    ],
    ids=lambda error: type(error).__name__,
)
def test_a_system_without_memory_threads_or_processes_is_no_fault_of_ours(
    refused, tmp_path, monkeypatch, capsys
):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))

    def run(_asked):
        raise refused

    monkeypatch.setattr("player.cli.listing.run", run)

    assert main(["list"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("kindpace: The system has no memory, or no room for another program")
    assert len(said.splitlines()) == 1
    assert not (tmp_path / "log/crashes.log").exists()
