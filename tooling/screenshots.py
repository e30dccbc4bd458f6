"""Takes screenshots of the real program: ``screenshots.py OUTDIR [NAME …]``.

Each picture is of the window itself, with the shipped scripts and presets, real plans and a made-up person's
log of a year (``made_up_year.py``), operated by its own buttons. Only what that person wrote is invented.
It needs no screen and no sound card: run it with ``QT_QPA_PLATFORM=offscreen``. ``KINDPACE_LANGUAGE`` names
another language than English.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, Final, TypeVar
from unittest.mock import patch

# Keep away from the keyring of the person who runs this.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np
import soundfile
from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)
from shiboken6 import isValid

from audio.engine.silent_engine import SilentEngine
from audio.engine.stalls import boot_seconds
from audio.files.clip_cache import clip_file
from audio.recording.microphone import Microphone as SoundRecorder
from audio.recording.recorder_types import RecorderStage, RecorderStatus
from audio.units import SAMPLE_RATE
from player.system.folders import Folders
from player.system.start_language import LANGUAGE_VARIABLE, start_language

# Before any sentence is made: KINDPACE_LANGUAGE=de draws the window in German, whatever the system speaks.
with tempfile.TemporaryDirectory() as _passing:
    start_language(
        Folders(*[Path(_passing)] * 4), {LANGUAGE_VARIABLE: os.environ.get(LANGUAGE_VARIABLE, "en")}
    )

from player.clinic.pin import ClinicPin
from player.library.catalog import Library
from player.library.own_voice.store import OwnVoices
from player.practice.choices import Choices
from player.practice.planner.steps import StepKind
from player.records.session_log import SessionLog
from player.records.store.clock import local_now
from player.records.store.key_places import KeyPlace
from player.records.store.keys import Keys
from player.sittings import sound
from player.sittings.planning import Planning
from player.window.app import Application
from player.window.log.state import OpenSitting
from player.window.own_voice.screen import OwnVoiceScreen
from player.window.shell.idle_work import InTurns
from tooling.made_up_year import fill
from tooling.shown_words import shown_words

ROOT: Final = Path(__file__).parent.parent
SIZE: Final = (1000, 700)
PATIENCE: Final = 60.0
"""Seconds to wait for something before it counts as missing."""

SCROLLS_AFTER: Final = 2.0
"""Seconds after which a page is scrolled to look for a button further down."""

LONGEST_SITTING: Final = 240.0
"""Seconds within which a sitting at ``PACE`` reaches any place of it."""

SETTINGS: Final = "speak = false\nreduced_motion = true\n"
"""Without a voice nothing is synthesised, and the sitting follows the clock."""

PACE: Final = 5
"""How many times faster the clock runs, so that a picture doesn't take as long as a sitting."""

_Control = TypeVar("_Control", bound=QWidget)

AUTHOR, PASSPHRASE = "Dr. Ana Ruiz", "four quiet words here"
REASON: Final = "We agreed to keep the mornings short, and the silences too."


LONGEST_STEP: Final = 1.0
"""Seconds of that clock that go by at once at most: a busy machine's hitch is no computer that was asleep."""


class _FastClock:
    def __init__(self) -> None:
        self._looked_at, self._seconds = boot_seconds(), 0.0

    def __call__(self) -> float:
        before, self._looked_at = self._looked_at, boot_seconds()
        self._seconds += min(LONGEST_STEP, (self._looked_at - before) * PACE)
        return self._seconds


class _FastEngine(SilentEngine):
    def __init__(self) -> None:
        super().__init__(_FastClock())


# A tick of the window (0.1 s) is 0.5 s on this clock, short enough for the sitting to count it as heard.
sound.SilentEngine = _FastEngine  # type: ignore[misc, assignment] # a class that the program makes, for this process alone


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
        return any(button.isVisible() and _name(button).startswith(shown_words(words)) for button in buttons)

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
                and _name(widget).startswith((*shown_words(words), self._titles.get(words, words)))
            ]
            if matching:
                return min(matching, key=lambda widget: len(_name(widget)))
            self.wait(0.1)
            if time.monotonic() > began + SCROLLS_AFTER:
                # Today makes only what is near the view.
                for bar in scrolled:
                    bar.setValue(0 if bar.value() == bar.maximum() else bar.value() + bar.pageStep())
        raise NotFoundError(words, [_name(widget) for widget in shown if _name(widget)])

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


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


# ------------------------------------------------------------------------ what is done before each picture

