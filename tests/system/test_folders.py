"""The folders, and their permissions."""

import os
import stat
from pathlib import Path

import pytest

from player.system.folders import HOME_VARIABLE, FolderError, find_folders


def test_everything_is_under_the_home_that_is_given(tmp_path):
    folders = find_folders({HOME_VARIABLE: str(tmp_path / "home")})
    all_of_them = (folders.data, folders.config, folders.cache, folders.log, folders.scripts, folders.presets)

    assert all(folder.is_relative_to(tmp_path / "home") for folder in all_of_them)
    assert len(set(all_of_them)) == 6


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
def test_folders_are_made_for_their_owner_only_when_asked(tmp_path, umask):
    folders = find_folders({HOME_VARIABLE: str(tmp_path / "home")})

    assert not (tmp_path / "home").exists()
    before = os.umask(umask)
    try:
        made = folders.make().make()
    finally:
        os.umask(before)

    assert made == folders
    assert modes_in(tmp_path / "home") == {0o700}
    assert folders.tighten() == ""


def modes_in(folder):
    return {stat.S_IMODE(path.lstat().st_mode) for path in (folder, *folder.rglob("*"))}


def open_to_all(folders, home):
    """A folder as another program, or an older Kindpace, may have left it."""
    folders.make()
    (folders.scripts / "mine.md").write_text("mine")
    (folders.cache / "ab").mkdir()
    (folders.cache / "ab" / "line.wav").write_bytes(b"a line")
    for path in (home, *home.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def test_a_home_that_others_could_look_into_is_closed_and_said_once(tmp_path):
    home = tmp_path / "home"
    folders = find_folders({HOME_VARIABLE: str(home)})
    open_to_all(folders, home)

    said = folders.tighten()

    assert said.startswith(f"Others who use this computer could look into Kindpace's folders ({home}).")
    assert modes_in(home) == {0o700, 0o600}
    assert {path.name for path in home.rglob("*") if path.stat().st_mode & 0o077} == set()
    assert folders.tighten() == ""


def test_a_folder_of_others_around_them_is_left_as_it_is(tmp_path):
    home = tmp_path / "home"
    folders = find_folders({HOME_VARIABLE: str(home)})
    open_to_all(folders, home)
    (home / "somebody else's").mkdir(mode=0o755)
    (home / "somebody else's").chmod(0o755)

    said = folders.tighten()

    assert stat.S_IMODE(home.stat().st_mode) == 0o755
    assert stat.S_IMODE((home / "somebody else's").stat().st_mode) == 0o755
    assert str(folders.data) in said
    assert all(modes_in(folder) <= {0o700, 0o600} for folder in folders.tops)


def test_what_a_link_leads_to_keeps_its_rights(tmp_path):
    folders = find_folders({HOME_VARIABLE: str(tmp_path / "home")})
    music = tmp_path / "music"
    music.mkdir()
    (music / "song.ogg").touch()
    open_to_all(folders, tmp_path / "home")
    (folders.recordings / "music").symlink_to(music)
    for path in (music, music / "song.ogg"):
        path.chmod(0o777)

    folders.tighten()

    assert stat.S_IMODE(music.stat().st_mode) == stat.S_IMODE((music / "song.ogg").stat().st_mode) == 0o777


@pytest.mark.parametrize("linked", ["data", "log"])
def test_where_one_of_them_is_a_link_its_target_keeps_its_rights(tmp_path, linked):
    """It may be anybody's: that for technical notes once led to ``/dev``, which was closed to everyone."""
    home, elsewhere = tmp_path / "home", tmp_path / "elsewhere"
    for folder in (home, elsewhere):
        folder.mkdir()
    (elsewhere / "of others").touch()
    for path in (elsewhere, elsewhere / "of others"):
        path.chmod(0o777)
    (home / linked).symlink_to(elsewhere)
    find_folders({HOME_VARIABLE: str(home)}).make().tighten()

    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o777
    assert stat.S_IMODE((elsewhere / "of others").stat().st_mode) == 0o777


def test_a_pipe_beside_its_files_keeps_its_rights(tmp_path):
    folders = find_folders({HOME_VARIABLE: str(tmp_path / "home")})
    open_to_all(folders, tmp_path / "home")
    pipe = folders.scripts / "pipe"
    os.mkfifo(pipe)
    pipe.chmod(0o666)

    folders.tighten()

    assert stat.S_IMODE(pipe.stat().st_mode) == 0o666
    assert stat.S_IMODE((folders.scripts / "mine.md").stat().st_mode) == 0o600


def test_nothing_is_said_where_a_disk_keeps_no_rights(tmp_path, monkeypatch):
    folders = find_folders({HOME_VARIABLE: str(tmp_path / "home")})
    open_to_all(folders, tmp_path / "home")
    monkeypatch.setattr(Path, "chmod", lambda *_: None)

    assert folders.tighten() == ""


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
