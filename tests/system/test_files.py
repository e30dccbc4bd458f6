"""Reading files of any kind, and writing files atomically."""

import errno
import os
import stat
from pathlib import Path

import pytest

from audio.files.unfinished import make_lasting
from player.practice.errors import NotUsableError
from player.system.files import open_owner_only, read_bounded, unused_name, write_whole


def problem_of(path, limit=100, inside=None):
    with pytest.raises(NotUsableError) as raised:
        read_bounded(path, limit, inside)
    (problem,) = raised.value.problems
    assert problem.place.file == str(path)
    return problem.code


def test_a_file_up_to_the_limit_is_read_and_a_longer_one_is_not(tmp_path):
    (tmp_path / "just").write_bytes(b"x" * 100)
    (tmp_path / "more").write_bytes(b"x" * 101)

    assert read_bounded(tmp_path / "just", 100) == b"x" * 100
    assert problem_of(tmp_path / "more") == "too-big"


def test_what_is_no_regular_file_is_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()

    assert problem_of(tmp_path / "pipe") == "not-a-file"
    assert problem_of(tmp_path / "folder") == "not-a-file"
    assert problem_of(Path("/dev/zero")) == "not-a-file"


def test_what_can_not_be_read_is_said(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")

    assert problem_of(tmp_path / "missing") == "unreadable"
    assert problem_of(tmp_path / "nul\0") == "unreadable"
    assert problem_of(tmp_path / "a") == "unreadable"
    assert problem_of(tmp_path / "a", inside=tmp_path) == "unreadable"
    assert problem_of(tmp_path / ("x" * 5000)) == "unreadable"


def test_links_may_stay_inside_their_folder_but_not_lead_out(tmp_path):
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "outside").write_text("secret")
    (inside / "real").write_text("here")
    (inside / "link").symlink_to(inside / "real")
    (inside / "out").symlink_to(tmp_path / "outside")

    assert read_bounded(inside / "link", 100, inside) == b"here"
    assert problem_of(inside / "out", inside=inside) == "outside-folder"
    assert problem_of(inside / ".." / "outside", inside=inside) == "outside-folder"


def test_writing_replaces_the_whole_file_or_nothing(tmp_path, monkeypatch):
    path = tmp_path / "file"
    write_whole(path, b"old")

    def no_room(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("player.system.files.os.fsync", no_room)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")

    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == ["file"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_system_that_can_not_sync_is_no_fault(tmp_path, monkeypatch):
    """As on some network shares; every error of one that can is."""
    path = tmp_path / "file"

    def refused(number):
        def sync(_handle):
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr("os.fsync", sync)

    refused(errno.EINVAL)
    write_whole(path, b"new")
    make_lasting(path)
    refused(errno.EIO)
    for write in (lambda: write_whole(path, b"newer"), lambda: make_lasting(path)):
        with pytest.raises(OSError, match=os.strerror(errno.EIO)):
            write()

    assert path.read_bytes() == b"new"


def test_a_file_system_without_rights_is_written_to_all_the_same(tmp_path, monkeypatch):
    """As on a memory stick. A file of somebody else, which may not be closed to them, is not."""
    path = tmp_path / "file"

    def refused(_handle, _mode):
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr("os.fchmod", refused)
    with monkeypatch.context() as patch:
        patch.setattr("player.system.files.stat.S_IMODE", lambda _mode: 0o755)
        write_whole(path, b"new")
        patch.setattr("os.geteuid", lambda: os.stat(tmp_path).st_uid + 1)  # noqa: PTH116
        with pytest.raises(PermissionError):
            write_whole(path, b"newer")

    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
def test_what_is_written_is_for_its_owner_only_whatever_the_umask(tmp_path, umask):
    before = os.umask(umask)
    try:
        write_whole(tmp_path / "whole", b"words")
        os.close(open_owner_only(tmp_path / "opened", os.O_WRONLY))
    finally:
        os.umask(before)
    (tmp_path / "open to all").touch()
    (tmp_path / "open to all").chmod(0o666)
    os.close(open_owner_only(tmp_path / "open to all", os.O_WRONLY))
    modes = {found.name: stat.S_IMODE(found.stat().st_mode) for found in tmp_path.iterdir()}

    assert modes == {"whole": 0o600, "opened": 0o600, "open to all": 0o600}


def test_a_name_to_set_aside_is_never_taken(tmp_path):
    path = tmp_path / "settings.toml"
    first = unused_name(path, "T")
    first.write_text("1")
    second = unused_name(path, "T")
    Path(f"{second}-wal").write_text("2")
    third = unused_name(path, "T", ("", "-wal"))

    assert first.name == "settings-set-aside-T.toml"
    assert second.name == "settings-set-aside-T-2.toml"
    assert third.name == "settings-set-aside-T-3.toml"
