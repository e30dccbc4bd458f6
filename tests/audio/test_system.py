"""What Windows lacks is taken away: our own calls go on, by its way of doing it."""

import ctypes
import os
import time
import types
from pathlib import Path

import numpy as np
import pytest

from audio import system
from audio.engine import child
from audio.files.clip_cache import ClipCache, ClipDamagedError
from audio.files.decode import HeldSound, write_audio
from audio.system import boot_clock, change_priority, for_c_library, open_positional, reading_flags
from audio.units import SAMPLE_RATE, ClipName

LACKING = ("nice", "pread", "O_CLOEXEC", "O_NOCTTY", "O_NONBLOCK")
CLIP = ClipName("7" * 64)


@pytest.fixture
def on_windows(monkeypatch):
    """The Windows branch, with the ``os`` that Windows has."""
    for name in LACKING:
        monkeypatch.delattr(os, name)
    monkeypatch.setattr(system, "ON_WINDOWS", True)
    monkeypatch.setattr(child, "ON_WINDOWS", True)


def kernel(asked):
    def set_class(process, priority):
        asked.append((process.value, priority))
        return 1

    return types.SimpleNamespace(GetCurrentProcess=lambda: 2**64 - 1, SetPriorityClass=set_class)


@pytest.mark.usefixtures("on_windows")
def test_a_clip_is_read_at_any_place(tmp_path):
    cache = ClipCache(tmp_path)
    cache.store(CLIP, np.linspace(-0.5, 0.5, 1000, dtype=np.float32))
    part = cache.read(CLIP, 250, 500)
    beyond = cache.read(CLIP, 900, 500)

    assert part.shape == (500, 1)
    assert part[:, 0] == pytest.approx(np.linspace(-0.5, 0.5, 1000)[250:750], abs=1e-4)
    assert beyond.shape == (100, 1)


@pytest.mark.usefixtures("on_windows")
def test_a_clip_in_use_is_not_held_open_since_windows_would_not_let_it_be_replaced(tmp_path):
    cache = ClipCache(tmp_path)
    cache.store(CLIP, np.zeros(1000, np.float32))
    cache.read(CLIP, 0, 10)
    held = [os.path.realpath(link) for link in Path("/proc/self/fd").iterdir()]

    assert str(cache.path_of(CLIP).resolve()) not in held


@pytest.mark.usefixtures("on_windows")
def test_a_damaged_clip_is_removed(tmp_path):
    cache = ClipCache(tmp_path)
    cache.store(CLIP, np.zeros(1000, np.float32))
    cache.path_of(CLIP).write_bytes(b"RIFF" + bytes(500))

    with pytest.raises(ClipDamagedError):
        ClipCache(tmp_path).read(CLIP, 0, 10)
    assert not cache.path_of(CLIP).exists()


@pytest.mark.parametrize("windows", [False, True], ids=["elsewhere", "Windows"])
def test_a_open_positional_reads_what_there_is(tmp_path, request, windows):
    if windows:
        request.getfixturevalue("on_windows")
    file = tmp_path / "file"
    file.write_bytes(b"0123456789")
    reading = open_positional(file)
    found = [reading.read(3, 4), reading.read(9, 8), reading.read(1, 40)]
    reading.close()

    assert found == [b"456", b"89", b""]
    with pytest.raises(FileNotFoundError):
        open_positional(tmp_path / "missing")


@pytest.mark.usefixtures("on_windows")
def test_a_library_in_c_is_given_a_file_object(tmp_path):
    file = tmp_path / "sound.flac"
    write_audio(file, [np.full((2 * SAMPLE_RATE, 1), 0.25, np.float32)])
    sound = HeldSound(file)
    taken = sound._opened
    block = sound.read(SAMPLE_RATE, 10)
    sound.close()

    assert not isinstance(taken, int)
    assert taken.closed
    assert block[:, 0] == pytest.approx(np.full(10, 0.25), abs=1e-4)


def test_elsewhere_it_is_given_the_descriptor():
    assert for_c_library(7) == 7


@pytest.mark.parametrize(("niceness", "priority"), [(5, 0x4000), (-11, 0x8000)])
@pytest.mark.usefixtures("on_windows")
def test_the_priority_is_a_class_there(monkeypatch, niceness, priority):
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(ctypes, "WinDLL", lambda _name: kernel(asked), raising=False)
    change_priority(niceness)

    assert asked == [(2**64 - 1, priority)]


def test_a_refused_priority_is_left(monkeypatch):
    def refuse(_niceness):
        raise PermissionError

    monkeypatch.setattr(os, "nice", refuse)
    change_priority(-11)


def test_a_clock_that_windows_lacks_is_not_asked_for(monkeypatch):
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC", "clock_gettime_ns"):
        monkeypatch.delattr(time, name)

    assert boot_clock() is time.monotonic_ns


@pytest.mark.usefixtures("on_windows")
def test_files_are_read_as_bytes_there(monkeypatch):
    monkeypatch.setattr(os, "O_BINARY", 0x8000, raising=False)

    assert reading_flags() == os.O_RDONLY | 0x8000


@pytest.mark.usefixtures("on_windows")
def test_pages_of_ended_engines_are_deleted_and_one_just_made_is_not(tmp_path, monkeypatch):
    monkeypatch.setattr(child.tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(child, "_SHARED_MEMORY", tmp_path / "not-here")
    old, young, other = (tmp_path / name for name in ("kindpace-engine-a", "kindpace-engine-b", "other"))
    for file in (old, young, other):
        file.touch()
    for file in (old, other):
        os.utime(file, (1, 1))
    page = child._new_page()

    assert [file.exists() for file in (old, young, other, page)] == [False, True, True, True]
