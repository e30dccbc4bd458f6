"""What takes long to read ahead is read beside the window's thread."""

import threading

from player.library.catalog import Library
from player.window.background_task import end_tasks
from player.window.learn import page
from player.window.warm_up import pages_read


def test_the_sources_of_the_short_pages_are_read_in_another_thread(parts, monkeypatch):
    readers: list[threading.Thread] = []
    really = page.shipped_pages

    def shipped_pages():
        readers.append(threading.current_thread())
        return really()

    monkeypatch.setattr(page, "shipped_pages", shipped_pages)
    for _ in pages_read(parts.library):
        pass
    end_tasks()

    assert len(readers) == 1
    assert readers[0] is not threading.main_thread()


def test_people_to_contact_are_read_in_another_thread(parts, monkeypatch):
    readers: list[threading.Thread] = []
    really = Library.support

    def support(library):
        readers.append(threading.current_thread())
        return really(library)

    monkeypatch.setattr(Library, "support", support)
    for _ in pages_read(parts.library):
        pass
    end_tasks()

    assert len(readers) == 1
    assert readers[0] is not threading.main_thread()
