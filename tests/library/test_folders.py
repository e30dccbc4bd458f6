"""Where things are kept."""

import stat
from pathlib import Path

import pytest

from player.folders import HOME_VARIABLE, FolderError, find_folders


def test_everything_is_under_the_home_that_is_given(tmp_path):
    folders = find_folders({HOME_VARIABLE: str(tmp_path / "home")})
    all_of_them = (folders.data, folders.config, folders.cache, folders.log, folders.scripts, folders.presets)

    assert all(folder.is_relative_to(tmp_path / "home") for folder in all_of_them)
    assert len(set(all_of_them)) == 6


def test_folders_are_made_for_their_owner_only_when_asked(tmp_path):
    folders = find_folders({HOME_VARIABLE: str(tmp_path / "home")})

    assert not (tmp_path / "home").exists()
    made = folders.make().make()

    assert made == folders
    for folder in (
        tmp_path / "home",
        folders.data,
        folders.config,
        folders.cache,
        folders.log,
        folders.presets,
    ):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_without_a_home_they_are_the_systems(monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere/share")

    folders = find_folders({})

    assert "kindpace" in folders.data.parts
    assert folders.cache != folders.data


def test_a_folder_that_can_not_be_made_is_said(tmp_path):
    (tmp_path / "home").write_text("a file")

    with pytest.raises(FolderError, match=HOME_VARIABLE) as raised:
        find_folders({HOME_VARIABLE: str(tmp_path / "home")}).make()

    assert raised.value.folder.is_relative_to(tmp_path / "home")


def test_a_home_is_absolute_even_if_given_otherwise():
    assert find_folders({HOME_VARIABLE: "here"}).data == Path.cwd() / "here" / "data"
