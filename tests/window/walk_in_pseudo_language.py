"""Walks through the real program in the made-up language, for ``test_every_sentence.py``.

``walk_in_pseudo_language.py HOME [--all]`` prints JSON: for each picture of ``tooling/screenshots.py`` the
texts that did not go through the catalogue, and those that have no room. Without ``--all`` it visits places
in one window; with it, every picture is made as it is for the docs. It is a process of its own, because
sentences are made when their modules are imported.
"""

import json
import os
import re
import sys
import tempfile
from pathlib import Path

from player.language.catalogue import PSEUDO
from player.language.pseudo import plain
from player.system.folders import Folders
from player.system.start_language import start_language

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), *(str(ROOT / "tests" / each) for each in ("", "window", "language"))]

HOME = Path(sys.argv[1])
PLACE = tempfile.gettempdir()
FOLDERS = Folders(*(HOME / name for name in ("data", "config", "cache", "log"))).make()
assert start_language(FOLDERS, {**os.environ, "KINDPACE_LANGUAGE": PSEUDO}) == PSEUDO

import numpy as np  # noqa: E402
from left_in_english import forgotten  # noqa: E402
from PySide6.QtGui import QAccessible  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402
from read_once import read_once  # noqa: E402
from shown_texts import shown_texts  # noqa: E402
from test_every_screen import beyond_parent, clipped_buttons, clipped_labels, sideways  # noqa: E402

from audio.files.clip_cache import clip_file  # noqa: E402
from player.records.session_log import SessionLog  # noqa: E402
from player.records.store.clock import local_now  # noqa: E402
from player.records.store.key_places import KeyPlace  # noqa: E402
from player.records.store.keys import Keys  # noqa: E402
from player.window.destinations import DescribeRecording  # noqa: E402
from tooling import picture_person, screenshots  # noqa: E402
from tooling.made_up_year import fill  # noqa: E402
from tooling.picture_list import PICTURES, Picture, pressing, sitting  # noqa: E402


class Plainly(str):
    """A name in English; a letter's size goes by the language."""

    __slots__ = ()

    def startswith(self, prefix, *_places):
        return any(self[: len(each)].lower() == each.lower() for each in prefix)


_name = picture_person.name_of
picture_person.name_of = lambda widget: Plainly(re.sub(r" +(?=[ :,.]|$)", "", plain(_name(widget))))


def look(window, found, name):
    shown = [each for each in window.findChildren(QWidget) if each.isVisible()]
    cut = clipped_labels(shown) + clipped_buttons(shown) + sideways(shown) + beyond_parent(shown)
    found[name] = {
        "forgotten": sorted(
            {part for text in shown_texts(window) for part in forgotten(text, tempfile.gettempdir())}
        ),
        "cut": sorted({str(each)[:200] for each in cut}),
    }


QUICK = (
    ("today",),
    ("briefing", "Others too"),
    ("briefing-choices", "Change something"),
    ("log", "Log"),
    ("log-table", "Show as: Table"),
    ("journal", "Journal"),
    ("writing", "Critic and friend"),
    ("settings", "Settings"),
    ("keeping", "Key, backups"),
    ("support", "Support"),
    ("learn", "Learn"),
    ("clinic", "Clinic"),
    ("clinic-preset", "Gentle: make one like it"),
)


def walk_quickly(found):
    with picture_person.window(FOLDERS) as person:
        for name, *presses in QUICK:
            for words in presses:
                person.press(words)
            look_at(person, found, name)


def look_at(person, found, name):
    look(person.window, found, name)
    for _ in range(10):
        if not found[name]["cut"]:
            break
        # While the machine is busy, a long page is laid out a little later.
        person.wait(3.0)
        look(person.window, found, name)


def walk_all(found):
    for picture in (*PICTURES, *MORE):
        if picture.text_size == 100:
            with picture_person.window(FOLDERS, "light", 100, picture.settings) as person:
                try:
                    picture.does(person)
                    look_at(person, found, picture.name)
                except picture_person.NotFoundError as error:
                    found[picture.name] = {"forgotten": [str(error)], "cut": []}
    walk_other_homes(found)


def walk_other_homes(found):
    """A first visit, a questionnaire, a preset from hand to hand, and a log that asks for its passphrase."""

    def seen(person, file):
        look(person.window, found, file.stem)

    picture_person.Person.picture = seen  # type: ignore[method-assign] # for this process alone
    for draw in (screenshots.draw_first_visit, screenshots.draw_questionnaire, screenshots.draw_handing_over):
        try:
            draw(Path("nowhere"))
        except picture_person.NotFoundError as error:
            found[draw.__name__] = {"forgotten": [str(error)], "cut": []}
    with picture_person.home(filled=True) as folders:
        locked(folders)
        with picture_person.window(folders) as person:
            look(person.window, found, "unlock")
            person.write("Passphrase", "not this one")
            person.press("Open the log")
            look(person.window, found, "unlock-wrong")
    with picture_person.home(filled=False) as folders:
        (folders.presets / "damaged.yaml").write_text("format: 1\nname: [\n", encoding="utf-8")
        (folders.data / "scripts").mkdir(exist_ok=True)
        (folders.data / "scripts" / "damaged.md").write_text("# Tea\n\n`code`\n", encoding="utf-8")
        with picture_person.window(
            folders, settings='preset = 3\nwords = "unknown"\nspeak = "perhaps"\n'
        ) as person:
            look_at(person, found, "damaged-files")


def locked(folders):
    """The log's key behind a passphrase."""
    keys = Keys(folders.config)
    log = SessionLog.open(folders.data, keys)
    log.move_key(KeyPlace.PASSPHRASE, screenshots.PASSPHRASE)
    log.close()


def recorded(person):
    """A recording is on the shelf, and is described."""
    path = person.folders.data / "recordings" / "My talk.wav"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(clip_file(np.zeros(48_000 * 20, np.float32)))
    person.app.router.go(DescribeRecording(path))
    person.wait(1.0)


def wrong_preset(person):
    person.press("Clinic")
    place = HOME / "wrong.yaml"
    place.write_text("format: 1\nname: Wrong\ncontrols: {max_silence_s: 900}\n", encoding="utf-8")
    person.write("The preset's file", str(place))
    person.press("Look at it")
    person.wait(0.5)


def wrong_script(person):
    person.press("Try a script")
    place = HOME / "wrong.md"
    place.write_text("# Tea\n\nThere is `code`.\n", encoding="utf-8")
    person.write("The script's file", str(place))
    person.press("Open")
    person.wait(1.0)


def easing_back(*then):
    def does(person):
        sitting(20.0, "Ease back")(person)
        pressing(*then)(person)

    return does


MORE = (
    Picture("export-me", pressing("Log", "Take a copy", "Me")),
    Picture("export-backup", pressing("Log", "Take a copy", "A backup")),
    Picture("export-clinic", pressing("Log", "Take a copy", "A clinic")),
    Picture("sitting-of-the-log", pressing("Log", "Show as: Table")),
    Picture("ease-back-next", easing_back("Next, when you like", "Next, when you like")),
    Picture("recording-details", recorded),
    Picture("wrong-preset", wrong_preset),
    Picture("wrong-script", wrong_script),
)


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    # As for a reader: all cards of Today are there, also those far below.
    QAccessible.setActive(True)
    read_once()
    fill(FOLDERS, local_now())
    seen: dict = {}
    (walk_all if "--all" in sys.argv else walk_quickly)(seen)
    sys.stdout.write(json.dumps(seen, ensure_ascii=False))
    sys.stdout.flush()
    os._exit(0)
