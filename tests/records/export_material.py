"""A quickly made log of a year, for tests of exports."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from player.practice.pacing.locks import HeldLocks, LiftedBy, LiftedLocks
from player.practice.units import Rung, Seconds
from player.records.journal.entries import JournalKind
from player.records.measures.questionnaire_reader import read_questionnaire
from player.records.store.entries import (
    Content,
    ContentKind,
    EventKind,
    NoteKind,
    Outcome,
    RatingTime,
    Scale,
    StartedSitting,
    Unanswered,
)

GRID = (Path(__file__).parents[2] / "scripts" / "measures" / "mood-and-energy.yaml").read_bytes()


_CAPS = {"max_rung": 2, "contact_max_s": None, "max_silence_s": 9.5, "check_in": ("start", "end")}
_LOCKS = HeldLocks("mornings", "ab" * 32, "0706050403020100", datetime(2026, 2, 1, 9, 30, tzinfo=UTC), _CAPS)


def fill_year(log, clock, *, sittings=120, seed=5):
    """Sittings, stops, ratings, notes, journal and answers, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - a made-up year, no secrets
    for number in range(sittings):
        clock.now += timedelta(hours=chance.choice((20, 44, 70)))
        _sit(log, chance, number)
        if number % 10 == 0:
            kind = chance.choice(list(JournalKind))
            entry, part = log.journal.begin(kind), kind.parts[0]
            log.journal.save(entry, {part: f"entry {number}"})
            log.journal.save(entry, {part: f"again {number}"})
            grid = read_questionnaire(GRID, "grid.yaml")
            log.measures.answer(grid, {1: chance.randint(1, 5), 2: chance.randint(1, 5)})


def fill_whole_year(log, clock):
    """Fill twelve months, with mood and energy at most sittings."""
    fill_year(log, clock, sittings=192)
    chance = random.Random(7)  # noqa: S311 - as above
    for sitting in log.sittings():
        for scale in (Scale.MOOD, Scale.ENERGY):
            for time in (RatingTime.START, RatingTime.AFTER):
                value = chance.choice((*range(1, 6), Unanswered.SKIPPED))
                log.rate(sitting.id, time, scale, value)


def _sit(log, chance, number):
    name = chance.choice(("others-too", "a-kind-letter", "ease-back"))
    preset = chance.choice(("gentle", "first-steps"))
    version = b"format: 1\n# version %d\n" % (number // 50)
    script = Content(ContentKind.SCRIPT, name, f"# {name}\n".encode())
    title = name.replace("-", " ").capitalize()
    started = StartedSitting(
        script,
        title,
        Content(ContentKind.PRESET, preset, version),
        "ef" * 32,
        Seconds(290.5),
        spoken=number % 7 != 0,
        highest_rung=Rung(chance.randint(0, 3)),
        locks=_LOCKS if number % 40 < 30 else HeldLocks(),
        lifted=LiftedLocks(("max_rung", "contact_max_s"), LiftedBy.HAND) if number % 40 == 30 else None,
    )
    sitting = log.start(started)
    before = chance.randint(1, 7)
    log.rate(sitting, RatingTime.START, Scale.DISTRESS_10, before if number % 9 else Unanswered.SKIPPED)
    log.event(sitting, Seconds(12.5), EventKind.PAUSED)
    stopped = chance.random() < 0.2
    if stopped:
        log.event(sitting, Seconds(60.0), EventKind.EASED_BACK, {"by": "key"})
    log.finish(
        sitting, Outcome.STOPPED if stopped else Outcome.COMPLETED, Seconds(60.0 if stopped else 290.5)
    )
    log.rate(sitting, RatingTime.END, Scale.DISTRESS_10, max(0, before - chance.randint(-1, 2)))
    if number % 5 == 0:
        log.reflect(sitting, f'=HYPERLINK({number})\nnext line, “quoted” "too"; ünï')
    if stopped:
        log.reflect(sitting, "too loud", NoteKind.STOP_REASON)
