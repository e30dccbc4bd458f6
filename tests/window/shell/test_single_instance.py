"""A second window asks the first to come to the front."""

from threading import Thread

from PySide6.QtWidgets import QApplication

from player.window.shell.single_instance import REQUEST, FrontRequests, ask_to_front


def test_a_second_window_brings_the_first_to_the_front(window, tmp_path, qtbot):
    opened: list[tuple[str, ...]] = []
    requests = FrontRequests(window, tmp_path, opened.append)
    window.showMinimized()
    answers = []
    asking = Thread(target=lambda: answers.append(ask_to_front(tmp_path, ["/there/a.md"], wait=20.0)))
    asking.start()
    qtbot.waitUntil(lambda: not asking.is_alive(), timeout=20_000)
    asking.join()
    QApplication.processEvents()

    assert answers == [True]
    assert opened == [("/there/a.md",)]
    assert not window.isMinimized()
    assert not requests._request.exists()


def test_where_nobody_answers_the_request_is_taken_back(tmp_path):
    assert ask_to_front(tmp_path, wait=0.1) is False
    assert not (tmp_path / REQUEST).exists()
    assert ask_to_front(tmp_path / "nowhere", wait=0.1) is False


def test_a_request_that_says_nothing_only_brings_the_window_to_the_front(window, tmp_path):
    opened: list[tuple[str, ...]] = []
    requests = FrontRequests(window, tmp_path, opened.append)
    (tmp_path / REQUEST).write_text("{not json")
    requests.look()

    assert opened == []
    assert not (tmp_path / REQUEST).exists()
