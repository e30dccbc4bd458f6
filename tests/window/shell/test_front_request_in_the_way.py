"""What lies in the place of a request for the front, and is none."""

import os

from PySide6.QtWidgets import QMainWindow

from player.window.shell.single_instance import REQUEST, FrontRequests


def test_a_pipe_in_a_requests_place_is_taken_away_and_never_waited_for(qtbot, tmp_path):
    window = QMainWindow()
    opened: list[object] = []
    qtbot.addWidget(window)
    requests = FrontRequests(window, tmp_path, opened.append)
    os.mkfifo(tmp_path / REQUEST)

    requests.look()

    assert opened == []
    assert not os.path.lexists(tmp_path / REQUEST)
