"""Walks through the real program in a shipped language, for ``test_every_language.py``.

``walk_in_a_language.py TAG HOME`` prints JSON: for each place, the texts that are there in English although
the language has its own. It is a process of its own, because sentences are made when their modules are
imported.
"""

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), *(str(ROOT / "tests" / each) for each in ("", "window", "language"))]

TAG, HOME = sys.argv[1], Path(sys.argv[2])
os.environ["KINDPACE_LANGUAGE"] = TAG

# Speaks the language named in the environment from here on.
from tooling import picture_person  # noqa: E402, I001

from PySide6.QtGui import QAccessible  # noqa: E402
from PySide6.QtWidgets import QApplication, QComboBox  # noqa: E402
from read_once import read_once  # noqa: E402
from said_in_english import said_in_english  # noqa: E402
from shown_texts import shown_texts  # noqa: E402

from player.language.catalogue import language  # noqa: E402
from player.library.catalog import Library  # noqa: E402
from player.system.folders import Folders  # noqa: E402
from player.system.local_time import local_now  # noqa: E402
from player.window.learn.state import OpenLearnPage  # noqa: E402
from tooling.made_up_year import fill  # noqa: E402

FOLDERS = Folders(*(HOME / name for name in ("data", "config", "cache", "log"))).make()
assert language() == TAG
read_once()

TITLES = [script.title for script in Library(FOLDERS).scripts()]
"""In English, in which the made-up person sat."""

PLACES = (
    ("today",),
    ("path", "First weeks"),
    ("briefing", "Today", "Others too"),
    ("briefing-choices", "Change something"),
    ("log", "Log"),
    ("log-table", "Show as: Table"),
    ("export", "Take a copy"),
    ("journal", "Journal"),
    ("settings", "Settings"),
    ("keeping", "Key, backups"),
    ("support", "Support"),
    ("learn", "Learn"),
    ("clinic", "Clinic"),
    ("clinic-preset", "Gentle: make one like it"),
)


def texts(window):
    """What can be read, and each choice that could be."""
    yield from shown_texts(window)
    for choice in window.findChildren(QComboBox):
        if choice.isVisible():
            yield from (choice.itemText(number) for number in range(choice.count()))


def walk():
    found = {}
    # Kept until the end: its windows need it.
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    # As for a reader: all cards of Today are there, also those far below.
    QAccessible.setActive(True)
    fill(FOLDERS, local_now())
    with picture_person.window(FOLDERS) as person:
        for name, *presses in PLACES:
            for words in presses:
                person.press(words)
            kept = TITLES if name.startswith("log") else ()
            found[name] = said_in_english(TAG, texts(person.window), kept)
            if name == "learn":
                for page in person.view.pages:
                    person.app.router.handle(OpenLearnPage(page.page))
                    person.wait(0.4)
                    found[f"learn {page.page}"] = said_in_english(TAG, texts(person.window))
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(walk()))
    sys.stdout.flush()
    os._exit(0)
