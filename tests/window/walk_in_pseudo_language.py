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
from pathlib import Path

from player.language.pseudo import CLOSING, OPENING, plain
from player.system.folders import Folders
from player.system.start_language import PSEUDO, start_language

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

HOME = Path(sys.argv[1])
FOLDERS = Folders(*(HOME / name for name in ("data", "config", "cache", "log"))).make()
assert start_language(FOLDERS, {**os.environ, "KINDPACE_LANGUAGE": PSEUDO}) == PSEUDO

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget  # noqa: E402
from test_every_screen import beyond_parent, clipped_buttons, clipped_labels, sideways  # noqa: E402

from tooling import screenshots  # noqa: E402
from tooling.made_up_year import fill  # noqa: E402

TAGS = re.compile(r"<style.*?</style>|<[^>]*>|&\w+;", re.DOTALL)
OURS = re.compile(f"{OPENING}[^{CLOSING}]*{CLOSING}")
NAMES = {
    "kindpace",
    "literata",
    "atkinson hyperlegible",
    "english",
    "deutsch",
    "esc",
    "dr. ana ruiz",
    "heart",
}
FORMS = re.compile(r"ctrl\+\w|[\d\s.,:/–—-]*|(\w+ \d{4}(, )?)+")
SOURCES = (*sorted((ROOT / "scripts").rglob("*.md")), *sorted((ROOT / "scripts").rglob("*.yaml")))
WRITTEN = ROOT / "tooling" / "made_up_year.py"


def in_words(text):
    """Letters and digits alone, with a space between words and at both ends."""
    words = re.findall(r"[^\W_]+", text.lower())
    return f" {' '.join(words)} " if words else ""


CONTENT = in_words("\n".join(path.read_text(encoding="utf-8") for path in (*SOURCES, WRITTEN)))
"""What stands in practices, pages and lists, and what the made-up person wrote."""

FEW = 3
LINE = re.compile(r"^(?:[\s#>-]*)(?:\w+: )?(.*?)(?: \([^()]*\))?$", re.MULTILINE)
NAMED = {in_words(line) for path in SOURCES for line in LINE.findall(path.read_text(encoding="utf-8"))}
"""Whole lines of content: names and titles. A word or two alone must be one: they stand in any sentence."""


class Plainly(str):
    """A name in English; a letter's size goes by the language."""

    __slots__ = ()

    def startswith(self, prefix, *_places):
        return any(self[: len(each)].lower() == each.lower() for each in prefix)


_name = screenshots._name
screenshots._name = lambda widget: Plainly(re.sub(r" +(?=[ :,.]|$)", "", plain(_name(widget))))


def texts(window):
    """Everything that can be read on the screen, or is told of it."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())


def forgotten(text):
    """What of a text neither went through the catalogue nor is content, a name, a number or a day."""
    left = TAGS.sub(" ", OURS.sub("\n", nested(text)))
    parts = [part.strip(" \t.,:;·()[]“”\"'…–—/?!") for part in re.split(r"[\n·|]", left)]
    return [part for part in parts if part and not allowed(part)]


def nested(text):
    """The text with sentences inside sentences taken out from the inside."""
    while True:
        simpler = re.sub(f"{OPENING}[^{OPENING}{CLOSING}]*{CLOSING}", "", text)
        if simpler == text:
            return text
        text = simpler


def allowed(part):
    low = " ".join(part.lower().split())
    if low in NAMES or FORMS.fullmatch(low) or not re.search(r"[a-z]{3}", low) or str(HOME).lower() in low:
        return True
    # Names and sentences of content may follow one another.
    pieces = [in_words(piece) for piece in re.split(r"[.?!:;•]+", low)]
    # The last word of a person's own may be cut.
    lone = len(pieces) == 1
    return all(piece.strip() in NAMES or is_content(piece, lone=lone) for piece in pieces)


def is_content(piece, *, lone):
    return piece in NAMED if lone and len(piece.split()) < FEW else piece.rstrip() in CONTENT


def look(window, found, name):
    shown = [each for each in window.findChildren(QWidget) if each.isVisible()]
    cut = clipped_labels(shown) + clipped_buttons(shown) + sideways(shown) + beyond_parent(shown)
    found[name] = {
        "forgotten": sorted({part for text in texts(window) for part in forgotten(text)}),
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
    with screenshots.window(FOLDERS) as person:
        for name, *presses in QUICK:
            for words in presses:
                person.press(words)
            look(person.window, found, name)


def walk_all(found):
    for picture in screenshots.PICTURES:
        if picture.text_size == 100:
            with screenshots.window(FOLDERS, "light", 100, picture.settings) as person:
                try:
                    picture.does(person)
                    look(person.window, found, picture.name)
                except screenshots.NotFoundError as error:
                    found[picture.name] = {"forgotten": [str(error)], "cut": []}


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    fill(FOLDERS, screenshots.local_now())
    seen: dict = {}
    (walk_all if "--all" in sys.argv else walk_quickly)(seen)
    sys.stdout.write(json.dumps(seen, ensure_ascii=False))
    sys.stdout.flush()
    os._exit(0)