Does = Callable[[Person], None]


def _pressing(*words: str) -> Does:
    def does(person: Person) -> None:
        for each in words:
            person.press(each)

    return does


def _quiet(person: Person) -> None:
    for words in ("Quiet time", "Change something", "Bells: A deep bowl", "A bell every: 5 min"):
        person.until_there(words)
        person.press(words)


def _sitting(seconds: float, *then: str, practice: str = "Others too") -> Does:
    def does(person: Person) -> None:
        _pressing(practice, "Begin")(person)
        person.wait(seconds / PACE)
        _pressing(*then)(person)

    return does


def _paused(person: Person) -> None:
    _sitting(24.0)(person)
    # A busy machine's hitch looks like sleep, in which a sitting pauses by itself, and says so.
    if person.has("Go on"):
        person.press("Go on")
        person.wait(0.6)
    if person.has("Pause"):
        person.press("Pause")


def _asked(*then: str, practice: str = "Others too") -> Does:
    def does(person: Person) -> None:
        _pressing(practice, "Begin")(person)
        person.until_there("Rather not say")
        _pressing(*then)(person)

    return does


def _sit_until(person: Person, reached: Callable[[Person], bool]) -> None:
    """Sit on, without answering check-ins, until the picture's place is reached."""
    end = time.monotonic() + LONGEST_SITTING
    while not reached(person):
        if time.monotonic() > end or (person.sees("AfterView") and not reached(person)):
            raise NotFoundError("the place of this picture", [type(person.view).__name__])
        person.wait(0.1)
        if person.sees("CheckInView"):
            person.press("Rather not say")


def _sat_through(*then: str) -> Does:
    def does(person: Person) -> None:
        _pressing("Ease back", "Begin")(person)
        _sit_until(person, lambda person: person.sees("AfterView"))
        _pressing(*then)(person)

    return does


def _writing(person: Person) -> None:
    _pressing("A kind letter", "Change something", "Where to write: In the journal here", "Begin")(person)
    _sit_until(person, lambda person: person.sees("SittingView") and person.view.at_writing)
    person.wait(0.5)


def _trying(person: Person) -> None:
    person.press("Try a script")
    person.write("The script's file", str(ROOT / "scripts" / "others-too.md"))
    person.press("Open")
    person.until_there("Play from")
    person.wait(3.0)


def _recording(person: Person) -> None:
    library, voices = Library(person.folders), OwnVoices(person.folders)
    planning = Planning(
        library.script("others-too"), library.preset("gentle"), Choices(), library.phrasebook()
    )
    steps = planning.fresh(planning.estimated).steps
    said = [step.spoken for step in steps if step.kind is StepKind.SAY]
    voice = voices.begin(planning.script, AUTHOR)
    for text in said[:3]:
        voice = voices.add(voice, text, clip_file(np.zeros(48_000, np.float32)), local_now())
    _pressing("Clinic", "Record a practice line by line")(person)
    for screen in person.window.findChildren(OwnVoiceScreen):
        screen.practices.chosen.emit("others-too")
    person.wait(0.4)
    person.press("Record line")
    person.wait(0.4)


def _eased_back(person: Person) -> None:
    _sitting(20.0, "Ease back")(person)
    person.press("Enough, end here")


def _sitting_of_log(person: Person) -> None:
    person.press("Log")
    # Rows are painted, not buttons: this is what a click on the third one says.
    person.window.intended.emit(OpenSitting(2))
    person.wait(0.4)


def _keys(person: Person) -> None:
    QTest.keyClicks(person.window, "?")
    person.wait(0.4)


def _left_twice(person: Person) -> None:
    for _again in range(2):
        _eased_back(person)
        _pressing("Done")(person)
    person.press("Others too")


@dataclass(frozen=True)
class Picture:
    """One picture: the name of its file, and what the person does before it is drawn."""

    name: str
    does: Does = lambda _person: None
    themes: tuple[str, ...] = ("light", "dark")
    text_size: int = 100
    settings: str = SETTINGS


LIGHT: Final = ("light",)

