"""What is at a path: no question raises where a folder above is somebody else's, and no answer is a guess."""

import os
import tempfile
from pathlib import Path

import pytest
from nobody import as_nobody

from player.system.paths import exists, is_file, is_folder, is_there, may_exist, with_ending


@pytest.fixture
def closed():
    """A file in a folder that only its owner, somebody else, may enter."""
    with tempfile.TemporaryDirectory(prefix="kindpace-test-") as top:
        Path(top).chmod(0o755)
        folder = Path(top, "theirs")
        folder.mkdir(mode=0o700)
        (folder / "file").write_text("x")
        if os.geteuid() != 0:
            folder.chmod(0)
        yield folder / "file"
        folder.chmod(0o700)


def test_a_folder_of_somebody_else_is_no_error_and_may_hold_something(closed):
    with as_nobody():
        answers = exists(closed), is_file(closed), is_folder(closed), may_exist(closed)
        with pytest.raises(PermissionError):
            is_there(closed)

    assert answers == (False, False, False, True)


def test_what_is_there_and_what_is_not(tmp_path):
    file, link, loop = (tmp_path / name for name in ("file", "link", "loop"))
    file.write_text("x")
    link.symlink_to("nowhere")
    loop.symlink_to("loop")

    def asked(path):
        return exists(path), is_file(path), is_folder(path), may_exist(path), is_there(path)

    assert asked(file) == (True, True, False, True, True)
    assert asked(tmp_path) == (True, False, True, True, True)
    assert asked(tmp_path / "none") == (False, False, False, False, False)
    assert asked(file / "below-a-file") == (False, False, False, False, False)
    assert asked(link) == (False, False, False, True, False)
    assert asked(loop) == (False, False, False, True, False)
    assert (exists("nul\0"), may_exist("nul\0")) == (False, False)


@pytest.mark.parametrize(
    ("named", "path"),
    [
        ("copy", "copy.pdf"),
        ("for Dr. Ruiz", "for Dr. Ruiz.pdf"),
        ("mine.PDF", "mine.PDF"),
        ("a.csv", "a.csv"),
    ],
)
def test_a_name_without_an_ending_gets_one(named, path):
    assert with_ending(Path("/home/you") / named, ".pdf") == Path("/home/you") / path
