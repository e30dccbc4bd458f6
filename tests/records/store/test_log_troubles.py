"""Problems with the log are reported in the window and on the command line, and nothing is overwritten."""

import io
import os
import re
import shutil
import tempfile
from pathlib import Path

import pytest
from exported import EVERYTHING, to_json
from nobody import NOBODY, as_nobody
from sqlcipher3 import dbapi2

from player.__main__ import main
from player.practice.units import Seconds
from player.records.export.material import gather
from player.records.session_log import SessionLog
from player.records.store.entries import Content, ContentKind, Outcome, StartedSitting
from player.records.store.key_places import KeyPlace
from player.records.store.keys import Keys
from player.system.folders import find_folders
from player.window.app import Application
from player.window.intents import ConfirmDelete, Leave, OpenJournal, OpenKeeping, OpenLog, OpenPractise
from player.window.journal.state import BeginEntry, JournalView
from player.window.keeping.state import SetLogAside
from player.window.practise.state import PractiseView
from player.window.shared.writing_state import Write
from player.window.unlock.state import Unlock

WORDS = "otter lamp gravel tuesday"
SITTING = StartedSitting(
    Content(ContentKind.SCRIPT, "others-too", b"# Others too\n"),
    "Others too",
    Content(ContentKind.PRESET, "gentle", b"format: 1\n"),
    "00" * 32,
    Seconds(60.0),
    spoken=True,
)


@pytest.fixture
def folders(monkeypatch):
    """A home with a log of one sitting, outside pytest's own folders: those are root's."""
    home = Path(tempfile.mkdtemp(prefix="kindpace-test-"))
    monkeypatch.setenv("KINDPACE_HOME", str(home))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    made = find_folders().make()
    with SessionLog.open(made.data, Keys(made.config)) as log:
        log.finish(log.start(SITTING), Outcome.COMPLETED, Seconds(60.0))
    if os.geteuid() == 0:
        for path in (home, *home.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
    yield made
    made.data.chmod(0o700)
    shutil.rmtree(home)


def log_of(folders):
    return folders.data / "sittings.db"


def damaged(folders):
    whole = bytearray(log_of(folders).read_bytes())
    for place in range(4096 + 100, len(whole), 4096):
        whole[place] ^= 1
    log_of(folders).write_bytes(whole)


def with_another_key(folders):
    (folders.config / "log-key.secret").write_text("ab" * 32)


def of_a_newer_version(folders):
    secret = (folders.config / "log-key.secret").read_text().strip()
    connection = dbapi2.connect(str(log_of(folders)))
    connection.execute(f"PRAGMA key = \"x'{secret}'\"")
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def without_its_key(folders):
    (folders.config / "log-key.secret").unlink()


@pytest.fixture
def read_only(folders, monkeypatch):
    """A data folder that the user can't write."""
    folders.data.chmod(0o555)
    whole = SessionLog.open

    def open_it(*arguments, **named):
        with as_nobody():
            return whole(*arguments, **named)

    monkeypatch.setattr(SessionLog, "open", open_it)
    return folders


@pytest.fixture
def window(folders, qapp):  # noqa: ARG001 - the application that a window needs
    """Opens the window on this home."""
    opened = []

    def open_it():
        opened.append(Application(folders))
        opened[-1].window.intended.emit(OpenLog())
        return opened[-1]

    yield open_it
    for application in opened:
        application.close()


def said_in(application):
    return " ".join(message.text for message in application.given.messages.shown)


def files_of(folders):
    found = {path.name: path.read_bytes() for path in folders.data.glob("*.db")}
    return sorted(found.values())


def test_the_window_sets_a_log_aside_that_it_can_not_read_and_says_so(folders, window):
    damaged(folders)
    before = log_of(folders).read_bytes()

    said = said_in(window())

    aside = Path(re.findall(r"set aside as (\S+\.db) ", said)[0])
    assert aside.read_bytes() == before
    assert "Nothing in it was changed." in said


@pytest.mark.parametrize(
    ("trouble", "words"),
    [(with_another_key, "with another key"), (without_its_key, "was not found on this computer")],
)
def test_the_window_leaves_a_log_without_its_key_alone_until_it_is_set_aside_on_request(
    folders, window, trouble, words
):
    trouble(folders)
    before = files_of(folders)

    application = window()
    said, between = said_in(application), files_of(folders)
    for intent in (OpenKeeping(), SetLogAside(), ConfirmDelete()):
        application.window.intended.emit(intent)
    view = application.router.view()

    assert words in said
    assert between == before
    assert application.given.session_log.open is not None
    assert said_in(application) == ""
    assert view.done.startswith("Set aside as ")
    assert [each.opens for each in view.set_aside] == [False]
    assert view.waiting == ""


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (damaged, "can't be read"),
        (with_another_key, "with another key"),
        (without_its_key, "was not found on this computer"),
        (of_a_newer_version, "by a newer Kindpace"),
    ],
)
@pytest.mark.parametrize("command", [["log"], ["log", "export"]])
def test_the_command_line_says_it_and_changes_nothing(folders, capsys, command, trouble, words):
    trouble(folders)
    before = files_of(folders)

    status = main(command)

    assert status == 1
    assert words in capsys.readouterr().err
    assert files_of(folders) == before


