"""The log's page: reading, narrowing, dots, and one sitting."""

from datetime import timedelta

import pytest
from page_material import Days, folders_in, parts_in

from player.practice.units import Seconds
from player.records.session_log import SessionLog
from player.records.store.entries import (
    Content,
    ContentKind,
    Outcome,
    RatingTime,
    Scale,
    StartedSitting,
    Unanswered,
)
from player.records.store.keys import Keys
from player.window.intents import OpenLog
from player.window.log import page as log_page
from player.window.log.state import FilterLog, LogWay, NarrowLog, OpenSitting, ShowLogAs
from player.window.router import Router
from player.window.shared.rating_described import place_said


@pytest.fixture
def days():
    return Days()


@pytest.fixture
def parts(tmp_path, days):
    folders = folders_in(tmp_path)
    log = SessionLog.open(folders.data, Keys(folders.config), days)
    yield parts_in(folders, log, now=days)
    log.close()


@pytest.fixture
def sit(parts, days):
    def add(
        days_ago, script="others-too", *, outcome=Outcome.COMPLETED, ratings=(4, 2), preset="gentle", note=""
    ):
        kept = days.now
        days.now = kept - timedelta(days=days_ago)
        content = Content(ContentKind.SCRIPT, script, script.encode())
        pacing = Content(ContentKind.PRESET, preset, preset.encode())
        title = script.replace("-", " ").capitalize()
        sitting = parts.session_log.open.start(
            StartedSitting(content, title, pacing, "0" * 64, Seconds(240.0), spoken=True)
        )
        for time, value in zip((RatingTime.START, RatingTime.AFTER), ratings, strict=False):
            parts.session_log.open.rate(sitting, time, Scale.DISTRESS_10, value)
        if note:
            parts.session_log.open.reflect(sitting, note)
        parts.session_log.open.finish(sitting, outcome, 200.0)
        days.now = kept
        return sitting

    return add


ANSWERS = [
    ((5, Unanswered.SKIPPED), "start 5"),
    ((Unanswered.SKIPPED, 2), "after 2"),
    ((Unanswered.SKIPPED, Unanswered.SKIPPED), "you let it pass"),
    ((Unanswered.NOT_ASKED, Unanswered.NOT_ASKED), "not asked"),
]
"""How hard a sitting was before and after it, and how that is said."""


@pytest.fixture
def opened(parts):
    def page():
        router = Router(parts)
        router.handle(OpenLog())
        router.tick()
        return router

    return page


def practices(router):
    return [row.practice for row in router.view().rows]


def test_rows_are_newest_first_in_words(opened, sit):
    sit(3, ratings=(5, Unanswered.SKIPPED))
    sit(0, note="A quiet one.", outcome=Outcome.STOPPED)
    newest, oldest = opened().view().rows[:]

    assert newest.when == "Sunday 22 November 2026, 08:00"
    assert (newest.ended, newest.reflection) == ("you stopped by choice", "A quiet one.")
    assert (newest.before, newest.after) == ("4", "2")
    assert (oldest.before, oldest.after) == ("5", "let pass")
    assert oldest.minutes == "3 minutes 20 seconds"


@pytest.mark.parametrize(("given", "said"), ANSWERS)
def test_a_row_says_what_was_answered_and_nothing_of_what_was_not(opened, sit, given, said):
    sit(0, ratings=given)
    (row,) = opened().view().rows[:]

    assert row.ratings == f"How hard it was, 0 to 10: {said}"


def test_the_view_stays_the_same_object_while_nothing_happens(opened, sit):
    sit(0)
    router = opened()
    first = router.view()
    router.tick()

    assert router.view() is first


@pytest.mark.parametrize(
    ("name", "value", "left"),
    [
        ("period", "28", ["Others too", "Ease back"]),
        ("period", "365", ["Others too", "Ease back", "Four myths"]),
        ("practice", "ease-back", ["Ease back"]),
        ("pacing", "standard", ["Four myths"]),
        ("outcome", "stopped-by-choice", ["Ease back"]),
    ],
)
def test_each_choice_narrows(opened, sit, name, value, left):
    sit(500, "end-of-day")
    sit(100, "four-myths", preset="standard")
    sit(27, "ease-back", outcome=Outcome.STOPPED)
    sit(0)
    router = opened()
    router.handle(NarrowLog(name, value))

    assert practices(router) == left


