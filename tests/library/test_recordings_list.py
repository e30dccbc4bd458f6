"""The list of a person's recordings: what is remembered, what is copied, and that nothing of it gets lost."""

import errno
import json
import os

import pytest

from player.library.recordings_list import (
    LIST_NAME,
    Described,
    RecordingsList,
    RecordingsListError,
    SourceChangedError,
    copied_into,
    recordings_at,
)
from player.window.practise import page as practise_page


@pytest.fixture
def data(tmp_path):
    (tmp_path / "data" / "recordings").mkdir(parents=True)
    return tmp_path / "data"


@pytest.fixture
def elsewhere(tmp_path):
    folder = tmp_path / "music"
    folder.mkdir()
    for name in ("b.mp3", "a.wav", "notes.txt"):
        (folder / name).write_bytes(name.encode())
    (folder / "a.en.vtt").write_text("WEBVTT\n", encoding="utf-8")
    (folder / "more").mkdir()
    (folder / "more" / "c.OGG").write_bytes(b"c")
    return folder


def opened(data):
    return RecordingsList(data, data / "recordings")


def test_what_was_opened_once_is_there_the_next_time_as_it_was_described(data, elsewhere):
    path = elsewhere / "a.wav"
    opened(data).add([path])
    opened(data).describe(path, Described("Morning", "From my therapist.", "The bell is loud."))
    again = opened(data)

    assert again.elsewhere == (path,)
    assert again.described(path) == Described("Morning", "From my therapist.", "The bell is loud.")
    assert again.described(elsewhere / "b.mp3") == Described()
    assert practise_page.LIST_NAME == LIST_NAME


def test_adding_it_again_keeps_what_was_said(data, elsewhere):
    path = elsewhere / "a.wav"
    opened(data).describe(path, Described("Morning"))
    opened(data).add([path])

    assert opened(data).described(path).title == "Morning"


def test_a_folder_gives_its_sound_files_and_a_file_itself(elsewhere):
    found = recordings_at([elsewhere, elsewhere / "a.wav", elsewhere / "notes.txt"])

    assert [path.name for path in found] == ["a.wav", "b.mp3", "c.OGG", "notes.txt"]


def test_a_copy_takes_the_place_of_the_file_with_its_captions(data, elsewhere):
    path, kept = elsewhere / "a.wav", opened(data)
    kept.describe(path, Described("Morning"))
    copy = copied_into(data / "recordings", path)
    kept.copied({path: copy})
    names = sorted(file.name for file in (data / "recordings").iterdir())

    assert kept.here[0] == copy
    assert path not in kept.elsewhere
    assert kept.described(copy).title == "Morning"
    assert names == ["a.vtt", "a.wav"]
    assert copy.stat().st_mode & 0o077 == 0
    assert path.exists()


def test_the_same_file_is_copied_once_and_another_of_its_name_beside_it(data, elsewhere, tmp_path):
    folder = data / "recordings"
    first, again = copied_into(folder, elsewhere / "b.mp3"), copied_into(folder, elsewhere / "b.mp3")
    (tmp_path / "b.mp3").write_bytes(b"another one")
    other = copied_into(folder, tmp_path / "b.mp3")

    assert (first, again, other) == (folder / "b.mp3", folder / "b.mp3", folder / "b 2.mp3")
    assert other.read_bytes() == b"another one"


def test_of_a_file_that_is_still_being_downloaded_no_part_is_kept(data, elsewhere, monkeypatch):
    path = elsewhere / "b.mp3"

    def downloads():
        with path.open("ab") as file:
            file.write(b"more of it")

    monkeypatch.setattr("player.library.recordings_list.stop_if_ending", downloads)
    with pytest.raises(SourceChangedError, match="still being downloaded"):
        copied_into(data / "recordings", path)
    monkeypatch.undo()

    assert list((data / "recordings").iterdir()) == []
    assert copied_into(data / "recordings", path).read_bytes().endswith(b"more of it")


def test_removing_leaves_a_file_elsewhere_and_deletes_a_copy(data, elsewhere):
    path, kept = elsewhere / "b.mp3", opened(data)
    kept.add([path])
    copy = copied_into(data / "recordings", elsewhere / "a.wav")
    kept.remove(path)
    kept.remove(copy)

    assert (*opened(data).here, *opened(data).elsewhere) == ()
    assert path.exists()
    assert list((data / "recordings").iterdir()) == []


@pytest.mark.parametrize("content", [b"nothing", b"[]", b'{"recordings": [{}]}', b"[" * 50_000])
def test_a_list_that_cannot_be_read_is_put_aside_before_another_is_written(data, elsewhere, content):
    (data / LIST_NAME).write_bytes(content)
    kept = opened(data)
    said = kept.problem
    kept.add([elsewhere / "a.wav"])
    aside = [file for file in data.iterdir() if file.is_file() and file.name != LIST_NAME]

    assert LIST_NAME in said
    assert [file.read_bytes() for file in aside] == [content]
    assert json.loads((data / LIST_NAME).read_bytes())["recordings"][0]["path"].endswith("a.wav")
    assert opened(data).problem == ""


def test_a_list_that_a_disk_failed_to_give_for_a_while_is_gone_on_with(data, elsewhere, monkeypatch):
    opened(data).describe(elsewhere / "a.wav", Described("Morning"))

    def fails(*_given):
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "read", fails)
        kept = opened(data)
    said = kept.problem
    kept.add([elsewhere / "b.mp3"])

    assert LIST_NAME in said
    assert kept.described(elsewhere / "a.wav").title == "Morning"
    assert opened(data).elsewhere == (elsewhere / "a.wav", elsewhere / "b.mp3")
    assert [path.name for path in data.iterdir() if path.is_file()] == [LIST_NAME]


def test_where_nothing_can_be_written_that_is_said_and_nothing_is_half_done(data, elsewhere):
    (data / LIST_NAME).mkdir()
    kept = opened(data)
    kept._readable = True

    with pytest.raises(RecordingsListError, match="could not be written"):
        kept.add([elsewhere / "a.wav"])
    with pytest.raises(RecordingsListError):
        copied_into(data / "nowhere", elsewhere / "a.wav")
    assert (*kept.here, *kept.elsewhere) == ()
