"""Holds back what empties the log's file of what was deleted."""

import threading

from player.records.retention import deletion


class Held(threading.Event):
    """Nothing is emptied until this is set.

    Attributes:
        threads: those that came to empty a file, in order.
    """

    def __init__(self, monkeypatch):
        super().__init__()
        self.threads: list[threading.Thread] = []
        really = deletion.shrink

        def shrink(database):
            self.threads.append(threading.current_thread())
            self.wait(30)
            return really(database)

        monkeypatch.setattr(deletion, "shrink", shrink)
