"""Draws the real program into a folder: ``screenshots.py OUTDIR [NAME …]``.

Each picture is the window itself, with the shipped scripts and presets, real plans and a log of a made-up
person's year (``made_up_year.py``), driven through its own buttons. Only what that person wrote is invented.
Needs no screen and no sound card: run it with ``QT_QPA_PLATFORM=offscreen``.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

# A run must not reach the keyring of whoever draws the pictures.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
sys.path.insert(0, str(Path(__file__).parent.parent))

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from player.records.store.clock import local_now
from player.system.folders import Folders
from player.window.app import Application
from tooling.made_up_year import fill

SIZE: Final = (1000, 700)
PATIENCE: Final = 60.0
"""Seconds until something that was waited for counts as missing."""

SETTINGS: Final = "speak = false\nreduced_motion = true\n"
"""Without a voice nothing is synthesised and the sitting goes on by the clock."""

AUTHOR, PASSPHRASE = "Dr. Ana Ruiz", "four quiet words here"


class NotFoundError(Exception):
    """A button or field that a picture needs is not on the screen."""

    def __init__(self, words: str, shown: list[str]) -> None:
        super().__init__(f"Nothing is called {words!r}. There are: {'; '.join(shown)}")


class Person:
    """Uses one window as somebody would.

    Args:
        folders: the person's home.
        theme: ``light`` or ``dark``.
        text_size: in percent.
    """

    def __init__(self, folders: Folders, theme: str, text_size: int = 100, settings: str = SETTINGS) -> None:
        text = f'theme = "{theme}"\ntext_size = {text_size}\n{settings}'
        (folders.config / "settings.toml").write_text(text, encoding="utf-8")
        self.folders = folders
        self.app = Application(folders)
        self.window = self.app.window
        self.window.resize(*SIZE)
        self.window.show()
        self.app.warm()
        self.wait(1.0)

    def wait(self, seconds: float) -> None:
        """Let the window live for a while."""
        loop = QEventLoop()
        QTimer.singleShot(int(seconds * 1000), loop.quit)
        loop.exec()

    def press(self, words: str) -> None:
        """Press the button whose name begins so, once it is there."""
        self._seen(words, QAbstractButton).click()
        self.wait(0.4)

    def write(self, name: str, text: str) -> None:
        """Write into a field."""
        field_ = self._seen(name, QLineEdit, QPlainTextEdit)
        field_.setFocus()
        QTest.keyClicks(field_, text)
        self.wait(0.2)

    def until_there(self, words: str) -> None:
        """Wait until something of this name is shown."""
        self._seen(words, QWidget)

    def key(self, key: Qt.Key) -> None:
        """Press a key."""
        QTest.keyClick(self.window.focusWidget() or self.window, key)
        self.wait(0.3)

    def _seen(self, words: str, *kinds: type[QWidget]) -> QWidget:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for widget in self.window.findChildren(QWidget):
                if isinstance(widget, kinds) and widget.isVisible() and _name(widget).startswith(words):
                    return widget
            self.wait(0.1)
        raise NotFoundError(
            words, [_name(one) for one in self.window.findChildren(QWidget) if one.isVisible()]
        )

    def picture(self, file: Path) -> None:
        """Draw what is shown."""
        image = QImage(self.window.size(), QImage.Format.Format_RGB32)
        self.window.render(image, QPoint(0, 0))
        image.save(str(file), "PNG", 0)

    def close(self) -> None:
        """Close the window and all behind it."""
        self.window.close()
        self.app.close()


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


# ------------------------------------------------------------------------ what is done before each picture


def _pressing(*words: str) -> Callable[[Person], None]:
    def does(person: Person) -> None:
        for each in words:
            person.press(each)

    return does


def _sitting(seconds: float, *then: str, practice: str = "Others too") -> Callable[[Person], None]:
    def does(person: Person) -> None:
        _pressing(practice, "Begin")(person)
        person.wait(seconds)
        _pressing(*then)(person)

    return does


def _preset(person: Person) -> None:
    _pressing("Clinic", "Gentle: make one like it")(person)


@dataclass(frozen=True)
class Picture:
    """One picture: its file's name, and what the person does before it is drawn."""

    name: str
    does: Callable[[Person], None] = lambda _person: None
    themes: tuple[str, ...] = ("light", "dark")
    text_size: int = 100
    settings: str = field(default=SETTINGS)


PICTURES: Final = (
    Picture("practise"),
    Picture("practise", themes=("light",), text_size=200),
    Picture("path", _pressing("First weeks", "What could come next")),
    Picture("path", _pressing("First weeks"), themes=("light",), text_size=200),
    Picture("briefing", _pressing("Others too")),
    Picture("sitting", _sitting(24.0)),
    Picture("sitting", _sitting(24.0), themes=("light",), text_size=200),
    Picture("sitting-paused", _sitting(12.0, "Pause")),
    Picture("ease-back", _sitting(6.0, "Ease back")),
    Picture("after", _sitting(6.0, "Ease back", "End")),
    Picture("log", _pressing("Log")),
    Picture("log-dots", _pressing("Log", "Dots")),
    Picture("log-table", _pressing("Log", "Table")),
    Picture("export", _pressing("Log", "Take a copy")),
    Picture("journal", _pressing("Journal")),
    Picture("critic-and-friend", _pressing("Journal", "Critic and friend")),
    Picture("learn", _pressing("Learn")),
    Picture("settings", _pressing("Settings")),
    Picture("keeping", _pressing("Settings", "Key, backups")),
    Picture("support", _pressing("Support")),
    Picture("support", _pressing("Support"), themes=("light",), text_size=200),
    Picture("clinic", _pressing("Clinic")),
    Picture("clinic-preset", _preset),
)


@contextmanager
def home(*, filled: bool) -> Iterator[Folders]:
    """A home for the moment, with the year in it or empty."""
    with tempfile.TemporaryDirectory(prefix="kindpace-pictures-") as folder:
        place = Path(folder)
        folders = Folders(place / "data", place / "config", place / "cache", place / "log").make()
        if filled:
            fill(folders, local_now())
        yield folders


def draw(folder: Path, picture: Picture, folders: Folders) -> None:
    """One picture in each of its themes, in a window of its own."""
    for theme in picture.themes:
        person = Person(folders, theme, picture.text_size, picture.settings)
        try:
            picture.does(person)
            size = "" if picture.text_size == 100 else f"-{picture.text_size}"  # noqa: PLR2004
            person.picture(folder / f"{picture.name}-{theme}{size}.png")
        finally:
            person.close()


def main() -> int:
    """Draw them all, or those that are named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", help="only these pictures")
    wanted = parser.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    with home(filled=True) as folders:
        for picture in PICTURES:
            if not wanted.names or picture.name in wanted.names:
                print(picture.name, flush=True)
                draw(wanted.folder, picture, folders)
    application.processEvents()
    return 0


if __name__ == "__main__":
    sys.exit(main())