def test_days_can_be_chosen_and_both_count(opened, sit):
    for ago in (0, 1, 2, 3):
        sit(ago, f"day-{ago}")
    router = opened()
    router.handle(NarrowLog("period", "days"))
    whole = (router.view().first_day, router.view().last_day)
    router.handle(NarrowLog("first", "2026-11-20"))
    router.handle(NarrowLog("last", "2026-11-21"))

    assert whole == ("2026-11-19", "2026-11-22")
    assert practices(router) == ["Day 1", "Day 2"]


def test_words_are_found_in_titles_days_and_notes(opened, sit):
    sit(1, "ease-back")
    sit(0, note="The tram outside.")
    router = opened()
    found = {}
    for words in ("tram", "EASE", "saturday", "zebra"):
        router.handle(FilterLog(words))
        found[words] = practices(router)

    assert found == {"tram": ["Others too"], "EASE": ["Ease back"], "saturday": ["Ease back"], "zebra": []}
    assert router.view().empty_words == "No sitting matches that."


def test_dots_stand_by_practice_and_by_component(opened, sit):
    sit(10, "a-compassionate-phrase", ratings=(6, 3))
    sit(0, "others-too", ratings=(Unanswered.NOT_ASKED, 1))
    router = opened()
    router.handle(ShowLogAs("dots"))
    by_practice = router.view().dots
    router.handle(NarrowLog("grouping", "component"))
    at_once = router.view().dots
    # What practices are about stands in their scripts, which are read bit by bit.
    while "Other" in {strip.label for strip in router.view().dots.strips}:
        router.tick()
    by_component = router.view().dots

    assert router.view().way is LogWay.DOTS
    assert len(at_once.strips) > 0
    assert [strip.label for strip in by_practice.strips] == ["A compassionate phrase", "Others too"]
    assert [(dot.at, dot.before, dot.after) for strip in by_practice.strips for dot in strip.dots] == [
        (0.0, 0.6, 0.3),
        (1.0, None, 0.1),
    ]
    assert by_practice.strips[1].note == "Without a number: one not asked"
    assert {strip.label: len(strip.dots) for strip in by_component.strips} == {
        "Common humanity": 2,
        "Mindfulness": 1,
        "Self-kindness": 1,
    }


@pytest.mark.parametrize(("given", "said"), ANSWERS)
def test_an_open_sitting_says_what_was_answered_too(opened, sit, given, said):
    sit(0, ratings=given)
    router = opened()
    router.handle(OpenSitting(0))

    assert f"How hard it was: {said}." in router.view().detail.lines


@pytest.mark.parametrize(
    ("mood", "energy", "said"),
    [
        (3, 4, "mood in between (3), energy quite a lot (4)"),
        (3, Unanswered.SKIPPED, "mood in between (3)"),
        (Unanswered.NOT_ASKED, 4, "energy quite a lot (4)"),
        (Unanswered.SKIPPED, Unanswered.SKIPPED, "you let it pass"),
        (Unanswered.NOT_ASKED, Unanswered.NOT_ASKED, "not asked"),
    ],
)
def test_of_mood_and_energy_only_what_was_answered_is_said(mood, energy, said):
    assert place_said(mood, energy) == said


def test_one_sitting_is_shown_whole_and_put_away(opened, sit):
    sit(0, note="The tram outside.", ratings=(4, 3))
    router = opened()
    router.handle(OpenSitting(0))
    detail = router.view().detail
    router.handle(OpenSitting(None))

    assert detail.title == "Others too"
    assert "How hard it was: start 4, after 3." in detail.lines
    assert "You wrote: The tram outside." in detail.lines
    assert router.view().detail is None


def test_a_long_log_shows_its_newest_at_once_and_all_of_it_after_some_ticks(monkeypatch, parts, sit):
    monkeypatch.setattr(log_page, "FIRST_READ", 2)
    monkeypatch.setattr(log_page, "READ_AT_A_TICK", 2)
    for ago in range(5):
        sit(ago, f"day-{ago}")
    page = parts.passed_to(log_page.LogPage)
    counts = [len(page.view().rows)]
    for _ in range(3):
        page.tick()
        counts.append(len(page.view().rows))

    assert counts == [2, 2, 5, 5]
    assert [row.practice for row in page.view().rows] == [f"Day {ago}" for ago in range(5)]


def test_an_empty_log_says_so_kindly(opened):
    view = opened().view()

    assert len(view.rows) == 0
    assert view.choices == ()
    assert "no pace to keep" in view.empty_words


def test_a_log_that_is_not_open_is_not_called_empty(parts):
    log = parts.session_log.open
    parts.session_log.use(None)
    view = parts.passed_to(log_page.LogPage).view()
    parts.session_log.use(log)

    assert "is not open" in view.empty_words
