"""Which pictures there are of the window, and what a person does before each is drawn."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import Final

# First: it decides on the language of all sentences.
from tooling.picture_person import PACE, SETTINGS, NotFoundError, Person

# isort: split
import numpy as np
from PySide6.QtTest import QTest

from audio.files.clip_cache import clip_file
from player.library.catalog import Library
from player.library.own_voice.store import OwnVoices
from player.practice.choices import Choices
from player.practice.planner.steps import StepKind
from player.records.store.clock import local_now
from player.sittings.planning import Planning
from player.window.log.state import OpenSitting
from player.window.own_voice.screen import OwnVoiceScreen

ROOT: Final = Path(__file__).parent.parent
AUTHOR: Final = "Dr. Ana Ruiz"

LONGEST_SITTING: Final = 240.0
"""Seconds within which a sitting at ``PACE`` reaches any place of it."""

Does = Callable[[Person], None]


def pressing(*words: str) -> Does:
    """Press these buttons, one after the other."""

    def does(person: Person) -> None:
        for each in words:
            person.press(each)

    return does


def _quiet(person: Person) -> None:
    for words in ("Quiet time", "Change something", "Bells: A deep bowl", "A bell every: 5 min"):
        person.until_there(words)
        person.press(words)


def sitting(seconds: float, *then: str, practice: str = "Others too") -> Does:
    """Sit for so many seconds of the sitting, and press these buttons then."""

    def does(person: Person) -> None:
        pressing(practice, "Begin")(person)
        person.wait(seconds / PACE)
        pressing(*then)(person)

    return does


def _paused(person: Person) -> None:
    sitting(24.0)(person)
    # A busy machine's hitch looks like sleep, in which a sitting pauses by itself, and says so.
    if person.has("Go on"):
        person.press("Go on")
        person.wait(0.6)
    if person.has("Pause"):
        person.press("Pause")


def _asked(*then: str, practice: str = "Others too") -> Does:
    def does(person: Person) -> None:
        pressing(practice, "Begin")(person)
        person.until_there("Rather not say")
        pressing(*then)(person)

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
        pressing("Ease back", "Begin")(person)
        _sit_until(person, lambda person: person.sees("AfterView"))
        pressing(*then)(person)

    return does


def _writing(person: Person) -> None:
    pressing("A kind letter", "Change something", "Where to write: In the journal here", "Begin")(person)
    _sit_until(person, lambda person: person.sees("SittingView") and person.view.at_writing)
    person.wait(0.5)


def _trying(person: Person) -> None:
    person.press("Try a script")
    with chdir(ROOT):
        # The same on every machine.
        person.write("The script's file", "scripts/others-too.md")
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
    pressing("Clinic", "Record a practice line by line")(person)
    for screen in person.window.findChildren(OwnVoiceScreen):
        screen.practices.chosen.emit("others-too")
    person.wait(0.4)
    person.press("Record line")
    person.wait(0.4)


def _eased_back(person: Person) -> None:
    sitting(20.0, "Ease back")(person)
    person.press("Enough, end here")


def _sitting_of_log(person: Person) -> None:
    person.press("Log")
    # Rows are painted, not buttons: this is what a click on the third one says.
    person.window.intended.emit(OpenSitting(2))
    person.wait(0.4)


def _keys(person: Person) -> None:
    QTest.keyClicks(person.window, "?")
    person.wait(0.4)


def left_twice(person: Person) -> None:
    """End two sittings early, and look at the same practice again."""
    for _again in range(2):
        _eased_back(person)
        pressing("Done")(person)
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
    Picture("path", pressing("First weeks", "What could come next")),
    Picture("briefing", pressing("Others too")),
    Picture("briefing-choices", pressing("Others too", "Change something"), LIGHT),
    Picture("briefing-quiet", _quiet, LIGHT, settings=f'{SETTINGS}preset = "standard"\n'),
    Picture("log", pressing("Log")),
    Picture("log-dots", pressing("Log", "Show as: Dots")),
    Picture("log-table", pressing("Log", "Show as: Table")),
    Picture("log-sitting", _sitting_of_log, LIGHT),
    Picture("keys", _keys, LIGHT),
    Picture("export", pressing("Log", "Take a copy")),
    Picture("journal", pressing("Journal")),
    Picture("critic-and-friend", pressing("Journal", "Critic and friend")),
    Picture("learn", pressing("Learn")),
    Picture("settings", pressing("Settings")),
    Picture("keeping", pressing("Settings", "Key, backups")),
    Picture("support", pressing("Support")),
    Picture("try-a-script", _trying),
    Picture("clinic", pressing("Clinic")),
    Picture("clinic-preset", pressing("Clinic", "Gentle: make one like it"), LIGHT),
    Picture("own-voice", _recording),
    Picture("own-voice", _recording, themes=LIGHT, text_size=200),
    # From here on, sittings of this run are in the log too.
    Picture("sitting", sitting(24.0)),
    Picture("sitting", sitting(24.0), themes=LIGHT, text_size=200),
    Picture("sitting-paused", _paused, LIGHT),
    Picture("check-in", _asked()),
    Picture(
        "check-in-icons",
        _asked(practice="Sensory menu"),
        LIGHT,
        settings=f'{SETTINGS}preset = "low-sensory"\n',
    ),
    Picture("sitting-writing", _writing, settings=f'{SETTINGS}preset = "standard"\n'),
    Picture("ease-back", sitting(20.0, "Ease back")),
    Picture("after", _eased_back),
    Picture("after-mood", _sat_through("3 of 10")),
    Picture("unwanted", _sat_through("Write about something")),
)
