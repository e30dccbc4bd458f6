"""Files are said by their names; a path is shown only where it has to be found."""

from pathlib import Path

import pytest

from player.practice.files_said import file_said, files_said, folder_said, path_said

HOME = Path("/home/alex")


@pytest.fixture(autouse=True)
def home(monkeypatch):
    monkeypatch.setattr(Path, "home", lambda: HOME)


def test_a_file_is_said_by_its_name_and_its_folders():
    assert file_said(HOME / "Documents" / "times.ics") == "times.ics in Documents"
    assert files_said([Path("/media/stick/log.csv"), Path("/media/stick/notes.csv")]) == (
        "log.csv and notes.csv in stick"
    )


def test_folders_without_a_name_of_their_own_are_said_all_the_same():
    assert folder_said(HOME) == "your home folder"
    assert folder_said(Path("/")) == "/"


def test_a_path_begins_at_home_where_it_is_there():
    assert path_said(HOME / ".local" / "share" / "kindpace") == "~/.local/share/kindpace"
    assert path_said(Path("/srv/kindpace")) == "/srv/kindpace"


def test_a_name_from_the_right_stays_within_itself():
    assert file_said(HOME / "Documents" / "\u05e9\u05dc\u05d5\u05dd.pdf") == (
        "\u2068\u05e9\u05dc\u05d5\u05dd.pdf\u2069 in Documents"
    )
