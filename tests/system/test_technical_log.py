"""The file with technical messages, where something else stands in its place."""

import logging
import os
import threading
from pathlib import Path

import pytest

from player.system.crash_log import FILE_NAME, note_crash
from player.system.folders import HOME_VARIABLE, find_folders
from player.system.technical_log import FILE, close_technical_log, start_technical_log


@pytest.fixture
def folders(tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield find_folders().make()
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def ends(work):
    """Whether it ends without waiting for a reader."""
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(10.0)
    return not thread.is_alive()


def test_a_pipe_in_the_place_of_the_technical_log_is_never_waited_for(folders):
    os.mkfifo(folders.log / FILE)

    assert ends(lambda: start_technical_log(folders))


def test_a_pipe_in_the_place_of_the_crashes_is_never_waited_for(folders):
    os.mkfifo(folders.log / FILE_NAME)
    said = []

    assert ends(lambda: said.append(note_crash(ValueError())))
    assert "could not be written down" in said[0]


def test_messages_are_written_where_nothing_is_in_the_way(folders):
    start_technical_log(folders)
    logging.getLogger("kindpace").warning("a message")

    assert "a message" in (folders.log / FILE).read_text()


def test_a_full_disk_prints_nothing(folders, capsys, monkeypatch):
    monkeypatch.setattr(logging, "raiseExceptions", True)
    start_technical_log(folders)
    file = logging.getLogger().handlers[-1]
    assert isinstance(file, logging.FileHandler)
    file.close()
    file.stream = Path("/dev/full").open("w", encoding="utf-8")  # noqa: SIM115 - the handler closes it
    logging.getLogger("kindpace").warning("a message")
    close_technical_log()

    assert capsys.readouterr().err == ""


def test_only_its_owner_reads_it_whatever_the_umask(folders):
    before = os.umask(0)
    try:
        start_technical_log(folders)
        logging.getLogger().warning("A message.")
    finally:
        os.umask(before)

    assert (folders.log / FILE).stat().st_mode & 0o777 == 0o600
    assert "A message." in (folders.log / FILE).read_text(encoding="utf-8")
