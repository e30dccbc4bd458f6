"""``kindpace transfer``: from one home to another with two commands."""

from player.__main__ import main


def test_everything_goes_from_one_home_to_another(use_home, tmp_path, capsys):
    phrase, wrong, file = (tmp_path / name for name in ("phrase", "wrong", "all.kindpace"))
    phrase.write_text("seven rivers on an island\n")
    wrong.write_text("eight rivers on an island\n")
    (use_home("first").scripts / "mine.md").write_text("# mine")

    taken = main(["transfer", "take", str(file), "--passphrase-file", str(phrase)])
    again = main(["transfer", "take", str(file), "--passphrase-file", str(phrase)])
    second = use_home("second")
    refused = main(["transfer", "bring-back", str(file), "--passphrase-file", str(wrong)])
    before = (second.scripts / "mine.md").exists()
    brought = main(["transfer", "bring-back", str(file), "--passphrase-file", str(phrase)])
    said = capsys.readouterr()

    assert (taken, again, refused, brought) == (0, 2, 1, 0)
    assert not before
    assert (second.scripts / "mine.md").read_text() == "# mine"
    assert f"Written: {file}, 2 files" in said.out
    assert "Everything was brought back." in said.out
    assert "0 sittings, 1 other file." in said.out
    assert "Traceback" not in said.err


def test_what_is_left_out_is_said_and_the_status_tells_programs(use_home, tmp_path, capsys):
    phrase, file = tmp_path / "phrase", tmp_path / "all.kindpace"
    phrase.write_text("seven rivers on an island\n")
    (use_home("first").scripts / "nowhere.md").symlink_to("nothing-there")

    status = main(["transfer", "take", str(file), "--passphrase-file", str(phrase)])
    said = capsys.readouterr()

    assert status == 1
    assert "left out: " in said.err
    assert "nowhere.md" in said.err
    assert f"Written: {file}, 1 file, " in said.out


def test_without_a_terminal_or_a_file_the_passphrase_is_asked_for_in_words(use_home, tmp_path, capsys):
    use_home("first")

    assert main(["transfer", "take", str(tmp_path / "x")]) == 2
    assert "--passphrase-file" in capsys.readouterr().err
