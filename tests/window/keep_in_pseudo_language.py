"""Sits, stops, goes on and exports in the made-up language, for ``test_what_is_kept.py``.

``keep_in_pseudo_language.py HOME`` prints JSON: every text that was kept or exported, by its place, and what
other programs are told of a sitting. It is a process of its own, because sentences are made when their
modules are imported.
"""

import json
import os
import sys
from pathlib import Path

from player.language.catalogue import PSEUDO
from player.system.folders import Folders
from player.system.start_language import start_language

sys.path.insert(0, str(Path(__file__).parent))
FOLDERS = Folders(*(Path(sys.argv[1]) / name for name in ("data", "config", "cache", "log"))).make()
assert start_language(FOLDERS, {**os.environ, "KINDPACE_LANGUAGE": PSEUDO}) == PSEUDO

from page_material import Clock, parts_in, router_for  # noqa: E402

from player.practice.planner.recordings.unguided import QUIET_ID  # noqa: E402
from player.records.export.chosen import ALL, Chosen  # noqa: E402
from player.records.export.material import gather  # noqa: E402
from player.records.export.preview import Format, preview  # noqa: E402
from player.records.session_log import SessionLog  # noqa: E402
from player.records.store.keys import Keys  # noqa: E402
from player.window.after.state import AfterView, Reflect  # noqa: E402
from player.window.briefing.state import BeginTextOnly, SetChoice  # noqa: E402
from player.window.desktop.mpris import player_properties  # noqa: E402
from player.window.desktop.now_playing import NowPlaying, Playback  # noqa: E402
from player.window.destinations import GoOnWhereItStopped  # noqa: E402
from player.window.ease_back.state import EaseBackEnd, EaseBackReturn  # noqa: E402
from player.window.intents import ChoosePractice, EaseBack, OpenPractise, Softer  # noqa: E402
from player.window.shared.ladder import StepFurther, TakeLowerRung  # noqa: E402
from player.window.shared.rating import Rate  # noqa: E402
from player.window.sitting.check_in.state import CheckInView  # noqa: E402
from player.window.sitting.state import CarryOn, Skip, TogglePause  # noqa: E402

PRACTICE = "others-too"


class Person:
    """Uses the pages without a window, on a clock that runs as fast as it is asked."""

    def __init__(self, log):
        self.clock = Clock()
        self.parts = parts_in(FOLDERS, log, seconds=self.clock)
        self.router = router_for(self.parts)

    def do(self, *intents):
        for intent in intents:
            self.router.handle(intent)
            self.run(0.5)

    def run(self, seconds):
        for _quarter in range(int(seconds * 4)):
            self.clock.now += 0.25
            self.router.tick()

    def until(self, kind):
        for _quarter in range(4 * 1800):
            if isinstance(self.router.view(), kind):
                return
            self.run(0.25)
        raise AssertionError(self.router.view())

    def answer(self, rating):
        self.until(CheckInView)
        self.do(Rate(rating))

    def to_the_end(self):
        for _quarter in range(4 * 3600):
            if isinstance(self.router.view(), AfterView):
                return
            if isinstance(self.router.view(), CheckInView):
                self.do(Rate(0))
            self.run(0.25)
        raise AssertionError(self.router.view())


def sit(person):
    # Every rule fires at the highest number; then it is gone on with, softened, paused, skipped and stopped.
    for _twice in range(2):
        person.do(ChoosePractice(PRACTICE), BeginTextOnly())
        person.answer(10)
        person.do(CarryOn(), Softer(), TogglePause(), TogglePause(), Skip())
        person.do(EaseBack(), EaseBackReturn(), EaseBack(), EaseBackEnd(), Rate(None), OpenPractise())
    # After two stops in a row a lower rung is offered.
    person.do(ChoosePractice(PRACTICE), TakeLowerRung(), BeginTextOnly())
    person.run(30)
    person.do(EaseBack(), EaseBackEnd(), OpenPractise(), ChoosePractice(PRACTICE), BeginTextOnly())
    person.answer(0)
    person.run(60)
    person.do(EaseBack(), EaseBackEnd(), OpenPractise(), GoOnWhereItStopped(), BeginTextOnly())
    person.run(10)
    person.do(EaseBack(), EaseBackEnd(), OpenPractise())
    # A step further is offered after a sitting as it was planned.
    person.parts.settings_store.change(preset="standard", own_rung=1)
    person.do(ChoosePractice("a-few-mindful-breaths"), BeginTextOnly())
    person.to_the_end()
    person.do(Rate(2), Reflect("My own words."), StepFurther(), OpenPractise())
    person.do(ChoosePractice(QUIET_ID), SetChoice("minutes", "1"), BeginTextOnly())
    person.to_the_end()
    person.do(Rate(None), OpenPractise())


def kept(log):
    """Every text in the database, by table and column."""
    for (table,) in log.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
        names = [row[1] for row in log.rows(f"PRAGMA table_xinfo({table})")]
        for row in log.rows(f"SELECT * FROM {table}"):  # noqa: S608  # the log's own tables
            for name, value in zip(names, row, strict=True):
                text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
                if isinstance(text, str):
                    yield f"{table}.{name}", text


def exported(log):
    """The files for programs."""
    for form in (Format.CSV, Format.JSON, Format.FHIR):
        for file in preview(gather(log, Chosen(kinds=ALL)), form, f"log{form.ending}").files:
            yield file.name, file.data.decode("utf-8")


def settings():
    """The settings and whatever else is kept as text."""
    for path in sorted(FOLDERS.config.rglob("*.toml")):
        lines = path.read_text(encoding="utf-8").splitlines()
        # What is said to whoever edits the file is a comment.
        yield path.name, "\n".join(line for line in lines if not line.startswith("#"))


if __name__ == "__main__":
    opened = SessionLog.open(FOLDERS.data, Keys(FOLDERS.config))
    sit(Person(opened))
    events = [event for sitting in opened.sittings() for event in opened.events(sitting.id)]
    found = {
        "kinds": sorted({event.kind.value for event in events}),
        "details": sorted({str(event.detail.get("detail", "")) for event in events}),
        "texts": [*kept(opened), *exported(opened), *settings()],
        "told": [player_properties(NowPlaying("", each), 1)["PlaybackStatus"] for each in Playback],
    }
    sys.stdout.write(json.dumps(found))
    sys.stdout.flush()
    os._exit(0)
