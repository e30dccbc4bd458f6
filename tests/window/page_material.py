"""What tests of the pages share: a home, services without a window or sound, and a clock that can be set."""

from datetime import UTC, datetime
from typing import Any, cast

from audio.engine.silent_engine import SilentEngine
from player.library.catalog import Library
from player.practice.units import Seconds
from player.records.store.entries import Content, ContentKind, Outcome, Scale, StartedSitting
from player.settings.file import SettingsFile
from player.sittings.sitting_log import SittingLog
from player.sittings.spoken_lines import Lines
from player.system.folders import Folders
from player.window.after.page import AfterPage
from player.window.destinations import AfterSitting
from player.window.services import Services


class Days:
    """A clock that can be set to a day."""

    now = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)

    def __call__(self):
        return self.now


def folders_in(home):
    """The folders of somebody whose home this is."""
    return Folders(*(home / name for name in ("data", "config", "cache", "log"))).make()


def services_in(folders, log, *, clock=None, **others):
    """Services for pages: a silent engine that goes by the clock, if there is one, and no voice."""
    usual: dict[str, Any] = {
        "library": Library(folders),
        "engines": lambda _spoken: SilentEngine(clock or (lambda: 0.0)),
    }
    if clock is not None:
        usual["clock"] = clock
    return Services(
        folders=folders,
        settings_file=SettingsFile(folders.config),
        log=log,
        lines=Lines(None),
        **(usual | others),
    )


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

    def reflect(self, text):
        self.kept.append(text)


def ended(sitting) -> SittingLog:
    return cast("SittingLog", Ended(sitting))


def after(sitting, *, stopped=False):
    """The way to the page after such a sitting."""
    return AfterSitting(ended(sitting), "Others too", Seconds(200.0), stopped=stopped)


def page_after(services, sitting, *, stopped=False):
    """The page after such a sitting."""
    return AfterPage(services, ended(sitting), "Others too", Seconds(200.0), stopped=stopped)
