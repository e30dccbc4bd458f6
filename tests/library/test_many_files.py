"""Folders with more files than anybody looks through: others cost nothing, of ours the first are listed."""

import os

import pytest

from player.clinic.preset_inspection import PRESET_ENDINGS
from player.library import file_catalog, practice_list_cache, recordings_list
from player.library.file_catalog import read_catalog
from player.library.practice_list_cache import PRESETS, SCRIPTS, stamps_ending
from player.library.recordings_list import RecordingsList
from player.practice.errors import NotUsableError


@pytest.fixture
def most(monkeypatch):
    for module in (file_catalog, recordings_list):
        monkeypatch.setattr(module, "MOST_FILES", 3)
    monkeypatch.setattr(practice_list_cache, "_MOST", 6)


def _with_files(folder, *names):
    folder.mkdir()
    for name in names:
        (folder / name).write_text("", encoding="utf-8")
    return folder


def test_only_scripts_are_asked_when_they_changed(tmp_path, monkeypatch):
    folder = _with_files(
        tmp_path / "scripts", "b.md", "a.md", ".hidden.md", *(f"{at}.txt" for at in range(50))
    )
    asked: list[str] = []
    stat = os.stat

    def noted(path, **how):
        asked.append(str(path))
        return stat(path, **how)

    monkeypatch.setattr(os, "stat", noted)
    before = stamps_ending(SCRIPTS, folder)
    monkeypatch.undo()
    (folder / "one-more.txt").write_text("", encoding="utf-8")
    with_others = stamps_ending(SCRIPTS, folder)
    (folder / "a.md").write_text("Changed.", encoding="utf-8")

    assert asked == [str(folder / "a.md"), str(folder / "b.md")]
    assert with_others == before
    assert stamps_ending(SCRIPTS, folder) != before


def test_a_preset_and_its_signature_are_noticed(tmp_path):
    folder = _with_files(
        tmp_path / "presets", *(f"mine{ending}" for ending in (*PRESET_ENDINGS, ".yaml.minisig"))
    )

    assert len(stamps_ending(PRESETS, folder)) == len(PRESET_ENDINGS) + 1


def test_a_folder_that_can_not_be_listed_is_noticed_once_it_can(tmp_path):
    folder = tmp_path / "scripts"
    before = stamps_ending(SCRIPTS, folder)
    _with_files(folder)

    assert stamps_ending(SCRIPTS, folder) != before


@pytest.mark.usefixtures("most")
def test_of_more_scripts_than_anybody_looks_through_the_first_are_read_and_that_is_said(tmp_path):
    folder = _with_files(tmp_path / "scripts", *(f"{at}.md" for at in range(5)))
    read = []

    def reading(path, _inside):
        read.append(path.name)
        raise NotUsableError([])

    catalog = read_catalog([folder], SCRIPTS, reading)
    (problem,) = catalog.problems

    assert read == ["0.md", "1.md", "2.md"]
    assert (problem.code, problem.place.file) == ("too-many", str(folder))
    assert "3" in problem.message


@pytest.mark.usefixtures("most")
def test_of_very_many_files_sound_is_listed_first(tmp_path):
    own = _with_files(tmp_path / "recordings", "a.txt", "b.txt", "c.txt", "d.WAV", "e.vtt", "f.mp3")
    (own / "folder.mp3").mkdir()
    listed = RecordingsList(tmp_path, own)

    assert [path.name for path in listed.here] == ["d.WAV", "f.mp3"]
    assert listed.too_many


def test_what_only_looks_like_a_recording_is_known_by_name(tmp_path):
    own = _with_files(tmp_path / "recordings", "talk.mp3")
    (own / "gone.mp3").symlink_to(own / "elsewhere.mp3")
    (own / "folder.wav").mkdir()
    (own / "older").mkdir()
    os.mkfifo(own / "pipe.ogg")
    listed = RecordingsList(tmp_path, own)

    assert [path.name for path in listed.here] == ["talk.mp3"]
    assert listed.no_files == ("folder.wav", "gone.mp3", "pipe.ogg")


@pytest.mark.usefixtures("most")
def test_as_many_as_are_listed_are_all_listed_by_name(tmp_path):
    own = _with_files(tmp_path / "recordings", "c.mp3", "a.txt", "b.wav", "captions.srt", ".hidden.mp3")
    listed = RecordingsList(tmp_path, own)

    assert [path.name for path in listed.here] == ["a.txt", "b.wav", "c.mp3"]
    assert not listed.too_many
