"""A disk that fails, or a kill, while recorded lines take the place of others: the earlier ones are there."""

import errno
import os
import time
from pathlib import Path

import pytest

from audio.files.clip_cache import ClipCache
from player.library.own_voice import importing, store
from player.library.own_voice.errors import VoiceDamagedError, VoiceNotKeptError
from player.library.own_voice.importing import finish_bringing_in


def heard(voices):
    """Every recorded line of the practice, as a sound file."""
    voice = voices.usable("ease-back")
    return [] if voice is None else [voice.sound(line) for line in voice.manifest.lines.values()]


@pytest.fixture
def coming(recorded, voices, folders):
    """A folder with two other lines of the same practice, ready to take the place of what was recorded."""
    recorded(1, 2, seconds=2.0)
    folder = folders.voices / ".coming-ease-back"
    voices.folder_of("ease-back").rename(folder)
    recorded(1, 2, seconds=1.0)
    return folder


def test_lines_that_can_not_be_put_in_their_place_leave_the_others_there(
    coming, voices, folders, monkeypatch
):
    before, replaced = heard(voices), Path.replace

    def fails(path, target):
        if path == coming:
            raise PermissionError(errno.EACCES, "Permission denied")
        return replaced(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fails)
        with pytest.raises(VoiceNotKeptError, match="Permission denied"):
            importing._into_place(coming, "ease-back", folders)

    assert len(before) == 2
    assert heard(voices) == before


def test_a_kill_while_they_are_put_in_their_place_is_set_right_at_the_next_start(coming, voices, folders):
    before, long_ago = heard(voices), time.time() - 3600
    voices.folder_of("ease-back").rename(folders.voices / ".leaving-ease-back")
    os.utime(coming, (long_ago, long_ago))
    new = folders.voices / ".coming-abc"
    new.mkdir()

    finish_bringing_in(folders)

    assert heard(voices) == before
    # One that another Kindpace has just begun stays.
    assert sorted(path.name for path in folders.voices.iterdir()) == [new.name, "ease-back"]


def test_once_they_are_in_their_place_the_others_go(coming, voices, folders):
    before = heard(voices)
    importing._into_place(coming, "ease-back", folders)

    assert len(heard(voices)) == 2
    assert set(heard(voices)).isdisjoint(before)
    assert [path.name for path in folders.voices.iterdir()] == ["ease-back"]


def test_a_line_that_can_not_be_read_now_is_not_left_out(recorded, monkeypatch):
    voice = recorded(1)
    line = next(iter(voice.manifest.lines.values()))

    def fails(*_given):
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "read", fails)
        with pytest.raises(VoiceDamagedError):
            importing._sound_of(voice, line)
    whole = importing._sound_of(voice, line)
    (voice.folder / f"{line.key}{store.ENDING}").write_bytes(b"of another file")

    assert whole is not None
    assert importing._sound_of(voice, line) is None


@pytest.mark.parametrize("killed", [False, True])
def test_recording_a_line_again_in_vain_leaves_the_earlier_recording(recorded, voices, monkeypatch, killed):
    recorded(1, seconds=1.0)
    before, write = heard(voices), store.write_whole

    def fails(path, data):
        if path.name == store.MANIFEST:
            raise KeyboardInterrupt if killed else OSError(errno.ENOSPC, "No space left on device")
        write(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(store, "write_whole", fails)
        with pytest.raises(KeyboardInterrupt if killed else VoiceNotKeptError):
            recorded(1, seconds=2.0)
    kept = heard(voices)
    left = len(list(voices.folder_of("ease-back").iterdir()))
    recorded(1, seconds=2.0)

    assert kept == before
    assert left == (3 if killed else 2)
    assert heard(voices) != before
    assert len(list(voices.folder_of("ease-back").iterdir())) == 2


def test_deleting_a_line_deletes_what_a_kill_left_of_it_too(recorded, voices, folders):
    voice = recorded(1)
    line = next(iter(voice.manifest.lines.values()))
    (voice.folder / f"{line.key}.before").write_bytes(b"earlier")
    voices.remove(voice, line.key, ClipCache(folders.cache))

    assert [path.name for path in voice.folder.iterdir()] == [store.MANIFEST]


@pytest.mark.parametrize("full", [store.ENDING, store.MANIFEST])
def test_the_systems_reason_is_behind_what_could_not_be_kept(recorded, monkeypatch, full):
    """By it the command line tells a full disk from a wrong input (exit status 1, not 2)."""
    write = store.write_whole

    def fails(path, data):
        if path.name.endswith(full):
            raise OSError(errno.ENOSPC, "No space left on device")
        write(path, data)

    recorded(1)
    with monkeypatch.context() as patch:
        patch.setattr(store, "write_whole", fails)
        with pytest.raises(VoiceNotKeptError) as said:
            recorded(2)

    assert isinstance(said.value.__cause__, OSError)
    assert said.value.__cause__.errno == errno.ENOSPC
