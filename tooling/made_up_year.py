"""Fills a log with a made-up person's year: real practices and presets, ratings, stops, notes, a journal.

It is nobody's data. Two runs on the same day make the same log, so that they draw the same pictures.
"""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from player.library.catalog import Library
from player.practice.choices import Choices
from player.practice.units import Seconds
from player.records.journal.entries import JournalKind
from player.records.measures.questionnaire_reader import read_questionnaire
from player.records.session_log import SessionLog
from player.records.store.entries import (
    Content,
    ContentKind,
    EventKind,
    NoteKind,
    Outcome,
    RatingTime,
    Scale,
    SittingId,
    StartedSitting,
    Unanswered,
)
from player.records.store.keys import Keys
from player.sittings.planning import Planning
from player.sittings.sitting_log import plan_hash
from player.system.folders import Folders

DAYS = 365
SUMMER = range(200, 225)
"""Days with hardly a sitting: gaps are normal."""

FIRST_STEPS = range(90)
"""Days under First steps; after them, Gentle is used."""

GROUNDING_DAYS = range(120)
"""Days with grounding practices only."""

STOPPED = 0.12
"""The share of sittings that are stopped before their end."""

FIRST = ("ease-back", "sensory-menu", "a-few-mindful-breaths", "noticing-without-pushing-away")
LATER = ("others-too", "kindness-to-a-friend-or-an-animal", "reframing-a-slip", "end-of-day")
NOTES = (
    "The feet were easier than the breath.",
    "Rain outside. I listened to that instead.",
    "My shoulders came down a little.",
    "Harder than last week, and that's all right.",
    "I left at the part about others and looked at the plant.",
)
REASONS = ("Somebody rang the bell.", "It got a bit much.")
LETTER = "You had a long week, and you still answered her kindly. That counts for something."


@dataclass
class YearClock:
    """A clock for the rows of the log; ``at`` is its current time and can be set."""

    at: datetime

    def __call__(self) -> datetime:
        """The current time, a second later at each call."""
        self.at += timedelta(seconds=1)
        return self.at


def fill(folders: Folders, now: datetime) -> None:
    """Write the log of a year that ends yesterday.

    Args:
        folders: Kindpace's folders, without a log.
        now: the current time.
    """
    clock = YearClock(now - timedelta(days=DAYS))
    library = Library(folders)
    chance = random.Random(11)  # noqa: S311 - a made-up year, no secrets
    with SessionLog.open(folders.data, Keys(folders.config), clock) as log:
        for day in range(1, DAYS):
            if chance.random() < _likelihood(day):
                clock.at = now - timedelta(days=DAYS - day, hours=now.hour - chance.choice((7, 12, 21)))
                _sit(log, library, chance, day)
            if day % 41 == 0:
                _write(log, chance)


def _likelihood(day: int) -> float:
    return 0.04 if day in SUMMER else 0.42


def _sit(log: SessionLog, library: Library, chance: random.Random, day: int) -> None:
    script = library.script(chance.choice(FIRST if day in GROUNDING_DAYS else (*FIRST, *LATER)))
    name = "first-steps" if day in FIRST_STEPS else "gentle"
    pacing = library.preset(name)
    planning = Planning.in_its_language(library, script, pacing, Choices())
    plan = planning.fresh(planning.estimated)
    sitting = log.start(
        StartedSitting(
            Content(ContentKind.SCRIPT, script.id, library.source(script.content_hash)),
            script.title,
            Content(ContentKind.PRESET, name, library.source(pacing.content_hash)),
            plan_hash(plan),
            plan.duration,
            spoken=True,
            highest_rung=max(step.rung for step in plan.steps),
        )
    )
    _answer(log, sitting, chance, plan.duration, day)


def _answer(log: SessionLog, sitting: SittingId, chance: random.Random, length: Seconds, day: int) -> None:
    before = max(1, min(9, round(chance.gauss(5.0 - day / 180, 1.5))))
    log.rate(sitting, RatingTime.START, Scale.DISTRESS_10, before if day % 9 else Unanswered.SKIPPED)
    stopped = chance.random() < STOPPED
    heard = Seconds(length * chance.uniform(0.3, 0.7)) if stopped else length
    if stopped:
        log.event(sitting, heard, EventKind.EASED_BACK, {"by": "key"})
    log.finish(sitting, Outcome.STOPPED if stopped else Outcome.COMPLETED, heard)
    after = max(0, before + chance.choice((-2, -1, -1, 0, 0, 1)))
    log.rate(sitting, RatingTime.END, Scale.DISTRESS_10, after)
    for scale in (Scale.MOOD, Scale.ENERGY):
        log.rate(sitting, RatingTime.AFTER, scale, chance.choice((2, 3, 3, 4, Unanswered.SKIPPED)))
    if day % 6 == 0:
        log.reflect(sitting, chance.choice(NOTES))
    if stopped:
        log.reflect(sitting, chance.choice(REASONS), NoteKind.STOP_REASON)


def _write(log: SessionLog, chance: random.Random) -> None:
    kind = chance.choice(list(JournalKind))
    notes = chance.sample(NOTES, len(kind.parts))
    parts = dict(zip(kind.parts, notes, strict=True)) | {kind.parts[-1]: LETTER}
    log.journal.save(log.journal.begin(kind), parts)
    grid = Path(__file__).parent.parent / "scripts" / "measures" / "mood-and-energy.yaml"
    log.measures.answer(read_questionnaire(grid.read_bytes(), grid.name), {1: 3, 2: chance.randint(1, 5)})
