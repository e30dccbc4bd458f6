"""What tests of the pages share: a home, the parts without a window or sound, and a clock that can be set."""

from datetime import UTC, datetime
from typing import Any, cast

from audio.engine.silent_engine import SilentEngine
from audio.recording.recorder_types import RecorderStage, RecorderStatus
from player.library.catalog import Library
from player.practice.units import Seconds
from player.records.store.entries import Content, ContentKind, Outcome, Scale, StartedSitting
from player.settings.file import SettingsFile
from player.sittings.sitting_log import SittingLog
from player.sittings.spoken_lines import Lines
from player.system.folders import Folders
from player.window.after.page import AfterPage
from player.window.destinations import AfterSitting
from player.window.given import Given
from player.window.parts import Clocks, Lazy, LogAccess, Messages, SettingsStore
from player.window.router import Router


class Clock:
    """Seconds that pass only when a test says so."""

    now = 1000.0

    def __call__(self):
        return self.now


class Days:
    """A clock that can be set to a day."""

    now = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)

    def __call__(self):
        return self.now


def folders_in(home):
    """The folders of somebody whose home this is."""
    return Folders(*(home / name for name in ("data", "config", "cache", "log"))).make()


class NoMicrophone:
    """A recorder where there is no microphone."""

    def look(self):
        pass

    def status(self):
        return RecorderStatus(RecorderStage.IDLE, microphones=())

    def close(self):
        pass


class Heard:
    """What can be heard where nothing is: silent engines that go by a clock, and no bell or background.

    ``engines`` makes the engine, given whether it is to be heard.
    """

    def __init__(self, engines):
        self.engine = engines

    def trial_engine(self):
        return self.engine(True)

    def recorder(self):
        return NoMicrophone()

    def bell(self, _bowl="warm"):
        return None

    def background(self, _name):
        return None

    def background_fault(self, _name):
        return ""

    def devices(self):
        return ()


def parts_in(folders, log, *, library=None, engines=None, **clocks):
    """All parts there are to give to pages: silent, and without a voice.

    Args:
        folders: of a home.
        log: an open one, or None; once it is deleted there is none.
        library: or what makes it; usually the shipped one.
        engines: makes the engine, given whether it is to be heard; usually a silent one.
        clocks: ``now`` and ``seconds``.
    """
    messages, seconds = Messages(), clocks.get("seconds", lambda: 0.0)
    session_log = LogAccess(Lazy(lambda: None))
    session_log.use(log)
    made = Library(folders) if library is None else library
    return Given(
        folders=folders,
        messages=messages,
        settings_store=SettingsStore(SettingsFile(folders.config), messages),
        session_log=session_log,
        library=Lazy(made if callable(made) else lambda: made),
        lines=Lazy(lambda: Lines(None)),
        sound=Lazy(lambda: Heard(engines or (lambda _spoken: SilentEngine(seconds)))),
        clocks=Clocks(**clocks),
        release=lambda: None,
    )


def router_for(parts) -> Any:
    """The pages without a window. A test knows which page and view it is at, so they have no type here."""
    return Router(parts)


def replace_made(lazy, value):
    """Have a value given in place of what would be made late."""
    lazy._make = lambda: value
    lazy.forget()


def sitting_in(log):
    """A sitting that is over, and in the log."""
    content = Content(ContentKind.SCRIPT, "others-too", b"others too")
    pacing = Content(ContentKind.PRESET, "gentle", b"gentle")
    new = log.start(StartedSitting(content, "Others too", pacing, "0" * 64, Seconds(240.0), spoken=True))
    log.finish(new, Outcome.COMPLETED, Seconds(200.0))
    return new


class Ended:
    """As much of a sitting's log as the page after it needs."""

    scale = Scale.DISTRESS_10

    def __init__(self, sitting):
        self.sitting = sitting
        self.kept = []

    def reflect(self, text, _kind):
        self.kept.append(text)


def ended(sitting) -> SittingLog:
    return cast("SittingLog", Ended(sitting))


def after(sitting, *, stopped=False):
    """The way to the page after such a sitting."""
    return AfterSitting(ended(sitting), "Others too", Seconds(200.0), stopped=stopped)


def page_after(parts, sitting, *, stopped=False):
    """The page after such a sitting."""
    return parts.passed_to(AfterPage, **vars(after(sitting, stopped=stopped)))
