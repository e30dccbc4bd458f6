"""``kindpace transfer``: from one home to another with two commands."""

import pytest

from player.__main__ import main
from player.system.folders import find_folders


@pytest.fixture
def home(tmp_path, monkeypatch):
    def use(name):
        monkeypatch.setenv("KINDPACE_HOME", str(tmp_path / name))
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        return find_folders().make()

    return use


def test_everything_goes_from_one_home_to_another(home, tmp_path, capsys):
    phrase, wrong, file = (tmp_path / name for name in ("phrase", "wrong", "all.kindpace"))
    phrase.write_text("seven rivers on an island\n")
    wrong.write_text("eight rivers on an island\n")
    (home("first").scripts / "mine.md").write_text("# mine")

    taken = main(["transfer", "take", str(file), "--passphrase-file", str(phrase)])
    again = main(["transfer", "take", str(file), "--passphrase-file", str(phrase)])
    second = home("second")
    refused = main(["transfer", "bring-back", str(file), "--passphrase-file", str(wrong)])
    before = (second.scripts / "mine.md").exists()
    brought = main(["transfer", "bring-back", str(file), "--passphrase-file", str(phrase)])
    said = capsys.readouterr()

    assert (taken, again, refused, brought) == (0, 2, 1, 0)
    assert not before
    assert (second.scripts / "mine.md").read_text() == "# mine"
    assert f"Written: {file}, 2 files" in said.out
    assert "Everything was brought back." in said.out
    assert "Traceback" not in said.err


def test_without_a_terminal_or_a_file_with_it_the_passphrase_is_asked_for_in_words(home, tmp_path, capsys):
    home("first")

    assert main(["transfer", "take", str(tmp_path / "x")]) == 2
    assert "--passphrase-file" in capsys.readouterr().err
