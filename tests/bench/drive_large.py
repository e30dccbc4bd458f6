"""Walks a home of twenty years by keyboard and times each key; by hand, in KINDPACE_HOME.

    drive_large.py make    fills the folders: 1,000 scripts, 1,000 recordings, 20,000 sittings
    drive_large.py walk    goes through the pages
    drive_large.py look    the same, and prints a profile of the longest piece of each input that took long

For each input it says ``away``: for how many milliseconds the event loop was away at most, how many of them
its thread was at work, the seconds of processor time that the thread took, how many widgets there are then,
and the input's name. "At work" is the figure to compare: it isn't lengthened by what else the machine does.
"""

import pstats
import sys
import time
from collections.abc import Callable
from cProfile import Profile
from functools import partial

from drive_window import Person, say
from large_home import own_recordings, own_scripts
from large_log import fill
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from player.settings.theme import Theme
from player.system.folders import find_folders
from player.window.clinic.presets.state import EditPreset
from player.window.entry.state import DeleteEntry
from player.window.intents import (
    ChoosePractice,
    ConfirmDelete,
    EaseBack,
    OpenClinic,
    OpenExport,
    OpenJournal,
    OpenKeeping,
    OpenLog,
    OpenPractise,
    SetSetting,
)
from player.window.journal.state import BeginEntry, OpenEntry
from player.window.keeping.state import KeepingView
from player.window.log.state import DeleteSitting, NarrowLog, OpenSitting
from player.window.practise.screen import PractiseScreen
from player.window.practise.state import ChoosePreset
from player.window.shared.writing_state import Write
from player.window.state import Appearance

BEAT_MS = 2
SETTLED_S = 0.6
"""Longer than a press is held off after a screen has changed."""

LOOKED_INTO_S = 0.1
LOOKS = (
    *(("text_size", "110"), ("text_size", "100"), ("theme", "dark"), ("theme", "system")),
    *(("reading_font", "atkinson"), ("reading_font", "literata")),
    *(("reduced_motion", "on"), ("reduced_motion", "off")),
)
LINES = 40


class Heartbeat:
    """Beats as often as the event loop lets it, and remembers the longest time between two beats.

    Args:
        looked_into: whether each piece between two beats has a profile.

    Attributes:
        last: the moment of the last beat, in seconds of the performance counter.
        longest: seconds between two beats at most.
        at_work: seconds of them in which this thread was at work, at most.
        profile: of the piece that was longest at work.
    """

    def __init__(self, *, looked_into: bool = False) -> None:
        self.last, self.longest = time.perf_counter(), 0.0
        self._worked, self.at_work = time.thread_time(), 0.0
        self._looked_into, self._under_way = looked_into, Profile(time.thread_time)
        self.profile = self._under_way
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, now - self.last)
        if worked - self._worked > self.at_work:
            self.at_work, self.profile = worked - self._worked, self._under_way
        self._go_on()

    def begin(self) -> None:
        """Count from now on."""
        self.longest = self.at_work = 0.0
        self._go_on()

    def _go_on(self) -> None:
        if self._looked_into:
            self._under_way.disable()
            self._under_way = Profile(time.thread_time)
            self._under_way.enable()
        self.last, self._worked = time.perf_counter(), time.thread_time()


