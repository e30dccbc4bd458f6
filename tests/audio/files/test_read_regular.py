"""A small file is read whole, unless something else lies in its place."""

import os
import tracemalloc

import pytest

from audio.files.regular_file import LARGEST, read_regular
from audio.files.sound_errors import FileUnreadableError


def test_a_file_is_read_whole(tmp_path):
    path = tmp_path / "found.json"
    path.write_bytes(b"{}" * 1000)

    assert read_regular(path) == b"{}" * 1000


def test_one_of_the_largest_size_is_read_and_a_larger_one_is_not(tmp_path):
    path = tmp_path / "found.json"
    path.write_bytes(b"12345")

    assert read_regular(path, 5) == b"12345"
    with pytest.raises(FileUnreadableError, match="more than 4 bytes"):
        read_regular(path, 4)


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("nowhere")])
def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path, make):
    path = tmp_path / "found.json"
    make(path)

    with pytest.raises(FileUnreadableError):
        read_regular(path)


def test_room_is_taken_for_what_there_is_and_not_for_what_may_be(tmp_path):
    """A system with 8 GB of memory and no swap refuses 16 GB at once, even if they were never used."""
    path = tmp_path / "clip.flac"
    path.write_bytes(bytes(1_000))
    tracemalloc.start()
    try:
        read_regular(path, LARGEST)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 1_000_000
