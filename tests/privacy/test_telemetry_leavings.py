"""What the voice's runtime left behind while its telemetry was on is taken away, and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from player.system.telemetry_leftovers import remove_telemetry_leftovers, telemetry_leftovers

ROOT = Path(__file__).parents[2]
SESSION = "1795845421403\n9b28c96a-eafd-ae61-536f-236339251232\n"
QUEUE = ("deviceid", "deviceid.lock", "onnxruntime.db", "onnxruntime.db-wal", "onnxruntime.db-shm")


@pytest.fixture
def environment(tmp_path):
    for name in ("user", "tmp"):
        (tmp_path / name).mkdir()
    return {"HOME": str(tmp_path / "user"), "TMPDIR": str(tmp_path / "tmp")}


def leave(top, names=QUEUE):
    """What a run with telemetry on leaves below a folder."""
    folder = top / "Microsoft" / "DeveloperTools" / ".onnxruntime"
    folder.mkdir(parents=True)
    for name in names:
        (folder / name).write_text("138417f5-f359-4276-a521-a8731bfe4f90", encoding="utf-8")
    return folder


def everything(tmp_path):
    return sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*"))


@pytest.mark.parametrize(
    ("system", "below"), [("linux", "user/.cache"), ("darwin", "user/Library/Application Support")]
)
def test_device_id_queue_and_session_go_with_their_empty_folders(environment, tmp_path, system, below):
    leave(tmp_path / below)
    (tmp_path / "tmp/.ses").write_text(SESSION, encoding="utf-8")

    assert remove_telemetry_leftovers(environment, system) == ()
    assert [path for path in everything(tmp_path) if "Microsoft" in path or ".ses" in path] == []
    assert (tmp_path / below).is_dir()


def test_a_cache_folder_of_ones_own_is_looked_into_as_well(environment, tmp_path):
    leave(tmp_path / "elsewhere")
    leave(tmp_path / "user/.cache")
    remove_telemetry_leftovers({**environment, "XDG_CACHE_HOME": str(tmp_path / "elsewhere")}, "linux")

    assert everything(tmp_path) == ["elsewhere", "tmp", "user", "user/.cache"]


def test_other_programs_files_stay(environment, tmp_path):
    folder = leave(tmp_path / "user/.cache", (*QUEUE, "settings.json"))
    (folder.parent / "deviceid").write_text("of other tools", encoding="utf-8")
    remove_telemetry_leftovers(environment, "linux")

    assert [path.name for path in folder.iterdir()] == ["settings.json"]
    assert (folder.parent / "deviceid").read_text(encoding="utf-8") == "of other tools"


@pytest.mark.parametrize("text", ["", "somebody's session\n", SESSION + SESSION, "x" * 200])
def test_a_file_of_that_name_with_something_else_in_it_stays(environment, tmp_path, text):
    (tmp_path / "tmp/.ses").write_text(text, encoding="utf-8")

    assert telemetry_leftovers(environment, "linux") == ()
    assert remove_telemetry_leftovers(environment, "linux") == ()
    assert (tmp_path / "tmp/.ses").read_text(encoding="utf-8") == text


def test_a_link_is_not_followed(environment, tmp_path):
    own = tmp_path / "own.txt"
    own.write_text(SESSION, encoding="utf-8")
    (tmp_path / "tmp/.ses").symlink_to(own)
    remove_telemetry_leftovers(environment, "linux")

    assert own.exists()


def test_what_could_not_be_removed_is_named(environment, tmp_path, monkeypatch):
    folder = leave(tmp_path / "user/.cache")

    def held(path, **_):
        if path.name == "deviceid":
            raise PermissionError
        os.unlink(path)  # noqa: PTH108 - what is replaced here

    monkeypatch.setattr(Path, "unlink", held)

    assert remove_telemetry_leftovers(environment, "linux") == (folder / "deviceid",)


def test_nothing_there_is_nothing_to_do(environment, tmp_path):
    assert remove_telemetry_leftovers(environment, "linux") == ()
    assert remove_telemetry_leftovers({}, "linux") == ()
    assert remove_telemetry_leftovers(environment, "win32") == ()
    assert everything(tmp_path) == ["tmp", "user"]


def test_the_program_takes_them_away_when_it_starts(environment, tmp_path):
    leave(tmp_path / "user/.cache")
    (tmp_path / "tmp/.ses").write_text(SESSION, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "player", "list"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "KINDPACE_HOME": str(tmp_path / "home"), **environment},
        capture_output=True,
        check=True,
        timeout=300,
    )

    assert telemetry_leftovers(environment, "linux") == ()
    assert not (tmp_path / "user/.cache/Microsoft").exists()
