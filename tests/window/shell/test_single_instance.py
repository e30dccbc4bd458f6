"""A second window asks the first to come to the front."""

import os
import time
from threading import Thread

from PySide6.QtWidgets import QApplication

from player.window.shell.single_instance import REQUEST, FrontRequests, ask_to_front


def test_a_second_window_brings_the_first_to_the_front(window, tmp_path, qtbot):
    opened: list[tuple[str, ...]] = []
    requests = FrontRequests(window, tmp_path, opened.append)
    window.showMinimized()
    answers = []
    asking = Thread(target=lambda: answers.append(ask_to_front(tmp_path, ["/there/a.md"], wait=60.0)))
    asking.start()
    qtbot.waitUntil(lambda: not asking.is_alive(), timeout=60_000)
    asking.join()
    requests.look()
    QApplication.processEvents()

    assert answers == [True]
    assert opened == [("/there/a.md",)]
    assert not window.isMinimized()
    assert list(tmp_path.iterdir()) == []


def test_where_nobody_answers_the_request_is_taken_back(tmp_path):
    assert ask_to_front(tmp_path, wait=0.1) is False
    assert list(tmp_path.iterdir()) == []
    assert ask_to_front(tmp_path / "nowhere", wait=0.1) is False


def test_a_request_that_says_nothing_only_brings_the_window_to_the_front(window, tmp_path):
    opened: list[tuple[str, ...]] = []
    requests = FrontRequests(window, tmp_path, opened.append)
    (tmp_path / REQUEST).write_text("{not json")
    requests.look()

    assert opened == []
    assert not (tmp_path / REQUEST).exists()


def test_what_others_asked_while_the_first_window_started_is_opened(window, tmp_path, qtbot, monkeypatch):
    """Somebody opens two files at once: the first window isn't painted yet when the second one asks."""
    opened: list[tuple[str, ...]] = []
    answers = []
    asking = [
        Thread(target=lambda name=name: answers.append(ask_to_front(tmp_path, [name], wait=60.0)))
        for name in ("/there/a.md", "/there/b.md")
    ]
    for number, thread in enumerate(asking):
        # Each process has its own.
        with monkeypatch.context() as patch:
            patch.setattr(os, "getpid", lambda number=number: 1_000_000 + number)
            thread.start()
            qtbot.waitUntil(lambda number=number: len(list(tmp_path.iterdir())) > number, timeout=60_000)
    requests = FrontRequests(window, tmp_path, opened.append)
    qtbot.waitUntil(lambda: not any(thread.is_alive() for thread in asking), timeout=60_000)
    requests.look()

    assert answers == [True, True]
    assert sorted(opened) == [("/there/a.md",), ("/there/b.md",)]
    assert list(tmp_path.iterdir()) == []


def test_what_was_asked_long_ago_is_only_taken_away(window, tmp_path):
    opened: list[tuple[str, ...]] = []
    for name in (f"{REQUEST}-1", f".{REQUEST}-2"):
        (tmp_path / name).write_text('["/there/a.md"]')
        os.utime(tmp_path / name, (time.time() - 3_600,) * 2)
    window.showMinimized()
    FrontRequests(window, tmp_path, opened.append).look()

    assert opened == []
    assert window.isMinimized()
    assert list(tmp_path.iterdir()) == []


def test_what_can_not_be_taken_away_brings_no_window_to_the_front_for_ever(window, tmp_path):
    (tmp_path / REQUEST).mkdir()
    requests = FrontRequests(window, tmp_path)
    window.showMinimized()
    for _ in range(3):
        requests.look()

    assert window.isMinimized()