PICTURES: Final = (
    Picture("today"),
    Picture("today", themes=LIGHT, text_size=200),
    Picture("path", _pressing("First weeks", "What could come next")),
    Picture("briefing", _pressing("Others too")),
    Picture("briefing-choices", _pressing("Others too", "Change something"), LIGHT),
    Picture("briefing-quiet", _quiet, LIGHT, settings=f'{SETTINGS}preset = "standard"\n'),
    Picture("log", _pressing("Log")),
    Picture("log-dots", _pressing("Log", "Show as: Dots")),
    Picture("log-table", _pressing("Log", "Show as: Table")),
    Picture("log-sitting", _sitting_of_log, LIGHT),
    Picture("keys", _keys, LIGHT),
    Picture("export", _pressing("Log", "Take a copy")),
    Picture("journal", _pressing("Journal")),
    Picture("critic-and-friend", _pressing("Journal", "Critic and friend")),
    Picture("learn", _pressing("Learn")),
    Picture("settings", _pressing("Settings")),
    Picture("keeping", _pressing("Settings", "Key, backups")),
    Picture("support", _pressing("Support")),
    Picture("try-a-script", _trying),
    Picture("clinic", _pressing("Clinic")),
    Picture("clinic-preset", _pressing("Clinic", "Gentle: make one like it"), LIGHT),
    Picture("own-voice", _recording),
    Picture("own-voice", _recording, themes=LIGHT, text_size=200),
    # From here on, sittings of this run are in the log too.
    Picture("sitting", _sitting(24.0)),
    Picture("sitting", _sitting(24.0), themes=LIGHT, text_size=200),
    Picture("sitting-paused", _paused, LIGHT),
    Picture("check-in", _asked()),
    Picture(
        "check-in-icons",
        _asked(practice="Sensory menu"),
        LIGHT,
        settings=f'{SETTINGS}preset = "low-sensory"\n',
    ),
    Picture("sitting-writing", _writing, settings=f'{SETTINGS}preset = "standard"\n'),
    Picture("ease-back", _sitting(20.0, "Ease back")),
    Picture("after", _eased_back),
    Picture("after-mood", _sat_through("3 of 10")),
    Picture("unwanted", _sat_through("Write about something")),
)


# ------------------------------------------------------------------------ one preset, from hand to hand


def _signed(clinician: Person, given: Path, picture: Path | None) -> None:
    """Make a preset and sign it into a folder, ``given``."""
    _pressing("Clinic", "Gentle: make one like it")(clinician)
    clinician.write("Name", "Mornings")
    clinician.write("Set by", AUTHOR)
    clinician.write("Because", REASON)
    clinician.press("Sign and give")
    made = clinician.has("Make the key")
    if made:
        clinician.write("Your name", AUTHOR)
        clinician.write("A passphrase", PASSPHRASE)
        clinician.press("Make the key")
    clinician.until_there("The folder to write into")
    clinician.write("The folder to write into", str(given))
    if not made:
        clinician.write("The key's passphrase", PASSPHRASE)
    clinician.press("Sign and give")
    end = time.monotonic() + PATIENCE
    while not list(given.glob("*.pacing")) and time.monotonic() < end:
        clinician.wait(0.2)
    clinician.until_there("Save the page")
    if picture is not None:
        clinician.picture(picture)


def _looked_at(person: Person, given: Path) -> None:
    person.press("Clinic")
    person.write("The preset's file", str(next(given.glob("*.pacing"))))
    person.press("Look at it")


def draw_handing_over(folder: Path) -> None:
    """Draw the clinic's pictures: a signed preset is handed over, trusted, kept, and tampered with."""
    with home(filled=False) as clinic, home(filled=True) as folders, tempfile.TemporaryDirectory() as place:
        first, second = Path(place) / "first", Path(place) / "second"
        first.mkdir()
        second.mkdir()
        with window(clinic) as clinician:
            clinician.app.given.clocks.now = lambda: local_now() - timedelta(days=7)
            _signed(clinician, first, folder / "clinic-sign-light.png")
        with window(clinic) as clinician:
            _signed(clinician, second, None)
        with window(folders) as person:
            _looked_at(person, second)
            person.until_there("All the words match")
            person.picture(folder / "clinic-trust-light.png")
            person.write("Whose key it is", AUTHOR)
            person.press("All the words match")
            person.until_there("Keep this preset")
            person.picture(folder / "clinic-keep-light.png")
            _pressing("Keep this preset", "Use it from now on")(person)
            _looked_at(person, first)
            person.press("Keep this preset")
            person.until_there("Keep the older one")
            person.picture(folder / "clinic-older-light.png")
        (kept,) = folders.presets.glob("*.pacing")
        kept.write_bytes(kept.read_bytes().replace(REASON.encode(), b"It was changed."))
        with window(folders, settings=f'{SETTINGS}preset = "{kept.stem}"\n') as person:
            person.picture(folder / "practise-tampered-light.png")


