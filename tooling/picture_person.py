"""A made-up person who uses the real window, for pictures and for walks through every page.

The program speaks the language that ``KINDPACE_LANGUAGE`` names from the import of this module on, so this
comes before the program's own modules. It needs no screen, sound card or keyring, and its clock runs faster.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, Final, TypeVar

# Keep away from the keyring of the person who runs this.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
sys.path.insert(0, str(Path(__file__).parent.parent))

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QScrollArea, QScrollBar, QWidget
from shiboken6 import isValid

from audio.engine.silent_engine import SilentEngine
from audio.engine.stalls import boot_seconds
from audio.recording.microphone import Microphone as SoundRecorder
from audio.recording.recorder_types import RecorderStage, RecorderStatus
from player.system.folders import Folders
from player.system.start_language import LANGUAGE_VARIABLE, start_language

# Before any sentence is made: KINDPACE_LANGUAGE=de draws the window in German, whatever the system speaks.
with tempfile.TemporaryDirectory() as _passing:
    start_language(
        Folders(*[Path(_passing)] * 4), {LANGUAGE_VARIABLE: os.environ.get(LANGUAGE_VARIABLE, "en")}
    )
from player.library.catalog import Library
from player.records.store.clock import local_now
from player.sittings import sound
from player.window.app import Application
from player.window.shell.idle_work import InTurns
from tooling.made_up_year import fill
from tooling.shown_words import shown_words

SIZE: Final = (1000, 700)
PATIENCE: Final = 60.0
"""Seconds to wait for something before it counts as missing."""

SCROLLS_AFTER: Final = 2.0
"""Seconds after which a page is scrolled to look for a button further down."""

SETTINGS: Final = "speak = false\nreduced_motion = true\n"
"""Without a voice nothing is synthesised, and the sitting follows the clock."""

PACE: Final = 5
"""How many times faster the clock runs, so that a picture doesn't take as long as a sitting."""

_Control = TypeVar("_Control", bound=QWidget)

LONGEST_STEP: Final = 1.0
"""Seconds of that clock that go by at once at most: a busy machine's hitch is no computer that was asleep."""


class _FastClock:
    def __init__(self) -> None:
        self._looked_at, self._seconds = boot_seconds(), 0.0

    def __call__(self) -> float:
        before, self._looked_at = self._looked_at, boot_seconds()
        self._seconds += min(LONGEST_STEP, (self._looked_at - before) * PACE)
        return self._seconds


class FastEngine(SilentEngine):
    """Sound that nobody hears, and a clock that runs ``PACE`` times as fast."""

    def __init__(self) -> None:
        super().__init__(_FastClock())


# A tick of the window (0.1 s) is 0.5 s on this clock, short enough for the sitting to count it as heard.
sound.SilentEngine = FastEngine  # type: ignore[misc, assignment] # a class that the program makes, for this process alone


class _SpokenInto(SoundRecorder):
    """A microphone that somebody speaks into, for a picture: there is none where pictures are drawn."""

    def __init__(self) -> None:
        super().__init__(["true"])
        self._open = False

    def look(self) -> None:
        """There is one."""

    def record(self, device: str | None) -> None:
        """It hears speech."""
        self._open = device is None

    def stop(self) -> None:
        """Nothing of it is kept."""
        self._open = False

    def status(self) -> RecorderStatus:
        """Speech as loud as it should be."""
        stage = RecorderStage.RECORDING if self._open else RecorderStage.IDLE
        return RecorderStatus(stage, 3.0, 0.25, 0.1, 0.4, "", "", ("Built-in microphone",))


class NotFoundError(Exception):
    """A button or field that a picture needs is not on the screen."""

    def __init__(self, words: str, shown: list[str]) -> None:
        super().__init__(f"Nothing has the name {words!r}. There are: {'; '.join(shown)}")