class Walk:
    """One person at the keyboard.

    Args:
        looked_into: whether what takes long is printed as a profile.
    """

    def __init__(self, *, looked_into: bool = False) -> None:
        self.person = Person()
        self.heart = Heartbeat(looked_into=looked_into)
        self._looked_into = looked_into

    @property
    def window(self):
        """The main window."""
        return self.person.app.window

    @property
    def today(self) -> PractiseScreen:
        screen = self.window.screen_shown
        assert isinstance(screen, PractiseScreen)
        return screen

    def input(self, name: str, act: Callable[[], object], seconds: float = SETTLED_S) -> None:
        """Do something, and say how long the loop was away until a while after it."""
        self.heart.begin()
        began = time.thread_time()
        # As an event: what it does itself counts as well.
        QTimer.singleShot(0, act)
        self.person.wait(seconds)
        self._say(name, began)
        if self._looked_into and self.heart.at_work > LOOKED_INTO_S:
            pstats.Stats(self.heart.profile).sort_stats("cumulative").print_stats(LINES)

    def _say(self, name: str, began: float) -> None:
        spent = time.thread_time() - began
        widgets = len(QApplication.allWidgets())
        longest, at_work = self.heart.longest * 1000, self.heart.at_work * 1000
        say("away", f"{longest:.1f}", f"{at_work:.1f}", f"{spent:.3f}", widgets, name.replace(" ", "_"))

    def key(
        self, name: str, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier, seconds=SETTLED_S
    ) -> None:
        """Press a key."""
        self.input(name, lambda: QTest.keyClick(self.window.windowHandle(), key, modifiers), seconds)

    def place(self, name: str, key: Qt.Key, seconds: float = 1.5) -> None:
        """Go to one of the places."""
        self.key(name, key, Qt.KeyboardModifier.ControlModifier, seconds)

    def types(self, where: str, words: str) -> None:
        """Type letter by letter, and take it back."""
        self.key(f"{where}: /", Qt.Key.Key_Slash)
        for number in range(1, len(words) + 1):
            letter = words[number - 1]
            self.input(
                f"{where}: types {words[:number]!r}",
                partial(QTest.keyClick, self.window.windowHandle(), letter),
            )
        for left in range(len(words) - 1, -1, -1):
            self.key(f"{where}: back to {left} letters", Qt.Key.Key_Backspace)

    def does(self, name: str, *intents, seconds: float = SETTLED_S) -> None:
        """Send what a button sends."""
        self.input(name, lambda: self.person.does(*intents), seconds)


def walk(*, looked_into: bool = False) -> None:
    """Every page that grows with what is in the home."""
    one = Walk(looked_into=looked_into)
    one.does("idle after opening", seconds=20.0)
    _today(one)
    _log(one)
    _others(one)
    _scrolled(one)
    _made(one)
    _deleted(one)
    one.input("the window closes", one.person.close)


def _today(one: Walk) -> None:
    one.place("Today opens again", Qt.Key.Key_1)
    one.types("Today", "rest 7")
    for number in range(3):
        one.key(f"Today: Tab {number}", Qt.Key.Key_Tab)
    first = one.today.grid.first_card()
    assert first is not None
    first.setFocus()
    for number in range(3):
        one.key(f"Today: page down {number}", Qt.Key.Key_PageDown)
    shelf = one.today.recordings
    one.input("Your recordings: show more", shelf.more.click)
    section = max(one.today.grid.shelves.values(), key=lambda shelf: len(shelf.shown))
    one.input("Mindfulness: show more", section.more.click)
    one.does("another pacing", ChoosePreset("standard"), seconds=6.0)
    one.does("the pacing as before", ChoosePreset("gentle"), seconds=6.0)
    one.does("a script opens", ChoosePractice("rest-0500"), seconds=2.0)
    one.does("Ease back from there", EaseBack(), seconds=1.0)
    one.does("Today again", OpenPractise(), seconds=2.0)


def _log(one: Walk) -> None:
    one.place("Log opens", Qt.Key.Key_2, 5.0)
    one.types("Log", "tram")
    screen = one.window.screen_shown
    for name in ("period", "practice", "pacing", "outcome"):
        box = screen.choices[name]
        if box.isHidden():
            continue
        value = (
            one.person.view.choices[[c.name for c in one.person.view.choices].index(name)].options[1].value
        )
        one.does(f"Log: {name} narrowed", NarrowLog(name, value))
        one.does(f"Log: {name} open again", NarrowLog(name, ""))
    one.does("Log: days you choose", NarrowLog("period", "days"))
    one.does("Log: any day", NarrowLog("period", ""))
    one.input("Log: End", lambda: (screen.list.setFocus(), QTest.keyClick(screen.list, Qt.Key.Key_End)))
    one.input("Log: a sitting opens", lambda: QTest.keyClick(screen.list, Qt.Key.Key_Return))
    for way in ("dots", "table", "list"):
        radio = next(r for w, r in screen.ways.items() if w.value == way)
        one.input(f"Log: as {way}", radio.click, 1.5)