@contextmanager
def home(*, filled: bool) -> Iterator[Folders]:
    """Temporary folders, with the made-up year in the log or without a log."""
    with tempfile.TemporaryDirectory(prefix="kindpace-pictures-") as folder:
        place = Path(folder)
        folders = Folders(place / "data", place / "config", place / "cache", place / "log").make()
        if filled:
            fill(folders, local_now())
        yield folders


ASKS: Final = """format: 1
name: With a question
author: myself
date: 2026-11-28
reason: To see how a question looks.
questionnaires: [distress]
controls: {}
"""


def draw_questionnaire(folder: Path) -> None:
    """Draw a questionnaire that a preset assigns."""
    with home(filled=False) as folders:
        (folders.presets / "asks.yaml").write_text(ASKS, encoding="utf-8")
        settings = f'{SETTINGS}preset = "asks"\n'
        draw(folder, Picture("questionnaire", _pressing("Look at it"), settings=settings), folders)


def draw_recording(folder: Path) -> None:
    """Draw what is shown of a recording of one's own: before it begins, and where it is named."""
    with home(filled=False) as folders:
        seconds = np.arange(40 * SAMPLE_RATE) / SAMPLE_RATE
        # Tones of four seconds, with pauses as long between them.
        bursts = (seconds % 8.0 < 4.0) * 0.1 * np.sin(2 * np.pi * 220 * seconds)  # noqa: PLR2004
        soundfile.write(folders.recordings / "an-evening-talk.wav", bursts, SAMPLE_RATE)
        # Nor is there a sound card where pictures are drawn.
        heard = patch.object(sound.Sound, "_made", lambda _sound: _FastEngine())
        with heard, window(folders) as person:
            person.until_there("an-evening-talk")
            person.wait(3.0)
            person.press("an-evening-talk")
            person.until_there("Name it")
            person.picture(folder / "briefing-recording-light.png")
            person.press("Name it")
            person.picture(folder / "recording-light.png")


def draw_asked_for(folder: Path) -> None:
    """Draw what stands before the log and the clinic: the question for a passphrase, and for a PIN."""
    with home(filled=False) as folders:
        ClinicPin(folders.config, local_now).set("1379")
        log = SessionLog.open(folders.data, Keys(folders.config))
        log.move_key(KeyPlace.PASSPHRASE, PASSPHRASE)
        log.close()
        with window(folders) as person:
            person.picture(folder / "passphrase-light.png")
            person.press("Go on without")
            person.press("Clinic")
            person.picture(folder / "clinic-pin-light.png")


def draw_first_visit(folder: Path) -> None:
    """Draw the three screens of a first visit."""
    with home(filled=False) as folders, window(folders, settings="") as person:
        person.picture(folder / "first-visit-about-light.png")
        person.press("Go on")
        person.picture(folder / "first-visit-pacing-light.png")
        person.press("Kindness is sometimes hard for me")
        person.picture(folder / "first-visit-voice-light.png")


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


def draw(folder: Path, picture: Picture, folders: Folders) -> None:
    """Draw one picture in each of its themes."""
    for theme in picture.themes:
        with window(folders, theme, picture.text_size, picture.settings) as person:
            picture.does(person)
            size = "" if picture.text_size == 100 else f"-{picture.text_size}"  # noqa: PLR2004
            person.picture(folder / f"{picture.name}-{theme}{size}.png")


def main() -> int:
    """Draw all pictures, or those that are named."""
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
    with home(filled=True) as folders:
        # After two stops in a row a lower rung is offered; the other pictures must not show that.
        if not wanted.names or "briefing-lower-rung" in wanted.names:
            draw(wanted.folder, Picture("briefing-lower-rung", _left_twice, LIGHT), folders)
    if not wanted.names or "first-visit" in wanted.names:
        draw_first_visit(wanted.folder)
    if not wanted.names or "questionnaire" in wanted.names:
        draw_questionnaire(wanted.folder)
    if not wanted.names or "recording" in wanted.names:
        draw_recording(wanted.folder)
    if not wanted.names or "passphrase" in wanted.names:
        draw_asked_for(wanted.folder)
    if not wanted.names or "clinic-sign" in wanted.names:
        draw_handing_over(wanted.folder)
    application.processEvents()
    return 0


if __name__ == "__main__":
    sys.exit(main())
