"""Files are private whatever the umask, and whichever part of Kindpace creates them."""

import os
import stat
import subprocess
from pathlib import Path

import pytest

from player.__main__ import main
from player.cli.errors import Exit
from player.cli.log import command as log
from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.system.folders import find_folders
from player.window.app import Application


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o777], ids=oct)
def umask(request):
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def open_to_others(folder):
    return [path for path in (folder, *folder.rglob("*")) if path.stat().st_mode & 0o077]


def test_all_that_a_command_makes_and_what_it_starts_makes_is_for_its_owner_only(home, umask, monkeypatch):
    def run(_asked):
        folder = find_folders().make().cache / "some" / "folder"
        folder.mkdir(parents=True)
        Path(folder, "ours").write_text("ours")
        subprocess.run(
            ["sh", "-c", f"mkdir -p {folder}/theirs; echo theirs > {folder}/theirs/file"], check=True
        )
        return Exit.FINE

    monkeypatch.setattr(log, "run", run)
    status = main(["log"])
    modes = {stat.S_IMODE(path.stat().st_mode) for path in home.rglob("*")}

    assert status == Exit.FINE
    assert modes == {0o700, 0o600}
    assert os.umask(umask) == umask


def test_the_log_and_its_key_are_for_their_owner_only(home, umask):  # noqa: ARG001
    folders = find_folders().make()
    with SessionLog.open(folders.data, Keys(folders.config)) as opened:
        opened.retention.back_up_if_due()
        files = sorted(path.name for path in home.rglob("*") if path.is_file())
        modes = {stat.S_IMODE(path.stat().st_mode) for path in (home, *home.rglob("*"))}

    assert {"log-key.json", "log-key.secret", "sittings.db", "sittings.db-wal", "sittings.reserve"} <= set(
        files
    )
    assert modes == {0o700, 0o600}


def test_a_home_open_to_others_is_closed_and_the_command_line_says_so_once(home, capsys):
    home.mkdir()
    home.chmod(0o755)

    main(["log"])
    first = capsys.readouterr()
    main(["log"])

    assert first.err.startswith("kindpace: Others who use this computer could look into Kindpace's folders")
    assert first.err.count("\n") == 1
    assert capsys.readouterr().err == ""
    assert open_to_others(home) == []


def test_the_window_says_so_once_in_its_messages(home, qapp):  # noqa: ARG001
    home.mkdir()
    home.chmod(0o755)
    said = []
    for _ in range(2):
        window = Application(find_folders())
        said.append([message.text for message in window.given.messages.shown])
        window.close()

    assert [len(texts) for texts in said] == [1, 0]
    assert str(home) in said[0][0]
    assert open_to_others(home) == []