def _others(one: Walk) -> None:
    one.does("Export opens", OpenExport(), seconds=8.0)
    one.does("Keeping opens", OpenKeeping(), seconds=3.0)
    if not isinstance(one.person.view, KeepingView):
        raise TypeError(type(one.person.view))
    one.place("Settings open", Qt.Key.Key_3)
    for name, value in LOOKS:
        one.does(f"Settings: {name} {value}", SetSetting(name, value), seconds=2.0)
    one.place("Support opens", Qt.Key.Key_4)
    one.place("Clinic opens", Qt.Key.Key_5)
    one.place("Journal opens", Qt.Key.Key_6)
    one.place("Learn opens", Qt.Key.Key_7)
    one.key("Ease back", Qt.Key.Key_Escape)
    one.place("Today after all of them", Qt.Key.Key_1)


def _scrolled(one: Walk) -> None:
    """Colours and text where much of Today was scrolled through, as when the system changes them."""
    one.does("Today to scroll", OpenPractise(), seconds=2.0)
    section = max(one.today.grid.shelves.values(), key=lambda shelf: len(shelf.shown))
    for _again in range(8):
        section.more.click()
        one.person.wait(0.3)
    card, page = section.card_at(-1), one.today.findChild(QScrollArea)
    assert card is not None
    assert page is not None
    card.setFocus()
    page.ensureWidgetVisible(card)
    one.person.wait(0.6)
    for name, look in (
        ("dark", Appearance(Theme.DARK)),
        ("light", Appearance()),
        ("text 110", Appearance(text_scale=1.1)),
        ("text 100", Appearance()),
    ):
        one.input(f"Today scrolled: {name}", partial(one.window.set_appearance, look), 2.0)
    bar = page.verticalScrollBar()
    for name, part in (("half", 2), ("a third", 3), ("the end", 1), ("a fifth", 5)):
        one.input(f"Today scrolled: the bar to {name}", partial(bar.setValue, bar.maximum() // part))
    modifiers = Qt.KeyboardModifier.ShiftModifier
    one.key("Today scrolled: Shift+Tab back to what was let go of", Qt.Key.Key_Backtab, modifiers)


def _made(one: Walk) -> None:
    one.does("Clinic again", OpenClinic(), seconds=2.0)
    for number in range(2):
        one.does(f"Make one like it {number}", EditPreset("gentle"), seconds=3.0)
        one.does(f"left {number}", OpenClinic(), seconds=2.0)


def _deleted(one: Walk) -> None:
    """One sitting, one entry, and at once something else that is read from the log."""
    one.does("Log to delete in", OpenLog(), seconds=5.0)
    for number in range(2):
        one.does(f"a sitting opens {number}", OpenSitting(3))
        one.does(f"Delete sitting {number}", DeleteSitting())
        one.does(f"Delete sitting {number}: yes", ConfirmDelete(), seconds=0.2)
        one.does(f"another opens at once {number}", OpenSitting(4), seconds=4.0)
    one.does("Journal to write in", OpenJournal(), seconds=2.0)
    one.does("an entry begins", BeginEntry(one.person.view.kinds[0].kind))
    part = one.person.view.writing.parts[0].name
    one.does("words", Write(part, "A heron stood in the shallows."), seconds=2.0)
    one.does("the journal again", OpenJournal())
    one.does("the entry opens", OpenEntry(one.person.view.entries[0].entry))
    one.does("Delete entry", DeleteEntry())
    one.does("Delete entry: yes", ConfirmDelete(), seconds=0.2)
    one.does("Log at once", OpenLog(), seconds=4.0)


def make() -> None:
    """Fill the folders."""
    folders = find_folders().make()
    own_scripts(folders)
    own_recordings(folders)
    fill(folders.data.parent)


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make()
    else:
        walk(looked_into=sys.argv[1] == "look")