def test_the_window_leaves_the_log_of_a_newer_version_alone(folders, window):
    of_a_newer_version(folders)
    before = files_of(folders)

    application = window()

    application.window.intended.emit(OpenKeeping())

    assert application.given.session_log.open is None
    assert "was written by a newer Kindpace" in said_in(application)
    assert application.router.view().waiting == ""
    assert files_of(folders) == before


def test_a_folder_that_may_not_be_written_is_said_in_the_window(read_only, window):
    before = files_of(read_only)

    application = window()

    assert application.given.session_log.open is None
    assert "may not write its log" in said_in(application)
    assert files_of(read_only) == before


def test_a_folder_that_may_not_be_written_is_said_on_the_command_line(read_only, capsys, tmp_path):
    export = tmp_path / "log.json"
    export.write_bytes(b"{}")
    before = files_of(read_only)

    status = main(["log", "import", str(export)])

    assert status == 1
    assert "may not write its log" in capsys.readouterr().err
    assert files_of(read_only) == before


def fill_the_disk(log):
    pages = log.rows("PRAGMA page_count")[0][0]
    log.rows(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_is_said_in_the_window_and_what_was_written_stays(window):
    application = window()
    fill_the_disk(application.given.session_log.open)
    does = application.window.intended.emit
    does(OpenJournal())
    does(BeginEntry("end-of-day"))
    does(Write("line", "w" * 90_000))
    does(OpenPractise())

    assert "is full" in said_in(application)
    assert len(application.given.session_log.open.sittings()) == 1


def test_a_full_disk_is_said_on_the_command_line_and_nothing_is_read_back(
    folders, capsys, monkeypatch, tmp_path
):
    with SessionLog.open(folders.data, Keys(folders.config)) as log:
        for number in range(40):
            log.reflect(log.start(SITTING), str(number) * 1000)
        data = to_json(gather(log, EVERYTHING))
        log.retention.delete_days(None, None)
    (tmp_path / "log.json").write_bytes(data)
    whole = SessionLog.open

    def full(*arguments):
        log = whole(*arguments)
        fill_the_disk(log)
        return log

    monkeypatch.setattr(SessionLog, "open", full)
    status = main(["log", "import", str(tmp_path / "log.json")])
    monkeypatch.undo()

    assert status == 1
    assert "is full" in capsys.readouterr().err
    with SessionLog.open(folders.data, Keys(folders.config)) as log:
        assert log.sittings() == ()


@pytest.fixture
def behind_a_passphrase(folders, monkeypatch):
    with SessionLog.open(folders.data, Keys(folders.config)) as log:
        log.move_key(KeyPlace.PASSPHRASE, WORDS)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.setattr("player.cli.log.key.sys.stdin.isatty", lambda: True)
    return folders


@pytest.mark.parametrize("command", [["log"], ["log", "export"], ["doctor"]])
def test_a_wrong_passphrase_ends_with_2_and_says_so(behind_a_passphrase, capsys, monkeypatch, command):
    before = files_of(behind_a_passphrase)
    monkeypatch.setattr("getpass.getpass", lambda _: "another one")

    status = main(command)

    assert status == 2
    assert "That passphrase doesn't open the log" in capsys.readouterr().err
    assert files_of(behind_a_passphrase) == before


@pytest.mark.usefixtures("behind_a_passphrase")
def test_the_window_takes_the_passphrase_later_too(window):
    application = window()
    does, shown = application.window.intended.emit, application.router.view
    does(Leave())
    practise = shown()
    does(OpenJournal())
    does(Unlock(WORDS.upper()))
    wrong = shown().wrong
    does(Unlock(WORDS))

    assert isinstance(practise, PractiseView)
    assert "doesn't open" in wrong
    assert isinstance(shown(), JournalView)
    assert len(application.given.session_log.open.sittings()) == 1