class Person:
    """Uses one window as a person would.

    Args:
        folders: Kindpace's folders.
        theme: ``light`` or ``dark``.
        text_size: in percent.
        settings: further lines of the settings file; empty for somebody who has none yet.
    """

    def __init__(self, folders: Folders, theme: str, text_size: int = 100, settings: str = SETTINGS) -> None:
        # Without settings and without a log it is a first visit.
        if settings:
            text = f'theme = "{theme}"\ntext_size = {text_size}\n{settings}'
            (folders.config / "settings.toml").write_text(text, encoding="utf-8")
        self.folders = folders
        self.app = Application(folders)
        self.app.given.sound.get().recorder = _SpokenInto  # type: ignore[method-assign] # for this process alone
        self.window = self.app.window
        self.window.resize(*SIZE)
        self.window.show()
        self.app.warm()
        self.wait(1.0)

    def wait(self, seconds: float) -> None:
        """Run the window's event loop for so many seconds."""
        loop = QEventLoop()
        QTimer.singleShot(int(seconds * 1000), loop.quit)
        loop.exec()

    def press(self, words: str) -> None:
        """Press the button whose name begins with these words, once it is shown, or came by scrolling."""
        page = self.window.screen_shown
        bars = [area.verticalScrollBar() for area in page.findChildren(QScrollArea)] if page else []
        before = [bar.value() for bar in bars]
        self._find(words, QAbstractButton, scrolled=bars).click()
        for bar, value in zip(bars, before, strict=True):
            if isValid(bar):
                bar.setValue(value)
        self.wait(0.4)

    def write(self, name: str, text: str) -> None:
        """Replace the text of a field whose name begins with ``name``."""
        field = self._find(name, QLineEdit, QPlainTextEdit)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, text)
        self.wait(0.2)

    @property
    def view(self) -> Any:
        """The view of the current screen."""
        return self.app.router.view()

    def sees(self, kind: str) -> bool:
        """Whether the current view is of the class with this name."""
        return type(self.view).__name__ == kind

    def has(self, words: str) -> bool:
        """Whether a visible button's name begins with these words."""
        buttons = self.window.findChildren(QAbstractButton)
        return any(
            button.isVisible() and name_of(button).startswith(shown_words(words)) for button in buttons
        )

    def until_there(self, words: str) -> None:
        """Wait until a widget is shown whose name begins with these words."""
        self._find(words, QWidget)

    def _find(self, words: str, *kinds: type[_Control], scrolled: Sequence[QScrollBar] = ()) -> _Control:
        began = time.monotonic()
        while time.monotonic() < began + PATIENCE:
            shown = [widget for widget in self.window.findChildren(QWidget) if widget.isVisible()]
            matching = [
                widget
                for widget in shown
                if isinstance(widget, kinds)
                and name_of(widget).startswith((*shown_words(words), self._titles.get(words, words)))
            ]
            if matching:
                return min(matching, key=lambda widget: len(name_of(widget)))
            self.wait(0.1)
            if time.monotonic() > began + SCROLLS_AFTER:
                # Today makes only what is near the view.
                for bar in scrolled:
                    bar.setValue(0 if bar.value() == bar.maximum() else bar.value() + bar.pageStep())
        raise NotFoundError(words, [name_of(widget) for widget in shown if name_of(widget)])

    @cached_property
    def _titles(self) -> dict[str, str]:
        """What practices and paths are called in the language in which they come, by their English titles."""
        english, shown = Library(self.folders), self.app.given.library.get()
        scripts = {one.title: shown.script(one.id).title for one in english.scripts()}
        return scripts | {
            one.title: other.title for one, other in zip(english.paths(), shown.paths(), strict=True)
        }

    def picture(self, file: Path) -> None:
        """Draw the window into a PNG file."""
        shown = self.window.screen_shown
        while shown is not None and not all(turns.done for turns in shown.findChildren(InTurns)):
            self.wait(0.1)
        # The part that came last has its room only once the layouts were told.
        self.wait(0.1)
        image = QImage(self.window.size(), QImage.Format.Format_RGB32)
        self.window.render(image, QPoint(0, 0))
        # From the name: PySide takes a str for the format and calls it bytes.
        image.save(str(file), quality=0)

    def close(self) -> None:
        """Close the window and the application."""
        self.window.close()
        self.app.close()


def name_of(widget: QWidget) -> str:
    """What a widget is called: its accessible name, or its text."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


@contextmanager
def home(*, filled: bool) -> Iterator[Folders]:
    """Temporary folders, with the made-up year in the log or without a log."""
    with tempfile.TemporaryDirectory(prefix="kindpace-pictures-") as folder:
        place = Path(folder)
        folders = Folders(place / "data", place / "config", place / "cache", place / "log").make()
        if filled:
            fill(folders, local_now())
        yield folders


@contextmanager
def window(
    folders: Folders, theme: str = "light", text_size: int = 100, settings: str = SETTINGS
) -> Iterator[Person]:
    """A person with a window of their own, which is closed at the end."""
    person = Person(folders, theme, text_size, settings)
    try:
        yield person
    finally:
        person.close()
